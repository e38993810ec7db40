import Testing

/// A total whose word stands where places do is told and not stored, whatever stands beside it.
@Suite("Totals in the column of places") struct TotalPlaceTests: TakesOfficeFiles {
  @Test(arguments: ["Tổng cộng", "Cộng", "Toàn tỉnh", "TỔNG SỐ", "Cộng:"])
  func `Of models, beside a count and a note`(_ word: String) throws {
    let folder = try folder()
    let text = """
      STT;Xã;Tên mô hình;Lĩnh vực;Ghi chú
      1;Quảng Tân;Tổ một;KT;
      2;Lê Lợi;Tổ hai;KT;
      ;\(word);2 mô hình;;đã rà soát
      \(word);;02 mô hình;;đã rà soát

      """
    let (code, report) = try taking(text, in: folder)
    #expect(code == 0 && report.rows("skipped") == [4, 5], "\(report)")
    #expect(try folder.imported().map { $0["title"] } == ["Tổ một", "Tổ hai"])
  }

  @Test func `With a title of its own it is none`() throws {
    let folder = try folder()
    let text = "STT;Xã;Tên mô hình;Lĩnh vực\n1;Quảng Tân;Tổ một;KT\n2;Cộng;Tổ hai;KT\n"
    let (code, report) = try taking(text, in: folder)
    #expect(code == 65 && report.rows("refused") == [3])
  }

  @Test(arguments: [
    ("figure", "Xã;Đến ngày;Mô hình đăng ký", "30/9/2026;10", "30/9/2026;22"),
    ("fund", "Xã;Tên quỹ;Nội dung;Số tiền", "Quỹ;Thu;5 triệu", ";Thu;10 triệu"),
  ])
  func `Of figures and money, beside a day and a kind`(
    _ noun: String, _ head: String, _ row: String, _ total: String
  ) throws {
    let folder = try folder()
    let text = "\(head)\nQuảng Tân;\(row)\nLê Lợi;\(row)\nToàn tỉnh;\(total)\n"
    try folder.write(Array(text.utf8), "b.csv")
    let outcome = try folder.danvan(
      noun, "import", "b.csv", "--set", "province=22", "--set", "period=2026", "--format", "json")
    let report = try outcome.report()
    #expect(outcome.code == 0 && report.added == 2 && report.rows("skipped") == [4], "\(report)")
  }

  @Test func `One head of kinds and names of owners is asked about where names stand`() throws {
    let folder = try folder()
    let head = "STT;Tên mô hình;Lĩnh vực;Cá nhân/ tập thể\n"
    #expect(try taking(head + "1;Tổ một;KT;Tập thể\n2;Tổ hai;KT;Cá nhân\n", in: folder).code == 0)
    let named = head + "1;Đường hoa;KT;Hội Phụ nữ\n2;Đường cờ;KT;Chi đoàn\n"
    let (code, report) = try taking(named, in: folder)
    #expect(code == 65 && report.rows("asked") == [2])
    let map = ["--map", "Cá nhân/ tập thể=owner"]
    #expect(try taking(named, OfficeFile.options + map, in: folder).code == 0)
    let rows = try folder.imported()
    #expect(rows.map { $0["owner_kind"] } == ["collective", "individual", "unknown", "unknown"])
    #expect(rows.map { $0["owner"] } == ["", "", "Hội Phụ nữ", "Chi đoàn"])
  }
}
