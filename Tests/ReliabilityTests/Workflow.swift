import Foundation
import Testing

/// A command that is disturbed, and what it starts from.
///
/// A line in `all` is all it takes to have another one tried in every way.
struct Workflow: Sendable, CustomTestStringConvertible {
  let name: String
  /// The command; an underscore stands for a space within a word.
  let command: String
  /// Commands that make the file it starts from; after `sqlite3 `, SQL for the shell.
  var given: [String] = ["init --seed"]
  /// Whether the file is one of an older danvan, with tables but no records.
  var isOld = false
  /// The last command, killed when its commit was on the disk but not yet in the database file.
  var killed: String?
  /// Files that lie beside it.
  var files: [String: String] = [:]
  /// Whether what cannot be read for a moment may count as found, and as repaired.
  var repairs = false
  /// Whether it is too long for as many faults as the others.
  var isLong = false

  var testDescription: String { name }

  static let model = "--province 22 --field economy --owner-kind collective --year 2026"
  static let registered = ["init --seed", "model register --title Hiến_đất \(model)"]

  static let all: [Workflow] = [
    Workflow(name: "init", command: "init --seed", given: [], isLong: true),
    Workflow(name: "migrate", command: "migrate", given: [], isOld: true),
    Workflow(name: "register", command: "model register --title Hiến_đất_làm_đường \(model)"),
    Workflow(
      name: "recognize", command: "model recognize 22-2026-0001 --level commune --on 2026-01-01",
      given: registered),
    Workflow(
      name: "import", command: "model import models.csv", files: ["models.csv": rows(30)]),
    Workflow(
      name: "import good rows", command: "model import models.csv --skip-bad bad.csv",
      files: ["models.csv": rows(5) + "Không có tỉnh,Nơi không có,2026\n"]),
    Workflow(name: "edit", command: "model edit 22-2026-0001 --note Mới", given: registered),
    Workflow(
      name: "merge",
      command: "unit merge 22 31 --into Chung --code 90 --type Tỉnh --on 2028-01-01 --act 2/NQ"),
    Workflow(name: "release", command: "release make Q1 --report tasks"),
    Workflow(name: "undo", command: "undo --reason Nhầm", given: registered),
    Workflow(name: "backup", command: "backup copy.db", given: registered),
    Workflow(
      name: "restore", command: "restore copy.db",
      given: ["init --seed", "backup copy.db", registered[1]]),
    Workflow(
      name: "repair", command: "check --repair --reason Hỏng",
      given: registered + ["sqlite3 UPDATE model SET search_key = 'x' WHERE id = 1"],
      repairs: true),
    Workflow(
      name: "recovery", command: "model edit 22-2026-0001 --note Mới",
      given: ["init --seed"], killed: registered[1]),
    Workflow(name: "recovery by a reader", command: "rates", killed: registered[1]),
    Workflow(name: "check", command: "check", given: registered),
    Workflow(name: "search", command: "search hiến_đất", given: registered),
  ]

  private static func rows(_ count: Int) -> String {
    "title,province,year\n"
      + (1...count).map { "Mô hình số \($0),22,2026\n" }.joined()
  }
}

/// A workflow with what it is without faults.
struct Course: Sendable {
  let workflow: Workflow
  /// The files it starts from.
  let files: [String: Data]
  let before: State
  let after: State
  let ending: Ending

  /// Every workflow, made once.
  static func of(_ workflow: Workflow) throws -> Course {
    try #require(try all.get()[workflow.name])
  }

  private static let all = Result {
    var all: [String: Course] = [:]
    for workflow in Workflow.all { all[workflow.name] = try Course(workflow) }
    return all
  }

  private init(_ workflow: Workflow) throws {
    self.workflow = workflow
    let place = try Place()
    if workflow.isOld { try OldFile.make(2, in: place) }
    for line in workflow.given {
      if line.hasPrefix("sqlite3 ") {
        try shell("/usr/bin/env", ["sqlite3", place / "danvan.db", String(line.dropFirst(8))])
        continue
      }
      let ending = try place.danvan(line, .nothing.with("random", 1))
      try #require(ending.code == 0, "\(line): \(ending.stderr)")
    }
    for (name, text) in workflow.files {
      try text.write(toFile: place / name, atomically: false, encoding: .utf8)
    }
    if let line = workflow.killed { try Course.kill(line, in: place) }
    files = try place.files()
    before = try State(in: place)
    try place.put(files)
    ending = try place.danvan(workflow.command, Course.plan().with("trace"))
    after = try State(in: place)
  }

  /// Leaves a WAL that holds what was acknowledged: the last stage at which a kill does.
  private static func kill(_ line: String, in place: Place) throws {
    let start = try place.files()
    let whole = try place.danvan(line, .nothing.with("random", 2))
    let stages = try #require(whole.counts["stages"])
    for stage in (1...stages).reversed() {
      try place.put(start)
      _ = try place.danvan(line, .nothing.with("random", 2).with("kill", stage))
      unlink(place / "danvan.db-shm")
      if let log = try place.files()["danvan.db-wal"], log.count > 0,
        try place.read("danvan.db") == start["danvan.db"]
      {
        return
      }
    }
    Issue.record("no kill leaves a WAL")
  }

  /// The numbers of the calls of each sort on each file, in order.
  func calls(needingRoom: Bool) -> [[Int]] {
    let trace = ending.trace.filter { !needingRoom || $0.contains("+ ") }
    // A draft is named by the process.
    let sorts = Dictionary(grouping: trace.indices) { trace[$0].filter { !$0.isNumber } }
    return sorts.sorted { $0.key < $1.key }.map { $0.value.map { $0 + 1 } }
  }

  /// The same ids and salts in every run.
  static func plan() -> Plan { .nothing.with("random", 3) }
}

/// A database as the danvan of an earlier schema would have made it.
enum OldFile {
  static func make(_ version: Int, in place: Place) throws {
    let folder = Built.package.appendingPathComponent("Migrations")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "sql" }.sorted { $0.path < $1.path }
    var script = "PRAGMA journal_mode = WAL;\n"
    for (index, file) in files.prefix(version).enumerated() {
      let digest = try shell("/usr/bin/sha256sum", [file.path]).prefix(64)
      script += """
        .read '\(file.path)'
        INSERT INTO migration VALUES (\(index + 1), '\(file.lastPathComponent)', '\(digest)',
                                      '2025-01-01T00:00:00.000Z', 1);
        PRAGMA user_version = \(index + 1);

        """
    }
    script += "INSERT INTO office VALUES (1, 0, '00', '2025-01-01T00:00:00.000Z');\n"
    if version > 1 { script += "INSERT INTO source (code, title) VALUES ('CU', 'cũ');\n" }
    _ = try shell("/usr/bin/env", ["sqlite3", "-bail", place / "danvan.db"], input: script)
  }
}

/// Runs a program that must succeed, and answers what it printed.
@discardableResult
func shell(_ program: String, _ arguments: [String], input: String = "") throws -> String {
  let process = Process()
  let (reading, writing) = (Pipe(), Pipe())
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  process.standardInput = reading
  process.standardOutput = writing
  try process.run()
  try reading.fileHandleForWriting.write(contentsOf: Data(input.utf8))
  try reading.fileHandleForWriting.close()
  let text = String(decoding: writing.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  try #require(process.terminationStatus == 0, "\(program) \(arguments): \(text)")
  return text
}
