import Foundation
import Testing

/// What differs since, row by row, and why.
@Suite("release diff")
struct ReleaseDiffTests {
  static let reports = ["rates-by-province", "rates-by-field", "undecided", "typical-models"]

  private func folder() throws -> Folder { try Self.prepared.folder() }

  private static let prepared = Prepared { try released([]) }

  private func folder(_ more: [String]) throws -> Folder { try Self.released(more) }

  private static func released(_ more: [String]) throws -> Folder {
    let folder = try Folder.seeded()
    try folder.register("Vườn mẫu", ["--province": "04", "--on": "2026-02-01"])
    let made = try folder.danvan(
      ["release", "make", "A"] + reports.flatMap { ["--report", $0] } + more)
    try #require(made.code == 0, "\(made.stderr)")
    return folder
  }

  /// `report change row column before after`, a line a difference.
  private func lines(_ outcome: Outcome) throws -> [String] {
    try outcome.records().map { row in
      ["report", "change", "row", "column", "before", "after"].map { row[$0] ?? "?" }
        .joined(separator: " ")
    }
  }

  private func diff(_ folder: Folder, _ more: String...) throws -> Outcome {
    let outcome = try folder.danvan(["release", "diff", "A", "--format", "csv"] + more)
    #expect(outcome.code == 1 && outcome.stderr == "", "\(outcome.code) \(outcome.stderr)")
    return outcome
  }

  /// The ids of the entries that are given as reasons of a row.
  private func reasons(_ outcome: Outcome, _ row: String) throws -> [String] {
    let found = try outcome.records().first { "\($0["report"] ?? "") \($0["row"] ?? "")" == row }
    return (found?["because"] ?? "none").components(separatedBy: "; ").map {
      String($0.prefix { $0 != " " })
    }
  }

  @Test(arguments: Tongue.allCases) func `Nothing differs, and nothing is printed`(_ tongue: Tongue)
    throws
  {
    let folder = try folder()
    let before = try folder.dump()
    let outcome = try folder.danvan(["release", "diff", "A"], tongue)
    #expect(outcome.code == 0 && outcome.stdout == "" && outcome.stderr == "", "\(outcome.stderr)")
    let isSame = try folder.dump() == before
    #expect(isSame)
    // What no report reads makes no difference.
    _ = try folder.done("source", "edit", "S1", "--note", "x")
    #expect(try folder.danvan(["release", "diff", "A"], tongue).code == 0)
  }

