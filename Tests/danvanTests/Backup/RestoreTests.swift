import Foundation
import Testing

/// `restore`: one whole file in the place of another, and a way back.
@Suite("Restore") struct RestoreTests {
  /// A file with a backup of the seeds, and something written since.
  private static let prepared = Prepared {
    let folder = try Folder.seeded()
    _ = try folder.done("backup", "copy.db")
    try folder.register("Sau bản sao")
    return folder
  }

  private func changed() throws -> Folder { try Self.prepared.folder() }

  private func kept(_ folder: Folder) throws -> [String] {
    try folder.names().filter { $0.hasPrefix("danvan.db.replaced-") }
  }

  @Test func `The backup takes the place, the file stays beside, and the journal says so`() throws {
    let folder = try changed()
    let before = try folder.dump()
    let outcome = try folder.danvan(
      "restore", "copy.db", "--reason", "nhập nhầm", "--format", "csv")
    #expect(outcome.code == 0)
    let row = try #require(try outcome.records().first)
    let kept = try #require(try kept(folder).first)
    #expect(row["lost"] == "1" && row["gained"] == "0" && row["entries"] == "1")
    #expect(row["kept_as"] == kept && outcome.stderr.contains(kept))
    #expect(try folder.names() == ["copy.db", "danvan.db", kept])
    let isSame = try folder.dump(kept) == before
    #expect(isSame)
    #expect(
      try folder.sqlite("SELECT id, who, command, reason FROM journal WHERE id > 1")
        == "2|tester|restore|nhập nhầm")
    #expect(try folder.sqlite("PRAGMA journal_mode") == "wal")
    #expect(
      try folder.danvan("check", "integrity", "schema", "journal", "journal-changes").code == 0)
    // But for the journal and the numbers that are given, it is the backup.
    let difference = try folder.sqlite(
      """
      ATTACH '\(folder / "copy.db")' AS c;
      SELECT (SELECT count(*) FROM (SELECT * FROM model EXCEPT SELECT * FROM c.model)),
             (SELECT count(*) FROM model), (SELECT count(*) FROM c.model);
      """)
    #expect(difference == "0|10|10")
  }

  @Test func `A number that was given out since is not given again`() throws {
    let folder = try changed()
    _ = try folder.danvan("restore", "copy.db")
    #expect(try folder.sqlite("SELECT count(*) FROM model") == "10")
    let again = try folder.register("Sau khi quay về")
    #expect(again.code == "22-2026-0002" && again.id == 2)
  }

  @Test(arguments: Tongue.allCases)
  func `An undo does not pass over a restoration to what is older`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    _ = try folder.done("source", "add", "--code", "X", "--title", "T")
    _ = try folder.done("backup", "copy.db")
    _ = try folder.done("source", "add", "--code", "Y", "--title", "T")
    #expect(try folder.danvan("restore", "copy.db").code == 0)
    let words = tongue == .vi ? "khôi phục từ bản sao lưu" : "restoration of a backup"
    expectMessage(
      try folder.danvan("undo", in: tongue), 65, tongue, contains: [words, ".replaced-"])
    #expect(try folder.sqlite("SELECT count(*) FROM source WHERE code = 'X'") == "1")
    #expect(try folder.danvan("undo", "--entry", "2").code == 0)
  }

  @Test func `There and back again`() throws {
    let folder = try changed()
    _ = try folder.danvan("restore", "copy.db")
    let kept = try #require(try kept(folder).first)
    let back = try folder.danvan("restore", kept, "--format", "csv")
    let row = try #require(try back.records().first)
    #expect(row["lost"] == "1" && row["gained"] == "1", "the restoration; the model")
    #expect(try folder.sqlite("SELECT title FROM model WHERE id = 1") == "Sau bản sao")
    #expect(try folder.danvan("check", "journal", "journal-changes").code == 0)
  }

  @Test(arguments: Tongue.allCases)
  func `A dry run says what would be lost, and touches nothing`(_ tongue: Tongue) throws {
    let folder = try changed()
    let before = try folder.dump()
    let outcome = try folder.danvan(["restore", "copy.db", "--dry-run", "--format", "csv"], tongue)
    #expect(outcome.code == 0)
    #expect(try outcome.records().first?["lost"] == "1")
    #expect(outcome.stderr.contains(tongue == .vi ? "Lưu ý" : "Note"))
    #expect(foreignWords(outcome.stderr, tongue) == [], "\(outcome.stderr)")
    #expect(try folder.names() == ["copy.db", "danvan.db"])
    let isSame = try folder.dump() == before
    #expect(isSame)
  }

  @Test func `Where no file is, the backup is just put there`() throws {
    let folder = try changed()
    try FileManager.default.removeItem(atPath: folder.db)
    let row = try #require(
      try folder.done("restore", "copy.db", "--format", "csv").records().first)
    #expect(row["kept_as"] == "" && row["lost"] == "")
    #expect(try folder.names() == ["copy.db", "danvan.db"])
    #expect(try folder.sqlite("SELECT command FROM journal WHERE id = 2") == "restore")
  }

  /// What may lie where the file was: nothing of it can be read.
  static let wrecks: [(name: String, bytes: [UInt8])] = [
    ("empty", []), ("text", Array("not a database\n".utf8)),
    ("cut", Array((try? Seeded.shared.get().bytes.prefix(3000)) ?? [])),
    (
      "broken",
      {
        var bytes = (try? Seeded.shared.get().bytes) ?? []
        for index in 100..<bytes.count { bytes[index] = 0xAA }
        return bytes
      }()
    ),
  ]

  @Test(arguments: wrecks, Tongue.allCases)
  func `A wreck is replaced when that is said, and kept with all that lay beside it`(
    _ wreck: (name: String, bytes: [UInt8]), _ tongue: Tongue
  ) throws {
    let folder = try changed()
    try folder.write(wreck.bytes, "danvan.db")
    try folder.write(Array("log".utf8), "danvan.db-wal")
    let asked = try folder.danvan("restore", "copy.db", in: tongue)
    expectMessage(asked, 65, tongue, contains: ["--other"])
    let outcome = try folder.danvan("restore", "copy.db", "--other", in: tongue)
    #expect(outcome.code == 0, "\(outcome.stderr)")
    let kept = try #require(try kept(folder).first { $0.hasSuffix(".bak") })
    let isSame = try folder.read(kept) == wreck.bytes
    #expect(isSame || wreck.name == "empty" || wreck.name == "broken")
    #expect(try folder.sqlite("SELECT count(*) FROM model") == "10")
    #expect(!(try folder.names().contains("danvan.db-wal")))
    #expect(try folder.danvan("check", "integrity", "journal").code == 0)
  }

  @Test(arguments: Tongue.allCases)
  func `A backup of another file is refused until that is said`(_ tongue: Tongue) throws {
    let folder = try changed()
    _ = try folder.command(["--db", "other.db", "init"])
    let before = try folder.names()
    let outcome = try folder.danvan("restore", "other.db", in: tongue)
    expectMessage(outcome, 65, tongue, contains: ["other.db", "danvan.db", "--other"])
    #expect(try folder.names() == before)
    #expect(try folder.danvan("restore", "other.db", "--other").code == 0)
    #expect(try folder.sqlite("SELECT count(*) FROM model") == "0")
    let uuid = "SELECT uuid FROM office"
    #expect(try folder.sqlite(uuid) == folder.sqlite(uuid, "other.db"))
  }

  /// What is no backup, and how it is made.
  static let refused: [(name: String, make: String, code: Int32)] = [
    ("missing.db", ":", 66), ("sub", "mkdir sub", 66), ("text.db", "echo text > text.db", 65),
    ("danvan.db", ":", 65), ("soft.db", "ln -s danvan.db soft.db", 65),
    ("hard.db", "ln danvan.db hard.db", 65),
    ("cut.db", "head -c 200000 copy.db > cut.db", 65),
    ("plain.db", "echo 'create table t (x);' | sqlite3 plain.db", 65),
    ("new.db", "cp copy.db new.db; echo 'pragma user_version = 99;' | sqlite3 new.db", 65),
    (
      "bad.db",
      """
      cp copy.db bad.db
      echo 'update registration set model = 99 where id = (select min(id) from registration);' |
        sqlite3 bad.db
      """,
      65
    ),
    ("gap.db", "cp copy.db gap.db; echo 'delete from journal_change;' | sqlite3 gap.db", 65),
  ]

  @Test(arguments: refused, Tongue.allCases)
  func `What is no whole backup is refused`(
    _ sample: (name: String, make: String, code: Int32), _ tongue: Tongue
  ) throws {
    let folder = try changed()
    _ = try folder.run("/bin/sh", ["-c", sample.make])
    let (before, names) = (try folder.dump(), try folder.names())
    let outcome = try folder.danvan("restore", sample.name, in: tongue)
    expectMessage(outcome, sample.code, tongue, contains: [sample.name])
    #expect(!outcome.stderr.contains("init --seed") || sample.code == 65)
    #expect(try folder.names() == names)
    let isSame = try folder.dump() == before
    #expect(isSame)
  }

  @Test(arguments: Tongue.allCases)
  func `A file that somebody has open is not replaced, and who is named`(_ tongue: Tongue) throws {
    let folder = try changed()
    let before = try folder.dump()
    let holder = try LockTests.Holder(folder, "BEGIN; SELECT count(*) FROM model;")
    let outcome = try folder.danvan(["restore", "copy.db", "--wait", "0.2"], tongue)
    expectMessage(outcome, 75, tongue, contains: ["sqlite3 (", " \(holder.id), ", "--wait"])
    holder.letGo()
    #expect(try folder.names() == ["copy.db", "danvan.db"])
    let isSame = try folder.dump() == before
    #expect(isSame)
    #expect(try folder.sqlite("PRAGMA journal_mode") == "wal")
  }

  /// A program that had the file open before, but had not read it yet, holds no lock.
  @Test func `Who opened the old file can write it no more`() throws {
    let folder = try changed()
    let script = """
      mkfifo door
      sqlite3 danvan.db < door > said 2>&1 & shell=$!
      exec 3> door
      echo '.system touch open' >&3
      until [ -e open ]; do sleep 0.01; done
      "$0" --db danvan.db restore copy.db > /dev/null 2>&1 || exit 1
      echo 'UPDATE source SET note = 1;' >&3
      exec 3>&-
      wait $shell || true
      """
    #expect(try folder.run("/bin/bash", ["-c", script, try Product.danvan()]).code == 0)
    let said = String(decoding: try folder.read("said"), as: UTF8.self)
    let isKnown = said.contains("readonly") || said == ""
    #expect(isKnown, "\(said)")
    let kept = try #require(try kept(folder).first)
    #expect(try folder.sqlite("SELECT count(*) FROM source WHERE note = '1'", kept) == "0")
    #expect(try folder.danvan("check", "integrity").code == 0)
  }

  @Test func `Changes in the log of a program that is gone are kept with the old file`() throws {
    let folder = try changed()
    try folder.sqlite(
      ".dbconfig no_ckpt_on_close on\nUPDATE source SET note = 'x' WHERE code = 'S1';")
    try #require(try folder.names().contains("danvan.db-wal"))
    #expect(try folder.danvan("restore", "copy.db").code == 0)
    let kept = try #require(try kept(folder).first)
    #expect(try folder.names() == ["copy.db", "danvan.db", kept])
    let note = "SELECT note IS 'x' FROM source WHERE code = 'S1'"
    #expect(try folder.sqlite(note, kept) == "1")
    #expect(try folder.sqlite(note) == "0")
  }

  @Test func `A symbolic link stays one, and modes are kept`() throws {
    let folder = try changed()
    chmod(folder.db, 0o640)
    _ = try folder.run(
      "/bin/sh", ["-c", "mkdir d; mv danvan.db d/real.db; ln -s d/real.db danvan.db"])
    #expect(try folder.danvan("restore", "copy.db").code == 0)
    #expect(try folder.run("/bin/sh", ["-c", "readlink danvan.db"]).stdout == "d/real.db\n")
    #expect(try folder.sqlite("SELECT count(*) FROM model", "d/real.db") == "10")
    let mode = try FileManager.default.attributesOfItem(atPath: folder / "d/real.db")
    #expect(mode[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder / "d").count == 2)
  }

  @Test(
    .enabled(if: Folder.canBeBound, "root needs setpriv to be bound by permissions"),
    arguments: Tongue.allCases)
  func `Without permission nothing happens`(_ tongue: Tongue) throws {
    let folder = try changed()
    let before = try folder.dump()
    defer { chmod(folder.path, 0o755) }
    _ = try folder.bound(["--version"], tongue)
    for name in ["danvan.db", "copy.db"] { chmod(folder / name, 0o644) }
    chmod(folder.path, 0o555)
    let outcome = try folder.bound(["--db", "danvan.db", "restore", "copy.db"], tongue)
    #expect([73, 77].contains(outcome.code), "\(outcome.stderr)")
    chmod(folder.path, 0o777)
    chmod(folder / "copy.db", 0o000)
    let unread = try folder.bound(["--db", "danvan.db", "restore", "copy.db"], tongue)
    #expect(unread.code == 77, "\(unread.stderr)")
    let isSame = try folder.dump() == before
    #expect(isSame)
  }

  @Test(.enabled(if: Disk.canBeMade, "needs root and tmpfs"))
  func `On a full disk the file stays as it was`() throws {
    let folder = try changed()
    let disk = try Disk(folder / "disk", "900k")
    _ = try folder.run("/bin/sh", ["-c", "cp danvan.db disk/"])
    let before = try folder.dump("disk/danvan.db")
    let outcome = try folder.command(["--db", "disk/danvan.db", "restore", "copy.db"])
    #expect(outcome.code == 1 && outcome.stderr.contains("No room left"), "\(outcome.stderr)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == ["danvan.db"])
    let isSame = try folder.dump("disk/danvan.db") == before
    #expect(isSame)
  }
}
