import Testing

/// Every difference of a release has its reason, the right one, and no others.
@Suite("release diff: reasons")
struct ReleaseReasonTests {
  /// Two models, and of the second little is known.
  private static func released(_ reports: String..., more: [String] = []) throws -> Folder {
    let folder = try Folder.seeded()
    try folder.register("Một", ["--province": "04", "--on": "2026-02-01", "--code": "M1"])
    let file = "Mã,Tên mô hình,Tỉnh,Năm,Ngày đăng ký\nM2,Hai,38,2024,1/5/2024\n"
    try folder.write(Array(file.utf8), "a.csv")
    _ = try folder.done("model", "import", "a.csv", notes: true)
    let made = try folder.danvan(
      ["release", "make", "A"] + reports.flatMap { ["--report", $0] } + more)
    try #require(made.code == 0, "\(made.stderr)")
    return folder
  }

  private func diff(_ folder: Folder, _ more: String...) throws -> [[String: String]] {
    let outcome = try folder.danvan(["release", "diff", "A", "--format", "csv"] + more)
    try #require(outcome.code == 1, "\(outcome.code) \(outcome.stderr)")
    let rows = try outcome.records()
    for row in rows { #expect(row["because"] != "" && row["causes"] != "", "\(row)") }
    return rows
  }

  /// The commands of the entries that a row names, and its causes.
  private func causes(_ rows: [[String: String]], _ report: String, _ row: String) -> [String] {
    guard let found = rows.first(where: { $0["report"] == report && $0["row"] == row }) else {
      return []
    }
    return (found["because"] ?? "").components(separatedBy: "; ").map { text in
      let told = text.components(separatedBy: ": ").dropFirst().first ?? text
      return text.first?.isNumber == true
        ? told.components(separatedBy: ",").first ?? told : text
    } + [found["causes"] ?? ""]
  }

  @Test func `A model that is removed is a reason in every report, whatever tells its rows apart`()
    throws
  {
    let folder = try Self.released(
      "rates-by-level", "rates-by-field", "rates-by-owner-kind", "reconciliation", "cumulative",
      "rates-by-year", "rates-by-province", "funnel", "same-period")
    _ = try folder.done("model", "edit", "M1", "--title", "Một khác")
    _ = try folder.done("model", "remove", "M2", "--reason", "nhập hai lần")
    let rows = try diff(folder)
    for row in rows where row["change"] != "other" {
      let because = try #require(row["because"])
      #expect(because.contains("model remove M2") && because.contains(": nhập hai lần"), "\(row)")
    }
    let levels = Set(rows.filter { $0["report"] == "rates-by-level" }.compactMap { $0["row"] })
    #expect(levels == ["commune", "district", "province", "unknown"])
    // A title changes no number.
    for row in rows {
      #expect(row["because"]?.contains("model edit") == (row["change"] == "other"), "\(row)")
    }
    #expect(causes(rows, "rates-by-field", "unknown") == ["model remove M2", "among"])
    #expect(causes(rows, "rates-by-year", "2024").last == "entry")
    #expect(causes(rows, "rates-by-province", "38, Thanh Hóa") == ["model remove M2", "entry"])
    let later = rows.filter { $0["report"] == "cumulative" }.compactMap { $0["row"] }
    #expect(Set(later).isSuperset(of: ["2024", "2025", "2026"]))
  }

  @Test(arguments: Tongue.allCases)
  func `What may be a reason is told apart from what is one`(_ tongue: Tongue) throws {
    let folder = try Self.released("cumulative")
    _ = try folder.done("model", "remove", "M2", "--reason", "nhầm")
    let rows = try diff(folder)
    #expect(causes(rows, "cumulative", "2024").last == "entry")
    #expect(causes(rows, "cumulative", "2026").last == "among")
    let shown = try folder.danvan(["release", "diff", "A", "--format", "table"], tongue).stdout
    #expect(shown.contains(tongue == .vi ? "có thể 5 " : "perhaps 5 "))
    #expect(foreignWords(shown, tongue) == [], "\(shown)")
  }

  @Test func `An added row has the entry that brought it, alone`() throws {
    let folder = try Self.released("rates-by-province", "undecided")
    try folder.register("Ba", ["--province": "19", "--on": "2026-03-01", "--code": "M3"])
    try folder.register("Bốn", ["--province": "22", "--on": "2026-03-01", "--code": "M4"])
    let rows = try diff(folder)
    let code = try #require(rows.first { $0["row"]?.hasPrefix("19") == true }?["row"])
    #expect(causes(rows, "rates-by-province", code) == ["model register M3", "entry"])
    #expect(
      causes(rows, "rates-by-province", "22, Quảng Ninh") == ["model register M4", "entry"])
    #expect(causes(rows, "undecided", "M3, 2026") == ["model register M3", "entry"])
  }

