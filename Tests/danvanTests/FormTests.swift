import Testing

/// Files of committees, documents, funds and figures, as offices send them.
@Suite struct FormTests {
  /// Imports a text as a file, and answers the counts.
  private func taking(
    _ text: String, _ entityKind: String, _ options: String..., in folder: Folder
  ) throws -> (counts: [String: String], outcome: Outcome) {
    try folder.write(Array(text.utf8), "tep.csv")
    let outcome = try folder.danvan([entityKind, "import", "tep.csv", "--format", "csv"] + options)
    return (try outcome.records().first ?? [:], outcome)
  }

  @Test func `Committees come with their kind, place and superior, once`() throws {
    let folder = try Folder.seeded()
    let text = """
      STT;Tên cơ quan;Loại;Tỉnh;Trực thuộc
      1;Đảng ủy phường Hồng Gai;cấp ủy;Quảng Ninh;TU-22
      2;Hội Nông dân tỉnh;đoàn thể;quang ninh;
      """
    #expect(try taking(text, "committee", in: folder).counts["added"] == "2")
    let stored = """
      SELECT c.name_vi || '|' || c.kind || '|' || p.code FROM committee AS c
        JOIN committee AS p ON p.id = c.parent WHERE c.name_vi LIKE '%Hồng Gai'
      """
    #expect(try folder.sqlite(stored) == "Đảng ủy phường Hồng Gai|party_committee|TU-22")
    #expect(try taking(text, "committee", in: folder).counts["present"] == "2")
    // The same bodies in a file of other bytes.
    let again = try taking(text + "\n", "committee", in: folder)
    #expect(again.counts["added"] == "0" && again.counts["present"] == "2")
  }

  @Test func `A committee that is stored otherwise is held back, not changed`() throws {
    let folder = try Folder.seeded()
    let text = "code,name_vi,kind\nTU-22,Tỉnh ủy Quảng Ninh,other\n"
    let (counts, outcome) = try taking(text, "committee", in: folder)
    #expect(outcome.code == 1 && counts["held"] == "1", "\(outcome.stderr)")
    try folder.expectUntouched(besides: ["tep.csv"])
  }

  @Test(arguments: Tongue.allCases)
  func `A committee of an unknown kind or superior is refused, and nothing is stored`(
    _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    try folder.write(
      Array("Tên cơ quan,Loại,Cấp trên\nBan A,ban gì,Không có\n".utf8), "tep.csv")
    let outcome = try folder.danvan(
      ["committee", "import", "tep.csv", "--format", "json"], tongue)
    #expect(outcome.code == 65)
    for word in ["\"type-error\"", "\"foreign-key\"", "\"column\": \"Loại\"", "\"row\": 2"] {
      #expect(outcome.stdout.contains(word), "\(outcome.stdout)")
    }
    try folder.expectUntouched(besides: ["tep.csv"])
  }

