import Testing

/// What was reported is added up only where it may be.
@Suite("Rates that were reported")
struct RateReportedTests {
  private func folder(_ rows: [String]) throws -> Folder { try .reporting(rows) }

  private func row(_ folder: Folder, _ arguments: String...) throws -> [String: String] {
    let outcome = try folder.danvan(
      ["rates", "--basis", "reported", "--format", "csv"] + arguments)
    let rows = try outcome.records()
    try #require(rows.count == 1, "\(outcome.stdout)\(outcome.stderr)")
    return rows[0]
  }

  private static let merged = [
    "35 registered 100 = 2024 - flow B1", "35 recognized 40 = 2024 - flow B1",
    "36 registered 200 < 2024 - flow B1", "36 recognized 50 = 2024 - flow B1",
    "37 registered 300 = 2024 - flow B1", "37 recognized 70 > 2024 - flow B1",
  ]

  @Test func `Today's province is the sum of the three it was formed from, bounds and all`() throws
  {
    let row = try row(folder(Self.merged), "--territory", "now")
    #expect(row["province_code"] == "37" && row["province"] == "Ninh Bình")
    #expect(row["registered"] == "600" && row["registered_comparator"] == "<")
    #expect(row["recognized"] == "160" && row["recognized_comparator"] == ">")
    // More than 160 of fewer than 600.
    #expect(row["rate"] == "0.266666" && row["rate_comparator"] == ">")
    #expect(row["sources"] == "B1")
  }

  @Test func `A predecessor that did not report leaves no sum, and is named`() throws {
    let row = try row(folder(Array(Self.merged.dropFirst(2))), "--territory", "now")
    #expect(row["registered"] == "" && row["rate"] == "")
    #expect(row["reason"]?.contains("35 Hà Nam") == true)
  }

  @Test(
    arguments: [
      ("37 registered 300 = 2024 2024-11-30 cumulative B1", "as of different days"),
      ("37 registered 300 = 2024 2024-12-31 stock B1", "a stock, the other"),
    ])
  func `Numbers of different days or kinds are not added`(_ other: String, _ reason: String) throws
  {
    let rows = [
      "35 registered 100 = 2024 2024-12-31 cumulative B1",
      "36 registered 200 = 2024 2024-12-31 cumulative B1", other,
    ]
    let row = try row(folder(rows), "--territory", "now")
    #expect(row["registered"] == "")
    #expect(row["reason"]?.contains(reason) == true, "\(row)")
  }

  @Test func `A revision takes the place of the original and is not added to it`() throws {
    let rows =
      Self.merged + [
        "35 registered 110 = 2024 - flow B2", "35 recognized 44 = 2024 - flow B2",
      ]
    let row = try row(folder(rows), "--territory", "now")
    #expect(row["registered"] == "610" && row["recognized"] == "164")
    #expect(row["sources"] == "B1 B2")
    // In the provinces of the time both are shown, one beside the other.
    let both = try folder(rows).danvan([
      "rates", "--basis", "reported", "--province", "35@2024-06-30", "--format", "csv",
    ]).records()
    #expect(both.map { $0["registered"] } == ["100", "110"])
  }

  @Test func `What was built, said later, does not take the place of what was registered`() throws {
    let rows = Self.merged + ["35 built 99 = 2024 - flow B2"]
    let row = try row(folder(rows), "--territory", "now")
    #expect(row["registered"] == "600" && row["recognized"] == "160", "\(row)")
  }

  /// The report is of a day on which the province was not yet the former one.
  @Test func `A report from before a merger stands beside the records of its day`() throws {
    let folder = try folder(["37 registered 10 = 2023 2023-12-31 stock B1"])
    try folder.sqlite("UPDATE figure SET period = '', period_from = NULL, period_to = NULL")
    _ = try folder.done(
      "model", "register", "--title", "Một", "--province", "37@2024-01-01", "--field", "economy",
      "--owner-kind", "collective", "--year", "2022", "--format", "csv")
    let rows = try folder.danvan("rates", "--compare", "--province", "37", "--format", "csv")
      .records()
    #expect(rows.map { $0["registered_records"] } == ["1"], "\(rows)")
    #expect(rows.first?["registered_gap"] == "9")
  }

