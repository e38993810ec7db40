import Testing

/// What a report is asked for is what it answers.
@Suite("Questions to reports")
struct ReportQuestionTests {
  @Test(arguments: Tongue.allCases)
  func `A term of half a year is refused where years are counted`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for term in ["2025-S1", "2025-Q4", "2024-07/2026-06", "2025-03/.."] {
      for command in [["report", "run"], ["why", "report"]] {
        let outcome = try folder.danvan(command + ["cumulative", "-p", "term=\(term)"], tongue)
        expectMessage(
          outcome, 65, tongue, contains: ["-p term", tongue == .vi ? "trọn năm" : "whole years"])
      }
    }
    for term in ["2025", "2021/2030", "2024-S1/2025-S2", "2025/..", "giai đoạn 2021–2025"] {
      #expect(try folder.report("cumulative", ["term": term]).records().count == 1, "\(term)")
    }
    try folder.expectUntouched()
  }

  /// A of 2024 and 2026, B of 2026 kept up from before the records, C new in 2026.
  private func kept() throws -> Folder {
    let folder = try Folder.seeded()
    let place = ["--province": "04"]
    try folder.register("A", place.merging(["--year": "2024", "--code": "A"]) { $1 })
    _ = try folder.done(
      "model", "register", "--code", "A", "--mode", "maintained", "--year", "2026")
    try folder.register("B", place.merging(["--code": "B", "--mode": "maintained"]) { $1 })
    try folder.register("C", place.merging(["--code": "C"]) { $1 })
    return folder
  }

  @Test(arguments: [
    ("2021/2030", ["2024 1 1 1", "2026 3 1 3"]), ("2026", ["2026 3 1 3"]),
    ("2025/2030", ["2026 3 1 3"]), ("2024", ["2024 1 1 1"]),
  ])
  func `For the first time is first ever, not first in the term`(_ term: String, _ rows: [String])
    throws
  {
    let folder = try kept()
    let found = try folder.report(
      "cumulative", ["term": term, "province": "04"], columns: "year", "registered", "new_models",
      "models_total")
    #expect(found == rows)
    for row in rows {
      let year = String(row.prefix(4))
      let why = try folder.done(
        "why", "report", "cumulative", year, "-p", "term=\(term)", "-p", "province=04", "--format",
        "json"
      ).object()
      #expect(why.list("cells").allSatisfy { $0.text("agrees") == "yes" }, "\(why)")
    }
  }

  @Test func `The day decides which of them was first`() throws {
    let folder = try kept()
    try folder.sqlite(
      """
      UPDATE registration SET registered_on = '2024-12-01' WHERE year = 2024;
      INSERT INTO model (id, code, title, unit) SELECT 9001, 'D', 'D', unit FROM model
       WHERE code = 'A';
      INSERT INTO registration (id, model, year, registered_on, unit, province)
      SELECT 9001 + column1, 9001, column2, column3, unit, unit
        FROM (VALUES (1, 2025, '2025-12-20'), (2, 2026, '2025-12-10')), model WHERE code = 'A';
      """)
    func new(_ day: String) throws -> [String] {
      try folder.report(
        "cumulative", ["as_of": day, "province": "04", "term": "2025/2030"], columns: "year",
        "new_models")
    }
    // On that day only the registration for the next year was made.
    #expect(try new("2025-12-15") == ["2026 1"])
    #expect(try new("2025-12-31") == ["2025 1", "2026 0"])
  }

  @Test func `The line of totals is asked only for columns that have a total`() throws {
    let folder = try kept()
    let why = try folder.done("why", "report", "cumulative", "--total", "--format", "json").object()
    let cells = why.list("cells")
    #expect(cells.map { $0.text("column") } == ["registered", "recognized", "new_models"])
    #expect(cells.allSatisfy { $0.text("agrees") == "yes" }, "\(cells)")
    // One whose rate has a total keeps it; reports of amounts likewise.
    let rates = try folder.done("why", "report", "rates-by-year", "--total", "--format", "json")
      .object()
    #expect(rates.list("cells").map { $0.text("column") } == ["registered", "recognized", "rate"])
    for name in ["same-period", "funnel", "rates-by-field", "fund-statement", "rates-by-province"] {
      let outcome = try folder.danvan(["why", "report", name, "--total", "--format", "json"])
      guard outcome.code == 0 else { continue }
      #expect(
        try outcome.object().list("cells").allSatisfy { $0.text("agrees") == "yes" }, "\(name)")
    }
  }

  @Test(arguments: Tongue.allCases)
  func `A column without a total says so`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for column in ["models_total", "rate"] {
      let outcome = try folder.danvan(
        ["why", "report", "cumulative", "--total", "--column", column], tongue)
      expectMessage(
        outcome, 64, tongue, contains: ["--total", tongue == .vi ? "không có tổng" : "no total"])
    }
  }
}
