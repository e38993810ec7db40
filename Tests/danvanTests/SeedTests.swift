import Foundation
import Testing

@Suite struct SeedTests {
  @Test func `A new file holds what init says it loaded`() throws {
    let folder = try Folder()
    let made = try folder.done("init", "--seed", "--format", "csv", notes: true)
    #expect(made.stderr.contains("danvan.db"))
    let rows = try made.records()
    #expect(rows.count == 19)
    for row in rows {
      let file = try #require(row["file"])
      let seeds = Product.package.appendingPathComponent("Seeds/\(file)")
      let lines = CSV.rows(try String(contentsOf: seeds, encoding: .utf8)).count - 1
      #expect(row["added"] == String(lines), "\(file)")
      #expect(row["unchanged"] == "0" && row["kept"] == "0", "\(file)")
    }
    #expect(try folder.names() == ["danvan.db"])
  }

  @Test func `A new file without seeds is empty and whole`() throws {
    let folder = try Folder()
    _ = try folder.done("init", notes: true)
    #expect(try folder.sqlite("PRAGMA integrity_check") == "ok")
    #expect(try folder.sqlite("SELECT count(*) FROM unit_version") == "0")
    #expect(try folder.done("rates", "--format", "json").objects().isEmpty)
    #expect(try folder.done("rates", "--format", "csv").lines.count == 1)
    #expect(try folder.done("rates", "--format", "table").stdout == "(no rows)\n")
  }

  @Test func `The tables of a new file are those of the migrations`() throws {
    let folder = try Folder.seeded()
    let plain = try Folder()
    for file in try Seeded.migrations() { try plain.sqlite(".read '\(file.path)'", "danvan.db") }
    let schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
    #expect(try folder.sqlite(schema) == plain.sqlite(schema))
  }

  @Test func `The seeds hold 34 provinces of today and 63 of before, linked whole`() throws {
    let folder = try Folder.seeded()
    let count = try folder.done("sql", "select count(*) from province", "--format", "csv")
    #expect(count.lines == ["count(*)", "34"])
    #expect(try folder.sqlite("SELECT count(*) FROM unit_version") == "88")
    #expect(try folder.sqlite("SELECT count(*) FROM unit_succession") == "52")
    let old = "SELECT count(*) FROM unit_version JOIN unit ON unit.id = unit"
    #expect(
      try folder.sqlite(
        old + " WHERE level = 'province' AND (valid_to IS NULL OR valid_to > '2025-06-30')"
          + " AND (valid_from IS NULL OR valid_from <= '2025-06-30')") == "63")
    #expect(
      try folder.sqlite(
        old + " WHERE level = 'province' AND valid_to IS NULL") == "34")
    // Every province that is no more went over into one that stands.
    #expect(
      try folder.sqlite(
        """
        SELECT count(*) FROM unit AS u
         WHERE level = 'province'
           AND NOT EXISTS (SELECT 1 FROM unit_version WHERE unit = u.id AND valid_to IS NULL)
           AND NOT EXISTS (SELECT 1 FROM unit_succession AS s
                             JOIN unit_version AS n ON n.unit = s.successor
                            WHERE s.predecessor = u.id AND n.valid_to IS NULL)
        """) == "0")
  }

  @Test func `Every seeded figure and entry has its source, its line and its words`() throws {
    let folder = try Folder.seeded()
    for table in ["figure", "fund_entry"] {
      let bare = try folder.sqlite(
        """
        SELECT code FROM \(table) WHERE source IS NULL OR coalesce(trim(locator), '') = ''
            OR coalesce(trim(quote), '') = '' OR trim(verbatim) = ''
        """)
      #expect(bare == "", "\(table)")
    }
    #expect(
      try folder.sqlite("SELECT count(*) FROM directive_mention WHERE trim(quote) = ''") == "0")
    #expect(try folder.sqlite("SELECT count(*) FROM source WHERE dating = 'unknown'") == "0")
  }

  @Test func `What must not be recorded is nowhere in the file`() throws {
    let dump = String(decoding: try Seeded.shared.get().dump, as: UTF8.self)
    for words in ["Duong Van Minh", "Dương Văn Minh", "illegal organization"] {
      let isThere = dump.range(of: words, options: .caseInsensitive) != nil
      #expect(!isThere, "\(words)")
    }
  }

  @Test func `Seeding again changes nothing`() throws {
    let folder = try Folder.seeded()
    let again = try folder.done("seed", "--format", "csv")
    for row in try again.records() {
      #expect(row["added"] == "0" && row["kept"] == "0", "\(row)")
    }
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases)
  func `Seeding again keeps what a user edited, and says so`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.sqlite(
      """
      UPDATE figure SET value = 13269, note = 'sửa' WHERE code = 'S2-22-registered';
      UPDATE committee SET name_vi = 'Tên khác' WHERE code = 'TU-22';
      """)
    let edited = try folder.dump()
    let again = try folder.danvan("seed", "--format", "csv", in: tongue)
    #expect(again.code == 0)
    let kept = try again.records().filter { $0["kept"] != "0" }
    #expect(kept.map { $0["file"] } == ["committees.csv", "figures.csv"])
    #expect(kept.map { $0["kept"] } == ["1", "1"])
    let notes = again.stderr.split(separator: "\n").map(String.init)
    #expect(notes.count == 2)
    #expect(notes.first?.contains("committees.csv") == true)
    #expect(notes.first?.contains("name_vi") == true)
    #expect(notes.last?.contains("value, note") == true)
    #expect(again.stderr.contains(tongue == .vi ? "giữ bản đã sửa" : "kept"))
    let isSame = try folder.dump() == edited
    #expect(isSame)
  }

  @Test func `Seeding brings back what was deleted`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite("DELETE FROM fund_entry WHERE code = 'S2-26-ct'")
    let again = try folder.done("seed", "--format", "csv")
    #expect(
      try again.records().filter { $0["added"] != "0" }.map { $0["file"] } == ["fund_entries.csv"])
    #expect(
      try folder.sqlite("SELECT value FROM fund_entry WHERE code = 'S2-26-ct'") == "5300000000")
  }

  @Test func `A dry run of seed writes nothing`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite("DELETE FROM fund_entry")
    let before = try folder.dump()
    let dry = try folder.done("seed", "--dry-run", "--format", "csv", notes: true)
    #expect(try dry.records().contains { $0["added"] == "8" })
    #expect(dry.stderr == "Dry run: nothing was written.\n")
    let isSame = try folder.dump() == before
    #expect(isSame)
  }

  @Test func `The binary alone, elsewhere, with an empty environment, does the whole job`() throws {
    let folder = try Folder()
    let tool = folder / "danvan"
    try folder.copyProduct(to: tool)
    let nothing = Dictionary(uniqueKeysWithValues: Folder.environment(.en).keys.map { ($0, "") })
    let made = try folder.run(tool, ["init", "--seed"], env: nothing)
    #expect(made.code == 0, "\(made.stderr)")
    #expect(try folder.names() == ["danvan", "danvan.db"])
    let rates = try folder.run(tool, ["rates", "--format", "json"], env: nothing)
    #expect(try rates.objects().count == 5)
  }
}

extension Seeded {
  /// The migrations in the checkout, in order.
  static func migrations() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: Product.package.appendingPathComponent("Migrations"), includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "sql" }.sorted { $0.path < $1.path }
  }
}
