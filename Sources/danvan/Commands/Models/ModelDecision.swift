import ArgumentParser
import Messages
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
    @OptionGroup var which: WhichDecisionOptions

    @Option(
      help: help(
        "Chỉ quyết định có kết quả ấy; selected, unselected: quyết định chọn điển hình.",
        "Only a decision of that outcome; selected, unselected: one that it is typical.",
        name: "outcome")
    )
    var outcome: String?

    @Option(help: help("Cấp đúng.", "The right level.", name: "level"))
    var toLevel: String?

    @Option(help: help("Kết quả đúng.", "The right outcome.", name: "outcome"))
    var toOutcome: String?

    @Option(help: help("Ngày quyết định.", "Day of the decision.", name: "date"))
    var on: String?

    @Option(
      help: help(
        "Thay --on khi không rõ ngày: quyết định chậm nhất ngày ấy.",
        "Instead of --on where the day is not known: decided on or before that day.",
        name: "date"))
    var knownBy: String?

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

    func validate() throws {
      if on != nil, knownBy != nil { throw Message.twoDays.asUsage }
      try clearing.check(typed, "model edit-decision")
    }

    func run() throws {
      // Which decision is meant has an option for the level too.
      let options = ["level": "--to-level", "outcome": "--to-outcome"]
      let changes = try writing.write(globals, "model edit-decision", options: options) { writer in
        try clearing.told(typed) {
          try writer.correct(which.decision(outcome), typed, clearing: $0)
        }
      }
      try output.printChanges(
        changes, title: Model.heading[language], stored: writing.dryRun ? nil : which.model)
    }

    private var typed: [Typed] {
      [
        ("level", toLevel), ("outcome", toOutcome), ("decided_on", on), ("known_by", knownBy),
        ("decision", decision), ("committee", deciding), ("source", source), ("note", note),
      ]
    }
  }
}

/// Which decision on a model is meant: the last at its level.
struct WhichDecisionOptions: ParsableArguments {
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

  func decision(_ outcome: String?) throws(DomainError) -> WhichDecision {
    try WhichDecision(on: model, level: level, year: year, outcome: outcome)
  }
}
