import ArgumentParser
import Interchange
import Query
import Storage

extension FigureCommand {
  /// `figure add`: a number somebody reported, as it was said.
  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add",
        abstract: text(vi: "Ghi một số liệu đã báo cáo.", en: "Record a reported figure."),
        discussion: text(
          vi: "Ghi số như trong báo cáo: \"gần 2.500\", \"1.400\", \"95,1 %\", \"5,3 tỷ\".",
          en: "Write the number as it was said: \"nearly 2,500\", \"1400\", \"95.1 %\"."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Option(
      help: help(
        "Chỉ tiêu, ví dụ models.registered.", "Measure, e.g. models.registered.",
        name: "measure"))
    var measure: String

    @Option(help: help("Số như đã nói.", "The number as it was said.", name: "number"))
    var value: String

    @Option(help: help("Của tỉnh, thành nào.", "Of which province.", name: "province"))
    var province: String?

    @Option(help: help("Hoặc của cơ quan nào.", "Or of which committee.", name: "code"))
    var committee: String?

    @Option(
      help: help(
        "Phân tổ, ví dụ owner_kind=collective.",
        "Breakdown, e.g. owner_kind=collective.", name: "text"))
    var breakdown: String?

    @Option(
      help: help(
        "Kỳ: 2024, 2024-S1, 2024-Q3, 2020/2024 …",
        "Period: 2024, 2024-S1, 2024-Q3, 2020/2024 …", name: "period"))
    var period: String?

    @Option(help: help("Số liệu đến ngày.", "As of which day.", name: "date"))
    var asOf: String?

    @Option(
      help: help(
        "stock (thời điểm), flow (trong kỳ) hoặc cumulative (lũy kế).",
        "stock, flow or cumulative.", name: "kind"))
    var nature: String?

    @Option(
      help: help(
        "result (kết quả), target (mục tiêu) hoặc assessment (nhận định).",
        "result, target or assessment.",
        name: "role"))
    var role: String?

    @Option(help: help("Là một phần của số liệu nào.", "A part of which figure.", name: "code"))
    var partOf: String?

    @Option(help: help("Trên tổng số nào.", "Out of which figure.", name: "code"))
    var outOf: String?

    @OptionGroup var evidence: Evidence
    @OptionGroup var writing: WriteOptions

    func run() throws {
      let amount = try evidence.amount(value, "--value")
      try output.printWritten {
        let added = try writing.write(globals, "figure add") { try add(amount, $0) }
        return Written(added.code, added.id, .added)
      }
    }

    private func add(_ amount: Quantity, _ writer: borrowing Writer) throws -> Figure {
      var figure = Figure()
      figure.quantity = amount
      figure.asOf = try asOf.map { try Day.parse($0, field: "--as-of") }
      let scope = Scope(writer.reader, on: figure.asOf ?? .today)
      figure.unit = try province.map { name in
        try option("--province") {
          try writer.reader.unit(name, level: .province, on: scope.day).unit
        }
      }
      try figure.enter(
        [
          ("measure", measure), ("breakdown", breakdown),
          ("period", period), ("nature", nature),
          ("role", role), ("part_of", partOf), ("out_of", outOf),
        ] + [("committee", committee)].notBlank() + evidence.fields, scope)
      figure.code = try evidence.code(of: Figure.self, after: "F-\(Day.today.year)", writer)
      return try writer.insert(figure)
    }
  }
}
