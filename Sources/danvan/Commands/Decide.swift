import ArgumentParser
import Query
import Storage

extension ModelCommand {
  /// `model recognize`.
  struct Recognize: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "recognize",
        abstract: text(vi: "Công nhận một mô hình.", en: "Recognize a model."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var writing: WriteOptions

    func run() throws { try decision.record(.recognized, globals, output, writing) }
  }

  /// `model decline`.
  struct Decline: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "decline",
        abstract: text(vi: "Không công nhận một mô hình.", en: "Decline to recognize a model."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var writing: WriteOptions

    func run() throws { try decision.record(.declined, globals, output, writing) }
  }

  /// `model withdraw`.
  struct Withdraw: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "withdraw",
        abstract: text(vi: "Thu hồi công nhận.", en: "Take a recognition back."))
    }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var writing: WriteOptions

    func run() throws { try decision.record(.withdrawn, globals, output, writing) }
  }
}

/// What every decision on a model is told by.
struct DecisionOptions: ParsableArguments {
  @Argument(help: help("Mã hoặc tên mô hình.", "Code or title of the model.", name: "model"))
  var model: String

  @Option(
    help: help(
      "Cấp: commune (xã), district (huyện) hoặc province (tỉnh).",
      "Level: commune, district or province.", name: "level"))
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

  func record(
    _ outcome: Outcome, _ globals: Globals, _ output: OutputOptions, _ writing: WriteOptions
  ) throws {
    var recognition = Recognition()
    recognition.outcome = outcome
    recognition.level = try stated(RecognitionLevel.parse(level, field: "--level"))
    recognition.decidedOn = try Day.parse(on, field: "--on")
    recognition.knownBy = recognition.decidedOn ?? .today
    recognition.decision = decision
    let (model, decided) = try writing.write(globals, "model \(outcome.verb)") { writer in
      let reader = writer.reader
      let model = try reader.named(Model.self, self.model)
      recognition.committee = try deciding.map { try reader.committee($0).id }
      recognition.source = try source.map { try reader.named(Source.self, $0).id }
      return (model, try writer.decide(recognition, on: model, year: year).1)
    }
    try output.print(
      Written.headings, [Written.row(model.code, decided.id, decided.done)])
  }

  private func stated(_ level: RecognitionLevel) throws(Problem) -> RecognitionLevel {
    if level != .unknown { return level }
    throw .notOneOf(
      "--level", self.level,
      RecognitionLevel.allCases.filter { $0 != .unknown }.map(\.rawValue))
  }
}

extension Outcome {
  fileprivate var verb: String {
    switch self {
    case .recognized: "recognize"
    case .declined: "decline"
    case .withdrawn: "withdraw"
    }
  }
}

extension Recognition {
  fileprivate var done: Phrase {
    let day = decidedOn ?? knownBy
    return Phrase(
      vi:
        "\(outcome.label.vietnamese) \(level.label.vietnamese) ngày \(Language.vietnamese.written(day))",
      en: "\(outcome.label.english) at \(level.label.english) level on \(day.iso)")
  }
}
