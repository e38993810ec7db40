import Testing

@Suite struct RatesTests {
  private static let columns = [
    "province_code", "province", "basis", "period", "as_of", "registered",
    "registered_comparator", "recognized", "recognized_comparator", "rate", "rate_comparator",
    "reason", "sources", "province_from", "province_to",
  ]

  private func rate(
    in rows: [[String: Any]], _ code: String, _ basis: String
  ) throws -> [String: Any] {
    let found = rows.filter { $0.text("province_code") == code && $0.text("basis") == basis }
    try #require(found.count == 1, "\(code) \(basis): \(found.count)")
    return found[0]
  }

  private func seededRates(_ arguments: String...) throws -> [[String: Any]] {
    try Folder.seeded().danvan(["rates", "--format", "json"] + arguments).objects()
  }

  @Test func `Every machine format has the same columns in the same order`() throws {
    let folder = try Folder.seeded()
    #expect(try folder.done("rates", "--format", "csv").header() == Self.columns)
    #expect(
      try folder.done("rates", "--format", "tsv").lines.first
        == Self.columns.joined(separator: "\t"))
    for format in ["json", "ndjson"] {
      let outcome = try folder.done("rates", "--format", format)
      let line = try #require(outcome.lines.first { $0.contains("province_code") })
      let names = line.matches(of: #/"([a-z_]+)": /#).map { String($0.1) }
      #expect(names == Self.columns, "\(format)")
    }
  }

  @Test func `Cao Bằng reported 10,295 of 13,268`() throws {
    let row = try rate(in: seededRates(), "04", "reported")
    #expect(row.text("province") == "Cao Bằng")
    #expect(row.number("registered") == 13_268)
    #expect(row.text("registered_comparator") == "=")
    #expect(row.number("recognized") == 10_295)
    #expect(row.text("recognized_comparator") == "=")
    let rate = try #require(row.number("rate"))
    #expect(abs(rate - 10_295.0 / 13_268) < 0.000_001)
    #expect(row.text("rate_comparator") == "=")
    #expect(row.text("as_of") == "2024-10-30")
    #expect(row.isNull("reason"))
    #expect(row["sources"] as? [String] == ["S2"])
  }

  @Test func `Quảng Ninh reported 1,400 of nearly 2,500, which is more than 56 %`() throws {
    let row = try rate(in: seededRates(), "22", "reported")
    #expect(row.number("registered") == 2_500)
    #expect(row.text("registered_comparator") == "<")
    #expect(row.number("recognized") == 1_400)
    #expect(row.text("recognized_comparator") == "=")
    #expect(row.number("rate") == 0.56)
    #expect(row.text("rate_comparator") == ">")
    #expect(row["sources"] as? [String] == ["S3"])
  }

