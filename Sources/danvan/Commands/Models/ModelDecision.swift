import ArgumentParser
import Query
import Storage

extension ModelCommand {
  /// `model edit-decision CODE --level LEVEL`: corrects a decision that was typed wrong.
  struct EditDecision: ParsableCommand {
    static var configuration: CommandConfiguration {
      .edit(
        "edit-decision", vi: "Sửa một quyết định đã ghi.",
        en: "Correct a decision that is recorded."
      )
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions
    @OptionGroup var which: WhichDecision

    @Option(
      help: help(
        "Chỉ quyết định có kết quả ấy.", "Only a decision of that outcome.", name: "outcome")
    )
    var outcome: String?

    @Option(help: help("Cấp đúng.", "The right level.", name: "level"))
    var toLevel: String?

    @Option(help: help("Kết quả đúng.", "The right outcome.", name: "outcome"))
    var toOutcome: String?

    @Option(help: help("Ngày quyết định.", "Day of the decision.", name: "date"))
    var on: String?

    @Option(help: help("Số quyết định.", "Number of the decision.", name: "number"))
    var decision: String?

    @Option(help: help("Cơ quan quyết định.", "Deciding committee.", name: "committee"))
    var deciding: String?

    @Option(help: help("Mã nguồn.", "Source.", name: "source"))
    var source: String?

    @Option(help: help("Ghi chú.", "Note.", name: "text"))
    var note: String?

    @OptionGroup var clearing: Clearing
    @OptionGroup var writing: WriteOptions

    func validate() throws { try clearing.check(typed, "model edit-decision") }

    func run() throws {
      let changes = try writing.write(globals, "model edit-decision") { try edit($0) }
      try output.printChanges(
        changes.rows, title: Model.heading[language], stored: writing.dryRun ? nil : which.model)
    }

    private var typed: [Typed] {
      [
        ("level", toLevel), ("outcome", toOutcome), ("decided_on", on), ("decision", decision),
        ("committee", deciding), ("source", source), ("note", note),
      ]
    }

    /// Which decision is meant has an option for the level too.
    private func enter(_ decision: inout Recognition, _ reader: Reader) throws {
      do {
        try decision.enter(typed.given.notBlank(), LookupContext(reader))
      } catch var problem as DomainError {
        if let field = problem.field?.name, ["level", "outcome"].contains(field) {
          problem.field = .given("--to-\(field)")
        }
        throw problem
      }
    }

    private func edit(_ writer: borrowing Writer) throws -> Differences {
      let reader = writer.reader
      let outcome = try outcome.map { try Outcome.parse($0, field: "--outcome") }
      var (model, stored) = try which.find(reader, outcome)
      let sheet = Table.decisions(on: model, stored.id)
      let before = try sheet.rows(reader)
      try enter(&stored, reader)
      try clearing.clear(&stored, typed, reader)
      try writer.correct(stored, on: model)
      return Differences(sheet, before: before, after: try sheet.rows(reader))
    }
  }
}

/// Which decision on a model is meant: the last at its level.
struct WhichDecision: ParsableArguments {
  @Argument(help: help("Mã hoặc tên mô hình.", "Code or title.", name: "model"))
  var model: String

  @Option(
    help: help(
      "Cấp đã ghi: commune (xã), district (huyện), province (tỉnh), «unknown» (chưa rõ).",
      "Level as recorded: commune, district, province or unknown.", name: "level"))
  var level: String

  @Option(
    help: help(
      "Năm đăng ký, nếu mô hình đăng ký nhiều năm.",
      "Year of registration, where the model has several.", name: "year"))
  var year: Int?

  func find(_ reader: Reader, _ outcome: Outcome?) throws -> (Model, Recognition) {
    let model = try Model.find(reader, self.model)
    let level = try RecognitionLevel.parse(level, field: "--level")
    let registration = try reader.soleRegistration(of: model, year: year)
    return (
      model, try reader.lastDecision(on: registration, of: model, at: level, outcome)
    )
  }
}
