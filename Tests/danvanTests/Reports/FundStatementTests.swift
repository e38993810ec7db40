import Testing

/// The statement of funds says what sources said, adds nothing twice, and ends at the views.
@Suite("The statement of funds")
struct FundStatementTests {
  private static let columns = [
    "target", "target_comparator", "raised", "raised_comparator", "spent", "spent_comparator",
    "disbursed", "disbursed_comparator", "left", "left_comparator",
  ]

  /// A fund with entries `kind amount source`, of one day or of a period each.
  private func fund(_ entries: [(kind: String, amount: String, source: String, when: [String])])
    throws -> Folder
  {
    let folder = try Folder.seeded()
    _ = try folder.done("fund", "add", "--code", "QX", "--name", "Quỹ X", "--province", "22")
    for (kind, amount, source, when) in entries {
      let outcome = try folder.danvan(
        ["fund", "record", "QX", "--kind", kind, "--amount", amount, "--source", source, "--again"]
          + when)
      try #require(outcome.code == 0, "\(outcome.stderr)")
    }
    return folder
  }

  private func statement(_ folder: Folder) throws -> [String] {
    try folder.report("fund-statement", ["province": "22"]).records().map { row in
      let amounts = stride(from: 0, to: 10, by: 2).compactMap { index in
        row[Self.columns[index]].flatMap { value in
          value.isEmpty
            ? nil : "\(Self.columns[index]) \(row[Self.columns[index + 1]] ?? "?") \(value)"
        }
      }
      return ([row["period"] ?? "?"] + amounts + [row["source"] ?? "?"]).joined(separator: " ")
    }
  }

  private static let day = ["--as-of", "31/12/2025"]

