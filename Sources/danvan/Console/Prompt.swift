import Glibc
import Messages
import Storage

/// One thing to ask for, and where the answer goes.
struct Question<Answers>: Sendable {
  let label: LocalizedText
  /// What `?` says.
  let explanation: LocalizedText
  /// The option it stands for.
  let option: String
  var isOptional = false
  let answer: WritableKeyPath<Answers, String?> & Sendable
  /// What was given last time, if anything was.
  var suggestion: @Sendable (Registration?, Reader) throws -> String? = { _, _ in nil }
  /// What an answer was taken for, as people read it; or why it cannot be.
  let check: @Sendable (String, Answers, Reader) throws -> String
}

/// Asks one question after the other on a terminal; writes nothing.
struct Prompt<Answers> {
  /// How asking ended.
  enum End { case filled, left }

  private enum Reply { case next, back, leave }

  let questions: [Question<Answers>]
  let globals: Globals
  private(set) var answers: Answers
  private let last: Registration?
  private var place = 0

  /// - Parameter last: what answers are suggested from.
  init(
    _ questions: [Question<Answers>], about answers: Answers, last: Registration?,
    _ globals: Globals
  ) {
    (self.questions, self.answers, self.last, self.globals) = (questions, answers, last, globals)
  }

  /// From the current question to the last one.
  mutating func fill() throws -> End {
    while place < questions.count {
      switch try ask(questions[place]) {
      case .next: place += 1
      case .back: place = max(0, place - 1)
      case .leave: return .left
      }
    }
    return .filled
  }

  /// Goes on from the question an option stands for, else from the last one.
  mutating func goBack(to option: String? = nil) {
    place = questions.firstIndex { $0.option == option } ?? questions.count - 1
  }

  /// Every answer as people read it.
  func summary() throws -> [(LocalizedText, String)] {
    try questions.compactMap { question in
      try answers[keyPath: question.answer].map { (question.label, try meaning(of: $0, question)) }
    }
  }

  private mutating func ask(_ question: Question<Answers>) throws -> Reply {
    var choices: [String] = []
    let offered = try suggestion(question)
    while true {
      let bracket =
        offered.map { " [\($0.shown.shownInMessage)]" } ?? (question.isOptional ? " [—]" : "")
      Console.ask("\(question.label[language])\(bracket): ")
      guard let typed = Console.readLine()?.tidied else {
        Console.ask("\n")
        return .leave
      }
      switch typed {
      case "q", "Q": return .leave
      case "<": return .back
      case "?":
        Console.note(question.explanation)
        continue
      case "-" where question.isOptional, "" where question.isOptional && offered == nil:
        answers[keyPath: question.answer] = nil
        return .next
      default: break
      }
      let picked = Int(typed).flatMap { choices.indices.contains($0 - 1) ? choices[$0 - 1] : nil }
      let text = picked ?? (typed.isEmpty ? offered?.value ?? "" : typed)
      do {
        let meaning = try meaning(of: text, question)
        if meaning != text, !typed.isEmpty { Console.ask("  → \(meaning.visible)\n") }
        answers[keyPath: question.answer] = text
        return .next
      } catch {
        guard let message = Message(of: error) else { throw error }
        let others = complain(message)
        // A number that is not in the list leaves the list as it was.
        if !others.isEmpty || Int(typed) == nil { choices = others }
      }
    }
  }

  /// The answer given before, else last time's, where it still holds.
  private func suggestion(_ question: Question<Answers>) throws -> (value: String, shown: String)? {
    var value = answers[keyPath: question.answer]
    if value == nil {
      value = try globals.read { try question.suggestion(last, $0) }
    }
    guard let value, let shown = try? meaning(of: value, question) else { return nil }
    return (value, shown)
  }

  private func meaning(of text: String, _ question: Question<Answers>) throws -> String {
    guard !text.isEmpty else { throw Message.answerWanted }
    return try globals.read { try question.check(text, answers, $0) }
  }

  /// - Returns: what can be picked by number, each as it would be typed.
  private func complain(_ message: Message) -> [String] {
    Console.note(message.what)
    for (index, choice) in message.choices.enumerated() {
      Console.ask("  \(index + 1). \(choice.visible)\n")
    }
    if !message.choices.isEmpty {
      Console.note(LocalizedText(vi: "Gõ số thứ tự để chọn.", en: "Type a number to pick one."))
    } else if let advice = message.advice {
      Console.note(advice)
    }
    return message.choices.map { $0.split(separator: " ").first.map(String.init) ?? $0 }
  }
}

/// A terminal to ask on.
enum Terminal {
  static var canAsk: Bool {
    isatty(Invocation.current.input) == 1 && isatty(Invocation.current.errors) == 1
  }

  /// While the body runs, the erase key takes a whole letter, however many bytes it has.
  static func withUTF8Editing<T>(_ body: () throws -> T) rethrows -> T {
    let input = Invocation.current.input
    var before = termios()
    guard tcgetattr(input, &before) == 0 else { return try body() }
    var during = before
    during.c_iflag |= tcflag_t(IUTF8)
    tcsetattr(input, TCSANOW, &during)
    defer { tcsetattr(input, TCSANOW, &before) }
    return try body()
  }
}

extension Message {
  fileprivate static var answerWanted: Message {
    Message(
      .badData, LocalizedText(vi: "Mục này phải có câu trả lời.", en: "This one needs an answer."),
      advice: LocalizedText(vi: "Gõ ? để xem giải thích.", en: "Type ? for an explanation."))
  }
}
