import Foundation
import Testing

/// Rows that say a code, a source or all that `export` writes are stored many at a time, too.
@Suite struct ImportCodedTests {
  private static let header =
    "code,title,province,field,year,mode,outcome,level,recognized_on,known_by,decision,source,"
    + "locator,note\n"

  /// Every third is decided, some by a day alone; every seventh has no source.
  private static func line(_ number: Int) -> String {
    let decision =
      switch number % 6 {
      case 0: "recognized,commune,2026-10-20,2026-10-20,\(number)-QĐ/ĐU"
      case 3: "declined,commune,,2026-11-01,"
      default: ",,,,"
      }
    let source = number % 7 == 0 ? "," : "S1,\(number % 50)"
    let mode = number % 5 == 0 ? "maintained" : "new"
    return "MH.\(9000 - number),Mô hình \(number),22,economy,2026,\(mode),\(decision),\(source),g\n"
  }

  /// Three years of a model, and two decisions on each of them, one as the first row of it.
  private static func years(_ number: Int) -> String {
    [2024, 2026, 2025].map { year in
      let row = { (decision: String) in
        "X-\(number),Nhiều năm \(number),22,economy,\(year),maintained,\(decision),,\n"
      }
      return row("recognized,commune,\(year)-10-20,,\(number)-QĐ/ĐU,")
        + row(number % 2 == 0 ? "recognized,province,\(year)-11-02,,1-QĐ," : ",,,,,")
    }.joined()
  }

  private static let stored = [
    "id, code, title, field, owner_kind, kind, unit, source, locator, note, search_key FROM model",
    "id, model, year, mode, unit, province, source, locator FROM registration",
    "id, registration, level, outcome, decided_on, known_by, decision, source FROM recognition",
  ]

  private func content(_ folder: Folder) throws -> [String] {
    try Self.stored.map { try folder.sqlite("SELECT \($0) ORDER BY id;") }
      + [folder.sqlite("SELECT * FROM sequence;")]
  }

  @Test func `They are stored as rows are that are taken one by one`() throws {
    let (many, single) = (try Folder.seeded(), try Folder.seeded())
    let lines = (1...300).map(Self.line).joined() + (1...40).map(Self.years).joined()
    // Below the heading of a group rows are read in their turn; so both files have a line there.
    let heading = ",I. Lĩnh vực kinh tế,,,,,,,,,,,,\n"
    try many.write(Array((Self.header + "\n" + lines).utf8), "tep.csv")
    try single.write(Array((Self.header + heading + lines).utf8), "tep.csv")
    for folder in [many, single] {
      let outcome = try folder.importing("tep.csv")
      let report = try outcome.report()
      #expect(report.added == 300 + 40 * 3 + 20 * 3 && report.present == 20 * 3, "\(report)")
    }
    #expect(try content(many) == content(single))
    let sources = """
      SELECT count(*) FROM registration
       WHERE source = (SELECT id FROM source WHERE code = 'S1') AND locator > '';
      """
    #expect(try many.sqlite(sources) == "258")
    #expect(try many.danvan(["check", "outside", "tallies", "search-index"]).code == 0)
    _ = try many.done("undo", notes: true)
    #expect(try many.sqlite("SELECT count(*) FROM model WHERE code LIKE 'MH.%'") == "0")
  }

  @Test func `A code that is there, comes twice or is given out meanwhile is told`() throws {
    let folder = try Folder.seeded()
    try folder.takes("code,title,province,year\nA-1,Trước,22,2026\n")
    let text = """
      code,title,province,year
      A-2,Một,22,2026
      A-2,Hai,22,2026
      A-1,Ba,22,2026
      ,Bốn,22,2026
      22-2026-0001,Năm,22,2026
      22-2026-0003,Sáu,22,2026
      ,Bảy,22,2026
      ,Tám,22,2026
      A-0,Chín,22,2026
      A-2,Một,22,2027
      A-2,Một,22,2026
      """
    try folder.write(Array(text.utf8), "tep.csv")
    let outcome = try folder.importing("tep.csv")
    let report = try outcome.report()
    #expect(report.added == 7 && report.present == 1, "\(report)")
    #expect(
      report.remarks.map { "\($0.row) \($0.outcome) \($0.what)" } == [
        "3 held looks like row 2",
        "4 held A-1: the row has “Ba”, stored is “Trước”", "6 held looks like row 5",
      ])
    #expect(
      try folder.sqlite(
        """
        SELECT m.code || ' ' || m.title || ' ' || r.year FROM registration AS r
          JOIN model AS m ON m.id = r.model WHERE r.source = (SELECT max(id) FROM source)
         ORDER BY r.id;
        """)
        == """
        A-2 Một 2026
        22-2026-0001 Bốn 2026
        22-2026-0003 Sáu 2026
        22-2026-0002 Bảy 2026
        22-2026-0004 Tám 2026
        A-0 Chín 2026
        A-2 Một 2027
        """)
  }

  @Test func `A source that is not there refuses its rows, with the rest of the file`() throws {
    let folder = try Folder.seeded()
    let text = "title,province,year,source\nMột,22,2026,S1\nHai,22,2026,S99\n"
    try folder.write(Array(text.utf8), "tep.csv")
    let outcome = try folder.importing("tep.csv")
    #expect(outcome.code == 65)
    #expect(try outcome.report().rows("refused") == [3])
    #expect(try folder.sqlite("SELECT count(*) FROM model WHERE title IN ('Một', 'Hai')") == "0")
  }

  /// What is decided is added to the first by code of those that say the same.
  @Test func `Of many of one title the first by code is found, whenever it came`() throws {
    let folder = try Folder.seeded()
    let one = "Cùng tên,22,2026"
    let lines =
      (1...7).map { _ in ",\(one),,,\n" } + ["0-dau,\(one),,,\n"]
      + [",\(one),recognized,commune,2026-10-20\n"] + (1...3).map { _ in ",\(one),,,\n" }
    let header = "code,title,province,year,outcome,level,recognized_on\n"
    try folder.write(Array((header + lines.joined()).utf8), "tep.csv")
    let report = try folder.importing("tep.csv", ["--allow-duplicates"]).report()
    #expect(report.added == 12)
    #expect(
      try folder.sqlite(
        """
        SELECT count(*), min(m.code), max(m.code) FROM model AS m WHERE m.title = 'Cùng tên';
        SELECT m.code FROM recognition AS c JOIN registration AS r ON r.id = c.registration
          JOIN model AS m ON m.id = r.model WHERE m.title = 'Cùng tên';
        """) == "11|0-dau|22-2026-0010\n0-dau")
  }
}