  @Test func `Ninh Bình has no rate, and the row says why`() throws {
    let row = try rate(in: seededRates(), "37", "reported")
    for column in ["registered", "recognized", "rate", "rate_comparator"] {
      #expect(row.isNull(column), "\(column)")
    }
    let reason = try #require(row.text("reason"))
    for number in ["1,635", "1,482", "153"] { #expect(reason.contains(number), "\(reason)") }
    #expect(row["sources"] as? [String] == ["S4"])
  }

  @Test func `The records stand apart: five of five in Quảng Ninh`() throws {
    let row = try rate(in: seededRates(), "22", "records")
    #expect(row.number("registered") == 5)
    #expect(row.number("recognized") == 5)
    #expect(row.number("rate") == 1)
    #expect(row.text("rate_comparator") == "=")
    #expect(row.text("period") == "2025")
  }

  @Test func `Models without a year are no cohort: unknown, not a rate of zero`() throws {
    let row = try rate(in: seededRates(), "04", "records")
    #expect(row.isNull("rate"))
    #expect(try #require(row.text("reason")).contains("5 models"))
  }

  @Test func `The basis chooses the rows`() throws {
    #expect(try Set(seededRates("--basis", "reported").map { $0.text("basis") }) == ["reported"])
    #expect(try Set(seededRates("--basis", "records").map { $0.text("basis") }) == ["records"])
    #expect(try seededRates("--basis", "reported").count == 3)
    #expect(try seededRates("--basis", "both").count == seededRates().count)
  }

  @Test(arguments: [
    "22", "Quảng Ninh", "quang ninh", "QUANG NINH", "Tỉnh Quảng Ninh", "22@2024-07-05",
  ])
  func `A province is named by code or name, with or without accents`(_ name: String) throws {
    let rows = try seededRates("--province", name)
    #expect(rows.map { $0.text("province_code") } == ["22", "22"])
  }

  @Test func `The province of before a merger has its own figures`() throws {
    let before = try seededRates("--province", "37@2024-07-05", "--basis", "reported")
    #expect(before.count == 1)
    // Today's Ninh Bình was formed from it, so what it reported is found there too.
    let today = try seededRates("--province", "37", "--basis", "reported")
    #expect(today.map { $0.text("reason") } == before.map { $0.text("reason") })
    #expect(try seededRates("--province", "35@2024-07-05").isEmpty)
  }

  @Test func `People read the numbers of their language`() throws {
    let folder = try Folder.seeded()
    let vietnamese = try folder.danvan("rates", "--format", "table", in: .vi).stdout
    for text in ["77,6 %", "> 56,0 %", "13.268", "< 2.500", "30/10/2024", "1.635", "Tỷ lệ"] {
      #expect(vietnamese.contains(text), "\(text)")
    }
    let english = try folder.danvan("rates", "--format", "table").stdout
    for text in ["77.6 %", "> 56.0 %", "13,268", "< 2,500", "1,635", "Rate"] {
      #expect(english.contains(text), "\(text)")
    }
  }

  @Test func `A machine format does not change with the language`() throws {
    let folder = try Folder.seeded()
    for format in ["csv", "tsv", "json", "ndjson"] {
      let english = try folder.danvan("rates", "--format", format)
      #expect(try folder.danvan("rates", "--format", format, in: .vi).stdout == english.stdout)
    }
  }

  private static let province = "(SELECT unit FROM province WHERE code = '22')"

  /// Written by another tool: what it does, and the year and level under which five stand then.
  static let replaced: [(sql: String, year: String, level: String)] = [
    (
      """
      INSERT OR REPLACE INTO registration
      SELECT * FROM registration WHERE province = \(province)
      """, "2025", "unknown"
    ),
    ("REPLACE INTO recognition SELECT * FROM recognition", "2025", "unknown"),
    ("INSERT OR REPLACE INTO model SELECT * FROM model", "2025", "unknown"),
    ("UPDATE OR REPLACE registration SET id = id", "2025", "unknown"),
    (
      """
      INSERT OR REPLACE INTO registration (id, model, year, unit, province)
      SELECT id, model, 2024, unit, province FROM registration
      """, "2024", "unknown"
    ),
    (
      """
      REPLACE INTO recognition (id, registration, level, outcome, known_by)
      SELECT id, registration, 'province', 'recognized', known_by FROM recognition
      """, "2025", "province"
    ),
  ]

  @Test(arguments: replaced.indices)
  func `What another tool replaced is counted once, today, before and in reports`(_ index: Int)
    throws
  {
    let (sql, year, level) = Self.replaced[index]
    let folder = try Folder.seeded()
    try folder.sqlite(sql)
    let yesterday = try folder.sqlite("SELECT date('now', 'localtime', '-1 day')")
    for more in [[], ["--as-of", yesterday], ["--count", "models"]] {
      let asked = ["rates", "--basis", "records", "--province", "22", "--format", "csv"]
      let rows = try folder.danvan(asked + more).records()
      let found = rows.map { row in
        ["period", "registered", "recognized"].map { row[$0] ?? "?" }.joined(separator: " ")
      }
      #expect(found == ["\(year) 5 5"], "\(more)")
    }
    #expect(
      try folder.report("rates-by-year", columns: "year", "registered", "recognized")
        == ["\(year) 5 5"])
    let fields = try folder.report("rates-by-field", columns: "field", "registered", "recognized")
    #expect(fields == ["economy 2 2", "culture-society 2 2", "defense-security 1 1"])
    let levels = try folder.report(
      "rates-by-level", columns: "level", "recognized", "recognized_comparator")
    #expect(levels.contains("\(level) 5 ="), "\(levels)")
    #expect(try folder.danvan("check", "tallies").code == 0)
  }

