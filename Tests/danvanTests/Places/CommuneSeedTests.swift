import Foundation
import Testing

/// The communes that come with danvan.
@Suite("Communes that come with danvan") struct CommuneSeedTests {
  private static let units = ["unit", "unit_version", "unit_change", "unit_succession"]

  private static let prepared = Prepared {
    let folder = try Folder()
    let made = try folder.danvan("init", "--seed", "--province", "quang ninh", "--format", "csv")
    try #require(made.code == 0, "\(made.stderr)")
    try folder.write(made.bytes, "loaded.csv")
    return folder
  }

  private func rows(_ folder: Folder, where condition: String = "1") throws -> String {
    try folder.sqlite(
      Self.units.map { "SELECT * FROM \($0) WHERE \(condition) ORDER BY id;" }
        .joined(separator: "\n"))
  }

  private func counts(_ outcome: Outcome) throws -> [[String?]] {
    try outcome.records().map { row in
      ["added", "continued", "present", "unmatched"].map { row[$0] }
    }
  }

  @Test func `A province's file has its communes of today, those before, and what they became`()
    throws
  {
    let folder = try Self.prepared.folder()
    #expect(
      try folder.sqlite("SELECT v.name_vi FROM office JOIN unit_version AS v ON v.unit = province")
        == "Quảng Ninh")
    let today = """
      SELECT count(*) FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
       WHERE u.level = 'commune' AND v.valid_to IS NULL
      """
    #expect(try folder.sqlite(today) == "54")
    #expect(
      try folder.sqlite(
        """
        SELECT count(*) FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
         WHERE u.level IN ('commune', 'district') AND v.valid_from IS NULL
           AND v.valid_to = '2025-07-01'
        """) == "184")
    #expect(try folder.name("06978", on: "1/7/2025") == "06978 Xã Ba Chẽ")
    #expect(try folder.name("06970", on: "30/6/2025") == "06970 Thị trấn Ba Chẽ")
    // Each of before went over into something, and nothing is left without an end.
    #expect(
      try folder.sqlite(
        """
        SELECT count(*) FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
         WHERE u.level = 'commune' AND v.valid_to = '2025-07-01'
           AND NOT EXISTS (SELECT 1 FROM unit_succession AS s WHERE s.predecessor = v.unit)
           AND NOT EXISTS (SELECT 1 FROM unit_version AS n
                            WHERE n.unit = v.unit AND n.valid_from = '2025-07-01')
        """) == "0")
    #expect(try folder.sqlite("SELECT count(*) FROM journal") == "1")
    for table in Self.units {
      #expect(try folder.sqlite("SELECT count(*) FROM \(table) WHERE id > 0") == "0")
    }
    #expect(try folder.danvan("check", "--severity", "error").code == 0)
    let list = try folder.danvan("check", "outside", "--format", "csv")
    #expect(list.code == 0, "\(list.stdout)\(list.stderr)")
  }

  @Test func `Again, nothing is added, and there is no entry`() throws {
    let folder = try Self.prepared.folder()
    let before = try folder.dump()
    let again = try folder.done("unit", "seed", "--format", "csv")
    #expect(try counts(again).map { $0[0] } == ["0", "0", "0"])
    #expect(try counts(again).map { $0[3] } == ["0", "0", "0"])
    let isSame = try folder.dump() == before
    #expect(isSame)
  }

  @Test func `The ids are the same whatever was loaded first, in any office`() throws {
    let one = try Self.prepared.folder()
    _ = try one.done("unit", "seed", "--province", "Cao Bằng", notes: true)
    let other = try Folder()
    _ = try other.done("init", "--office", "9", notes: true)
    _ = try other.done("unit", "seed", "--province", "04", notes: true)
    _ = try other.done("unit", "seed", "--province", "22", notes: true)
    #expect(try rows(one) == rows(other))
  }

  @Test func `All of them, in the same rows`() throws {
    let (one, all) = (try Self.prepared.folder(), try Folder.seeded())
    let loaded = try all.done("unit", "seed", "--all", "--format", "csv", notes: true)
    #expect(
      try all.sqlite(
        """
        SELECT count(*) FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
         WHERE u.level = 'commune' AND v.valid_to IS NULL
        """) == "3321")
    let unmatched = loaded.stderr.split(separator: "\n").filter { $0.contains("Not matched") }
    #expect(try counts(loaded).compactMap { $0[3].flatMap { Int($0) } }.reduce(0, +)
      == unmatched.count && unmatched.count == 14)
    // Every row of the one stands in the other, letter for letter.
    let many = Set(try rows(all).split(separator: "\n"))
    let few = try rows(one).split(separator: "\n")
    #expect(few.allSatisfy(many.contains))
    #expect(try all.sqlite("SELECT count(*) FROM unit WHERE id > 0") == "0")
    #expect(
      try all.sqlite(
        "SELECT count(*) FROM unit_succession AS s JOIN unit_version AS p ON p.unit = s.predecessor"
          + " JOIN unit_version AS n ON n.unit = s.successor WHERE p.code = '24' AND n.code = '24'")
        == "1")
  }

  @Test func `What somebody imported from such lists is known, and not doubled`() throws {
    let folder = try Folder.seeded()
    let seeds = Product.package.appendingPathComponent("Seeds/communes/communes_today.csv")
    let lines = try String(contentsOf: seeds, encoding: .utf8).split(separator: "\n")
    let own = lines.enumerated().filter { $0 == 0 || $1.hasPrefix("22,") }
      .map { $1.drop { $0 != "," }.dropFirst() }.joined(separator: "\n")
    try folder.write(Array(own.utf8), "xa.csv")
    _ = try folder.done("unit", "import", "xa.csv", "--valid-on", "30/4/2026", notes: true)
    _ = try folder.register("Một", ["--unit": "06978"])
    let before = try folder.sqlite("SELECT * FROM unit WHERE id > 0 ORDER BY id")
    let loaded = try folder.done("unit", "seed", "--province", "22", "--format", "csv", notes: true)
    #expect(try counts(loaded)[1] == ["0", "0", "54", "0"])
    #expect(try counts(loaded)[2][3] == "0", "\(loaded.stderr)")
    #expect(try folder.sqlite("SELECT * FROM unit WHERE id > 0 ORDER BY id") == before)
    let wanted = try Self.prepared.folder()
    let mapped = try folder.sqlite(
      """
      SELECT s.shared, v.code, v.name_vi FROM shared_id AS s JOIN unit_version AS v ON v.id = s.id
       WHERE s.table_name = 'unit_version' ORDER BY 1
      """)
    #expect(mapped.split(separator: "\n").count == 54)
    #expect(
      try wanted.sqlite(
        """
        SELECT id, code, name_vi FROM unit_version
         WHERE valid_from = '2025-07-01' AND parent = (SELECT province FROM office) ORDER BY 1
        """) == mapped)
    // The unit that each version is of is mapped to the one it is of elsewhere.
    let units = """
      SELECT coalesce(s.shared, v.unit) FROM unit_version AS v
        LEFT JOIN shared_id AS s ON s.table_name = 'unit' AND s.id = v.unit
       WHERE v.valid_to IS NULL AND v.valid_from = '2025-07-01' AND length(v.code) = 5
       ORDER BY v.code
      """
    #expect(try folder.sqlite(units) == wanted.sqlite(units))
    let again = try folder.done("unit", "seed", "--province", "22", "--format", "csv", notes: true)
    #expect(try counts(again).map { $0[0] } == ["0", "0", "0"])
  }

  @Test func `Of a file that is nobody's the province has to be said`() throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan("unit", "seed")
    expectMessage(outcome, 64, .en, contains: ["--all", "--province"])
    let dry = try folder.done("unit", "seed", "--province", "22", "--dry-run", notes: true)
    #expect(dry.stderr.contains("nothing was written"))
    try folder.expectUntouched()
  }

  @Test func `A province without the facts brings what others name`() throws {
    let folder = try Folder()
    _ = try folder.done("init", "--province", "Cao Bằng", notes: true)
    #expect(
      try folder.sqlite(
        """
        SELECT (SELECT count(*) FROM field), (SELECT count(*) FROM measure) > 0,
               (SELECT count(*) FROM figure), (SELECT count(*) FROM source),
               (SELECT count(*) FROM unit_version)
        """) == "4|1|0|0|88")
    let settings = try folder.done("settings", "--format", "json").setting()
    #expect(settings.text("province") == "Cao Bằng")
    let wrong = try folder.danvan("--db", "b.db", "init", "--seed", "--province", "Nowhere")
    expectMessage(wrong, 65, .en, contains: ["--province", "Nowhere"])
    #expect(try folder.names() == ["danvan.db"])
  }
}
