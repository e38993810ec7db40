import Testing

/// What differs though nothing was written, and what a release looks like that an earlier danvan
/// made.
@Suite("release diff: causes that are no entries")
struct ReleaseCauseTests {
  private func diff(_ folder: Folder, _ more: String...) throws -> [[String: String]] {
    let outcome = try folder.danvan(["release", "diff", "A", "--format", "csv"] + more)
    try #require(outcome.code == 1, "\(outcome.code) \(outcome.stderr)")
    let rows = try outcome.records()
    for row in rows { #expect(row["because"] != "" && row["causes"] != "", "\(row)") }
    return rows
  }

  /// What no user can: other bytes and another head of what was released.
  private func rewrite(_ folder: Folder, _ sql: String) throws {
    try folder.sqlite(
      """
      DROP TRIGGER release_output_kept_update; DROP TRIGGER release_kept_update; \(sql)
      """)
    for id in try folder.sqlite("SELECT id FROM release_output").split(separator: "\n") {
      try folder.sqlite(
        "SELECT writefile('\(folder / "x")', content) FROM release_output WHERE id = \(id)")
      let sum = try folder.run("/usr/bin/env", ["sha256sum", folder / "x"]).stdout.prefix(64)
      try folder.sqlite("UPDATE release_output SET sha256 = '\(sum)' WHERE id = \(id)")
    }
  }

  private func replace(_ text: String, _ new: String) -> String {
    """
    UPDATE release_output
       SET content = CAST(replace(CAST(content AS TEXT), '\(text)', '\(new)') AS BLOB)
     WHERE format = 'json';
    """
  }

  @Test(arguments: Tongue.allCases)
  func `What came due between two days is named with its day`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.register("Vườn mẫu", ["--province": "04", "--on": "2026-02-01", "--code": "M1"])
    _ = try folder.decide("recognize", "M1", "province", on: "2026-06-01")
    let reports = ["rates-by-province", "rates-by-level", "undecided"]
    for (name, day) in [("A", "2026-05-31"), ("B", "2026-06-30")] {
      let made = try folder.danvan(
        ["release", "make", name, "--as-of", day] + reports.flatMap { ["--report", $0] })
      try #require(made.code == 0, "\(made.stderr)")
    }
    for more in [["--as-of", "30/6/2026"], ["B"]] {
      let outcome = try folder.danvan(["release", "diff", "A", "--format", "csv"] + more, tongue)
      let rows = try outcome.records().filter { $0["report"] != "undecided" || more != ["B"] }
      #expect(!rows.isEmpty)
      for row in rows {
        #expect(row["causes"] == "due asked", "\(more) \(row)")
        #expect(row["because"]?.contains("2026-06-01") == true, "\(row)")
        #expect(row["because"]?.contains("as_of 2026-05-31 → 2026-06-30") == true, "\(row)")
      }
    }
    let shown = try folder.danvan(
      ["release", "diff", "A", "--as-of", "30/6/2026", "--format", "table"], tongue)
    #expect(shown.stdout.contains(tongue == .vi ? "đến hạn ngày" : "came due on"))
    #expect(foreignWords(shown.stdout, tongue) == [], "\(shown.stdout)")
    // What is written meanwhile stands beside it where it bears on the row, and only there.
    _ = try folder.decide("withdraw", "22-2025-0001", "unknown", on: "2026-03-01")
    let both = try diff(folder, "--as-of", "30/6/2026")
    let rows = Dictionary(grouping: both, by: { $0["row"] ?? "" })
    #expect(rows["04, Cao Bằng"]?.first?["causes"] == "due asked")
    #expect(rows["22, Quảng Ninh"]?.first?["causes"] == "entry")
  }

