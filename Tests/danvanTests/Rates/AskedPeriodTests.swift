import Testing

@testable import Storage

/// Periods are printed as they were asked for, and an "at most" names what it rests on.
@Suite("What rates say of their question")
struct AskedPeriodTests {
  private func folder() throws -> Folder {
    let folder = try Folder.seeded()
    for (title, day) in [("A", "2026-02-01"), ("B", "2026-05-31"), ("C", "2026-08-01")] {
      try folder.register(title, ["--province": "38", "--on": day])
    }
    return folder
  }

  private func periods(_ folder: Folder, _ arguments: String...) throws -> [String] {
    try folder.danvan(
      ["rates", "--basis", "records", "--province", "38", "--format", "csv"] + arguments
    ).records().map { "\($0["period"] ?? "?") \($0["registered"] ?? "?")" }
  }

  @Test(arguments: [
    ("2026-S1", "2026-S1 2"), ("2026-Q3", "2026-Q3 1"), ("2026-05", "2026-05 1"),
    ("2026", "2026 3"), ("2021/2030", "2021/2030 3"), ("2026/..", "2026/.. 3"),
  ])
  func `The period that was asked for, whatever years have something`(
    _ period: String, _ row: String
  ) throws {
    #expect(try periods(folder(), "--period", period) == [row])
  }

  @Test func `Told apart by a time, the part of it that was asked for`() throws {
    let folder = try folder()
    #expect(try periods(folder, "--period", "2026-S1", "--by", "year") == ["2026-S1 2"])
    #expect(
      try periods(folder, "--period", "2026-S1", "--by", "quarter") == ["2026-Q1 1", "2026-Q2 1"])
    #expect(
      try periods(folder, "--period", "2025-S2/2026-Q1", "--by", "year") == ["2026-Q1 1"])
    #expect(
      try periods(folder, "--period", "2026-02/2026-05", "--by", "period")
        == ["2026-02/2026-05 2"])
    #expect(
      try periods(folder, "--period", "2026-05/2026-08", "--by", "period")
        == ["2026-05/2026-06 1", "2026-07/2026-08 1"])
    // Nothing was asked, so it is what there is.
    #expect(try periods(folder) == ["2026 3"])
    let why = try folder.done(
      "why", "rate", "38", "2026-S1", "--basis", "records", "--period", "2026-S1", "--format",
      "json"
    ).object()
    #expect(why.list("row").first?.text("period") == "2026-S1" && why.number("counted") == 2)
  }

  @Test(arguments: [
    ("2026", "2026-S1", "2026-S1"), ("2026-S1", "2026", "2026-S1"), ("2025/..", "2026", "2026"),
    ("2025/2027", "2026/..", "2026/2027"), ("2026/..", "2025/..", "2026/.."),
    ("2026-Q1/2026-Q3", "2026-S2", "2026-Q3"), ("2026-02/2026-05", "2026-S1", "2026-02/2026-05"),
    ("2025-11/2026-02", "2026/..", "2026-01/2026-02"), ("2025-S2/2026-Q1", "2025", "2025-S2"),
    ("2026-01/2026-07", "2026-07/2027", "2026-07"),
  ])
  func `What two periods have in common`(_ one: String, _ other: String, _ both: String) {
    let (first, second) = (Period(one), Period(other))
    #expect(first.flatMap { one in second.map { one.meeting($0).text } } == both)
  }

  /// One recognized at the province, one at a level that is not stated, one at the commune.
  @Test(arguments: ["registrations", "models"])
  func `What is perhaps counted is an input of the at most`(_ counting: String) throws {
    let folder = try folder()
    let codes = try folder.sqlite("SELECT code FROM model WHERE title IN ('A', 'B', 'C')")
      .split(separator: "\n").map(String.init)
    for (code, level) in zip(codes, ["province", "district", "commune"]) {
      _ = try folder.decide("recognize", code, level, on: "2026-09-01")
    }
    try folder.sqlite("UPDATE recognition SET level = 'unknown' WHERE level = 'district'")
    let asked = [
      "--basis", "records", "--level", "province", "--count", counting, "--format", "json",
    ]
    let row = try #require(
      try folder.danvan(["rates", "--province", "38"] + asked).objects().first)
    #expect(row.number("recognized") == 2 && row.text("recognized_comparator") == "<=")
    let why = try folder.danvan(["why", "rate", "38"] + asked).object()
    func decisions(_ section: String) -> [String] {
      why.list(section).filter { $0.text("noun") == "recognition" }
        .map { "\($0.text("code") ?? "?") \($0.text("reason") ?? "counts")" }
    }
    #expect(decisions("inputs").count == 2, "\(why)")
    #expect(decisions("left_out").count == 1, "\(why)")
    #expect(why.list("left_out").allSatisfy { $0.text("reason") == "below-level" }, "\(why)")
  }

  @Test func `A withdrawn one of unknown level is none, and no input`() throws {
    let folder = try folder()
    let code = try folder.sqlite("SELECT code FROM model WHERE title = 'A'")
    _ = try folder.decide("recognize", code, "district", on: "2026-09-01")
    _ = try folder.decide("withdraw", code, "district", on: "2026-09-02")
    try folder.sqlite("UPDATE recognition SET level = 'unknown' WHERE level = 'district'")
    let why = try folder.done(
      "why", "rate", "38", "--basis", "records", "--level", "province", "--format", "json"
    ).object()
    #expect(why.list("row").first?.number("recognized") == 0)
    #expect(!why.list("inputs").contains { $0.text("noun") == "recognition" })
  }
}
