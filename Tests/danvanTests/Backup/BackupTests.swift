import Foundation
import Testing

/// `backup`: a copy that is whole, checked and over nothing.
@Suite("Backup") struct BackupTests {
  @Test func `A copy holds what the file holds, stands alone, and says what it is`() throws {
    let folder = try Folder.seeded()
    let row = try #require(try folder.done("backup", "copy.db", "--format", "csv").records().first)
    #expect(try folder.names() == ["copy.db", "danvan.db"])
    let isSame = try folder.dump("copy.db") == Seeded.shared.get().dump
    #expect(isSame)
    #expect(row["path"] == "copy.db" && row["entries"] == "1" && row["removed"] == "")
    #expect(row["bytes"] == String(try folder.read("copy.db").count))
    let sum = try folder.run("/usr/bin/env", ["sha256sum", "copy.db"]).stdout.prefix(64)
    #expect(row["sha256"] == String(sum))
    #expect(try folder.sqlite("PRAGMA journal_mode", "copy.db") == "wal")
    #expect(try folder.danvan(["--db", "copy.db", "check", "integrity", "journal"]).code == 0)
    try folder.expectUntouched(besides: ["copy.db"])
  }

  @Test func `What is still in the log of others is in the copy`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite(
      ".dbconfig no_ckpt_on_close on\nUPDATE source SET note = 'x' WHERE code = 'S1';")
    try #require(try folder.names().contains("danvan.db-wal"))
    _ = try folder.done("backup", "copy.db")
    #expect(try folder.sqlite("SELECT note FROM source WHERE code = 'S1'", "copy.db") == "x")
    #expect(try folder.names().filter { !$0.hasPrefix("danvan.db-") } == ["copy.db", "danvan.db"])
  }

  @Test func `Names may be odd`() throws {
    let folder = try Folder.seeded()
    for name in ["bản sao ngày 25.db", "a'b \"c\" %20?x=1#y.db", "no-ending", "*", "-x.db"] {
      let outcome = try folder.danvan("backup", "./" + name)
      #expect(outcome.code == 0, "\(name): \(outcome.stderr)")
      let isSame = try folder.dump(name) == Seeded.shared.get().dump
      #expect(isSame, "\(name)")
    }
    #expect(try folder.names().count == 6)
  }

  /// What each refused name is, made before.
  static let refused: [(name: String, make: String)] = [
    ("danvan.db", ":"), ("./danvan.db", ":"), ("soft.db", "ln -s danvan.db soft.db"),
    ("hard.db", "ln danvan.db hard.db"), ("nowhere.db", "ln -s missing.db nowhere.db"),
    ("there.txt", "echo text > there.txt"), ("sub", "mkdir sub"), ("pipe", "mkfifo pipe"),
    ("danvan.db-wal", ":"), ("danvan.db-journal", ":"), ("new.db-shm", ":"),
    ("left.db", "echo old > left.db-wal"), ("missing/new.db", ":"), ("danvan.db/new.db", ":"),
    (String(repeating: "n", count: 252), ":"),
  ]

  @Test(arguments: refused, Tongue.allCases)
  func `A name that is taken or cannot be had is refused`(
    _ sample: (name: String, make: String), _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    _ = try folder.run("/bin/sh", ["-c", sample.make])
    let before = try folder.names()
    let outcome = try folder.danvan("backup", sample.name, in: tongue)
    expectMessage(outcome, 73, tongue, contains: [String(sample.name.prefix(20))])
    #expect(try folder.names() == before)
    let isSame = try folder.dump() == Seeded.shared.get().dump
    #expect(isSame)
  }

  @Test func `The copy is no more open to others than the file`() throws {
    let folder = try Folder.seeded()
    for mode in [0o600, 0o640, 0o444] {
      chmod(folder.db, mode_t(mode))
      let name = String(mode, radix: 8)
      _ = try folder.done("backup", name)
      let found = try FileManager.default.attributesOfItem(atPath: folder / name)
      #expect(found[.posixPermissions] as? Int == mode | 0o600)
    }
  }

  @Test(arguments: Tongue.allCases)
  func `A damaged or mistaken file gives no copy, unless asked for`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.sqlite(
      """
      PRAGMA foreign_keys = OFF;
      UPDATE registration SET model = 99 WHERE id = (SELECT min(id) FROM registration);
      CREATE VIEW mine AS SELECT 1;
      """)
    let outcome = try folder.danvan("backup", "copy.db", in: tongue)
    expectMessage(outcome, 65, tongue, contains: ["references", "schema", "--anyway"])
    #expect(try folder.names() == ["danvan.db"])
    let asked = try folder.danvan("backup", "copy.db", "--anyway", in: tongue)
    #expect(asked.code == 0 && asked.stderr.contains("references"))
    let isSame = try folder.dump("copy.db") == folder.dump()
    #expect(isSame)
  }

  @Test func `A broken page gives no copy`() throws {
    let folder = try Folder()
    var bytes = try Seeded.shared.get().bytes
    for index in bytes.count / 2..<(bytes.count / 2 + 8192) { bytes[index] = 0xAA }
    try folder.write(bytes, "danvan.db")
    let outcome = try folder.danvan("backup", "copy.db")
    #expect(outcome.code == 65, "\(outcome.stderr)")
    #expect(try folder.names() == ["danvan.db"])
  }

  @Test(.enabled(if: Folder.canBeBound, "root needs setpriv to be bound by permissions"))
  func `A file that can only be read is copied elsewhere`() throws {
    let folder = try Folder.seeded()
    let other = try Folder()
    chmod(other.path, 0o777)
    defer { chmod(folder.path, 0o755) }
    _ = try folder.bound(["--version"], .en)
    chmod(folder.db, 0o444)
    chmod(folder.path, 0o555)
    let copy = other / "copy.db"
    let outcome = try folder.bound(["--db", "danvan.db", "backup", copy], .en)
    #expect(outcome.code == 0, "\(outcome.stderr)")
    let isSame = try other.dump("copy.db") == Seeded.shared.get().dump
    #expect(isSame)
    let refused = try folder.bound(["--db", "danvan.db", "backup", "copy.db"], .en)
    #expect(refused.code == 73, "\(refused.stderr)")
  }

  @Test(.enabled(if: Disk.canBeMade, "needs root and tmpfs"), arguments: Tongue.allCases)
  func `A full disk leaves nothing behind, one that just holds the copy is enough`(
    _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    let whole = try Seeded.shared.get().bytes.count / 1024
    for (size, isEnough) in [(100, false), (whole - 24, false), (whole + 16, true)] {
      let disk = try Disk(folder / "disk", "\(size)k")
      let outcome = try folder.danvan("backup", "disk/copy.db", in: tongue)
      let words = tongue == .vi ? "Hết chỗ trống" : "No room left"
      if !isEnough { expectMessage(outcome, 1, tongue, contains: [words, "copy.db"]) }
      #expect(outcome.code == (isEnough ? 0 : 1), "\(outcome.stderr)")
      let names = try FileManager.default.contentsOfDirectory(atPath: disk.path)
      #expect(names == (isEnough ? ["copy.db"] : []))
    }
    try folder.expectUntouched(besides: ["disk"])
  }

  @Test func `It ends while somebody writes without pause`() throws {
    let folder = try Folder.seeded()
    let script = """
      danvan=$0
      (until [ -e enough ]; do "$danvan" --db danvan.db task programme edit "$1" --note "$RANDOM" \
        >/dev/null 2>>errors || true; done) & writer=$!
      for n in 1 2 3 4 5; do "$danvan" --db danvan.db backup "copy$n.db" >>made 2>>errors; done
      touch enough; wait $writer
      """
    let code = try folder.sqlite("SELECT code FROM task_programme LIMIT 1")
    let outcome = try folder.run("/bin/bash", ["-c", script, try Product.danvan(), code])
    #expect(outcome.code == 0)
    #expect(try folder.read("errors") == [])
    var entries = 0
    for number in 1...5 {
      let copy = "copy\(number).db"
      #expect(try folder.sqlite("PRAGMA integrity_check", copy) == "ok")
      let count = try #require(Int(try folder.sqlite("SELECT count(*) FROM journal", copy)))
      #expect(count >= entries, "each copy is at least as new as the one before")
      entries = count
    }
    #expect(entries > 1, "nothing was written meanwhile")
  }
}

/// A small disk.
final class Disk {
  let path: String

  init(_ path: String, _ size: String) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Disk.mount(["-t", "tmpfs", "-o", "size=\(size)", "tmpfs", path])
  }

  deinit { try? Disk.run("umount", [path]) }

  static let canBeMade: Bool = {
    guard geteuid() == 0, let folder = try? Folder() else { return false }
    return (try? Disk(folder / "disk", "64k")) != nil
  }()

  private static func mount(_ arguments: [String]) throws { try run("mount", arguments) }

  private static func run(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw CocoaError(.fileWriteUnknown) }
  }
}