  @Test(arguments: Tongue.allCases)
  func `A report whose text changed is told apart from records that did`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let select = "SELECT s.code AS language, length(s.title) + 0 AS sources FROM source AS s"
    try folder.ownReport(select)
    let own = ["--reports", "own"]
    try folder.make("A", "own", more: own)
    _ = try folder.done("source", "edit", "S1", "--title", "Một tên khác hẳn")
    try folder.ownReport(
      select.replacing("+ 0", with: "+ (s.code = 'S2')"))
    let outcome = try folder.danvan(["release", "diff", "A", "--format", "csv"] + own, tongue)
    let rows = try outcome.records()
    #expect(rows.map { $0["row"] } == ["S1", "S2"])
    #expect(rows.map { $0["causes"]?.contains("rule") } == [false, true], "\(rows)")
    #expect(rows[0]["because"]?.contains("source edit S1") == true)
    #expect(rows[1]["because"] == "the rule changed in version 0.1.0")
    let shown = try folder.danvan(["release", "diff", "A", "--format", "table"] + own, tongue)
    #expect(foreignWords(shown.stdout, tongue) == [], "\(shown.stdout)")
  }

  @Test(arguments: Tongue.allCases)
  func `What another danvan counted otherwise is the rule's doing`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.make("A", "rates-by-year")
    try rewrite(
      folder,
      replace(#""registered": 5"#, #""registered": 6"#)
        + "UPDATE release SET tool_version = '0.0.9';")
    let outcome = try folder.danvan(["release", "diff", "A", "--format", "csv"], tongue)
    let rows = try outcome.records()
    #expect(!rows.isEmpty && rows.allSatisfy { $0["causes"] == "rule" }, "\(rows)")
    #expect(outcome.stderr.contains("0.0.9") && outcome.stderr.contains("0.1.0"))
    #expect(foreignWords(outcome.stderr, tongue) == [], "\(outcome.stderr)")
  }

  @Test(arguments: Tongue.allCases)
  func `Columns that are only new are said once, and change no row`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.make("A", "rates-by-year", "rates-by-province")
    let names = ["registered", "recognized", "rate"].map { "$[%].\($0)_comparator" }
    let removed = (names + ["$[%].province_from", "$[%].province_to"]).map { "'\($0)'" }
    try rewrite(
      folder,
      """
      UPDATE release_output SET content = (
        SELECT CAST(json_group_array(json_remove(value, \(
          removed.map { $0.replacing("[%]", with: "") }.joined(separator: ", ")))) AS BLOB)
          FROM json_each(CAST(content AS TEXT)))
       WHERE format = 'json';
      """)
    let outcome = try folder.danvan(["release", "diff", "A"], tongue)
    #expect(outcome.code == 0 && outcome.stdout == "", "\(outcome.stdout)")
    let notes = outcome.stderr.split(separator: "\n")
    #expect(notes.count == 2, "\(outcome.stderr)")
    for note in notes { #expect(note.contains("registered_comparator"), "\(note)") }
    #expect(foreignWords(outcome.stderr, tongue) == [], "\(outcome.stderr)")
  }

  @Test(arguments: Tongue.allCases)
  func `What the journal does not know was written by another tool`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.make("A", "fund-statement")
    try folder.sqlite("UPDATE fund_entry SET value = value + 1 WHERE kind = 'spent'")
    let outcome = try folder.danvan(["release", "diff", "A", "--format", "csv"], tongue)
    let rows = try outcome.records()
    #expect(!rows.isEmpty && rows.allSatisfy { $0["causes"] == "unwritten" }, "\(rows)")
    let shown = try folder.danvan(["release", "diff", "A", "--format", "table"], tongue).stdout
    #expect(shown.contains(tongue == .vi ? "công cụ khác" : "another tool"))
  }

  @Test func `A day that went by is told where a report asks for today`() throws {
    let folder = try Folder.seeded()
    try folder.ownReport(
      """
      SELECT 'vi' AS language,
             CAST(julianday(:today) - julianday('2026-01-01') AS INTEGER) AS sources
      """)
    let own = ["--reports", "own"]
    try folder.make("A", "own", more: own)
    let now = try folder.sqlite(
      "SELECT CAST(julianday('now', 'localtime') - julianday('2026-01-01') AS INTEGER)")
    try rewrite(
      folder,
      replace(#""sources": \#(now)"#, #""sources": 59"#)
        + "UPDATE release SET made_at = '2026-03-01T05:00:00Z';")
    let rows = try diff(folder, "--reports", "own")
    #expect(rows.map { $0["causes"] } == ["asked"])
    #expect(
      rows.first?["because"] == "asked differently: today 2026-03-01 → \(Day.today)", "\(rows)")
  }

  /// 37 was the code of a province that is no more, of the same name.
  @Test func `A row that is gone is named as of the release`() throws {
    let folder = try Folder.seeded()
    try folder.register(
      "Cũ", ["--province": "37@2020-01-01", "--year": "2020", "--on": "2020-03-01", "--code": "C"])
    try folder.register("Mới", ["--province": "37", "--on": "2026-03-01", "--code": "M"])
    try folder.make("A", "rates-by-province")
    let stored = try folder.sqlite(
      """
      SELECT count(DISTINCT province) FROM registration
       WHERE model IN (SELECT id FROM model WHERE code IN ('C', 'M'))
      """)
    try #require(stored == "2")
    _ = try folder.done("model", "remove", "M", "--reason", "nhầm")
    let new = try folder.danvan("release", "diff", "A", "--format", "table").stdout
    #expect(new.contains("Ninh Bình") && !new.contains("(former)"), "\(new)")
    _ = try folder.done("undo", notes: true)
    _ = try folder.done("model", "remove", "C", "--reason", "nhầm")
    let old = try folder.danvan("release", "diff", "A", "--format", "table").stdout
    #expect(old.contains("Ninh Bình (former)"), "\(old)")
  }

  @Test(arguments: Tongue.allCases)
  func `Who compares what was corrected is told so, and why`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.make("A", "rates-by-year")
    try folder.make("B", "rates-by-year", more: ["--corrects", "A", "--reason", "thiếu 22"])
    for arguments in [["A"], ["B"], ["A", "B"]] {
      let outcome = try folder.danvan(["release", "diff"] + arguments, tongue)
      #expect(outcome.code == 0 && outcome.stdout == "")
      let note = tongue == .vi ? "«B» sửa «A»: thiếu 22" : "“B” corrects “A”: thiếu 22"
      #expect(outcome.stderr.components(separatedBy: note).count == 2, "\(outcome.stderr)")
    }
  }
}