  @Test func `Documents are told by their number however it is typed`() throws {
    let folder = try Folder.seeded()
    let text = """
      TT,Số ký hiệu,"Ngày, tháng, năm",Trích yếu,Tỉnh
      1,12 - NQ/TU,15/3/2026,Về công tác dân vận,Quảng Ninh
      2,249/MTTQ-BTT,ngày 1 tháng 10 năm 2026,Về đăng ký mô hình,Quảng Ninh
      3,25 - NQ/TW,,Về tăng cường và đổi mới,
      """
    let first = try taking(text, "directive", "--skip-bad", "giu.csv", in: folder)
    #expect(first.counts["added"] == "2", "\(first.outcome.stderr)")
    #expect(first.counts["held"] == "1", "25-NQ/TW is there, with another title")
    let stored = try folder.sqlite(
      """
      SELECT d.code || '|' || coalesce(d.issued_on, '') || '|' || m.number_printed || '|' || \
      m.locator
        FROM directive AS d JOIN directive_mention AS m ON m.directive = d.id
       WHERE d.code LIKE '22:%' AND m.source IN (SELECT id FROM source WHERE sha256 <> '')
       ORDER BY m.locator
      """)
    #expect(
      stored == """
        22:12-NQ/TU|2026-03-15|12 - NQ/TU|2
        22:249/MTTQ-BTT|2026-10-01|249/MTTQ-BTT|3
        """)
    let again = try taking(text, "directive", in: folder)
    #expect(again.counts["added"] == "0" && again.counts["present"] == "2")
  }

  @Test(arguments: Tongue.allCases)
  func `Codes that are not known are kept, and told`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.write(Array("Số;Trích yếu\n77-XYZ/ABC;Thử\n".utf8), "tep.csv")
    let outcome = try folder.danvan(
      ["directive", "import", "tep.csv", "--format", "table"], tongue)
    #expect(outcome.code == 0)
    for word in ["XYZ", "ABC"] { #expect(outcome.stdout.contains(word)) }
    #expect(
      try folder.sqlite("SELECT type_code || issuer_code FROM directive WHERE number = 77")
        == "XYZABC")
  }

  @Test func `Money is read as it is written, and a fund that is new is added`() throws {
    let folder = try Folder.seeded()
    let text = """
      Tên quỹ,Tỉnh,Khoản,Số tiền,Kỳ
      Quỹ Vì người nghèo,Quảng Ninh,vận động,"5,3 tỷ",6 tháng đầu năm 2026
      Quỹ Vì người nghèo,Quảng Ninh,chi,341.113 triệu,2026
      Quỹ Vì người nghèo,Quảng Ninh,kế hoạch,"trên 130 tỷ đồng",giai đoạn 2021–2025
      """
    #expect(try taking(text, "fund", in: folder).counts["added"] == "3")
    let stored = try folder.sqlite(
      """
      SELECT e.kind || '|' || e.value || '|' || e.comparator || '|' || e.period
        FROM fund_entry AS e JOIN fund AS f ON f.id = e.fund
        JOIN unit_version AS v ON v.unit = f.unit WHERE v.code = '22' ORDER BY e.id
      """)
    #expect(
      stored == """
        raised|5300000000|=|2026-S1
        spent|341113000000|=|2026
        target|130000000000|>|2021/2025
        """)
    #expect(
      try folder.sqlite(
        "SELECT count(*) FROM fund WHERE name_vi = 'Quỹ Vì người nghèo' AND code LIKE '22-%'")
        == "1")
    #expect(try taking(text + "\n", "fund", in: folder).counts["present"] == "3")
  }

  @Test func `An amount that can be read two ways is refused until the style is told`() throws {
    let folder = try Folder.seeded()
    let text = "measure,value,province\nmodels.registered,2.500,22\n"
    let refused = try taking(text, "figure", in: folder)
    #expect(refused.outcome.code == 65 && refused.outcome.stderr.contains("two ways"))
    try folder.expectUntouched(besides: ["tep.csv"])
    #expect(try taking(text, "figure", "--numbers", "vi", in: folder).counts["added"] == "1")
    #expect(try folder.sqlite("SELECT value FROM figure ORDER BY id DESC LIMIT 1") == "2500")
  }

  @Test func `Figures come a row each, or a column for each measure`() throws {
    let folder = try Folder.seeded()
    let wide = """
      BIỂU TỔNG HỢP
      STT,Đơn vị,Mô hình đăng ký,Mô hình được công nhận
      1,Quảng Ninh,"gần 2.600",1500
      2,Cao Bằng,13268,
      ,Tổng cộng,15868,1500
      """
    #expect(try taking(wide, "figure", "--set", "period=2026", in: folder).counts["added"] == "2")
    let long = """
      measure,value,province,period
      models.built,"khoảng 30",Cao Bằng,quý III/2026
      """
    #expect(try taking(long, "figure", in: folder).counts["added"] == "1")
    let stored = try folder.sqlite(
      """
      SELECT m.code || '|' || f.value || '|' || f.comparator || '|' || f.period || '|' || f.locator
        FROM figure AS f JOIN measure AS m ON m.id = f.measure
       WHERE f.source IN (SELECT id FROM source WHERE sha256 IS NOT NULL) ORDER BY f.id
      """)
    #expect(
      stored == """
        models.registered|2600|<|2026|3
        models.recognized|1500|=|2026|3
        models.registered|13268|=|2026|4
        models.built|30|~|2026-Q3|2
        """)
  }

  @Test func `A figure that contradicts an earlier file is held back`() throws {
    let folder = try Folder.seeded()
    let text = "measure,value,province,period\nmodels.registered,100,22,2026\n"
    #expect(try taking(text, "figure", in: folder).counts["added"] == "1")
    let other = text.replacing("100", with: "110")
    let held = try taking(other, "figure", in: folder)
    #expect(held.outcome.code == 1 && held.counts["held"] == "1" && held.counts["added"] == "0")
    #expect(try taking(other, "figure", "--allow-duplicates", in: folder).counts["added"] == "1")
  }

  @Test func `Each table that is exported comes back as it was`() throws {
    let folder = try Folder.seeded()
    let other = try Folder.seeded()
    let parents = try folder.done("export", "committee", "--format", "csv").records()
    #expect(parents.contains { $0["code"] != $0["parent"] && $0["parent"] != "" })
    for (table, entityKind) in [("committee", "committee"), ("figure", "figure")] {
      _ = try folder.done("export", table, "-o", "\(table).csv")
      try other.write(try folder.read("\(table).csv"), "\(table).csv")
      let outcome = try other.danvan(entityKind, "import", "\(table).csv", "--format", "csv")
      #expect(outcome.code == 0, "\(table): \(outcome.stdout) \(outcome.stderr)")
      #expect(try outcome.records().first?["added"] == "0")
    }
  }
}
