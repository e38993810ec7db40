import Foundation
import Synchronization
import Testing

/// What the system withholds: a file another program writes, a folder that cannot be written.
@Suite(.startsProcesses) struct LockTests {
  /// The `sqlite3` shell with a transaction open on a database.
  final class Holder {
    private let process = Process()
    private let input = Pipe()

    /// Returns when the lock is held.
    init(_ folder: Folder, _ begin: String) throws {
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["sqlite3", folder.db]
      process.environment = Folder.environment(.en)
      process.standardInput = input
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      let sign = folder / "held"
      input.fileHandleForWriting.write(Data("\(begin)\n.system touch '\(sign)'\n".utf8))
      for _ in 0..<1_000 where !FileManager.default.fileExists(atPath: sign) {
        Thread.sleep(forTimeInterval: 0.01)
      }
      try FileManager.default.removeItem(atPath: sign)
    }

    var id: Int32 { process.processIdentifier }

    /// The pipe that `.quit` goes into. A signal would not do: the test runner blocks them, and
    /// its children inherit that.
    var door: Int32 { input.fileHandleForWriting.fileDescriptor }

    func letGo() {
      Holder.quit(door)
      process.waitUntilExit()
    }

    static func quit(_ door: Int32) { _ = write(door, "ROLLBACK;\n.quit\n", 16) }

    deinit { if process.isRunning { Holder.quit(door) } }
  }

  static let writers: [[String]] = [
    ["seed"], ["model", "recognize", "22-2025-0001", "--level", "province", "--on", "2026-01-01"],
    ["committee", "add", "--code", "X", "--name", "Y", "--kind", "other"],
    [
      "model", "register", "--title", "x", "--province", "22", "--field", "economy",
      "--owner-kind", "collective", "--year", "2026",
    ],
  ]

