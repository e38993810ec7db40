import ArgumentParser
import Query
import Storage

/// One of the decisions on a model, as a command.
protocol Decision {
  static var command: String { get }
  static var abstract: LocalizedText { get }
  static var outcome: Outcome { get }
}

extension Decision {
  /// What was reported without a level can still be withdrawn.
  fileprivate static var moreLevels: LocalizedText {
    outcome == .withdrawn
      ? LocalizedText(vi: "; chưa rõ cấp: «unknown»", en: "; “unknown” where none is recorded")
      : LocalizedText(vi: "", en: "")
  }
}

enum Recognize: Decision {
  static let command = "recognize"
  static let abstract = LocalizedText(vi: "Công nhận một mô hình.", en: "Recognize a model.")
  static let outcome = Outcome.recognized
}

enum Decline: Decision {
  static let command = "decline"
  static let abstract = LocalizedText(
    vi: "Không công nhận một mô hình.", en: "Decline to recognize a model.")
  static let outcome = Outcome.declined
}

enum Withdraw: Decision {
  static let command = "withdraw"
  static let abstract = LocalizedText(vi: "Thu hồi công nhận.", en: "Take a recognition back.")
  static let outcome = Outcome.withdrawn
}

/// `model recognize|decline|withdraw`.
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
  var on: String

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

  @OptionGroup var writing: WriteOptions

  func run() throws {
    try output.printWritten {
      let decided = try writing.write(
        globals, "model \(D.command)", options: ["committee": "--deciding"]
      ) { try $0.decide(D.outcome, on: model, year: year, typed) }
      if decided.decision.knownBy > .today { Console.note(.inFuture(on)) }
      return Written(decided.model.code, decided.decision.id, decided.decision.done)
    }
  }

  private var typed: [Typed] {
    [
      ("level", level), ("decided_on", on), ("committee", deciding), ("decision", decision),
      ("source", source),
    ]
  }
}

extension Recognition {
  /// Outcome, level and day.
  var done: LocalizedText {
    let day = decidedOn ?? knownBy
    return LocalizedText(
      vi: """
        \(outcome.label.vietnamese) \(level.label.vietnamese) ngày \
        \(Language.vietnamese.written(day))
        """,
      en: "\(outcome.label.english) at \(level.label.english) level on \(day.iso)")
  }
}
