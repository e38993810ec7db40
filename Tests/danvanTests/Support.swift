import Foundation
import Testing

/// The two languages of every message.
enum Tongue: String, Sendable, CaseIterable, CustomTestStringConvertible {
  case vi, en

  var testDescription: String { rawValue }
}

/// How a program ended, and what it wrote.
struct Outcome: Sendable {
  let code: Int32
  let bytes: [UInt8]
  let stderr: String

  var stdout: String { String(decoding: bytes, as: UTF8.self) }
  /// The lines of stdout.
  var lines: [String] { stdout.split(separator: "\n").map(String.init) }
}

/// A temporary folder, removed when the test lets go of it.
final class Folder: Sendable {
  let path: String
  /// The database the commands are about, unless a test says otherwise.
  var db: String { self / "danvan.db" }
  /// Whether danvan is started as a program here.
  private let startsProcesses: Bool

  init() throws {
    startsProcesses = StartsProcesses.isOn || Product.isGiven || !InProcess.isPossible
    path =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
      + "/danvan-tests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A folder with a database of the seeds.
  static func seeded() throws -> Folder {
    let folder = try Folder()
    try folder.write(try Seeded.shared.get().bytes, "danvan.db")
    return folder
  }

  static func / (folder: Folder, name: String) -> String { folder.path + "/" + name }

  /// What lies in the folder.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: self / name))
  }

