import ArgumentParser
import Glibc
import Messages
import Storage

/// The only place that prints and exits.
enum Console {
  /// Makes sure that nothing but the streams themselves ever has their numbers, and that a reader who
  /// went away is an error as any other.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      guard fcntl(stream, F_GETFD) < 0 else { continue }
      // Opened the wrong way round: reading and writing go on failing.
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Columns of the terminal, else what `$COLUMNS` asks for.
  static var width: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return environment("COLUMNS").flatMap(Int.init)
    }
    return Int(size.ws_col)
  }

  /// Data, to stdout.
  static func write(_ bytes: [UInt8]) throws { try write(bytes, to: STDOUT_FILENO, "stdout") }

  /// A message, to stderr.
  static func note(_ phrase: LocalizedText) { complain(phrase[language]) }

  /// One line on a terminal that the next one replaces.
  static func status(_ line: String) {
    try? write(Array("\r\u{1B}[K\(line)".utf8), to: STDERR_FILENO, "stderr")
  }

  /// A question, to stderr; the answer is typed on the same line.
  static func ask(_ question: String) {
    try? write(Array(question.utf8), to: STDERR_FILENO, "stderr")
  }

  /// Every byte, or an error.
  static func write(_ bytes: [UInt8], to descriptor: Int32, _ name: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw DomainError.cannotWrite(name, errno) }
      rest = rest.dropFirst(count)
    }
  }

  private static func complain(_ line: String) {
    try? write(Array((line + "\n").utf8), to: STDERR_FILENO, "stderr")
  }

  /// Says what went wrong and exits with the contract's code.
  static func end(with error: any Error) -> Never {
    switch error {
    case let error as DomainError: end(with: Message(error.inOptions))
    case let message as Message: end(with: message)
    case is CancellationError:
      note(.stopped)
      end(code: Watch.interrupted)
    default: endUsage(error)
    }
  }

  /// Ends with a code and no words.
  static func end(code: Int32) -> Never { exit(code) }

  private static func end(with message: Message) -> Never {
    // As in `list | head`: who was to read it wants no more of it.
    if message == Message(.cannotWrite("stdout", EPIPE)) { exit(128 + SIGPIPE) }
    complain(of: message)
    exit(message.kind.exitCode)
  }

  /// What went wrong and what to do, to stderr.
  static func complain(of message: Message) {
    let label = text(vi: "Lỗi", en: "Error")
    complain("\(label): \(message.description[language])")
    if let advice = message.advice { complain("→ \(advice[language])") }
  }

  /// Puts danvan with other arguments in the place of this process; where that fails, ends it.
  static func restart(_ arguments: [String], _ code: Int32) -> Never {
    var pointers = (["danvan"] + arguments).map { strdup($0) } + [nil]
    execv("/proc/self/exe", &pointers)
    _exit(code)
  }

  /// Help, the version, or arguments that do not parse.
  private static func endUsage(_ error: any Error) -> Never {
    let code = Danvan.exitCode(for: error).rawValue
    let english = Danvan.fullMessage(for: error)
    if let word = Usage.unknownCommand(in: english) { end(with: Message(.noCommand(word))) }
    let message = Usage.translated(english)
    if code == 0 {
      do { try write(Array((message + "\n").utf8)) } catch { end(with: error) }
    } else {
      // What was typed stands in it as it was typed.
      complain(
        message.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).visible }
          .joined(separator: "\n"))
    }
    exit(code)
  }
}

extension Message.Kind {
  /// As in sysexits.h.
  fileprivate var exitCode: Int32 {
    switch self {
    case .failure: 1
    case .usage: 64
    case .badData: 65
    case .noInput: 66
    case .cannotCreate: 73
    case .busy: 75
    case .notPermitted: 77
    }
  }
}

extension LocalizedText {
  static let nothingChanged = LocalizedText(
    vi: "Không có gì thay đổi: đã đúng như vậy.", en: "Nothing changed: it was so already.")
  static let nothingWritten = LocalizedText(
    vi: "Làm thử: chưa lưu gì.", en: "Dry run: nothing was written.")
}

extension DomainError {
  /// The first word is no command.
  static func noCommand(_ word: String) -> DomainError {
    let shown = word.shownInMessage
    return DomainError(
      .usage, LocalizedText(vi: "Không có lệnh «\(shown)»", en: "There is no command “\(shown)”"),
      advice: LocalizedText(vi: "Xem các lệnh: danvan --help", en: "See the commands: danvan --help"))
  }

  /// The same trouble as a matter of how the command was typed.
  var asUsage: ValidationError {
    Message(inOptions).asUsage
  }
}

extension Message {
  /// The same trouble as a matter of how the command was typed.
  var asUsage: ValidationError {
    ValidationError(
      [description[language], advice?[language]].compactMap(\.self).joined(separator: "\n→ "))
  }
}