  @Test func `A figure that is edited, and an entry of a fund that is removed`() throws {
    let folder = try Self.released("reconciliation", "fund-statement")
    let figure = try folder.sqlite(
      """
      SELECT f.code FROM figure AS f JOIN measure AS m ON m.id = f.measure
        JOIN unit_version AS v ON v.unit = f.unit AND v.code = '22'
       WHERE m.code = 'models.registered' AND f.breakdown = '' AND f.role = 'result' LIMIT 1
      """)
    let entry = try folder.sqlite("SELECT code FROM fund_entry ORDER BY id LIMIT 1")
    _ = try folder.done("figure", "edit", figure, "--value", "77")
    _ = try folder.done("fund", "entry", "remove", entry, "--reason", "ghi nhầm")
    let rows = try diff(folder)
    for row in rows {
      let isFund = row["report"] == "fund-statement"
      let command = isFund ? "fund entry remove \(entry)" : "figure edit \(figure)"
      #expect(row["because"]?.contains(command) == true, "\(row)")
      #expect(row["because"]?.contains(isFund ? "figure edit" : "fund entry") == false, "\(row)")
    }
    #expect(Set(rows.compactMap { $0["report"] }) == ["reconciliation", "fund-statement"])
  }

  @Test func `What was taken back is no reason`() throws {
    let folder = try Self.released("rates-by-level", "rates-by-province", "cumulative")
    _ = try folder.done("model", "remove", "M2", "--reason", "nhầm")
    _ = try folder.done("undo", notes: true)
    #expect(try folder.danvan("release", "diff", "A").code == 0)
    _ = try folder.decide("recognize", "M1", "province", on: "2026-06-01")
    let rows = try diff(folder)
    for row in rows where row["change"] != "other" {
      #expect(row["because"]?.contains("model recognize M1") == true, "\(row)")
      #expect(row["because"]?.contains("M2") == false, "\(row)")
    }
    #expect(rows.filter { $0["change"] == "other" }.count == 2, "removed, and taken back")
  }

  @Test func `Each of several releases has what was written before it`() throws {
    let folder = try Self.released("rates-by-level")
    _ = try folder.done("model", "remove", "M2", "--reason", "nhầm")
    try folder.make("B", "rates-by-level")
    _ = try folder.decide("recognize", "M1", "province", on: "2026-06-01")
    try folder.make("C", "rates-by-level")
    for (pair, commands) in [
      (["A", "B"], ["model remove M2"]), (["B", "C"], ["model recognize M1"]),
      (["C", "B"], ["model recognize M1"]), (["A", "C"], ["model remove M2", "model recognize M1"]),
    ] {
      let outcome = try folder.danvan(["release", "diff"] + pair + ["--format", "csv"])
      let row = try #require(try outcome.records().first { $0["row"] == "province" }, "\(pair)")
      for command in commands { #expect(row["because"]?.contains(command) == true, "\(row)") }
      #expect(row["because"]?.components(separatedBy: "; ").count == commands.count, "\(row)")
    }
  }

  @Test func `Tasks, households and what is missing have their reasons too`() throws {
    let folder = try Self.released("tasks", "housing-progress", "data-quality", "not-reported")
    _ = try folder.done("figure", "edit", "S2-24-households", "--value", "8000", notes: true)
    _ = try folder.done("task", "set", "NB-2024-C1", "--state", "done", notes: true)
    _ = try folder.done("model", "remove", "M2", "--reason", "nhầm")
    let rows = try diff(folder)
    for (report, command) in [
      ("tasks", "task set NB-2024-C1"), ("housing-progress", "figure edit S2-24-households"),
      ("data-quality", "model remove M2"), ("not-reported", "model remove M2"),
    ] {
      let own = rows.filter { $0["report"] == report }
      #expect(!own.isEmpty, "\(report)")
      for row in own { #expect(row["because"]?.contains(command) == true, "\(row)") }
    }
    let housing = rows.filter { $0["report"] == "housing-progress" }
    #expect(housing.allSatisfy { $0["causes"] == "entry" }, "\(housing)")
    #expect(housing.first { $0["column"] == "supported" }?["after"] == "8000")
  }

  @Test(arguments: [["--field", "culture-society"], ["--owner-kind", "individual"]])
  func `What changes no number of a report is no reason in it`(_ edit: [String]) throws {
    let folder = try Folder.seeded()
    try folder.make("A", "funnel", "rates-by-level")
    let edited = try folder.danvan(["model", "edit", "22-2025-0001"] + edit)
    try #require(edited.code == 0, "\(edited.stderr)")
    _ = try folder.decide("withdraw", "22-2025-0003", "unknown", on: "2026-06-01")
    let rows = try diff(folder)
    for row in rows where row["change"] != "other" {
      #expect(row["because"]?.contains("model withdraw 22-2025-0003") == true, "\(row)")
      #expect(row["because"]?.contains("model edit") == false, "\(row)")
    }
    #expect(rows.contains { $0["change"] == "other" }, "the edit is told of once")
  }
}