  @Test func `Two sources that say one thing are not added`() throws {
    let folder = try fund([
      ("balance", "2 tỷ", "S1", Self.day), ("target", "8 tỷ", "S1", Self.day),
      ("balance", "2 tỷ", "S2", Self.day), ("target", "8 tỷ", "S2", Self.day),
    ])
    #expect(
      try statement(folder) == [
        " target = 8000000000 left = 2000000000 S1", " target = 8000000000 left = 2000000000 S2",
        "all target >= 8000000000 left = 2000000000 S1 S2",
      ])
    let why = try folder.danvan(
      "why", "report", "fund-statement", "QX", "cả quỹ", "--format", "table", in: .vi)
    #expect(!why.stdout.contains(" + ") && why.code == 0)
    #expect(why.stdout.contains("Chỉ tiêu (đồng) ≥ 8.000.000.000"), "\(why.stdout)")
    #expect(why.stdout.contains("Còn lại (đồng) = 2.000.000.000"))
    let which = try folder.danvan("why", "report", "fund-statement", "QX", "31/12/2025")
    expectMessage(which, 65, .en, contains: ["Source"])
  }

  @Test func `What one source says more than once of a period may be parts of one another`() throws
  {
    let nearly = try fund([
      ("raised", "9 tỷ", "S1", Self.day), ("raised", "gần 9 tỷ", "S1", Self.day),
    ])
    #expect(try statement(nearly) == [" raised >= 9000000000 S1"])
    let apart = try fund([("raised", "trên 153 tỷ", "S1", []), ("raised", "gần 29 tỷ", "S1", [])])
    #expect(try statement(apart) == [" raised >= 153000000000 S1"])
    let below = try fund([
      ("spent", "gần 9 tỷ", "S1", Self.day), ("spent", "5 tỷ", "S1", Self.day),
    ])
    #expect(try statement(below) == [" spent ~ 9000000000 S1"], "perhaps below 9, at least 5")
    let last = try fund([
      ("balance", "3 tỷ", "S1", Self.day), ("balance", "2 tỷ", "S1", Self.day),
    ])
    #expect(try statement(last) == [" left = 2000000000 S1"])
  }

  @Test func `Left is raised less spent and disbursed, of years that do not overlap`() throws {
    let folder = try fund([
      ("raised", "10 tỷ", "S1", ["--period", "2024"]),
      ("spent", "1 tỷ", "S1", ["--period", "2024"]),
      ("disbursed", "4 tỷ", "S1", ["--period", "2024"]),
      ("raised", "20 tỷ", "S1", ["--period", "2025"]),
      ("spent", "gần 3 tỷ", "S1", ["--period", "2025"]),
    ])
    #expect(
      try statement(folder) == [
        "2024 raised = 10000000000 spent = 1000000000 disbursed = 4000000000 left = 5000000000 S1",
        "2025 raised = 20000000000 spent < 3000000000 left ~ 17000000000 S1",
        "all raised = 30000000000 spent < 4000000000 disbursed = 4000000000 left > 22000000000 S1",
      ])
    let why = try folder.danvan("why", "report", "fund-statement", "QX", "all", "--format", "json")
    #expect(
      try why.object().list("cells").compactMap { $0.text("formula") }.contains(
        """
        Left (đồng) = 10,000,000,000 + 20,000,000,000 − 1,000,000,000 − 4,000,000,000 \
        − (< 3,000,000,000) > 22,000,000,000
        """), "\(why.stdout)")
  }

  /// Entries at random: a fund of one period, day and source has one row, and it is the view's; of
  /// others the last row is.
  @Test func `The last row of every fund is what fund_balance says, and opens to it`() throws {
    let folder = try Folder.seeded()
    var random = SystemRandomNumberGenerator()
    var script = ""
    for fund in 1...120 {
      script += """
        INSERT INTO fund (id, code, unit, name_vi)
        VALUES (\(9000 + fund), 'Z\(fund)', 4, 'Z\(fund)');
        """
      for entry in 0..<Int.random(in: 1...6, using: &random) {
        let years = fund.isMultiple(of: 2) ? [2024] : [2023, 2024, 2025]
        let year = years.randomElement(using: &random) ?? 2024
        let isOpen = fund.isMultiple(of: 3)
        let kind =
          ["target", "raised", "raised", "spent", "disbursed", "balance"]
          .randomElement(using: &random) ?? "raised"
        let comparator =
          ["=", "=", "~", "<", "<=", ">", ">="].randomElement(using: &random) ?? "="
        let source = fund.isMultiple(of: 2) ? 1 : Int.random(in: 1...2, using: &random)
        script += """
          INSERT INTO fund_entry (code, fund, kind, value, comparator, verbatim, period,
            period_from, period_to, source)
          VALUES ('Z\(fund)-\(entry)', \(9000 + fund), '\(kind)', \
          \(Int.random(in: 1...4, using: &random)), '\(comparator)', 'x', \
          '\(year)\(isOpen ? "/.." : "")', '\(year)-01-01', \
          \(isOpen ? "NULL" : "'\(year)-12-31'"), \(source));
          """
      }
    }
    try folder.sqlite(script)
    let rows = try folder.report("fund-statement").records()
    let views = try folder.done("sql", "SELECT * FROM fund_balance", "--format", "csv").records()
    for (code, own) in Dictionary(grouping: rows, by: { $0["fund_code"] ?? "" }) {
      let view = try #require(views.first { $0["code"] == code })
      let last = try #require(own.last)
      for column in Self.columns {
        // There is no less than nothing: at most 0 is 0.
        let isNone = column == "left_comparator" && view["left"] == "0" && view[column] == "<="
        #expect(last[column] == (isNone ? "=" : view[column]), "\(code) \(column) \(own)")
      }
      #expect((own.count > 1) == (last["period"] == "all"), "\(own)")
      guard code.hasSuffix("7"), last["period"] == "all" else { continue }
      let why = try folder.danvan(
        "why", "report", "fund-statement", code, "all", "--format", "json")
      #expect(try why.object().list("cells").allSatisfy { $0.text("agrees") == "yes" }, "\(own)")
    }
  }

  @Test func `Each amount has its source as a footnote`() throws {
    let folder = try fund([
      ("raised", "1 tỷ", "S1", Self.day), ("raised", "2 tỷ", "S3", Self.day),
    ])
    let page = try folder.danvan(
      "report", "run", "fund-statement", "-p", "province=22", "--format", "html", in: .vi
    ).stdout
    #expect(page.contains("<section class=\"sources\">"))
    #expect(page.contains("[S1]") && page.contains("[S3]") && !page.contains("[S2]"))
    #expect(page.contains("<sup>1, 2</sup>"), "of the whole fund")
  }

  private static let year = ["--period", "2025"]

  @Test func `What two sources say of a year is added in no column, and the view says the same`()
    throws
  {
    let folder = try fund([
      ("raised", "9 tỷ", "S1", Self.year), ("raised", "gần 9 tỷ", "S2", Self.year),
      ("spent", "1 tỷ", "S1", Self.year), ("spent", "1 tỷ", "S2", Self.year),
      ("disbursed", "5 tỷ", "S2", Self.year),
    ])
    let last = "raised >= 9000000000 spent >= 1000000000 disbursed = 5000000000 left ~ 3000000000"
    #expect(
      try statement(folder) == [
        "2025 raised = 9000000000 spent = 1000000000 left <= 8000000000 S1",
        "2025 raised < 9000000000 spent = 1000000000 disbursed = 5000000000 left < 3000000000 S2",
        "all \(last) S1 S2",
      ])
    let view = try folder.done(
      "sql", "SELECT * FROM fund_balance WHERE code = 'QX'", "--format", "csv"
    ).records().first
    let said = ["raised", "spent", "disbursed", "left"].map { column in
      "\(column) \(view?["\(column)_comparator"] ?? "?") \(view?[column] ?? "?")"
    }
    #expect(said.joined(separator: " ") == last)
    let page = try folder.danvan(
      "report", "run", "fund-statement", "-p", "province=22", "--format", "markdown"
    ).stdout
    #expect(page.contains("| ≥ 9,000,000,000 | ≥ 1,000,000,000 | 5,000,000,000 |"), "\(page)")
    #expect(!page.contains("18,000,000,000") && !page.contains(" 2,000,000,000"))
    let why = try folder.danvan("why", "report", "fund-statement", "QX", "all", "--format", "json")
      .object()
    let formulas = why.list("cells").compactMap { $0.text("formula") }
    #expect(formulas.contains("Raised (đồng) ≥ 9,000,000,000"), "\(formulas)")
    #expect(why.list("cells").allSatisfy { $0.text("agrees") == "yes" }, "\(formulas)")
  }
}