  @Test func `Where the records hold nothing, the coverage is nothing`() throws {
    let row = try #require(
      try Folder.seeded().danvan("rates", "--compare", "--province", "04", "--format", "csv")
        .records().first)
    #expect(row["registered_records"] == "0" && row["registered_coverage"] == "0.000000")
    #expect(row["registered_gap"] == "13268")
  }

  @Test func `What the nation reported is not added to what its provinces did`() throws {
    let rows =
      Self.merged + [
        "VN registered 9000 = 2024 - flow B2", "VN recognized 4500 = 2024 - flow B2",
      ]
    let row = try row(folder(rows), "--by", "country")
    #expect(row["registered"] == "9000" && row["rate"] == "0.500000")
    #expect(row["sources"] == "B2")
  }

  @Test func `A national sum of some provinces is no national total`() throws {
    let row = try row(folder(Self.merged), "--by", "country")
    #expect(row["registered"] == "" && row["rate"] == "")
    #expect(row["reason"]?.hasPrefix("not added: nothing reported of this period by 60") == true)
  }

  @Test func `Reports stand beside the records of their own period`() throws {
    let folder = try Folder.seeded()
    let row = try #require(
      try folder.danvan(["rates", "--compare", "--province", "22", "--format", "json"]).objects()
        .first)
    #expect(row.number("registered_reported") == 2500)
    #expect(row.text("registered_reported_comparator") == "<")
    #expect(row.number("registered_records") == 5)
    #expect(row.number("registered_gap") == 2495)
    #expect(row.text("registered_gap_comparator") == "<")
    #expect(row.number("registered_coverage") == 0.002)
    #expect(row.text("registered_coverage_comparator") == ">")
    #expect(row.number("recognized_gap") == 1395)
    #expect(row.text("recognized_gap_comparator") == "=")
    #expect(row.number("rate_reported") == 0.56)
    #expect(row.number("rate_records") == 1)
  }

  @Test func `Owner kinds of a reported total are its own rows`() throws {
    let rows = try Folder.seeded().danvan([
      "rates", "--basis", "reported", "--by", "province", "--by", "owner-kind", "--format", "csv",
    ]).records()
    #expect(rows.map { $0["owner_kind"] } == ["collective", "individual"])
    #expect(rows.map { $0["recognized"] } == ["1179", "221"])
    #expect(rows.allSatisfy { $0["reason"] == "registered not reported" })
  }

  @Test(arguments: ["=", "a=1;=", "==;", "=x", ";,"])
  func `A breakdown without a name on its left stops nothing`(_ breakdown: String) throws {
    let folder = try folder([
      "22 registered 100 = 2024 - flow B1", "22 recognized 40 = 2024 - flow B1",
    ])
    _ = try folder.done("figure", "edit", "F1", "--breakdown", breakdown)
    #expect(try folder.danvan("rates", "--basis", "reported").code == 0)
    #expect([0, 1].contains(try folder.danvan("check").code))
  }

  @Test func `Of 0 reported there is no coverage, and no share of 0 in need`() throws {
    let folder = try Folder.reporting([
      "22 registered 0 = 2024 - stock B1", "22 recognized 0 = 2024 - stock B1",
    ])
    let row = try #require(
      try folder.danvan("rates", "--compare", "--year", "2024", "--format", "csv").records().first)
    for column in ["registered_coverage", "recognized_coverage", "rate_reported"] {
      #expect(row[column] == "", "\(column) \(row)")
    }
    #expect(row["registered_gap"] == "0" && row["reason"]?.contains("0 registered") == true)
    let reconciled = try folder.report(
      "reconciliation", ["province": "22"], columns: "period", "reported", "recorded", "coverage"
    ).filter { $0.hasPrefix("2024") }
    #expect(reconciled == ["2024 0 0 ", "2024 0 0 "])
    try folder.addFigure("N", "housing.households.need", "22", 0, period: "2024")
    try folder.addFigure(
      "H", "housing.households", "22", 0, period: "2024", more: ("out_of", "N"))
    let housing = try folder.report(
      "housing-progress", ["province": "22"], columns: "supported", "needed", "share")
    #expect(housing == ["0 0 "])
  }

  @Test func `A coverage that is neither 0 nor 100 is not printed so`() throws {
    // The records of the seeds hold five of 2025.
    let folder = try Folder.reporting([
      "22 registered 1000000 = 2025 - stock B1", "22 recognized 5 = 2025 - stock B1",
    ])
    for format in ["table", "markdown", "html"] {
      let text = try folder.danvan(
        "report", "run", "reconciliation", "-p", "province=22", "--format", format
      ).stdout
      let few = format == "table" ? "< 0.1 %" : "&lt; 0.1 %"
      #expect(text.contains(few) && text.contains("100.0 %"), "\(text)")
      #expect(!text.contains(" 0.0 %") && !text.contains(">0.0 %"), "\(text)")
    }
    let why = try folder.danvan(
      "why", "report", "reconciliation", "22", "registered", "--format", "json"
    ).object()
    #expect(
      why.list("cells").last?.text("formula")
        == "Recorded = In the records ÷ Reported = 5 ÷ 1,000,000 < 0.1 %")
    let compared = try folder.danvan("rates", "--compare", "--format", "table").stdout
    #expect(compared.contains("< 0.1 %") && !compared.contains(" 0.0 %"), "\(compared)")
  }
}
