import Foundation
import Testing

@Suite struct MigrateTests {
  /// A database as the danvan of an earlier schema would have made it.
  private func old(_ version: Int) throws -> Folder {
    let folder = try Folder()
    for (index, file) in try Seeded.migrations().prefix(version).enumerated() {
      try folder.sqlite(".read '\(file.path)'")
      let digest = try folder.run("/usr/bin/env", ["sha256sum", file.path]).stdout.prefix(64)
      try folder.sqlite(
        """
        INSERT INTO migration VALUES (\(index + 1), '\(file.lastPathComponent)', '\(digest)',
                                      '2025-01-01T00:00:00.000Z', 1);
        PRAGMA user_version = \(index + 1);
        """)
    }
    try folder.sqlite(
      """
      INSERT INTO office VALUES (1, 0, '00', '2025-01-01T00:00:00.000Z');
      PRAGMA journal_mode = WAL;
      """)
    return folder
  }

  private func latest() throws -> Int { try Seeded.migrations().count }

  @Test func `The status names every migration and its digest`() throws {
    let folder = try Folder.seeded()
    let rows = try folder.done("migrate", "status", "--format", "csv").records()
    let files = try Seeded.migrations()
    #expect(rows.map { $0["name"] } == files.map(\.lastPathComponent))
    #expect(rows.allSatisfy { $0["state"] == "applied" })
    for (row, file) in zip(rows, files) {
      let digest = try folder.run("/usr/bin/env", ["sha256sum", file.path]).stdout.prefix(64)
      #expect(row["sha256"] == String(digest))
    }
    #expect(try folder.danvan("migrate", "status", "--exit-code").code == 0)
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases)
  func `A file that is up to date stays as it is`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan("migrate", in: tongue)
    #expect(outcome.code == 0)
    #expect(outcome.stderr.contains(tongue == .vi ? "mới nhất" : "up to date"))
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases, 1..<6)
  func `An older file is refused with advice, and nothing touched`(
    _ tongue: Tongue, _ version: Int
  ) throws {
    let folder = try old(version)
    let before = try folder.dump()
    for command in [["rates"], ["seed"], ["model", "list"], ["sql", "select 1"]] {
      let outcome = try folder.danvan(command, tongue)
      let words = tongue == .vi ? "cấu trúc \(version)" : "schema \(version)"
      expectMessage(outcome, 65, tongue, contains: ["danvan.db", words, "danvan migrate"])
    }
    let isSame = try folder.dump() == before
    #expect(isSame)
    #expect(try folder.names() == ["danvan.db"])
  }

  @Test func `The status of an older file says what is pending`() throws {
    let folder = try old(2)
    let status = try folder.danvan("migrate", "status", "--exit-code", "--format", "csv")
    #expect(status.code == 1)
    let states = try status.records().map { $0["state"] }
    #expect(
      states == ["applied", "applied"] + Array(repeating: "pending", count: try latest() - 2))
    #expect(try folder.names() == ["danvan.db"])
  }

  @Test(arguments: Tongue.allCases)
  func `A dry run names what would be applied, and applies nothing`(_ tongue: Tongue) throws {
    let folder = try old(2)
    let before = try folder.dump()
    let outcome = try folder.danvan("migrate", "--dry-run", in: tongue)
    #expect(outcome.code == 0)
    for file in try Seeded.migrations().dropFirst(2) {
      #expect(outcome.stderr.contains(file.lastPathComponent))
    }
    #expect(!outcome.stderr.contains("0002_units.sql"))
    #expect(outcome.stderr.contains(tongue == .vi ? "chưa lưu gì" : "nothing was written"))
    let isSame = try folder.dump() == before
    #expect(isSame)
    #expect(try folder.names() == ["danvan.db"])
  }

  @Test(arguments: Tongue.allCases, 1..<6)
  func `An older file is brought up to date, after a backup that is named`(
    _ tongue: Tongue, _ version: Int
  ) throws {
    let folder = try old(version)
    if version > 1 { try folder.sqlite("INSERT INTO source (code, title) VALUES ('CU', 'cũ')") }
    let before = try folder.dump()
    let outcome = try folder.danvan("migrate", in: tongue)
    #expect(outcome.code == 0, "\(outcome.stderr)")
    let names = try folder.names()
    let backup = try #require(names.first { $0 != "danvan.db" })
    #expect(names.count == 2)
    #expect(outcome.stderr.contains(backup), "\(outcome.stderr)")
    let isSame = try folder.dump(backup) == before
    #expect(isSame, "the backup is the file as it was")
    #expect(try folder.sqlite("PRAGMA user_version", backup) == String(version))
    // The same tables as a new file's, what was there kept, and ready for work.
    let new = try Folder.seeded()
    let schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
    #expect(try folder.sqlite(schema) == new.sqlite(schema))
    #expect(try folder.sqlite("PRAGMA integrity_check") == "ok")
    if version > 1 { #expect(try folder.sqlite("SELECT title FROM source") == "cũ") }
    #expect(try folder.danvan("migrate", "status", "--exit-code").code == 0)
    #expect(try folder.danvan("seed").code == 0)
    #expect(try folder.danvan(["rates", "--format", "json"]).objects().count == 5)
  }

  /// A file and this danvan that do not share one history.
  static let strangers: [(name: String, sql: String, vi: String, en: String)] = [
    (
      "newer",
      """
      INSERT INTO migration VALUES (99, '0099_more.sql', 'ff', '2027-01-01T00:00:00.000Z', 1);
      PRAGMA user_version = 99;
      """, "mới hơn", "newer"
    ),
    (
      "changed", "UPDATE migration SET sha256 = 'ff' WHERE number = 3;", "0003_models.sql",
      "0003_models.sql"
    ),
    (
      "renamed", "UPDATE migration SET name = '0003_other.sql' WHERE number = 3;",
      "0003_other.sql", "0003_other.sql"
    ),
    ("missing", "DELETE FROM migration WHERE number = 3;", "thứ tự", "out of order"),
  ]

  @Test(arguments: strangers.indices, Tongue.allCases)
  func `A file of another history is refused and not touched`(
    _ index: Int, _ tongue: Tongue
  ) throws {
    let stranger = Self.strangers[index]
    let folder = try Folder.seeded()
    try folder.sqlite(stranger.sql)
    let before = try folder.dump()
    for command in [["migrate"], ["migrate", "--dry-run"], ["migrate", "status"]] {
      let outcome = try folder.danvan(command, tongue)
      let words = tongue == .vi ? stranger.vi : stranger.en
      expectMessage(outcome, 65, tongue, contains: [words])
    }
    let isSame = try folder.dump() == before
    #expect(isSame)
    #expect(try folder.names() == ["danvan.db"], "no backup of what is refused")
  }

  @Test(arguments: Tongue.allCases)
  func `A newer file is refused by every command`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.sqlite(Self.strangers[0].sql)
    for command in BadFileTests.commands {
      let words = tongue == .vi ? "mới hơn" : "newer"
      expectMessage(try folder.danvan(command, tongue), 65, tongue, contains: [words, "danvan.db"])
    }
  }

  @Test(arguments: Tongue.allCases)
  func `A migration that fails leaves the file as it was`(_ tongue: Tongue) throws {
    let folder = try old(2)
    // In the way of the third migration.
    try folder.sqlite("CREATE TABLE registration (x)")
    let before = try folder.dump()
    let outcome = try folder.danvan("migrate", in: tongue)
    #expect(outcome.code != 0)
    #expect(outcome.stderr.hasPrefix(tongue == .vi ? "Lỗi: " : "Error: "))
    let isSame = try folder.dump() == before
    #expect(isSame)
    #expect(try folder.sqlite("PRAGMA user_version") == "2")
  }

  @Test func `A locked file is busy`() throws {
    let folder = try old(2)
    let held = try folder.run(
      "/usr/bin/env", ["sqlite3", folder.db],
      input: """
        BEGIN IMMEDIATE;
        .system '\(try Product.danvan())' --db danvan.db migrate --wait 0.2; echo $? > code
        """)
    #expect(held.stderr.contains("danvan.db"))
    #expect(try folder.read("code") == Array("75\n".utf8))
    #expect(try folder.sqlite("PRAGMA user_version") == "2")
  }
}
