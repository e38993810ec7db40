import ArgumentParser
import Glibc
import Messages
import Storage
import Synchronization
import Threads

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
      return environment("COLUMNS").flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
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

/// One run of danvan and what it has of the world around it: what was typed, the environment and
/// the streams. `main` takes them from the process; another caller gives its own, one for each
/// thread that runs a command, and the folder that paths are relative to is that thread's.
final class Invocation: Sendable {
  /// Without the program's name.
  let arguments: [String]
  let language: Language
  /// Descriptors of the three streams.
  let input, output, errors: Int32
  /// Whether signals, the clock of the processor and the end of the process are this run's.
  let ownsProcess: Bool
  /// The database of this run, once the arguments have named it.
  let database = Lock<String?>(nil)
  /// Whether all commands are to be seen, and not only those that the arguments name: all of them
  /// cost the parser a millisecond, whichever is asked for.
  let isWhole = Atomic(false)
  private let variable: @Sendable (String) -> String?

  /// A run in a process of somebody else's.
  ///
  /// - Parameter environment: all of it.
  convenience init(
    _ arguments: [String], environment: [String: String], input: Int32, output: Int32, errors: Int32
  ) {
    self.init(arguments, (input, output, errors), ownsProcess: false) { environment[$0] }
  }

  private init(
    _ arguments: [String], _ streams: (Int32, Int32, Int32), ownsProcess: Bool,
    _ variable: @escaping @Sendable (String) -> String?
  ) {
    (self.arguments, self.ownsProcess, self.variable) = (arguments, ownsProcess, variable)
    (input, output, errors) = streams
    language = Language.chosen(arguments) { variable($0).given }
  }

  /// That of the process.
  static let process = Invocation(
    Array(CommandLine.arguments.dropFirst()), (STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO),
    ownsProcess: true
  ) { name in getenv(name).map { String(cString: $0) } }

  /// That of this thread.
  static var current: Invocation {
    guard let own = pthread_getspecific(key) else { return process }
    return Unmanaged<Invocation>.fromOpaque(own).takeUnretainedValue()
  }

  /// Runs the body with this as the current one.
  func asCurrent<T>(_ body: () throws -> T) rethrows -> T {
    let outer = pthread_getspecific(Self.key)
    pthread_setspecific(Self.key, Unmanaged.passUnretained(self).toOpaque())
    defer { pthread_setspecific(Self.key, outer) }
    return try withExtendedLifetime(self, body)
  }

  private static let key = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// A variable that is set and not empty.
  func environment(_ name: String) -> String? { variable(name).given }
}

/// As above, of the current run.
func environment(_ name: String) -> String? { Invocation.current.environment(name) }

extension String? {
  fileprivate var given: String? { self?.isEmpty == true ? nil : self }
}

/// The language of this run: `--lang`, else `$DANVAN_LANG`, else the locale.
var language: Language { Invocation.current.language }

/// One of the two texts, in the language of this run.
func text(vi: String, en: String) -> String { LocalizedText(vi: vi, en: en)[language] }

/// The help of an option.
func help(_ vi: String, _ en: String, name: String? = nil) -> ArgumentHelp {
  ArgumentHelp(stringLiteral: text(vi: vi, en: en)).named(name)
}

extension ArgumentHelp {
  fileprivate func named(_ name: String?) -> ArgumentHelp {
    var help = self
    help.valueName = name
    return help
  }
}

extension Language {
  /// Looked up before the arguments are parsed, because help and usage errors speak it too.
  static func chosen(_ arguments: [String], _ environment: (String) -> String?) -> Language {
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count,
        let language = Language(rawValue: arguments[index + 1].lowercased())
      {
        return language
      }
      if argument.hasPrefix("--lang="),
        let language = Language(rawValue: argument.dropFirst(7).lowercased())
      {
        return language
      }
    }
    for name in ["DANVAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = environment(name) else { continue }
      return value.lowercased().hasPrefix("vi") ? .vietnamese : .english
    }
    return .english
  }
}
