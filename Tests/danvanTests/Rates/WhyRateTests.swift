import Testing

@Suite("Why a rate is so")
struct WhyRateTests {
  @Test func `Cao Bằng's 77.6 % opens to two figures, their line and their words`() throws {
    let folder = try Folder.seeded()
    let why = try folder.done("why", "rate", "04", "--basis", "reported", "--format", "json")
      .object()
    #expect(why.list("row").first?.text("province") == "Cao Bằng")
    #expect(
      why.list("cells").map { $0.text("formula") } == [
        "Registered = 13,268", "Recognized = 10,295",
        "Rate = Recognized ÷ Registered = 10,295 ÷ 13,268 = 77.6 %",
      ])
    let inputs = why.list("inputs")
    #expect(inputs.map { $0.text("code") } == ["S2-22-registered", "S2-22-recognized"])
    #expect(inputs.allSatisfy { $0.text("source") == "S2" && $0.text("locator") == "22" })
    #expect(inputs.allSatisfy { $0.text("quote")?.contains("13,268") == true })
    #expect(why.list("sources").first?.text("publisher") == "Báo Cao Bằng")
  }

  @Test func `Nearly is explained, in both languages`() throws {
    let folder = try Folder.seeded()
    let vi = try folder.danvan(
      "why", "rate", "quang ninh", "2025", "--basis", "reported", "--format", "markdown", in: .vi)
    #expect(vi.stdout.contains("&gt; 56,0 %"))
    #expect(vi.stdout.contains("Mẫu số thật nhỏ hơn số đã nói"))
    #expect(vi.stdout.contains("nearly 2,500"))
    let en = try folder.danvan("why", "rate", "22", "--basis", "reported", "--format", "markdown")
    #expect(en.stdout.contains("The true denominator is below the number that was said"))
  }

  @Test func `A sum over a merger names its figures, and the revision it rests on`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite(
      """
      INSERT INTO source (id, code, title, published_on)
      VALUES (901, 'B1', 'Một', '2025-01-10'), (902, 'B2', 'Hai', '2025-02-10');
      INSERT INTO figure (id, code, measure, unit, value, comparator, verbatim, period, period_from,
                          period_to, nature, source, quote)
      SELECT 900 + row_number() OVER (), column1, m.id, v.unit, column4, '=', column4, '2024',
             '2024-01-01', '2024-12-31', 'flow', column5, 'trích'
        FROM (VALUES ('a', '35', 'registered', 10, 901), ('b', '35', 'recognized', 5, 901),
                     ('c', '36', 'registered', 20, 901), ('d', '36', 'recognized', 5, 901),
                     ('e', '37', 'registered', 30, 901), ('f', '37', 'recognized', 5, 901),
                     ('g', '35', 'registered', 12, 902), ('h', '35', 'recognized', 6, 902))
        JOIN measure AS m ON m.code = 'models.' || column3
        JOIN unit_version AS v ON v.code = column2 AND v.valid_from IS NULL;
      """)
    let why = try folder.done(
      "why", "rate", "37", "2024", "--basis", "reported", "--territory", "now", "--format", "json"
    ).object()
    #expect(why.list("cells").first?.text("formula") == "Registered = 12 + 20 + 30 = 62")
    #expect(Set(why.list("left_out").map { $0.text("code") }) == ["a", "b"])
    #expect(why.list("left_out").allSatisfy { $0.text("reason") == "not-added" })
  }

  struct Asked: Sendable, CustomTestStringConvertible {
    let columns: [String]
    let arguments: [String]

    init(_ columns: [String], _ arguments: String...) {
      (self.columns, self.arguments) = (columns, arguments)
    }

    var testDescription: String { arguments.joined(separator: " ") }
  }

  private static let folder = Result { try Generated().folder() }

  @Test(arguments: [
    Asked(["province_code"]), Asked(["province_code"], "--territory", "now"),
    Asked(["field"], "--by", "field"), Asked(["level"], "--by", "level"),
    Asked(["owner_kind", "period"], "--by", "owner-kind", "--by", "year"),
    Asked(["period"], "--by", "period", "--period", "2024/2025"),
    Asked(["province_code"], "--count", "models"),
    Asked(["period"], "--by", "year", "--cohort", "decided"),
    Asked(["own_field"], "--by", "own-field", "--period", "2024-Q3"),
    Asked(["country"], "--by", "country", "--level", "district"),
  ])
  func `Every row opens to as many records as it counts`(_ asked: Asked) throws {
    let folder = try Self.folder.get()
    let shared = asked.arguments + ["--basis", "records", "--as-of", "2025-09-30"]
    let rows = try folder.danvan(["rates", "--format", "csv"] + shared).records()
    try #require(!rows.isEmpty)
    for row in rows {
      let key = asked.columns.map { row[$0] ?? "" }.map { $0 == "not stated" ? "—" : $0 }
      let outcome = try folder.danvan(["why", "rate"] + key + ["--format", "json"] + shared)
      try #require(outcome.code == 0, "\(key) \(outcome.stderr)")
      let why = try outcome.object()
      let records = why.list("inputs").filter { $0.text("noun") == "registration" }
      let good = records.filter { $0.text("columns") == "registered recognized" }
      #expect("\(records.count)" == row["registered"], "\(key)")
      if row["recognized_comparator"] == "=" {
        #expect("\(good.count)" == row["recognized"], "\(key)")
      } else {
        let perhaps = Set(
          why.list("left_out").filter { $0.text("reason") == "no-level" }.compactMap {
            $0.text("code")
          })
        let sure = Set(good.compactMap { $0.text("code") })
        #expect("\(sure.union(perhaps).count)" == row["recognized"], "\(key)")
      }
      #expect(why.list("cells").allSatisfy { $0.text("agrees") == "yes" })
    }
  }

  @Test func `Models without a year are named where there is no rate`() throws {
    let why = try Folder.seeded().done(
      "why", "rate", "04", "--basis", "records", "--format", "json"
    ).object()
    #expect(why.list("inputs").isEmpty)
    #expect(why.list("left_out").map { $0.text("reason") } == Array(repeating: "no-year", count: 5))
    #expect(why.list("sources").map { $0.text("code") } == ["S2"])
  }

  @Test func `What does not count says why`() throws {
    let why = try Self.folder.get().done(
      "why", "rate", "VN", "--by", "country", "--basis", "records", "--as-of", "2025-03-31",
      "--format", "json"
    ).object()
    let reasons = Set(why.list("left_out").compactMap { $0.text("reason") })
    #expect(
      reasons.isSuperset(of: ["later", "declined", "withdrawal", "withdrawn", "undecided"]),
      "\(reasons)")
  }

  @Test(arguments: Tongue.allCases)
  func `A row that is not there, and options that do not fit, are told`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    expectMessage(
      try folder.danvan(["why", "rate", "99"], tongue), 65, tongue,
      contains: ["99", "22", "Quảng Ninh"])
    let compared = try folder.danvan(["why", "rate", "22", "--compare"], tongue)
    #expect(compared.code == 64)
    let none = try folder.danvan(["why", "rate", "22", "--year", "1999"], tongue)
    expectMessage(
      none, 65, tongue, contains: [tongue == .vi ? "không có dòng nào" : "has no rows"])
    try folder.expectUntouched()
  }
}
