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
}
