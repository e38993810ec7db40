import Foundation
import Testing

/// The log that a killed program left, and a file that was put in the place of its own since.
@Suite("A log that was left") struct StaleLogTests {
  /// Writes and leaves what was written in the log, as a program that is killed does.
  private func leave(_ folder: Folder, _ sql: String, first: String = "") throws {
    try folder.sqlite(
      """
      .dbconfig no_ckpt_on_close on
      PRAGMA wal_autocheckpoint = 0;
      \(first)\(sql)
      """)
    try #require(try folder.read("danvan.db-wal").count > 32)
  }

  /// A file, a copy of it, and a log that goes on from what was put into the file after the copy.
  private func mixed(_ copy: String) throws -> Folder {
    let folder = try Folder.seeded()
    if copy == "backup" {
      _ = try folder.done("backup", "copy.db")
    } else {
      try folder.write(try folder.read("danvan.db"), "copy.db")
    }
    for number in 1...20 { try folder.register("Sau bản sao \(number)") }
    try leave(folder, "UPDATE model SET note = 'trong nhật ký' WHERE id > 10;")
    try? FileManager.default.removeItem(atPath: folder / "danvan.db-shm")
    try folder.write(try folder.read("copy.db"), "danvan.db")
    return folder
  }

  private func bytes(_ folder: Folder) throws -> [[UInt8]] {
    try ["danvan.db", "danvan.db-wal"].map { try folder.read($0) }
  }

  static let commands = [
    ["rates"], ["model", "list"], ["check"], ["sql", "SELECT 1"], ["export", "model"],
    ["backup", "again.db"], ["restore", "copy.db", "--other", "--dry-run"],
    ["model", "register", "--title", "T", "--province", "22", "--year", "2026"],
    ["undo"], ["history"],
  ]

  @Test(arguments: ["backup", "copy"], commands)
  func `One of another file is not believed, and nothing is changed`(
    _ copy: String, _ command: [String]
  ) throws {
    let folder = try mixed(copy)
    let before = try bytes(folder)
    for tongue in Tongue.allCases {
      let outcome = try folder.danvan(command, tongue)
      if command[0] == "restore" {
        #expect(outcome.code == 0, "\(outcome.stderr)")
      } else {
        expectMessage(outcome, 65, tongue, contains: ["danvan.db-wal"])
        #expect(outcome.stdout == "")
      }
    }
    #expect(try bytes(folder) == before)
  }

  @Test(arguments: ["backup", "copy"])
  func `Moved away, as it is said, the copy is the file`(_ copy: String) throws {
    let folder = try mixed(copy)
    try FileManager.default.moveItem(
      atPath: folder / "danvan.db-wal", toPath: folder / "old-wal")
    #expect(try folder.done("sql", "SELECT count(*) AS n FROM model").records().first?["n"] == "10")
    #expect(try folder.done("check", "integrity", "unclosed", "journal").stdout == "")
  }

  @Test func `A restore puts the backup in their place, and keeps both`() throws {
    let folder = try mixed("backup")
    let before = try bytes(folder)
    let outcome = try folder.done(
      "restore", "copy.db", "--other", "--format", "csv", notes: true)
    let kept = try #require(try outcome.records().first?["kept_as"])
    #expect(try folder.read(kept) == before[0] && folder.read(kept + "-wal") == before[1])
    #expect(try folder.sqlite("SELECT count(*) FROM model") == "10")
    #expect(try folder.done("check", "integrity", "journal").stdout == "")
  }

  /// Copied while it was open: the file as of its last checkpoint, and its own log.
  @Test(arguments: [false, true])
  func `Its own is read, and put into the file by who writes`(_ isTorn: Bool) throws {
    let folder = try Folder.seeded()
    try leave(folder, "UPDATE model SET note = 'một' WHERE code = '22-2025-0001';")
    if isTorn {
      var log = try folder.read("danvan.db-wal")
      log += log.suffix(5000)
      try folder.write(log, "danvan.db-wal")
    }
    let before = try bytes(folder)
    let asked = ["sql", "SELECT note FROM model WHERE code = '22-2025-0001'", "--format", "csv"]
    for _ in 1...2 { #expect(try folder.danvan(asked).stdout == "note\nmột\n") }
    #expect(try bytes(folder) == before)
    try folder.register("Mới")
    #expect(try folder.names() == ["danvan.db"])
    #expect(try folder.danvan(asked).stdout == "note\nmột\n")
  }

  /// A copy of before an entry that is in neither the copy nor the log; and one that somebody put
  /// in the place of a file that is open.
  @Test(arguments: [true, false])
  func `Entries go on, and a file that is open is no other`(_ isOpen: Bool) throws {
    let folder = try Folder.seeded()
    try folder.write(try folder.read("danvan.db"), "copy.db")
    try folder.register("Một")
    let holder = try LockTests.Holder(folder, "BEGIN; SELECT count(*) FROM model;")
    try folder.register("Hai")
    if isOpen {
      _ = try folder.run("/bin/sh", ["-c", "cp copy.db new.db && mv new.db danvan.db"])
    } else {
      for name in ["danvan.db-wal"] { try folder.write(try folder.read(name), "kept-wal") }
      holder.letGo()
      for name in try folder.names() where name.hasPrefix("danvan.db") {
        try FileManager.default.removeItem(atPath: folder / name)
      }
      try folder.write(try folder.read("copy.db"), "danvan.db")
      try folder.write(try folder.read("kept-wal"), "danvan.db-wal")
    }
    defer { if isOpen { holder.letGo() } }
    let before = try bytes(folder)
    for command in [["rates"], ["source", "add", "--code", "X", "--title", "X"]] {
      expectMessage(
        try folder.danvan(command), 65, .en, contains: ["danvan.db-wal"])
    }
    #expect(try bytes(folder) == before)
  }

  /// What holds no whole transaction may be a copy on its way.
  @Test func `Reading leaves a log of which nothing would be read`() throws {
    let folder = try Folder.seeded()
    try leave(folder, "UPDATE model SET note = 'một';")
    for log in [Array(try folder.read("danvan.db-wal").prefix(3000)), Array("rác".utf8)] {
      try folder.write(log, "danvan.db-wal")
      _ = try folder.done("rates", notes: true)
      #expect(try folder.read("danvan.db-wal") == log)
    }
  }

  /// Half of it was in the file when the program was killed.
  @Test func `One that is half in the file is its own`() throws {
    let folder = try Folder.seeded()
    try leave(
      folder, "UPDATE model SET note = note || 'x'; UPDATE source SET note = 'y';",
      first: "UPDATE model SET note = 'một';\nPRAGMA wal_checkpoint(PASSIVE);\n")
    #expect(
      try folder.done("sql", "SELECT DISTINCT note FROM model", "--format", "csv").stdout
        == "note\nmộtx\n")
  }
}
