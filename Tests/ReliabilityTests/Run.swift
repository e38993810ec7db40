import Foundation
import Testing

/// How a run of a program ended, and what it wrote.
struct Ending: Sendable {
  /// The exit code; nil where a signal ended it.
  let code: Int32?
  let stdout: String
  let stderr: String
  /// What the fault library counted; empty where it was not there or not to end in order.
  let counts: [String: Int]
  /// The call that failed first, and its file: `write danvan.db-wal`.
  let fired: String?
  /// Every call and its file, where the plan asked for them: `write+ danvan.db-wal`.
  let trace: [String]
}

/// A folder in memory where there is one, for thousands of runs; gone when let go of.
final class Place: Sendable {
  let path: String
  private let scratch: String

  private static let base: String = {
    let memory = "/dev/shm"
    return access(memory, W_OK) == 0
      ? memory : FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
  }()

  init(in base: String = Place.base) throws {
    let name = UUID().uuidString
    path = "\(base)/danvan-faults-\(name)"
    scratch = "\(Place.base)/danvan-faults-\(name)-out"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    try? FileManager.default.removeItem(atPath: scratch)
  }

  static func / (place: Place, name: String) -> String { place.path + "/" + name }

  /// The files that lie here.
  func files() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try names() { files[name] = try read(name) }
    return files
  }

  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path) }

  func read(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: self / name))
  }

  /// Leaves these files here and no others.
  func put(_ files: [String: Data]) throws {
    for name in try names() { unlink(self / name) }
    for (name, data) in files { try data.write(to: URL(fileURLWithPath: self / name)) }
  }

  /// Runs danvan here under a plan, at a time that stands still; nil = the real one, no library.
  func danvan(_ arguments: [String], _ plan: Plan?, _ database: String = "danvan.db") throws
    -> Ending
  {
    try wait(for: start(arguments, plan, database))
  }

  func danvan(_ line: String, _ plan: Plan? = nil) throws -> Ending {
    try danvan(Place.words(line), plan)
  }

  /// An underscore stands for a space within a word.
  static func words(_ line: String) -> [String] {
    line.split(separator: " ").map { String($0.replacing("_", with: " ")) }
  }

  /// Starts danvan here.
  func start(_ arguments: [String], _ plan: Plan?, _ database: String = "danvan.db") throws -> pid_t
  {
    var words = [try Built.danvan(), "--db", database] + arguments
    var environment = [
      "PATH=/usr/local/bin:/usr/bin:/bin", "TZ=Asia/Ho_Chi_Minh", "DANVAN_LANG=en",
      "DANVAN_USER=tester",
    ]
    if let plan {
      environment += [
        "LD_PRELOAD=\(try Built.faults())",
        "DANVAN_FAULTS=now=1750000000,root=\(path),report=\(scratch)/counts,\(plan)",
      ]
    } else {
      words = ["/usr/bin/env", "-C", path] + words
    }
    return try spawn(words, environment)
  }

  private func spawn(_ words: [String], _ environment: [String]) throws -> pid_t {
    unlink(scratch + "/counts")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    for (number, name) in [(STDOUT_FILENO, "out"), (STDERR_FILENO, "err")] {
      let flags = O_WRONLY | O_CREAT | O_TRUNC
      posix_spawn_file_actions_addopen(&actions, number, "\(scratch)/\(name)", flags, 0o600)
    }
    var arguments = words.map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0) } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var process = pid_t()
    let code = posix_spawn(&process, words[0], &actions, nil, &arguments, &variables)
    try #require(code == 0, "\(words[0]) does not start: \(code)")
    return process
  }

  /// Waits for the end of what `start` started.
  func wait(for process: pid_t) throws -> Ending {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    var counts: [String: Int] = [:]
    var fired: String?
    var trace: [String] = []
    for line in text("counts").split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      switch parts[0] {
      case "fired": fired = parts[1]
      case "call": trace.append(parts[1])
      default: counts[parts[0]] = Int(parts[1])
      }
    }
    return Ending(
      code: status & 0x7f == 0 ? status >> 8 & 0xff : nil, stdout: text("out"), stderr: text("err"),
      counts: counts, fired: fired, trace: trace)
  }

  private func text(_ name: String) -> String {
    let data = FileManager.default.contents(atPath: "\(scratch)/\(name)") ?? Data()
    return String(decoding: data, as: UTF8.self)
  }
}

/// What this package builds, which lies beside the test bundle.
enum Built {
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Linked dynamically, for nothing can be put before a static binary.
  static func danvan() throws -> String {
    if let path = ProcessInfo.processInfo.environment["DANVAN_DYNAMIC"] { return path }
    return try #require(tool, "the built danvan is not found")
  }

  static func faults() throws -> String {
    try #require(library, "libFaults.so is not built: swift build --build-tests")
  }

  private static let tool = find("danvan")
  private static let library = find("libFaults.so")

  private static func find(_ name: String) -> String? {
    var places = CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
    places.append(CommandLine.arguments[0])
    for place in places {
      var folder = URL(fileURLWithPath: place).resolvingSymlinksInPath()
      while folder.path != "/" {
        folder.deleteLastPathComponent()
        let path = folder.appendingPathComponent(name).path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue
        {
          return path
        }
      }
    }
    return nil
  }
}
