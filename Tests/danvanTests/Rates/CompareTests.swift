import Testing

/// What was reported beside what the records hold: one answer from two commands.
@Suite("Reported beside recorded")
struct CompareTests {
  /// `period as_of registered recognized`, reported/recorded.
  private func compared(_ folder: Folder, _ more: String...) throws -> [String] {
    try folder.danvan(["rates", "--compare", "--province", "37", "--format", "csv"] + more)
      .records().map { row in
        let numbers = ["registered", "recognized"].map {
          "\(row["\($0)_reported"] ?? "?")/\(row["\($0)_records"] ?? "?")"
        }
        return "\(row["period"] ?? "") \(row["as_of"] ?? "") \(numbers.joined(separator: " "))"
      }
  }

  /// The same, put together from the rows of `reconciliation`.
  private func reconciled(_ folder: Folder, _ more: [String: String] = [:]) throws -> [String] {
    let rows = try folder.report(
      "reconciliation", more.merging(["province": "37"]) { one, _ in one }, columns: "period",
      "as_of", "measure", "reported", "recorded")
    let lines = rows.map { $0.split(separator: " ", omittingEmptySubsequences: false) }
    return stride(from: 0, to: lines.count - 1, by: 2).map { index in
      let (one, other) = (lines[index], lines[index + 1])
      return "\(one[0]) \(one[1]) \(one[3])/\(one[4]) \(other[3])/\(other[4])"
    }
  }

  private func say(
    _ folder: Folder, _ registered: Int, _ recognized: Int, _ period: String, asOf: String? = nil
  ) throws {
    // Of the whole year the code meant two provinces.
    let province = period == "2025" && asOf == nil ? "37@31/12/2025" : "37"
    for (measure, value) in [("registered", registered), ("recognized", recognized)] {
      let outcome = try folder.danvan(
        [
          "figure", "add", "--measure", "models.\(measure)", "--province", province, "--value",
          "\(value)", "--period", period, "--source", "S1", "--quote", "\(value)",
        ] + (asOf.map { ["--as-of", $0] } ?? []))
      try #require(outcome.code == 0, "\(outcome.stderr)")
    }
  }

  private func record(
    _ folder: Folder, _ title: String, _ province: String, _ year: String, on day: String,
    recognized: String? = nil
  ) throws {
    let code = try folder.register(
      title, ["--province": province, "--year": year, "--on": day]
    ).code
    guard let recognized else { return }
    let outcome = try folder.decide("recognize", code, "commune", on: recognized)
    try #require(outcome.code == 0, "\(outcome.stderr)")
  }

  @Test func `A report of a merged province is beside the records of all it was formed from`()
    throws
  {
    let folder = try Folder.seeded()
    try record(folder, "Một", "35@30/6/2025", "2025", on: "10/2/2025", recognized: "2025-05-01")
    try record(folder, "Hai", "36@30/6/2025", "2025", on: "11/2/2025", recognized: "2025-05-01")
    try record(folder, "Ba", "37@30/6/2025", "2025", on: "12/2/2025")
    try record(folder, "Bốn", "37", "2025", on: "1/9/2025", recognized: "2025-11-01")
    try record(folder, "Năm", "36@30/6/2025", "2024", on: "1/9/2024")
    try say(folder, 4, 3, "2025")
    let wanted = ["2025  4/4 3/3"]
    #expect(try compared(folder).filter { $0.hasPrefix("2025") } == wanted)
    #expect(try compared(folder, "--territory", "now").filter { $0.hasPrefix("2025") } == wanted)
    #expect(try reconciled(folder).filter { $0.hasPrefix("2025") } == wanted)
    #expect(
      try reconciled(folder, ["territory": "now"]).filter { $0.hasPrefix("2025") } == wanted)
    // Nobody reported of the year before; it is there, of the province of the time.
    #expect(try compared(folder).contains { $0.hasPrefix("2024") && $0.hasSuffix("/1 /0") })
    #expect(try compared(folder).sorted() == reconciled(folder).sorted())
  }

  @Test func `A report as of a day is beside what was recorded by it, half-years too`() throws {
    let folder = try Folder.seeded()
    try record(folder, "Một", "37@30/6/2025", "2025", on: "10/2/2025", recognized: "2025-03-01")
    try record(folder, "Hai", "37@30/6/2025", "2025", on: "11/2/2025", recognized: "2026-03-01")
    try record(folder, "Ba", "37", "2025", on: "1/9/2025")
    try say(folder, 1, 1, "2025", asOf: "30/6/2025")
    try say(folder, 2, 1, "2025-S2")
    let found = try compared(folder)
    #expect(found.contains("2025 2025-06-30 1/2 1/1"), "\(found)")
    #expect(found.contains("2025-S2  2/1 1/0"), "\(found)")
    #expect(try found.sorted() == reconciled(folder).sorted())
  }

  @Test func `Quarters and months of a merger year are of the province of their last day`() throws {
    let folder = try Folder.seeded()
    try record(folder, "Một", "37@30/6/2025", "2025", on: "10/2/2025", recognized: "2025-03-01")
    try record(folder, "Hai", "35@30/6/2025", "2025", on: "11/2/2025")
    try record(folder, "Ba", "37", "2025", on: "1/9/2025")
    try say(folder, 1, 1, "2025-Q1")
    try say(folder, 2, 0, "2025-09")
    let found = try compared(folder)
    #expect(found.contains("2025-Q1  1/1 1/1"), "\(found)")
    #expect(found.contains("2025-09  2/1 0/0"), "\(found)")
    #expect(try found.sorted() == reconciled(folder).sorted())
  }

  @Test func `Behind what is beside a report are the records of all it was formed from`() throws {
    let folder = try Folder.seeded()
    try record(folder, "Một", "35@30/6/2025", "2025", on: "10/2/2025", recognized: "2025-05-01")
    try record(folder, "Hai", "36@30/6/2025", "2025", on: "11/2/2025")
    try record(folder, "Ba", "37", "2025", on: "1/9/2025")
    try say(folder, 3, 1, "2025")
    let why = try folder.done(
      "why", "report", "reconciliation", "37", "registered", "2025", "--format", "json"
    ).object()
    #expect(why.list("cells").allSatisfy { $0.text("agrees") == "yes" }, "\(why)")
    #expect(
      why.list("cells").compactMap { $0.text("formula") } == [
        "Reported = 3", "In the records = count of 3 registrations",
        "Recorded = In the records ÷ Reported = 3 ÷ 3 = 100.0 %",
      ])
    let nouns = why.list("inputs").compactMap { $0.text("noun") }
    #expect(nouns.filter { $0 == "registration" }.count == 3 && nouns.count == 4, "\(why)")
  }

  @Test func `Behind a report as of a day is what was recorded by it, and nothing later`() throws {
    let folder = try Folder.seeded()
    try record(folder, "Một", "37@30/6/2025", "2025", on: "10/2/2025", recognized: "2025-03-01")
    try record(folder, "Hai", "37@30/6/2025", "2025", on: "11/2/2025", recognized: "2026-03-01")
    try say(folder, 1, 1, "2025", asOf: "30/6/2025")
    for (measure, count) in [("registered", 2), ("recognized", 1)] {
      let why = try folder.done(
        "why", "report", "reconciliation", "37", measure, "2025", "30/6/2025", "--format", "json"
      ).object()
      #expect(why.list("cells").allSatisfy { $0.text("agrees") == "yes" }, "\(why)")
      let records = why.list("inputs").filter { $0.text("noun") == "registration" }
      #expect(records.count == count, "\(measure) \(why)")
    }
  }
}
