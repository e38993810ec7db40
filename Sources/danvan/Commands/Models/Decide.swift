import ArgumentParser
import Messages
import Query
import Storage

/// One of the decisions on a model, as a command.
protocol Decision {
  associatedtype Record: RegistrationDecision
  static var command: String { get }
  static var abstract: LocalizedText { get }
  static var outcome: Record.Verdict { get }
}

extension Decision {
  /// What was reported without a level can still be withdrawn.
  fileprivate static var moreLevels: LocalizedText {
    outcome.takesBack
      ? LocalizedText(vi: "; chưa rõ cấp: «unknown»", en: "; “unknown” where none is recorded")
      : LocalizedText(vi: "", en: "")
  }
}

enum Recognize: Decision {
  typealias Record = Recognition
  static let command = "recognize"
  static let abstract = LocalizedText(vi: "Công nhận một mô hình.", en: "Recognize a model.")
  static let outcome = Outcome.recognized
}

enum Decline: Decision {
  typealias Record = Recognition
  static let command = "decline"
  static let abstract = LocalizedText(
    vi: "Không công nhận một mô hình.", en: "Decline to recognize a model.")
  static let outcome = Outcome.declined
}

enum Withdraw: Decision {
  typealias Record = Recognition
  static let command = "withdraw"
  static let abstract = LocalizedText(vi: "Thu hồi công nhận.", en: "Take a recognition back.")
  static let outcome = Outcome.withdrawn
}

enum Select: Decision {
  typealias Record = Selection
  static let command = "select"
  static let abstract = LocalizedText(
    vi: "Chọn một mô hình đã công nhận làm điển hình tiêu biểu.",
    en: "Select a recognized model as typical.")
  static let outcome = SelectionOutcome.selected
}

enum Unselect: Decision {
  typealias Record = Selection
  static let command = "unselect"
  static let abstract = LocalizedText(
    vi: "Thôi công nhận điển hình.", en: "Take a selection as typical back.")
  static let outcome = SelectionOutcome.unselected
}

/// `model recognize|decline|withdraw|select|unselect`.
struct Decide<D: Decision>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: D.command, abstract: D.abstract[language])
  }

  @OptionGroup var globals: Globals
  @OptionGroup var output: OutputOptions

  @Argument(help: help("Mã hoặc tên mô hình.", "Code or title of the model.", name: "model"))
  var model: String

  @Option(
    help: help(
      "Cấp: commune (xã), district (huyện) hoặc province (tỉnh)\(D.moreLevels.vietnamese).",
      "Level: commune, district or province\(D.moreLevels.english).", name: "level"))
  var level: String

  @Option(help: help("Ngày quyết định.", "Day of the decision.", name: "date"))
  var on: String?

  @Option(
    help: help(
      "Thay --on khi không rõ ngày: quyết định chậm nhất ngày ấy.",
      "Instead of --on where the day is not known: decided on or before that day.", name: "date"))
  var knownBy: String?

  @Option(help: help("Số quyết định.", "Number of the decision.", name: "number"))
  var decision: String?

  @Option(help: help("Cơ quan quyết định.", "Deciding committee.", name: "committee"))
  var deciding: String?

  @Option(
    help: help(
      "Năm đăng ký, nếu mô hình đăng ký nhiều năm.",
      "Year of registration, where the model has several.", name: "year"))
  var year: Int?

  @Option(help: help("Mã nguồn.", "Source.", name: "source"))
  var source: String?

  @Option(help: help("Ghi chú.", "Note.", name: "text"))
  var note: String?

  @OptionGroup var writing: WriteOptions

  func validate() throws {
    if on != nil, knownBy != nil { throw Message.twoDays.asUsage }
    if on == nil, knownBy == nil { throw Message.missing("--on", "model \(D.command)").asUsage }
  }

  func run() throws {
    try output.printWritten {
      let decided = try writing.write(
        globals, "model \(D.command)", options: ["committee": "--deciding"]
      ) { try $0.decide(D.Record.self, D.outcome, on: model, year: year, typed) }
      if decided.decision.knownBy > .today { Console.note(.inFuture(on ?? knownBy ?? "")) }
      return Written(decided.model.code, decided.decision.id, decided.decision.done)
    }
  }

  private var typed: [Typed] {
    [
      ("level", level), ("decided_on", on), ("committee", deciding), ("decision", decision),
      ("source", source), ("known_by", knownBy), ("note", note),
    ]
  }
}

extension RegistrationDecision {
  /// Outcome, level and day.
  var done: LocalizedText {
    let day = day.inWords
    return LocalizedText(
      vi: "\(outcome.label.vietnamese) \(level.label.vietnamese) \(day.vietnamese)",
      en: "\(outcome.label.english) at \(level.label.english) level \(day.english)")
  }
}

extension Message {
  static var twoDays: Message {
    Message(
      .usage,
      LocalizedText(vi: "Có cả --on và --known-by", en: "There is --on and --known-by as well"),
      advice: LocalizedText(vi: "Chỉ ghi một trong hai.", en: "Give only one of them."))
  }
}