  @Test func `A recognition changes its rows, and is their reason`() throws {
    let folder = try folder()
    _ = try folder.decide(
      "recognize", "04-2026-0001", "province", on: "2026-06-01",
      "--reason", "QĐ 12", "--by", "Văn phòng")
    let outcome = try diff(folder)
    #expect(
      try lines(outcome) == [
        "rates-by-province changed 04, Cao Bằng recognized 0 1",
        "rates-by-province changed 04, Cao Bằng rate 0.000000 1.000000",
        "rates-by-field changed economy recognized 2 3",
        "rates-by-field changed economy rate 0.6666666666666666 1.000000",
        "undecided gone 04-2026-0001, 2026 province_code 04 ",
        "undecided gone 04-2026-0001, 2026 province Cao Bằng ",
        "undecided gone 04-2026-0001, 2026 title Vườn mẫu ",
        "undecided gone 04-2026-0001, 2026 owner_kind collective ",
        "undecided gone 04-2026-0001, 2026 registered_on 2026-02-01 ",
        "undecided gone 04-2026-0001, 2026 waiting \(try waited(folder)) ",
      ])
    for row in [
      "rates-by-province 04, Cao Bằng", "rates-by-field economy", "undecided 04-2026-0001, 2026",
    ] { #expect(try reasons(outcome, row) == ["4"], "\(row)") }
    let because = try #require(try outcome.records().first?["because"])
    #expect(
      because.hasPrefix("4 2") && because.contains(" Văn phòng: model recognize 04-2026-0001"))
    #expect(because.hasSuffix(": QĐ 12"))
    for tongue in Tongue.allCases {
      let shown = try folder.danvan(["release", "diff", "A", "--format", "table"], tongue)
      #expect(shown.stdout.contains(tongue == .vi ? "66,7 %" : "66.7 %"))
      #expect(foreignWords(shown.stdout, tongue) == [], "\(shown.stdout)")
    }
  }

  private func waited(_ folder: Folder) throws -> String {
    try folder.sqlite(
      "SELECT CAST(julianday('\(Day.today)') - julianday('2026-02-01') AS INTEGER)")
  }

  @Test func `A withdrawal is the reason, and what touched other rows is not`() throws {
    let folder = try folder()
    _ = try folder.decide("withdraw", "22-2025-0001", "unknown", on: "2026-08-01")
    _ = try folder.done("source", "edit", "S1", "--note", "x")
    let outcome = try diff(folder)
    #expect(try lines(outcome).first == "rates-by-province changed 22, Quảng Ninh recognized 5 4")
    #expect(try reasons(outcome, "rates-by-province 22, Quảng Ninh") == ["4"])
    let last = try #require(try outcome.records().last)
    #expect(last["change"] == "other" && last["report"] == "")
    #expect(last["because"]?.contains("source edit S1") == true)
  }

  @Test func `A model that moved is the reason where it was and where it is`() throws {
    let folder = try folder()
    _ = try folder.done(
      "model", "edit", "22-2025-0002", "--province", "04", "--field", "defense-security",
      "--reason", "ghi nhầm tỉnh")
    let outcome = try diff(folder)
    for row in ["rates-by-province 22, Quảng Ninh", "rates-by-province 04, Cao Bằng"] {
      #expect(try reasons(outcome, row) == ["4"], "\(row)")
    }
    #expect(
      try outcome.records().allSatisfy { $0["because"]?.hasSuffix("ghi nhầm tỉnh") == true })
  }

  @Test func `A model that was removed is the reason of rows it is no longer in`() throws {
    let folder = try folder()
    _ = try folder.done("model", "remove", "04-2026-0001", "--reason", "nhập hai lần")
    let outcome = try diff(folder)
    #expect(Set(try outcome.records().compactMap { $0["change"] }) == ["gone", "changed"])
    for row in [
      "rates-by-province 04, Cao Bằng", "rates-by-field economy", "undecided 04-2026-0001, 2026",
    ] { #expect(try reasons(outcome, row) == ["4"], "\(row)") }
    #expect(
      try outcome.records().first?["because"]?.contains("model remove 04-2026-0001") == true)
  }

  @Test func `An imported file is the reason of all it brought`() throws {
    let folder = try folder()
    try folder.write(
      Array(
        """
        Tên mô hình,Tỉnh,Năm,Ngày đăng ký,Lĩnh vực
        Mới một,38,2026,1/3/2026,Kinh tế
        Mới hai,22,2026,1/3/2026,Kinh tế

        """.utf8), "xa.csv")
    _ = try folder.done("model", "import", "xa.csv")
    let outcome = try diff(folder)
    let found = try lines(outcome)
    #expect(found.contains("rates-by-province changed 22, Quảng Ninh registered 5 6"))
    #expect(found.contains("rates-by-province added 38, Thanh Hóa registered  1"))
    #expect(try outcome.records().allSatisfy { $0["because"]?.contains("model import") == true })
    #expect(!found.contains { $0.hasPrefix(" other") })
  }

  /// Too many rows to ask for the records behind each.
  @Test func `Where many rows differ, each still has its reason`() throws {
    let folder = try folder()
    let rows = (1...70).map { "Mô hình số \($0),38,2026,1/3/2026" }
    let header = "Tên mô hình,Tỉnh,Năm,Ngày đăng ký"
    try folder.write(Array(([header] + rows).joined(separator: "\n").utf8), "xa.csv")
    _ = try folder.done("model", "import", "xa.csv")
    _ = try folder.done("model", "remove", "04-2026-0001", "--reason", "nhầm")
    let found = try diff(folder).records().filter { $0["report"] == "undecided" }
    #expect(Set(found.compactMap { $0["row"] }).count == 71)
    for row in found {
      let code = row["row"]?.split(separator: ",").first.map(String.init) ?? "?"
      let command = row["change"] == "gone" ? "model remove" : "model import"
      #expect(row["because"]?.contains("\(command) \(code)") == true, "\(row)")
      #expect(row["because"]?.contains(";") == false, "one entry alone")
    }
  }

  @Test func `Comparators stand before and after`() throws {
    let folder = try Folder.seeded()
    try folder.make("A", "fund-statement")
    _ = try folder.done(
      "fund", "record", "04-CT", "--kind", "spent", "--amount", "gần 5 triệu", "--source", "S2",
      "--reason", "bổ sung")
    let outcome = try diff(folder)
    let row = try #require(try outcome.records().first)
    #expect(row["column"] == "spent" && row["after"] == "5000000" && row["after_comparator"] == "<")
    #expect(
      row["before"] == "" && row["because"]?.contains("fund record 04-CT-0001: bổ sung") == true)
    let shown = try folder.danvan("release", "diff", "A", "--format", "table", in: .vi)
    #expect(shown.stdout.contains("< 5.000.000"))
    let json = try folder.danvan("release", "diff", "A", "--format", "json").objects()
    #expect((json[0]["because"] as? [String])?.count == 1)
  }

  @Test func `Two releases, and another day, are compared too`() throws {
    let folder = try folder(["--as-of", "2026-05-31"])
    _ = try folder.decide("recognize", "04-2026-0001", "province", on: "2026-06-01")
    #expect(try folder.danvan("release", "diff", "A").code == 0, "not by that day")
    let later = try diff(folder, "--as-of", "30/6/2026")
    #expect(try lines(later).first == "rates-by-province changed 04, Cao Bằng recognized 0 1")
    try folder.make("B", "rates-by-province", "tasks", more: ["--as-of", "2026-06-30"])
    _ = try folder.decide("withdraw", "22-2025-0001", "unknown", on: "2026-06-15")
    let both = try folder.danvan("release", "diff", "A", "B", "--format", "csv")
    #expect(both.code == 1 && both.stderr.contains("undecided") && both.stderr.contains("tasks"))
    #expect(
      try lines(both) == [
        "rates-by-province changed 04, Cao Bằng recognized 0 1",
        "rates-by-province changed 04, Cao Bằng rate 0.000000 1.000000",
      ])
    let found = try reasons(both, "rates-by-province 04, Cao Bằng")
    #expect(found == ["4", "came", "asked"], "nothing after B: \(found)")
    #expect(try folder.danvan("release", "diff", "B", "B").code == 0)
    #expect(try folder.danvan("release", "diff", "A", "B", "--as-of", "2026-01-01").code == 64)
  }

  @Test(arguments: Tongue.allCases)
  func `A report that is gone, or has other columns, is compared as far as it can be`(
    _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    try folder.ownReport("SELECT language, count(*) AS sources FROM source GROUP BY 1")
    let own = ["--reports", "own"]
    #expect(try folder.danvan(["release", "make", "A", "--report", "own"] + own).code == 0)
    try folder.sqlite("UPDATE source SET language = 'vi' WHERE code = 'S1'")
    let gone = try folder.danvan(["release", "diff", "A", "--format", "csv"], tongue)
    #expect(gone.code == 1 && gone.stderr.contains("own"), "\(gone.stderr)")
    #expect(foreignWords(gone.stderr, tongue) == [], "\(gone.stderr)")
    let changed = try lines(gone)
    #expect(changed.contains { $0.hasPrefix("own added vi sources") })
    try folder.ownReport(
      "SELECT language, 1 AS more FROM source GROUP BY 1",
      columns: "-- column more count | Thêm | More")
    let other = try folder.danvan(["release", "diff", "A", "--format", "csv"] + own, tongue)
    #expect(other.stderr.contains("sources") && other.stderr.contains("more"), "\(other.stderr)")
    #expect(foreignWords(other.stderr, tongue) == [], "\(other.stderr)")
  }

  /// Who compares frozen bytes that are not what was frozen finds what never was.
  @Test func `Tampered rows are refused, not compared`() throws {
    let folder = try folder()
    try folder.sqlite(
      """
      DROP TRIGGER release_output_kept_update;
      UPDATE release_output SET content = x'5B5D' WHERE format = 'json';
      """)
    expectMessage(
      try folder.danvan("release", "diff", "A"), 65, .en, contains: ["release verify A"])
  }
}

