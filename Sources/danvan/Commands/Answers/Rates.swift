import ArgumentParser
import Interchange
import Messages
import Query
import Storage

/// `rates`: recognition rates per province.
struct RatesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rates",
      abstract: text(
        vi: "Tỷ lệ mô hình được công nhận theo tỉnh, thành.",
        en: "Recognition rates per province."),
      discussion: text(
        vi: "Số theo sổ và số theo báo cáo đứng cạnh nhau, không cộng vào nhau.",
        en: "What is recorded and what is reported stand side by side, never added."))
  }

  @OptionGroup var globals: ReadGlobals
  @OptionGroup var output: PageOptions
  @OptionGroup var charts: ChartOptions
  @OptionGroup var options: RateOptions

  @Flag(
    help: help(
      "Chỉ in những nơi còn thiếu trong số cộng từ cấp dưới (--basis below).",
      "Only print who is missing in the sums from below (--basis below)."))
  var missing = false

  func validate() throws {
    guard options.compare, missing else { return }
    throw Message(
      .usage, field: "--missing",
      LocalizedText(vi: "không dùng với --compare", en: "does not go with --compare"),
      advice: LocalizedText(vi: "Chỉ ghi một.", en: "Give one of them.")
    ).asUsage
  }

  func run() throws {
    try globals.read { reader in
      let question = try options.question(reader)
      try check(question)
      let style = try output.style(
        title: text(vi: "Tỷ lệ mô hình được công nhận", en: "Recognition rates"), reader,
        asked: try options.asked(question, reader), chart: charts.chart)
      try output.withSink { sink in
        guard !options.compare else {
          return try Printer.print(
            RateComparison.headings(question), try reader.comparisons(question).map(\.cells), style,
            to: sink)
        }
        let table = try RateTable(question, reader)
        guard !missing else {
          return try Printer.print(
            table.missing.headings, try table.missing.rows(reader), style, to: sink)
        }
        var printer = try Printer(table.headings, style, to: sink)
        for row in table.rows(totals: style.format.isForPeople) {
          try printer.row(row.cells, kind: row.kind)
        }
        try printer.end()
        if table.lacksReports, style.format.isForPeople { Console.note(.lacksReports) }
      }
    }
  }

  private func check(_ question: RateQuestion) throws {
    let isFromBelow = question.basis.isFromBelow
    if options.compare, isFromBelow {
      throw Message(
        .usage, field: "--compare",
        LocalizedText(
          vi: "đặt báo cáo cạnh sổ, không dùng với --basis \(question.basis.rawValue)",
          en: "sets reports beside records; not with --basis \(question.basis.rawValue)"),
        advice: LocalizedText(
          vi: "Đặt ba căn cứ cạnh nhau: --basis all.",
          en: "For all three beside each other: --basis all.")
      ).asUsage
    }
    guard missing, !isFromBelow else { return }
    throw Message(
      .usage, field: "--missing",
      LocalizedText(
        vi: "chỉ dùng với số cộng từ cấp dưới", en: "is of sums from below"),
      advice: LocalizedText(vi: "Thêm --basis below.", en: "Add --basis below.")
    ).asUsage
  }
}

extension LocalizedText {
  /// Which command names all that are missing.
  fileprivate static let lacksReports = LocalizedText(
    vi: "Còn nơi chưa báo cáo; thêm --missing vào lệnh này để xem tên từng nơi.",
    en: "Somebody has not reported; add --missing to this command to see who.")
}