  /// Five recognitions of the seeds, of which no source says at which level.
  @Test func `Beside recognitions of unknown level no level has none`() throws {
    let folder = try Folder.seeded()
    func rates(_ more: String...) throws -> [String] {
      try folder.danvan(
        ["rates", "--basis", "records", "--by", "level", "--format", "csv"] + more
      ).records().map { row in
        ["level", "recognized_comparator", "recognized", "rate_comparator", "rate"]
          .map { row[$0] ?? "?" }.joined(separator: " ")
      }
    }
    let wanted =
      ["commune", "district", "province"].map { "\($0) <= 5 <= 1.000000" }
      + ["unknown = 5 = 1.000000"]
    #expect(try rates() == wanted)
    #expect(try rates("--count", "models") == wanted)
    #expect(try rates("--by", "province").filter { !$0.contains(" 0 ") } == wanted)
    let crossed = try rates("--by", "field")
    #expect(crossed.count == 12 && crossed.allSatisfy { $0.hasSuffix(" 1.000000") }, "\(crossed)")
    #expect(crossed.filter { $0.contains("<=") }.count == 9)
    let above = try folder.done(
      "rates", "--basis", "records", "--province", "22", "--level", "province", "--format", "csv"
    ).records().first
    #expect(above?["recognized"] == "5" && above?["recognized_comparator"] == "<=")
    for format in ["table", "markdown", "html"] {
      let text = try folder.danvan(
        "rates", "--basis", "records", "--by", "level", "--format", format
      ).stdout
      #expect(text.components(separatedBy: "≤ 100.0 %").count == 4, "\(text)")
      #expect(!text.contains(" 0.0 %"))
    }
    let why = try folder.done(
      "why", "rate", "commune", "--by", "level", "--basis", "records", "--format", "json"
    ).object()
    #expect(
      why.list("cells").compactMap { $0.text("formula") } == [
        "Registered = count of 5 registrations", "Recognized ≤ 5",
        "Rate = Recognized ÷ Registered = (≤ 5) ÷ 5 ≤ 100.0 %",
      ])
  }

  @Test(arguments: ["csv", "tsv", "ndjson", "json"])
  func `Units of one code are told apart in every form for machines`(_ format: String) throws {
    let folder = try Folder.seeded()
    for (code, day) in [("A", "2025-02-01"), ("B", "2025-09-01")] {
      try folder.register(
        code, ["--province": "37@\(day)", "--year": "2025", "--on": day, "--code": code])
      _ = try folder.decide("recognize", code, "province", on: "2025-11-01")
      _ = try folder.decide("select", code, "province", on: "2025-11-02")
    }
    for question in [
      "rates --basis records --province 37 --year 2025",
      "rates --basis records --province 37 --year 2025 --by province --by field",
      "report run typical-models -p province=37",
    ] {
      let outcome = try folder.danvan(
        question.split(separator: " ").map(String.init) + ["--format", format])
      let rows: [String]
      switch format {
      case "csv":
        rows = try outcome.records().map { row in
          "\(row["province_from"] ?? "?")/\(row["province_to"] ?? "?")"
        }
      case "tsv":
        let cells = outcome.lines.map { line in
          line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        let names = cells.first ?? []
        let from = try #require(names.firstIndex(of: "province_from"))
        let to = try #require(names.firstIndex(of: "province_to"))
        rows = cells.dropFirst().map { "\($0[from])/\($0[to])" }
      default:
        // One object a line in both.
        rows = outcome.lines.filter { $0.contains("province_from") }.map { line in
          ["province_from", "province_to"].map { name in
            line.contains("\"\(name)\": null") ? "" : "2025-07-01"
          }.joined(separator: "/")
        }
      }
      #expect(rows.sorted() == ["/2025-07-01", "2025-07-01/"], "\(question)")
    }
  }
}
