import Glibc

/// A program run as a user runs it: a new process, waited for.
struct Program {
  let path: String
  let arguments: [String]
  /// A file for its standard input.
  var input = "/dev/null"
  /// Whether what it says on standard error is of no interest.
  var isQuiet = false

  /// Runs it. What it complains about goes where ours goes.
  ///
  /// - Parameter output: a file to print to; it is not a terminal.
  /// - Returns: the most memory it had at a time, in KiB.
  /// - Throws: `Failure` where it does not start or does not exit as it should.
  @discardableResult
  func run(into output: String) throws -> Int {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    if isQuiet {
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }

    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let error = posix_spawn(&process, path, &actions, nil, &words, environ)
    guard error == 0 else { throw Failure("\(path): \(String(cString: strerror(error)))") }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process, status == 0 else {
      throw Failure("\(path) \(arguments.joined(separator: " ")) failed with status \(status)")
    }
    return usage.ru_maxrss
  }

  /// Where the shell would find it; nil if nowhere.
  static func find(_ name: String) -> String? {
    let folders = getenv("PATH").map { String(cString: $0) } ?? ""
    return folders.split(separator: ":").map { "\($0)/\(name)" }
      .first { access($0, X_OK) == 0 }
  }
}

extension Program {
  /// The most memory it has at a time, in KiB.
  ///
  /// A small process starts it: what the starting process has counts as the child's until it is
  /// another program, and the kernel keeps the greatest.
  func peak(in folder: String) throws -> Int {
    let output = folder + "/peak"
    try Program(path: "/proc/self/exe", arguments: ["peak", folder + "/output", path] + arguments)
      .run(into: output)
    guard let peak = try Int(contents(of: output).split(separator: "\n").first ?? "") else {
      throw Failure("no peak of \(path)")
    }
    return peak
  }
}

/// The text of a small file.
func contents(of path: String) throws -> String {
  guard let file = fopen(path, "r") else { throw Failure("cannot read \(path)") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = getc_unlocked(file), byte != EOF {
    bytes.append(UInt8(truncatingIfNeeded: byte))
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Writes a small file anew.
func write(_ text: String, to path: String) throws {
  guard let file = fopen(path, "w") else { throw Failure("cannot write \(path)") }
  fputs(text, file)
  guard fclose(file) == 0 else { throw Failure("cannot write \(path)") }
}
