import Glibc

/// A program run as a user runs it: a new process, waited for.
struct Program {
  let path: String
  let arguments: [String]
  /// A file for its standard input.
  var input = "/dev/null"

  /// Runs it. What it complains about goes where ours goes.
  ///
  /// - Parameter output: a file to print to; it is not a terminal.
  /// - Throws: `Failure` where it does not start or does not exit with 0.
  func run(into output: String) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)

    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let code = posix_spawn(&process, path, &actions, nil, &words, environ)
    guard code == 0 else { throw Failure("\(path): \(String(cString: strerror(code)))") }
    var status: Int32 = 0
    guard waitpid(process, &status, 0) == process, status == 0 else {
      throw Failure("\(path) \(arguments.joined(separator: " ")) failed with status \(status)")
    }
  }

  /// Where the shell would find it; nil if nowhere.
  static func find(_ name: String) -> String? {
    let folders = getenv("PATH").map { String(cString: $0) } ?? ""
    return folders.split(separator: ":").map { "\($0)/\(name)" }
      .first { access($0, X_OK) == 0 }
  }
}

/// The text of a small file.
func text(of path: String) throws -> String {
  guard let file = fopen(path, "r") else { throw Failure("cannot read \(path)") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
  return String(decoding: bytes, as: UTF8.self)
}
