import Foundation
import Testing

/// What a stop, a full disk or damage leaves of a file that was to be made, and what is said of it.
@Suite("Left behind") struct LeftTests {
  /// No process has so high a number.
  static let draft = "copy.db.new-20200101T000000.000Z-99999999"

  @Test func `The next copy to a place removes what a killed one left there, and nothing else`()
    throws
  {
    let folder = try Folder.seeded()
    let others = [
      "copy.db.new-99999999", "copy.db.new-2", "other.db.new-20200101T000000.000Z-99999999",
      "copy.db.new-20200101T000000.000Z-1",
    ]
    for name in others + [Self.draft, Self.draft + "-journal"] { try folder.write([1], name) }
    _ = try folder.done("backup", "copy.db")
    #expect(try folder.names() == (others + ["copy.db", "danvan.db"]).sorted())
  }

  @Test(arguments: Tongue.allCases)
  func `A damaged page is copied where that is asked for`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let page = try #require(
      Int(try folder.sqlite("SELECT rootpage FROM sqlite_schema WHERE name = 'journal'")))
    var bytes = try folder.read("danvan.db")
    for index in (page - 1) * 4096..<page * 4096 { bytes[index] = 0xAA }
    try folder.write(bytes, "danvan.db")
    #expect(try folder.danvan("backup", "copy.db", in: tongue).code == 65)
    let asked = try folder.danvan(
      ["backup", "copy.db", "--anyway", "--format", "csv"], tongue)
    #expect(asked.code == 0, "\(asked.stderr)")
    #expect(try asked.records().first?["path"] == "copy.db")
    let place = (page - 1) * 4096..<page * 4096
    let isSame = try folder.read("copy.db")[place] == bytes[place]
    #expect(isSame)
    // Where SQLite finds no pages at all, the way out is told.
    try folder.write(Array(bytes.prefix(bytes.count / 2)), "danvan.db")
    expectMessage(
      try folder.danvan("backup", "half.db", "--anyway", in: tongue), 65, tongue,
      contains: ["danvan.db", "cp", "--other"])
  }

  @Test(arguments: Tongue.allCases)
  func `A backup that cannot be read asks for another one`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let bytes = try folder.read("danvan.db")
    for count in [0, 50, bytes.count / 2] {
      try folder.write(Array(bytes.prefix(count)), "copy.db")
      let outcome = try folder.danvan("restore", "copy.db", in: tongue)
      expectMessage(outcome, 65, tongue, contains: ["copy.db", "ls -lt", "check integrity"])
      #expect(!outcome.stderr.contains("<file>") && !outcome.stderr.contains("init --seed"))
    }
  }

  @Test(.enabled(if: Disk.canBeMade, "needs root and tmpfs"), arguments: Tongue.allCases)
  func `A new file without room is refused in one way`(_ tongue: Tongue) throws {
    let folder = try Folder()
    let words =
      tongue == .vi ? "Hết chỗ trống khi ghi «d/new.db»" : "No room left to write “d/new.db”"
    for size in [8, 100, 400, 700, 1000] {
      let disk = try Disk(folder / "d", "\(size)k")
      let outcome = try folder.danvan(["--db", "d/new.db", "init", "--seed"], tongue)
      expectMessage(outcome, 1, tongue, contains: [words])
      #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == [])
    }
  }

  @Test(.enabled(if: Disk.canBeMade, "needs root and tmpfs"))
  func `A full disk is read all the same, by several, with a log left on it`() throws {
    let folder = try Folder.seeded()
    let disk = try Disk(folder / "d", "1000k")
    let script = """
      cp danvan.db d/
      printf '.dbconfig no_ckpt_on_close on\nUPDATE source SET note = 7 WHERE code = "S1";' \
        | sqlite3 d/danvan.db
      rm d/danvan.db-shm; test -s d/danvan.db-wal || exit 3
      head -c 2000000 /dev/zero > d/full 2> /dev/null
      for n in 1 2 3 4 5 6 7 8; do "$0" --db d/danvan.db --wait 60 \
      sql "SELECT note FROM source WHERE code = 'S1'" \
        --format tsv >> said 2>> errors & done
      wait
      """
    _ = try folder.run(
      "/bin/bash", ["-c", script.replacing("\"S1\"", with: "'\\''S1'\\''"), try Product.danvan()])
    let errors = String(decoding: try folder.read("errors"), as: UTF8.self)
    #expect(errors == "", "\(errors)")
    #expect(
      String(decoding: try folder.read("said"), as: UTF8.self)
        == String(repeating: "note\n7\n", count: 8))
    withExtendedLifetime(disk) {}
  }

  @Test(arguments: Tongue.allCases)
  func `An answer that is lost leaves no doubt about what is done`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let (copied, stored) =
      tongue == .vi
      ? ("Bản sao lưu đã xong", "Dữ liệu đã lưu") : ("The copy is complete", "The data is stored")
    for (command, words) in [
      ("backup copy.db", [copied, "copy.db"]), ("--db new.db init --seed", [stored, "new.db"]),
      ("model edit 22-2025-0001 --title Khác", [stored, "22-2025-0001"]),
      ("undo", ["undo --entry 3"]), ("restore copy.db", [".replaced-"]), ("seed", [stored]),
    ] {
      let outcome = try folder.run(
        "/bin/bash",
        ["-c", #""$@" > /dev/full"#, "bash", try Product.danvan(), "--db", "danvan.db"]
          + command.split(separator: " ").map(String.init), tongue)
      #expect(outcome.code == 1, "\(command): \(outcome.stderr)")
      for word in words { #expect(outcome.stderr.contains(word), "\(command): \(outcome.stderr)") }
      #expect(foreignWords(outcome.stderr, tongue) == [], "\(outcome.stderr)")
    }
    #expect(try folder.sqlite("PRAGMA integrity_check", "copy.db") == "ok")
  }
}