/// What tells the rows of a report apart.
@Suite("Keys of reports")
struct ReportKeyTests {
  /// The columns that are one by their values; what is left out of it is not.
  private func expectUnique(_ folder: Folder, _ parameters: [String: String] = [:]) throws {
    for expected in ReportSeedTests.expected {
      let columns = try folder.done("report", "show", expected.name, "--format", "json").object()
        .list("columns")
      let sql = try folder.done("report", "show", expected.name, "--sql").stdout
      let key =
        sql.firstMatch(of: #/(?m)^-- key (.+)$/#).map {
          $0.1.split(separator: " ").map(String.init)
        }
        ?? columns.prefix {
          ["code", "word", "name", "year", "date"].contains($0.text("kind") ?? "")
        }.compactMap { $0.text("name") }
      try #require(!key.isEmpty, "\(expected.name)")
      let rows = try folder.report(expected.name, expected.parameters).records()
      let keys = rows.map { row in key.map { row[$0] ?? "?" } }
      #expect(Set(keys).count == keys.count, "\(expected.name): \(keys)")
    }
  }

  @Test func `Keys are unique in every report on the seeds`() throws {
    try expectUnique(try Folder.seeded())
  }

  @Test func `Keys are unique in every report on generated data`() throws {
    try expectUnique(try Generated(300, seed: 11).folder())
  }
}