  func read(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: self / name)))
  }

  /// Runs danvan in this folder, on its database; within this process, unless the test is one that
  /// starts it.
  func danvan(
    _ arguments: [String], _ tongue: Tongue = .en, input: String = "", env: [String: String] = [:]
  ) throws -> Outcome {
    try command(["--db", "danvan.db"] + arguments, tongue, input: input, env: env)
  }

  func danvan(_ arguments: String..., in tongue: Tongue = .en) throws -> Outcome {
    try danvan(arguments, tongue)
  }

  /// As above, where the arguments may name another database.
  func command(
    _ arguments: [String], _ tongue: Tongue = .en, input: String = "", env: [String: String] = [:]
  ) throws -> Outcome {
    if startsProcesses {
      return try run(try Product.danvan(), arguments, tongue, input: input, env: env)
    }
    return try inside(arguments, tongue, env: env).outcome(input: input)
  }

  private func inside(
    _ arguments: [String], _ tongue: Tongue, env: [String: String] = [:]
  ) -> InProcess {
    InProcess(
      folder: path, arguments: arguments,
      environment: Folder.environment(tongue).merging(env) { $1 })
  }

  /// What appears on a terminal while danvan runs on this folder's database and that is typed: as
  /// stderr of the outcome.
  ///
  /// - Parameter isApart: whether stdout leads elsewhere.
  func screen(
    _ arguments: [String], _ tongue: Tongue = .en, columns: Int = 80, typed: String = "",
    isApart: Bool = false
  ) throws -> Outcome {
    try inside(["--db", "danvan.db"] + arguments, tongue)
      .screen(columns: columns, typed: typed, isApart: isApart)
  }

  /// Runs danvan in this folder with stdout led into a file or device.
  ///
  /// - Parameter flags: how it is opened, as of open(2).
  func danvan(
    _ arguments: [String], _ tongue: Tongue, onto path: String, _ flags: Int32 = O_WRONLY
  ) throws -> Outcome {
    let descriptor = open(path, flags)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    return try inside(["--db", "danvan.db"] + arguments, tongue)
      .outcome(input: "", output: descriptor)
  }

  /// Starts danvan as a program in this folder, on its database: for what a process has of its own.
  func process(
    _ arguments: [String], _ tongue: Tongue = .en, input: String = "", env: [String: String] = [:]
  ) throws -> Outcome {
    try run(
      try Product.danvan(), ["--db", "danvan.db"] + arguments, tongue, input: input, env: env)
  }

  func process(_ arguments: String..., in tongue: Tongue = .en) throws -> Outcome {
    try process(arguments, tongue)
  }

  /// Runs danvan, which must succeed without a word on stderr but for `notes`.
  func done(_ arguments: String..., notes: Bool = false) throws -> Outcome {
    let outcome = try danvan(arguments)
    try #require(outcome.code == 0, "\(arguments): \(outcome.stderr)")
    if !notes { #expect(outcome.stderr == "") }
    return outcome
  }

  /// Runs a program in this folder with nothing of the caller's environment but what is given.
  func run(
    _ program: String, _ arguments: [String], _ tongue: Tongue = .en, input: String = "",
    env: [String: String] = [:]
  ) throws -> Outcome {
    let scratch = try Folder.scratch()
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    for (name, text) in [("in", input), ("out", ""), ("err", "")] {
      try text.write(toFile: "\(scratch)/\(name)", atomically: false, encoding: .utf8)
    }
    let reading = try #require(FileHandle(forReadingAtPath: scratch + "/in"))
    let writing = try #require(FileHandle(forWritingAtPath: scratch + "/out"))
    let complaining = try #require(FileHandle(forWritingAtPath: scratch + "/err"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    process.environment = Folder.environment(tongue).merging(env) { $1 }.filter { $1 != "" }
    process.standardInput = reading
    process.standardOutput = writing
    process.standardError = complaining
    try process.run()
    process.waitUntilExit()
    let written = try Data(contentsOf: URL(fileURLWithPath: scratch + "/out"))
    let errors = try Data(contentsOf: URL(fileURLWithPath: scratch + "/err"))
    return Outcome(
      code: process.terminationReason == .exit ? process.terminationStatus : -1,
      bytes: [UInt8](written), stderr: String(decoding: errors, as: UTF8.self))
  }

  private static func scratch() throws -> String {
    let path = FileManager.default.temporaryDirectory.path + "/danvan-run-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// Of every run, in this process and outside it.
  static let timeZone = "Asia/Ho_Chi_Minh"

  static func environment(_ tongue: Tongue) -> [String: String] {
    [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "TZ": timeZone,
      "DANVAN_LANG": tongue.rawValue, "DANVAN_USER": "tester",
    ]
  }

  /// Asks the `sqlite3` shell: the judge that knows nothing of danvan.
  @discardableResult
  func sqlite(_ sql: String, _ file: String = "danvan.db") throws -> String {
    let outcome = try run("/usr/bin/env", ["sqlite3", "-bail", self / file], input: sql + "\n")
    try #require(outcome.code == 0 && outcome.stderr == "", "\(outcome.stderr)")
    return outcome.stdout.trimmingCharacters(in: .newlines)
  }

  /// The whole content as SQL; bytes, because half a million of them are compared often.
  func dump(_ file: String = "danvan.db") throws -> [UInt8] {
    let outcome = try run("/usr/bin/env", ["sqlite3", self / file, ".dump"])
    try #require(outcome.code == 0 && outcome.stderr == "", "\(outcome.stderr)")
    return outcome.bytes
  }

  /// The database holds what it held after seeding, and lies alone in its folder.
  func expectUntouched(besides others: [String] = [], _ place: SourceLocation = #_sourceLocation)
    throws
  {
    #expect(try names() == (["danvan.db"] + others).sorted(), sourceLocation: place)
    if try read("danvan.db") == Seeded.shared.get().bytes { return }
    // Not in the expectation: it would print both on failure.
    let isSame = try dump() == Seeded.shared.get().dump
    #expect(isSame, "the content changed", sourceLocation: place)
  }
}

/// A database of the seeds, made once and copied for every test.
struct Seeded: Sendable {
  let bytes: [UInt8]
  let dump: [UInt8]

  static let shared = Result {
    let folder = try Folder()
    let made = try folder.danvan("init", "--seed")
    try #require(made.code == 0, "\(made.stderr)")
    return Seeded(bytes: try folder.read("danvan.db"), dump: try folder.dump())
  }
}

enum Product {
  /// Where this package's sources lie.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The built binary, which lies beside the test bundle.
  static func danvan() throws -> String { try #require(found, "the built danvan is not found") }

  /// Whether a script wants its own binary tested, the release's for one.
  static let isGiven = given != nil
  private static let given = ProcessInfo.processInfo.environment["DANVAN_BINARY"]

  private static let found: String? = {
    if let given { return given }
    var places = CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
    places.append(CommandLine.arguments[0])
    for place in places {
      var folder = URL(fileURLWithPath: place).resolvingSymlinksInPath()
      while folder.path != "/" {
        folder.deleteLastPathComponent()
        let path = folder.appendingPathComponent("danvan").path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue
        {
          return path
        }
      }
    }
    return nil
  }()
}
