import Testing

@Suite("Adding figures up")
struct FigureSumTests {
  @Test func `Parts of one split add up, with what they are counted in`() throws {
    let row = try #require(
      try Folder.seeded().danvan([
        "figure", "sum", "S3-10-recognized-collective", "S3-10-recognized-individual",
        "--format", "json",
      ]).objects().first)
    #expect(row.number("value") == 1400)
    #expect(row.text("comparator") == "=")
    #expect(row.text("formula") == "1,179 + 221")
    #expect(row["sources"] as? [String] == ["S3"])
  }

  struct Refused: Sendable {
    let codes: [String]
    let vi: String
    let en: String
  }

  static let refused = [
    Refused(
      codes: ["S3-10-recognized", "S3-10-recognized-individual"], vi: "một phần của số kia",
      en: "a part of the other"),
    Refused(
      codes: ["S3-10-recognized", "S3-10-registered"], vi: "hai chỉ tiêu khác nhau",
      en: "two different measures"),
    Refused(
      codes: ["S2-22-recognized", "S3-10-recognized"], vi: "số thời điểm", en: "one is a stock"),
    Refused(
      codes: ["S2-24-households", "S2-24-households-2024"], vi: "hai thời điểm",
      en: "at two times"),
    Refused(
      codes: ["S3-10-recognized", "S3-10-recognized"], vi: "báo cáo hai lần",
      en: "reported twice"),
    Refused(codes: ["A", "B"], vi: "nơi này gồm cả nơi kia", en: "one place holds the other"),
    Refused(codes: ["A", "C"], vi: "nơi này gồm cả nơi kia", en: "one place holds the other"),
    Refused(codes: ["A", "D"], vi: "hai kỳ khác nhau", en: "of different periods"),
    Refused(codes: ["A", "E"], vi: "phân tổ khác nhau", en: "broken down differently"),
    Refused(codes: ["A", "F"], vi: "số của cơ quan", en: "the number of a body"),
    Refused(codes: ["A", "G"], vi: "chỉ tiêu phấn đấu", en: "one is a target"),
    Refused(codes: ["L1", "L2"], vi: "nhiều cấp", en: "several levels"),
    Refused(codes: ["K1", "K2"], vi: "lĩnh vực này", en: "one field holds"),
    Refused(codes: ["A", "D2"], vi: "hai ngày khác nhau", en: "different days"),
    Refused(codes: ["P", "Q"], vi: "tỷ lệ, thứ hạng", en: "percentages, ranks"),
    Refused(codes: ["M"], vi: "số còn thiếu", en: "a missing value"),
  ]

  /// A of old Ninh Bình, B of the nation, C of the Ninh Bình it went into, D of Hà Nam a year
  /// later, E of its collectives, F of a body of its own, G a target; P and Q percentages; M not
  /// known.
  private func folder() throws -> Folder {
    let folder = try Folder.seeded()
    let old = "(SELECT unit FROM unit_version WHERE code = '37' AND valid_from IS NULL)"
    let new = "(SELECT unit FROM unit_version WHERE code = '37' AND valid_from IS NOT NULL)"
    let other = "(SELECT unit FROM unit_version WHERE code = '35')"
    let nation = "(SELECT id FROM unit WHERE level = 'country')"
    let body = "(SELECT id FROM committee WHERE unit = \(old) LIMIT 1)"
    var sql = ""
    func add(
      _ code: String, _ measure: String = "meetings.held", unit: String, body: String = "NULL",
      period: String = "2024", breakdown: String = "", role: String = "result",
      status: String = "A", asOf: String = "NULL"
    ) {
      sql += """
        INSERT INTO figure (id, code, measure, unit, committee, breakdown, value, comparator,
                            verbatim, role, period, period_from, period_to, as_of, nature, status, source,
                            quote)
        VALUES ((SELECT max(id) + 1 FROM figure), '\(code)',
                (SELECT id FROM measure WHERE code = '\(measure)'), \(unit), \(body),
                '\(breakdown)', 10, '=', '10', '\(role)', '\(period)', '\(period)-01-01',
                '\(period)-12-31', \(asOf), 'flow', '\(status)', (SELECT min(id) FROM source), 'x');

        """
    }
    add("A", unit: old, asOf: "'2024-12-31'")
    add("B", unit: nation)
    add("C", unit: new)
    add("D", unit: other, period: "2023")
    add("E", unit: old, breakdown: "owner_kind=collective")
    add("F", unit: "NULL", body: body)
    add("G", unit: other, role: "target")
    add("H", unit: other, asOf: "'2024-12-31'")
    add("D2", unit: other, asOf: "'2024-06-30'")
    add("L1", unit: old, breakdown: "level=commune")
    add("L2", unit: old, breakdown: "level=province")
    add("K1", unit: old, breakdown: "field=economy")
    add("K2", unit: old, breakdown: "field=gardens")
    sql += """
      INSERT INTO field (id, code, name_vi, maps_to)
      VALUES (900, 'gardens', 'Vườn mẫu', (SELECT id FROM field WHERE code = 'economy'));

      """
    add("P", "poverty.rate", unit: old)
    add("Q", "poverty.rate", unit: other)
    add("M", unit: old, period: "2022", status: "M")
    add("N", unit: old, period: "2023")
    try folder.sqlite(sql)
    return folder
  }

  @Test(arguments: refused, Tongue.allCases)
  func `What must not be added is refused, and says why`(_ sum: Refused, _ tongue: Tongue) throws {
    let folder = try folder()
    let before = try folder.dump()
    let outcome = try folder.danvan(["figure", "sum"] + sum.codes, tongue)
    expectMessage(outcome, 65, tongue, contains: [tongue == .vi ? sum.vi : sum.en, "→ "])
    for code in sum.codes { #expect(outcome.stderr.contains(code)) }
    #expect(try folder.dump() == before)
  }

  @Test func `Flows of two places and one time, or of one place and two times, add up`() throws {
    let folder = try folder()
    for codes in [["A", "H"], ["A", "N"]] {
      let row = try folder.danvan(["figure", "sum"] + codes + ["--format", "csv"]).records()
      #expect(row.first?["value"] == "20", "\(codes)")
    }
  }
}
