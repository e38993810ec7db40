import ArgumentParser
import Glibc
import Messages
import Storage

/// The only place that prints.
enum Console {
  /// Makes sure that nothing but the streams themselves ever has their numbers, and that a reader
  /// who went away is an error as any other.
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
    guard ioctl(Invocation.current.output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return environment("COLUMNS").flatMap(Int.init)
    }
    return Int(size.ws_col)
  }

  /// Data, to stdout.
  static func write(_ bytes: [UInt8]) throws {
    try write(bytes, to: Invocation.current.output, "stdout")
  }

  /// A message, to stderr.
  static func note(_ phrase: LocalizedText) { complain(phrase[language]) }

  /// One line on a terminal that the next one replaces.
  static func status(_ line: String) {
    tell("\r\u{1B}[K\(line)")
  }

  /// A question, to stderr; the answer is typed on the same line.
  static func ask(_ question: String) { tell(question) }

  /// What was typed, without the end of its line; nil at the end of all.
  static func readLine() -> String? {
    let input = Invocation.current.input
    var (line, byte): ([UInt8], UInt8) = ([], 0)
    while true {
      let count = read(input, &byte, 1)
      if count < 0, errno == EINTR { continue }
      if count <= 0, line.isEmpty { return nil }
      if count <= 0 || byte == 0x0A { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
  }

  /// Every byte, or an error.
  static func write(_ bytes: [UInt8], to descriptor: Int32, _ name: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Message.cannotWrite(name, errno) }
      rest = rest.dropFirst(count)
    }
  }

  private static func complain(_ line: String) { tell(line + "\n") }

  private static func tell(_ text: String) {
    try? write(Array(text.utf8), to: Invocation.current.errors, "stderr")
  }

  /// Says what went wrong.
  ///
  /// - Returns: the contract's code to exit with.
  static func report(_ error: any Error) -> Int32 {
    if let message = Message(of: error) { return report(message) }
    // All is said.
    if let code = error as? ExitCode { return code.rawValue }
    guard error is CancellationError else { return reportUsage(error) }
    note(.stopped)
    return Watch.interrupted
  }

  private static func report(_ message: Message) -> Int32 {
    // As in `list | head`: who was to read it wants no more of it.
    if message == .cannotWrite("stdout", EPIPE) { return 128 + SIGPIPE }
    complain(of: message)
    return message.kind.exitCode
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
  private static func reportUsage(_ error: any Error) -> Int32 {
    let code = Danvan.exitCode(for: error).rawValue
    let english = Danvan.fullMessage(for: error)
    if let word = Usage.unknownCommand(in: english) { return report(Message.noCommand(word)) }
    let message = Usage.translated(english)
    if code == 0 {
      do { try write(Array((message + "\n").utf8)) } catch { return report(error) }
    } else {
      // What was typed stands in it as it was typed.
      complain(
        message.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).visible }
          .joined(separator: "\n"))
    }
    return code
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

extension Message {
  /// The first word is no command.
  static func noCommand(_ word: String) -> Message {
    let shown = word.shownInMessage
    return Message(
      .usage, LocalizedText(vi: "Không có lệnh «\(shown)»", en: "There is no command “\(shown)”"),
      advice: LocalizedText(
        vi: "Xem các lệnh: danvan --help", en: "See the commands: danvan --help"))
  }
}
