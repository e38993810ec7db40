import Testing

/// A row that names a stored record by its code, and says otherwise of it, is held back with both.
@Suite("Rows unlike what their code names") struct ContradictionTests: TakesOfficeFiles {
  private func registered() throws -> (Folder, String) {
    let folder = try folder()
    let text = "Xã;Tên mô hình;Lĩnh vực;Năm;Tập thể, cá nhân\nQuảng Tân;Tổ một;KT;2026;Tập thể\n"
    #expect(try taking(text, in: folder).code == 0)
    return (folder, "22-2026-0001")
  }

  @Test(arguments: [
    ("Xã", "07001", "Xã Quảng Tân (06914)"), ("Tỉnh", "Cao Bằng", "Quảng Ninh"),
    ("Lĩnh vực", "VHXH", "economy"), ("Tập thể, cá nhân", "Cá nhân", "collective"),
    ("Mới/duy trì", "Duy trì", "new"), ("Ngày đăng ký", "1/3/2026", "nothing is stored"),
  ])
  func `A decision by code alone is held where another column is another model's`(
    _ label: String, _ value: String, _ stored: String
  ) throws {
    let (folder, code) = try registered()
    let text = "Mã;\(label);Cấp;Ngày quyết định\n\(code);\(value);xã;20/10/2026\n"
    let (status, report) = try taking(text, [], in: folder)
    #expect(status == 1 && report.rows("held") == [2])
    let told = report.remarks.first { $0.outcome == "held" }?.what ?? ""
    #expect(told.contains(code) && told.contains(stored), "\(told)")
    #expect(try folder.imported().map { $0["decisions"] } == [""])
    // As the advice has it.
    let left = try taking(text, ["--ignore", label], in: folder)
    #expect(left.code == 0)
    #expect(try folder.imported().map { $0["decisions"] } == ["commune recognized 2026-10-20"])
  }

  @Test func `What agrees goes in, however it is written`() throws {
    let (folder, code) = try registered()
    let text = """
      Mã;Xã;Tỉnh;Năm;Lĩnh vực;Cấp;Ngày quyết định
      \(code);quang tan;22;2026;Lĩnh vực kinh tế;xã;20/10/2026

      """
    #expect(try taking(text, [], in: folder).code == 0)
    #expect(try folder.imported().map { $0["decisions"] } == ["commune recognized 2026-10-20"])
  }

  @Test func `What holds for the file is compared, too`() throws {
    let (folder, code) = try registered()
    let text = "Mã;Cấp;Ngày quyết định\n\(code);xã;20/10/2026\n"
    let (status, report) = try taking(text, ["--set", "unit=07001"], in: folder)
    #expect(status == 1 && report.held == 1)
    #expect(try folder.imported().map { $0["decisions"] } == [""])
  }

  @Test func `With a title, too, and for another year`() throws {
    let (folder, code) = try registered()
    let text = """
      Mã;Tên mô hình;Xã;Năm
      \(code);Tổ hai;Quảng Tân;2027
      \(code);Tổ một;Quảng Tân;2027

      """
    let (status, report) = try taking(text, ["--set", "province=22"], in: folder)
    #expect(status == 1 && report.rows("held") == [2] && report.added == 1)
    #expect(try folder.imported().map { $0["year"] } == ["2026", "2027"])
  }

  @Test(arguments: [
    ("Tên quỹ", "Quỹ khác"), ("Tên quỹ;Xã", "Quỹ một;Lê Lợi"),
  ])
  func `Money is held where its fund is called otherwise`(_ labels: String, _ values: String)
    throws
  {
    let folder = try folder()
    try folder.write(
      Array("code;Tên quỹ;Xã;Nội dung;Số tiền;Kỳ\nQ-1;Quỹ một;Quảng Tân;Thu;5 triệu;2026\n".utf8),
      "a.csv")
    _ = try folder.done("fund", "import", "a.csv", "--set", "province=22", notes: true)
    try folder.write(
      Array("code;\(labels);Nội dung;Số tiền;Kỳ\nQ-1;\(values);Chi;2 triệu;2026\n".utf8), "b.csv")
    let outcome = try folder.danvan(
      "fund", "import", "b.csv", "--set", "province=22", "--format", "json")
    let report = try outcome.report()
    #expect(outcome.code == 1 && report.rows("held") == [2], "\(outcome.stderr)")
    let entries = "SELECT count(*) FROM fund_entry AS e JOIN fund AS f ON f.id = e.fund"
    #expect(try folder.sqlite("\(entries) WHERE f.code = 'Q-1'") == "1")
  }

  @Test func `A document is held with both, and no advice that leads in a ring`() throws {
    let folder = try folder()
    try folder.write(Array("Số ký hiệu;Trích yếu\n25-NQ/TW;Tên khác\n".utf8), "vb.csv")
    let outcome = try folder.danvan("directive", "import", "vb.csv", "--format", "csv")
    #expect(outcome.code == 1 && outcome.stderr.contains("Tên khác"))
    #expect(!outcome.stderr.contains("--allow-duplicates"), "\(outcome.stderr)")
    #expect(outcome.stderr.contains("danvan directive edit 25-NQ/TW"))
  }
}
