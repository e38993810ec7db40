import ArgumentParser
import Glibc
import Interchange
import Storage

/// The only place that prints and exits.
enum Console {
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
  static func note(_ phrase: Phrase) { complain(phrase[language]) }

  /// Writes a file under another name and puts it in place when it is complete.
  static func writeFile(_ path: String, _ body: (Sink) throws -> Void) throws {
    let draft = path + ".new-\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    guard descriptor >= 0 else { throw Problem.cannotWrite(path, errno) }
    defer { unlink(draft) }
    do {
      defer { close(descriptor) }
      let sink = Sink { try write($0, to: descriptor, path) }
      try body(sink)
      try sink.flush()
      guard fsync(descriptor) == 0 else { throw Problem.cannotWrite(path, errno) }
    }
    guard rename(draft, path) == 0 else { throw Problem.cannotWrite(path, errno) }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, _ name: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Problem.cannotWrite(name, errno) }
      rest = rest.dropFirst(count)
    }
  }

  private static func complain(_ line: String) {
    try? write(Array((line + "\n").utf8), to: STDERR_FILENO, "stderr")
  }

  /// Says what went wrong and exits with the contract's code.
  static func end(with error: any Error) -> Never {
    switch error {
    case let problem as Problem: end(with: problem)
    default: endUsage(error)
    }
  }

  /// Ends with a code and no words.
  static func end(code: Int32) -> Never { exit(code) }

  private static func end(with problem: Problem) -> Never {
    let label = text(vi: "Lỗi", en: "Error")
    complain("\(label): \(problem.description[language])")
    if let advice = problem.advice { complain("→ \(advice[language])") }
    exit(problem.kind.exitCode)
  }

  /// Help, the version, or arguments that do not parse.
  private static func endUsage(_ error: any Error) -> Never {
    let code = Danvan.exitCode(for: error).rawValue
    let message = Usage.translated(Danvan.fullMessage(for: error))
    if code == 0 {
      print(message)
    } else {
      complain(message)
    }
    exit(code)
  }
}

extension Problem.Kind {
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

extension Phrase {
  static let nothingWritten = Phrase(
    vi: "Làm thử: chưa ghi gì.", en: "Dry run: nothing was written.")
}

extension Problem {
  static func cannotWrite(_ path: String, _ code: Int32) -> Problem {
    let reason = Phrase(systemError: code)
    let shown = path.visible
    return Problem(
      path == "stdout" ? .failure : .cannotCreate,
      Phrase(
        vi: "Không ghi được «\(shown)»: \(reason.vietnamese)",
        en: "Cannot write “\(shown)”: \(reason.english)"))
  }

  /// The same trouble as a matter of how the command was typed.
  var asUsage: ValidationError {
    ValidationError(
      [what[language], advice?[language]].compactMap(\.self).joined(separator: "\n→ "))
  }
}
