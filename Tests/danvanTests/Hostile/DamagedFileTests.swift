import Foundation
import Testing

/// Files with bytes that changed and with schemas that somebody wrote to do harm. 100,000 of them:
/// scripts/damage.sh.
@Suite struct DamagedFileTests {
  private static let maker = Result { try makeFiles() }

  private static func makeFiles() throws -> DamageMaker {
    let folder = try Folder.seeded()
    for number in 1...3 { _ = try folder.danvan(register("Tổ tự quản \(number)")) }
    let whole = try folder.read("danvan.db")
    try folder.sqlite(
      """
      PRAGMA wal_autocheckpoint = 0;
      UPDATE source SET note = code; UPDATE figure SET note = code;
      .system cp danvan.db open.db; cp danvan.db-wal open.db-wal
      """)
    var hostile: [Damage: [[UInt8]]] = [:]
    for kind in Damage.allCases where kind.isHostile {
      hostile[kind] = try HostileSchema.sql(kind).map { sql in
        try folder.write(whole, "hostile.db")
        // What the shell refuses is left out, and the file harmless.
        _ = try folder.run(
          "/usr/bin/env", ["sqlite3", folder / "hostile.db"],
          input: ".dbconfig defensive off\n" + sql + "\n")
        return try folder.read("hostile.db")
      }
    }
    return DamageMaker(
      whole: whole, open: (try folder.read("open.db"), try folder.read("open.db-wal")),
      hostile: hostile)
  }

  private static func register(_ title: String) -> [String] {
    [
      "model", "register", "--title", title, "--province", "22", "--field", "economy",
      "--owner-kind", "collective", "--year", "2026",
    ]
  }

  private static let reading: [[String]] = [
    ["rates"], ["check"], ["model", "list"], ["search", "tổ tự quản"],
    ["sql", "select * from model_status"], ["why", "rate", "22"], ["journal", "list"],
  ]

  private static let codes: Set<Int32> = [0, 1, 64, 65, 66, 73, 75, 77]

  /// In a soak all of them, else every third, another third each day.
  private static let numbers = (0..<192).filter { Soak.rows != nil || $0 % 3 == Soak.day % 3 }

  @Test(arguments: numbers)
  func `A damaged or hostile file is refused or answered, never a crash nor changed by reading`(
    _ number: Int
  ) throws {
    let file = try Self.maker.get().file(number)
    // A view that never ends costs eight seconds each.
    if file.kind == .view, number % 72 >= 12 { return }
    let folder = try Folder()
    let commands = [
      Self.reading[number % Self.reading.count], Self.register("Mô hình mới"),
    ]
    for command in commands {
      try folder.write(file.main, "danvan.db")
      if let wal = file.wal { try folder.write(wal, "danvan.db-wal") }
      let start = ContinuousClock.now
      let outcome = try folder.run(
        "/bin/sh",
        [
          "-c", "ulimit -v 2000000 -t 20; exec \"$0\" \"$@\"", try Product.danvan(), "--db",
          "danvan.db",
        ]
          + command)
      #expect(Self.codes.contains(outcome.code), "\(file.kind) \(command): \(outcome.stderr)")
      #expect(.now - start < .seconds(60), "\(file.kind) \(command)")
      let isReading = command.first != "model" || command[1] == "list"
      // Who closes last takes the WAL into the file.
      if isReading, file.wal == nil {
        let isSame = try folder.read("danvan.db") == file.main
        #expect(isSame, "\(file.kind) \(command) changed the file")
      }
      for ending in ["-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: folder.db + ending)
      }
    }
  }

  @Test(arguments: Tongue.allCases)
  func `Nothing is written into a file with a trigger that is not danvan's`(
    _ tongue: Tongue
  ) throws {
    let maker = try Self.maker.get()
    for (sql, file) in zip(HostileSchema.sql(.trigger), maker.hostile[.trigger] ?? []) {
      // The shell has no such function, so the file has no such trigger.
      if file == maker.whole { continue }
      let folder = try Folder()
      try folder.write(file, "danvan.db")
      let outcome = try folder.danvan(Self.register("x"), tongue)
      #expect(outcome.code == 65, "\(sql)")
      let words =
        tongue == .vi ? ["danvan check schema", "bị hỏng"] : ["danvan check schema", "is damaged"]
      #expect(words.contains(where: outcome.stderr.contains), "\(outcome.stderr)")
      let isSame = try folder.read("danvan.db") == file
      #expect(isSame, "\(sql)")
    }
  }

  @Test(.startsProcesses)
  func `A view that never ends is bounded, and check schema names it`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite(
      """
      DROP VIEW province;
      CREATE VIEW province AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT i AS code FROM n;
      """)
    let asked = try folder.danvan("check", "schema", "--format", "csv")
    #expect(asked.code == 1)
    #expect(asked.stdout.contains("province"), "\(asked.stderr)")
    #expect(try folder.danvan("rates").code == 0)
  }

  /// The first is stopped between two steps; the second is never compiled, so the process ends.
  @Test(.startsProcesses)
  func `A table that never ends is refused in its time`() throws {
    let endless = """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) \
      SELECT i AS id, i AS code FROM n
      """
    let steps = (1...34).map { "c\($0)(i) AS (SELECT a.i FROM c\($0 - 1) AS a, c\($0 - 1) AS b)" }
    let endlessText = """
      WITH c0(i) AS (SELECT 1), \(steps.joined(separator: ", ")) \
      SELECT i AS id, i AS code FROM c34
      """
    for (view, tongue) in [(endless, Tongue.vi), (endlessText, .en)] {
      let folder = try Folder.seeded()
      _ = try folder.run(
        "/usr/bin/env", ["sqlite3", folder.db],
        input: """
          .dbconfig defensive off
          PRAGMA writable_schema = ON;
          DELETE FROM sqlite_schema WHERE tbl_name = 'model';
          INSERT INTO sqlite_schema \
          VALUES ('view', 'model', 'model', 0, 'CREATE VIEW model AS \(view)');
          """)
      let before = try folder.read("danvan.db")
      let outcome = try folder.danvan(["check"], tongue)
      expectMessage(
        outcome, 65, tongue,
        contains: ["danvan.db", tongue == .vi ? "không phải do danvan tạo" : "not as danvan makes"])
      let isSame = try folder.read("danvan.db") == before
      #expect(isSame)
      #expect(try folder.danvan(["check", "schema"], tongue).code == 1)
    }
  }

  @Test(arguments: Tongue.allCases)
  func `A table without its columns is told in words, not in SQL`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.sqlite("DROP VIEW province; DROP TABLE recognition; CREATE TABLE recognition (id);")
    for command in [["rates"], ["model", "list"]] {
      let outcome = try folder.danvan(command, tongue)
      expectMessage(outcome, 65, tongue, contains: ["danvan check schema"])
      #expect(!outcome.stderr.contains("SELECT"))
    }
  }
}
