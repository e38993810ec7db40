import Foundation
import Testing

/// Rows that come with danvan have the same ids in every file.
@Suite("Ids that files have in common") struct SharedIdTests {
  private static let tables = [
    "source", "unit", "unit_version", "unit_change", "unit_succession", "field", "committee",
    "committee_alias", "measure", "directive", "directive_mention", "directive_link", "fund",
    "fund_entry", "task_programme", "task", "figure", "model", "registration", "recognition",
  ]

  private func rows(_ folder: Folder, _ tables: [String] = tables) throws -> String {
    let queries = tables.map { table in
      // It got columns.
      let columns = table == "source" ? "id, code, publisher, title, url, file, note, sha256" : "*"
      return "SELECT \(columns) FROM \(table) ORDER BY rowid;"
    }
    return try folder.sqlite(queries.joined(separator: "\n"))
  }

  /// A file of schema 16 with rows of its own and of the seeds, before there were such ids.
  private func old() throws -> Folder {
    let folder = try Folder()
    for file in try Seeded.migrations().prefix(16) { try folder.sqlite(".read '\(file.path)'") }
    let fixture = Product.package.appendingPathComponent("Tests/Fixtures/schemas/0016.sql")
    try folder.sqlite("PRAGMA foreign_keys = OFF;\n.read '\(fixture.path)'")
    try folder.sqlite("PRAGMA journal_mode = WAL;")
    return folder
  }

  @Test func `Files of two offices have the same rows, whichever loaded what first`() throws {
    let (one, other) = (try Folder.seeded(), try Folder())
    _ = try other.done("init", "--office", "7", notes: true)
    _ = try other.done("seed")
    #expect(try rows(one) == rows(other))
    for table in Self.tables {
      #expect(
        try other.sqlite("SELECT count(*) FROM \(table) WHERE id NOT BETWEEN -68719476735 AND -1")
          == "0", "\(table)")
    }
    #expect(try other.sqlite("SELECT count(*) FROM shared_id") == "0")
    #expect(try other.sqlite("SELECT count(*) FROM sequence WHERE table_name <> 'journal'") == "0")
  }

  @Test func `Each line of the seeds keeps its number`() throws {
    let kept = Product.package.appendingPathComponent("Tests/Fixtures/shared_ids.csv")
    let lines = CSV.rows(try String(contentsOf: kept, encoding: .utf8)).dropFirst()
    #expect(lines.count >= 572)
    var now: [String: [[String]]] = [:]
    for line in lines {
      let file = line[0]
      if now[file] == nil {
        let seeds = Product.package.appendingPathComponent("Seeds/\(file)")
        now[file] = CSV.rows(try String(contentsOf: seeds, encoding: .utf8))
        let ids = now[file]?.dropFirst().map { $0[0] } ?? []
        #expect(Set(ids).count == ids.count, "\(file)")
      }
      let row = now[file]?.first { $0[0] == line[1] }
      #expect(row.map { Array($0[1...2]) } == Array(line[2...3]), "\(line)")
    }
  }

  @Test func `An older file keeps rows and journal, and the map says which they are`() throws {
    let folder = try old()
    let before = try rows(folder, Self.tables + ["journal_change"])
    let kept = try rows(folder)
    _ = try folder.done("migrate", notes: true)
    #expect(try rows(folder, Self.tables + ["journal_change"]) == before)
    #expect(try folder.sqlite("SELECT count(*) FROM journal") == "2")
    let wanted = try Folder.seeded()
    let mapped = try folder.sqlite(
      """
      SELECT s.shared, v.code FROM shared_id AS s JOIN unit_version AS v ON v.id = s.id
       WHERE s.table_name = 'unit_version' AND v.valid_from IS NULL AND v.valid_to IS NULL
       ORDER BY 1
      """)
    #expect(!mapped.isEmpty)
    for line in mapped.split(separator: "\n") {
      let parts = line.split(separator: "|")
      #expect(
        try wanted.sqlite("SELECT code FROM unit_version WHERE id = \(parts[0])") == parts[1])
    }
    // What stands there already is not added again under another id.
    let seeded = try folder.danvan("seed", "--format", "csv")
    #expect(seeded.code == 0, "\(seeded.stderr)")
    for table in ["measure", "field", "source", "directive", "committee"] {
      #expect(
        try folder.sqlite("SELECT count(*) - count(DISTINCT code) FROM \(table)") == "0")
      #expect(
        try folder.sqlite(
          """
          SELECT count(*) FROM shared_id AS s JOIN \(table) AS t ON t.id = s.id
           WHERE s.table_name = '\(table)' AND t.id > 0
          """)
          == folder.sqlite(
            """
            SELECT count(*) FROM \(table)
             WHERE id > 0 AND code NOT LIKE 'TEP-%' AND code NOT LIKE '22:%'
            """))
    }
    #expect(try folder.danvan("release", "verify", "R1").code == 0)
    let known = try folder.danvan("source", "list", "--known-on", "1", "--format", "csv")
    #expect(known.code == 0 && known.lines.count > 1, "\(known.stderr)")
    #expect(try folder.danvan("history", "1", "--format", "csv").code == 0)
    #expect(try folder.danvan("undo", "--reason", "thử").code == 0)
    #expect(try rows(folder, Self.tables) == kept)
  }

  @Test func `A row whose code was edited is known by its id`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite("UPDATE source SET code = 'S2a' WHERE code = 'S2'")
    let again = try folder.done("seed", "--format", "csv", notes: true)
    let sources = try #require(try again.records().first { $0["file"] == "sources.csv" })
    #expect(sources["added"] == "0" && sources["kept"] == "1")
  }

  @Test func `What a machine names carries its office`() throws {
    let folder = try Folder()
    _ = try folder.done("init", "--seed", "--office", "7", notes: true)
    #expect(try folder.register("Một").code == "22-2026-7-0001")
    try folder.write(Array("title,province,year\nHai,22,2026\nBa,22,2026\n".utf8), "a.csv")
    _ = try folder.done("model", "import", "a.csv", notes: true)
    #expect(
      try folder.sqlite("SELECT code FROM model WHERE id > 0 ORDER BY id")
        == "22-2026-7-0001\n22-2026-7-0002\n22-2026-7-0003")
    #expect(try folder.sqlite("SELECT code FROM source WHERE id > 0").hasSuffix("-7-0001"))
    _ = try folder.done(
      "unit", "rename", "22", "--name", "Mới", "--on", "2026-10-01", "--act", "1/NQ", notes: true)
    #expect(try folder.sqlite("SELECT code FROM unit_change WHERE id > 0") == "2026-10-01/22/7")
  }
}