  @Test(arguments: Tongue.allCases)
  func `A writer gives up on a locked file in the time it was given`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let holder = try Holder(folder, "BEGIN IMMEDIATE;")
    for command in Self.writers {
      let clock = ContinuousClock()
      let start = clock.now
      let outcome = try folder.danvan(command + ["--wait", "0.2"], tongue)
      #expect(clock.now - start < .seconds(4), "0.2 seconds, and the start of a process")
      let words = tongue == .vi ? "đang được chương trình khác ghi" : "written by another program"
      let who = tongue == .vi ? ": sqlite3 (tiến trình " : ": sqlite3 (process "
      expectMessage(outcome, 75, tongue, contains: ["danvan.db", words, who, "--wait"])
      #expect(outcome.stderr.contains(" \(holder.id), "), "\(outcome.stderr)")
    }
    holder.letGo()
    try folder.expectUntouched()
  }

  @Test func `Readers do not wait for a writer`() throws {
    let folder = try Folder.seeded()
    let holder = try Holder(folder, "BEGIN IMMEDIATE; DELETE FROM figure;")
    #expect(try folder.done("rates", "--wait", "0", "--format", "json").objects().count == 5)
    #expect(try folder.done("sql", "select count(*) from model", "--wait", "0").lines.last == "10")
    holder.letGo()
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases)
  func `A reader gives up on a file held by one program alone`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let holder = try Holder(folder, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;")
    for command in [["rates"], ["sql", "select 1 from model"], ["migrate", "status"]] {
      let outcome = try folder.danvan(command + ["--wait", "0.2"], tongue)
      expectMessage(outcome, 75, tongue, contains: ["danvan.db"])
    }
    holder.letGo()
    try folder.expectUntouched()
  }

  @Test func `A writer waits while it may, and then writes`() throws {
    let folder = try Folder.seeded()
    let holder = try Holder(folder, "BEGIN IMMEDIATE;")
    let door = holder.door
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.5)
      Holder.quit(door)
    }
    #expect(try folder.registering("Một", ["--wait": "20"]).code == 0)
    withExtendedLifetime(holder) {}
  }

  @Test func `Writers at once all write, and no code is given twice`() throws {
    let folder = try Folder.seeded()
    let given = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 6) { number in
      let outcome = try? folder.registering("Một \(number)", ["--wait": "60"])
      let code = (try? outcome?.written().code) ?? outcome?.stderr ?? "not run"
      given.withLock { $0.append(code) }
    }
    #expect(given.withLock { $0.sorted() } == (1...6).map { "22-2026-000\($0)" })
    #expect(try folder.sqlite("SELECT count(*) FROM journal") == "7")
  }

  @Test(
    .enabled(if: Folder.canBeBound, "root needs setpriv to be bound by permissions"),
    arguments: Tongue.allCases)
  func `A read-only folder is read, and a write to it refused`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    defer { chmod(folder.path, 0o755) }
    _ = try folder.bound(["--version"], tongue)
    chmod(folder.db, 0o644)
    chmod(folder.path, 0o555)
    for command in Self.writers + [["migrate"]] {
      let outcome = try folder.bound(["--db", "danvan.db"] + command, tongue)
      let words = tongue == .vi ? "Không có quyền ghi" : "No permission to write"
      expectMessage(outcome, 77, tongue, contains: [words, "danvan.db"])
    }
    let rates = try folder.bound(["--db", "danvan.db", "rates", "--format", "json"], tongue)
    #expect(try rates.objects().count == 5)
    let new = try folder.bound(["--db", "new.db", "init"], tongue)
    expectMessage(new, 73, tongue, contains: [tongue == .vi ? "«new.db»" : "“new.db”"])
    let output = try folder.bound(["--db", "danvan.db", "rates", "-o", "out.csv"], tongue)
    expectMessage(output, 73, tongue, contains: ["out.csv"])
    let others = geteuid() == 0 ? ["tool"] : []
    try folder.expectUntouched(besides: others)
  }

  @Test(
    .enabled(if: Folder.canBeBound, "root needs setpriv to be bound by permissions"),
    arguments: Tongue.allCases)
  func `A file that may not be read is refused`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    _ = try folder.bound(["--version"], tongue)
    chmod(folder.db, 0o000)
    let outcome = try folder.bound(["--db", "danvan.db", "rates"], tongue)
    let words = tongue == .vi ? "Không có quyền đọc" : "No permission to read"
    expectMessage(outcome, 77, tongue, contains: [words, "danvan.db"])
  }

  @Test(
    .enabled(if: Folder.canBeBound, "root needs setpriv to be bound by permissions"),
    arguments: Tongue.allCases)
  func `A read-only file in a folder of one's own is read, not written`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    _ = try folder.bound(["--version"], tongue)
    chmod(folder.db, 0o444)
    chmod(folder.path, 0o777)
    let write = try folder.bound(["--db", "danvan.db"] + Self.writers[1], tongue)
    expectMessage(write, 77, tongue, contains: ["danvan.db"])
    let rates = try folder.bound(["--db", "danvan.db", "rates", "--format", "json"], tongue)
    #expect(try rates.objects().count == 5)
    chmod(folder.db, 0o644)
    let isSame = try folder.dump() == Seeded.shared.get().dump
    #expect(isSame)
    // The reader's own files would keep the owner out.
    #expect(try folder.names().filter { $0.hasPrefix("danvan.db") } == ["danvan.db"])
  }

  /// Another's file in a folder that everybody writes: SQLite would put its files there as the
  /// reader's, and the owner could not open them.
  @Test(.enabled(if: geteuid() == 0 && Folder.canBeBound, "one user reads, another owns"))
  func `A reader without rights leaves nothing in the owner's way`() throws {
    let folder = try Folder.seeded()
    _ = try folder.bound(["--version"], .en)
    chmod(folder.db, 0o644)
    chmod(folder.path, 0o777)
    chown(folder.db, 65533, 65533)
    let alone = ["danvan.db", "tool"]
    for command in [["rates"], ["model", "list"], ["sql", "select 1 from model"], ["check"]] {
      let outcome = try folder.bound(["--db", "danvan.db"] + command, .en)
      #expect([0, 1].contains(outcome.code) && !outcome.stderr.hasPrefix("Error"))
      #expect(try folder.names() == alone)
    }
    let slow = ["--timeout", "0.3", "sql", SQLBoundTests.questions[1]]
    _ = try folder.bound(["--db", "danvan.db", "sql"] + slow.dropFirst(3) + slow.prefix(2), .en)
    #expect(try folder.names() == alone)
    // The owner writes, whom root's rights do not help.
    let owner = try folder.run(
      "/usr/bin/setpriv",
      [
        "--reuid=65533", "--regid=65533", "--clear-groups", folder / "tool", "--db", "danvan.db",
      ] + Self.writers[1])
    #expect(owner.code == 0, "\(owner.stderr)")
    #expect(try folder.names() == alone)
  }

  /// No lock keeps a file as it is for one who may not write it.
  @Test(.enabled(if: geteuid() == 0 && Folder.canBeBound, "one user reads, another owns"))
  func `A file that is written while it is read without a lock is told of`() throws {
    let folder = try Folder.seeded()
    _ = try folder.bound(["--version"], .en)
    chmod(folder.db, 0o644)
    chmod(folder.path, 0o777)
    let db = folder.db
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 1)
      utimes(db, nil)
    }
    let outcome = try folder.bound(
      ["--db", "danvan.db", "sql", SQLHostile.endless[0], "--timeout", "2.5"], .en)
    #expect(outcome.code == 75, "\(outcome.stderr)")
    #expect(outcome.stderr.contains("was written while it was read"))
  }
}
