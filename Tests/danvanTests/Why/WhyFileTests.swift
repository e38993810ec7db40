import Foundation
import Testing

/// The block below `-- why` of one's own report, good and bad.
@Suite("Why, of one's own reports")
struct WhyFileTests {
  static let why = """

    -- why
    -- word unread | chưa đọc | not read
    -- Any other comment.
    SELECT 'source' AS noun, id, '+sources language' AS columns, NULL AS reason
      FROM source WHERE coalesce(language, 'vi') = :row_language
    UNION ALL
    SELECT 'source', id, 'sources', 'unread' FROM source WHERE language <> :row_language
    """

  private func folder(_ text: String) throws -> Folder {
    let folder = try Folder.seeded()
    try folder.write(Array(text.utf8), "mine.sql")
    try folder.sqlite("UPDATE source SET language = 'vi' WHERE code = 'S1'")
    return folder
  }

  private func why(_ folder: Folder, _ tongue: Tongue = .en, _ key: String...) throws -> Outcome {
    try folder.danvan(
      ["why", "report", "mine"] + key + ["--reports", ".", "--format", "json"], tongue)
  }

  private static let report = ReportFileTests.head + ReportFileTests.select

  @Test(arguments: ["\n", "\r\n"]) func `A row opens, and running the report asks nothing more`(
    _ end: String
  ) throws {
    let folder = try folder((Self.report + Self.why).replacing("\n", with: end))
    let run = try folder.done("report", "run", "mine", "--reports", ".", "--format", "csv")
    #expect(run.stdout == "language,sources\nen,4\nvi,1\n")
    let found = try why(folder, .en, "tiếng anh").object()
    #expect(found.list("inputs").map { $0.text("code") } == ["S0", "S2", "S3", "S4"])
    #expect(
      found.list("cells").first?.text("formula") == "Sources = count of 4 sources")
    #expect(found.list("left_out").map { $0.text("reason") } == ["unread"])
    let people = try folder.danvan(
      ["why", "report", "mine", "en", "--reports", ".", "--format", "markdown"], .vi)
    #expect(people.stdout.contains("chưa đọc") && people.stdout.contains("đếm 4 nguồn"))
  }

  @Test func `A cell that its inputs do not make says so`() throws {
    let folder = try folder(
      Self.report.replacing("count(*) AS", with: "count(*) + 1 AS") + Self.why)
    let cell = try #require(try why(folder, .en, "en").object().list("cells").first)
    #expect(cell.text("agrees") == "no")
    #expect(cell.text("formula") == "Sources = count of 4 sources – does not agree: the row says 5")
  }

  @Test(arguments: Tongue.allCases)
  func `Without the block a row still answers, and says how to add it`(_ tongue: Tongue) throws {
    let folder = try folder(Self.report)
    let found = try why(folder, tongue, "en").object()
    #expect(found.isNull("counted") && found.list("inputs").isEmpty)
    #expect(found.text("note")?.contains("-- why") == true)
    #expect(found.list("row").first?.number("sources") == 4)
    #expect(found.list("parameters").first?.text("value") == "1")
    #expect(found.list("rules").first?.text("rule") == "A row for every language.")
    let table = try folder.danvan(
      ["why", "report", "mine", "en", "--reports", ".", "--format", "table"], tongue)
    #expect(foreignWords(table.stdout, tongue).isEmpty || tongue == .en, "\(table.stdout)")
  }

  struct Slip: Sendable, CustomTestStringConvertible {
    let from: String
    let to: String
    let line: Int
    let vi: String
    let en: String
    var code: Int32 = 65

    var testDescription: String { en }
  }

  static let slips = [
    Slip(
      from: "WHERE coalesce", to: "WEHRE coalesce", line: 16, vi: "câu SQL sai",
      en: "the SQL is wrong"),
    Slip(
      from: "FROM source WHERE coalesce", to: "FROM sourse WHERE coalesce", line: 15, vi: "sourse",
      en: "sourse"),
    Slip(
      from: ":row_language\nUNION", to: ":row_langage\nUNION", line: 16,
      vi: "không có cột «langage»", en: "has no column “langage”"),
    Slip(
      from: ":row_language\nUNION", to: ":language\nUNION", line: 16,
      vi: "«:language» không có dòng", en: "“:language” has no line"),
    Slip(
      from: "id, '+sources", to: "code, '+sources", line: 15, vi: "noun, code, columns, reason",
      en: "noun, code, columns, reason"),
    Slip(
      from: "id, '+sources", to: "code AS id, '+sources", line: 15, vi: "không phải số nguyên",
      en: "not a whole number"),
    Slip(
      from: "SELECT 'source' AS noun", to: "SELECT 'sauce' AS noun", line: 15,
      vi: "noun «sauce» không phải bảng", en: "noun “sauce” is no table"),
    Slip(
      from: "+sources language", to: "+sources langage", line: 15,
      vi: "columns «langage» không phải cột", en: "columns “langage” is no column"),
    Slip(
      from: "-- word unread | chưa đọc | not read", to: "-- word unread | chưa đọc", line: 13,
      vi: "thiếu tên tiếng Việt", en: "lacks its titles"),
    Slip(
      from: "'unread' FROM source", to: "'unread' FROM source; SELECT 1", line: 15,
      vi: "có hơn một câu SQL", en: "more than one statement"),
  ]

  @Test(arguments: slips, Tongue.allCases) func `A block that does not parse says where`(
    _ slip: Slip, _ tongue: Tongue
  ) throws {
    let text = Self.report + Self.why
    #expect(text.contains(slip.from))
    let folder = try folder(text.replacing(slip.from, with: slip.to, maxReplacements: 1))
    let place =
      tongue == .vi ? "«./mine.sql», dòng \(slip.line):" : "“./mine.sql”, line \(slip.line):"
    expectMessage(
      try why(folder, tongue, "en"), slip.code, tongue,
      contains: [tongue == .vi ? slip.vi : slip.en, "→ ", place])
  }

  @Test(arguments: Tongue.allCases) func `A block that writes, or is empty, is refused`(
    _ tongue: Tongue
  ) throws {
    let writes = try folder(Self.report + "\n-- why\nDELETE FROM source WHERE id = :row_language")
    expectMessage(
      try why(writes, tongue, "en"), 77, tongue,
      contains: [tongue == .vi ? "chỉ được đọc" : "only reads", "13"])
    let empty = try folder(Self.report + "\n-- why\n-- nothing yet\n")
    expectMessage(
      try why(empty, tongue, "en"), 65, tongue,
      contains: [tongue == .vi ? "không có câu SELECT nào dưới" : "no SELECT below", "12"])
  }

  @Test func `An error below is marked where it is`() throws {
    let folder = try folder(Self.report + Self.why.replacing("coalesce(", with: "gộp("))
    let lines = try why(folder, .en, "en").stderr.split(separator: "\n")
    #expect(lines.contains("  line 16:   FROM source WHERE gộp(language, 'vi') = :row_lan…"))
    #expect(lines.contains(String(repeating: " ", count: 31) + "^"), "\(lines)")
  }

  @Test func `Every report that comes with danvan says what stands behind its rows`() throws {
    let folder = try Folder.seeded()
    let names = try folder.done("report", "list", "--format", "csv").records().compactMap {
      $0["name"]
    }
    #expect(names.count > 10)
    for name in names {
      let text = try folder.done("report", "show", name, "--sql").lines
      let start = try #require(text.firstIndex(of: "-- why"), "\(name)")
      #expect(text[start...].contains { $0.hasPrefix("SELECT") }, "\(name)")
    }
  }
}
