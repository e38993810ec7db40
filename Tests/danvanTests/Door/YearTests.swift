import Foundation
import Testing

/// The year and the mode that a heading or a title says are those of its rows, or are asked about.
@Suite("Years and modes around rows") struct YearTests: TakesOfficeFiles {
  private func headed(_ line: String, _ columns: String = "Lĩnh vực", _ cell: String = "KT")
    -> String
  {
    "STT;Tên mô hình;\(columns);Chủ thể\n\(line)\n1;Tổ tự quản;\(cell);Tập thể\n"
  }

  @Test(arguments: [
    "I;Đăng ký năm 2024;;", "II. Mô hình năm 2024;;;", "I;NĂM 2024:;;",
    "I;Năm 2024 (12 mô hình);;", "I;Các mô hình đăng ký trong năm 2024;;", "Năm 2024;;;",
    "I;Lĩnh vực kinh tế năm 2024;;", "I;Xã Lê Lợi năm 2024;;",
  ])
  func `A year in a heading is that of its rows`(_ line: String) throws {
    let folder = try folder()
    let (code, report) = try taking(headed(line), in: folder)
    #expect(code == 0, "\(report)")
    #expect(try folder.imported().map { $0["year"] } == ["2024"])
  }

  @Test(arguments: [
    ("I;Mô hình duy trì;;", "maintained"), ("I;Mô hình đăng ký mới;;", "new"),
    ("I;Mô hình nhân rộng;;", "maintained"), ("II. Các mô hình tiếp tục duy trì;;;", "maintained"),
    ("I;Mô hình duy trì, nhân rộng (3 mô hình);;", "maintained"), ("I;Xây dựng mới;;", "new"),
  ])
  func `A mode in a heading is that of its rows`(_ line: String, _ mode: String) throws {
    let folder = try folder()
    #expect(try taking(headed(line), in: folder).code == 0)
    #expect(try folder.imported().map { $0["mode"] } == [mode])
  }

  @Test func `Both stand in one heading, and end with the next of their sort`() throws {
    let folder = try folder()
    let text = """
      STT;Tên mô hình;Lĩnh vực
      I;Mô hình duy trì năm 2024;
      1;Tổ một;KT
      II;Mô hình đăng ký mới;
      1;Tổ hai;KT

      """
    #expect(try taking(text, in: folder).code == 0)
    let rows = try folder.imported()
    #expect(rows.map { $0["mode"] } == ["maintained", "new"])
    #expect(rows.map { $0["year"] } == ["2024", "2026"])
  }

  @Test func `Several years in a heading are none of a row, which may have its own`() throws {
    let folder = try folder()
    let line = "I;Giai đoạn 2021-2025;;"
    let (code, report) = try taking(headed(line), in: folder)
    #expect(code == 65 && report.rows("refused") == [3])
    #expect(try taking(headed(line, "Năm", "2024"), ["--set", "province=22"], in: folder).code == 0)
    let outside = try taking(headed(line, "Năm", "2026"), ["--set", "province=22"], in: folder)
    #expect(outside.code == 65)
    #expect(try folder.imported().map { $0["year"] } == ["2024"])
  }

  @Test(arguments: [
    ("I;Năm 2024;;", "Năm", "2025"), ("I;Lĩnh vực kinh tế;;", "Lĩnh vực", "VHXH"),
    ("I;Mô hình duy trì;;", "Mới/duy trì", "mới"), ("I;Xã Lê Lợi;;", "Xã", "Xã Quảng Tân"),
  ])
  func `A row that says otherwise than its heading is refused`(
    _ line: String, _ column: String, _ cell: String
  ) throws {
    let folder = try folder()
    let (code, report) = try taking(headed(line, column, cell), in: folder)
    #expect(code == 65 && report.rows("refused") == [3], "\(report)")
    #expect(try folder.imported() == [])
  }

  private let titled = "DANH SÁCH MÔ HÌNH ĐĂNG KÝ NĂM 2025;\nSTT;Tên mô hình\n1;Tổ tự quản\n"
  private let province = ["--set", "province=22"]

  @Test func `A year in the title that nothing else says is asked about`() throws {
    let folder = try folder()
    let (code, report) = try taking(titled, province, in: folder)
    #expect(code == 65 && report.rows("asked") == [2])
    #expect(try taking(titled, province + ["--map", "@title=year"], in: folder).code == 0)
    #expect(try folder.imported().map { $0["year"] } == ["2025"])
  }

  @Test func `Another year that is set is asked about, and either answer leads on`() throws {
    for (answer, year) in [("--map", "@title=year"), ("--ignore", "@title")].map({
      ([$0.0, $0.1], $0.0 == "--map" ? "2025" : "2026")
    }) {
      let folder = try folder()
      #expect(try taking(titled, in: folder).code == 65)
      #expect(try taking(titled, OfficeFile.options + answer, in: folder).code == 0)
      #expect(try folder.imported().map { $0["year"] } == [year])
    }
  }

  @Test func `Another year in the rows is asked about; a day is no year of a list`() throws {
    let folder = try folder()
    let text = "MÔ HÌNH NĂM 2025;;\nSTT;Tên mô hình;Năm\n1;Tổ tự quản;2026\n"
    #expect(try taking(text, province, in: folder).report.rows("asked") == [2])
    #expect(try taking(text, province + ["--ignore", "@title"], in: folder).code == 0)
    let dated = "Lê Lợi, ngày 5 tháng 7 năm 2025;;\nSTT;Tên mô hình;Năm\n1;Đường hoa;2026\n"
    #expect(try taking(dated, province, in: folder).code == 0)
    let span = "GIAI ĐOẠN 2021-2025;;\nSTT;Tên mô hình;Năm\n1;Đường cờ;2026\n"
    #expect(try taking(span, province, in: folder).code == 0)
    #expect(try folder.imported().map { $0["year"] } == ["2026", "2026", "2026"])
  }

  @Test func `Figures and money have their period from headings and titles, too`() throws {
    let folder = try folder()
    func take(_ noun: String, _ text: String, _ options: String...) throws -> Int32 {
      try folder.write(Array(text.utf8), "b.csv")
      return try folder.danvan([noun, "import", "b.csv", "--set", "province=22"] + options).code
    }
    let table = "Xã;Mô hình đăng ký\nLê Lợi;10\n"
    #expect(try take("figure", "BIỂU TỔNG HỢP NĂM 2025;\n" + table, "--set", "period=2026") == 65)
    #expect(try take("figure", "BIỂU TỔNG HỢP NĂM 2026;\n" + table, "--map", "@title=period") == 0)
    let money = "Tên quỹ;Số tiền;Nội dung;Ghi chú\nNăm 2024;;;\nQuỹ một;5 triệu;Thu;a\n"
    #expect(try take("fund", money, "--set", "period=2026") == 0)
    let half = "Tên quỹ;Số tiền;Nội dung;Ghi chú\n6 tháng đầu năm 2024;;;\nQuỹ hai;5 triệu;Thu;a\n"
    #expect(try take("fund", "BÁO CÁO 6 THÁNG ĐẦU NĂM 2025;;;\n" + half) == 0)
    let last = "SELECT period FROM"
    #expect(try folder.sqlite("\(last) figure ORDER BY id DESC LIMIT 1") == "2026")
    #expect(try folder.sqlite("\(last) fund_entry ORDER BY id DESC LIMIT 1") == "2024-S1")
  }

  @Test func `Rows without a commune take that of the title where somebody says so`() throws {
    let folder = try folder()
    let text = """
      DANH SÁCH MÔ HÌNH XÃ LÊ LỢI;;
      STT;Tên mô hình;Xã
      1;Tổ một;Quảng Tân
      2;Tổ hai;
      3;Tổ ba;

      """
    let asked = try taking(text, in: folder)
    #expect(asked.code == 65)
    let told = try taking(text, OfficeFile.options + ["--map", "@title=unit"], in: folder)
    #expect(told.code == 0 && told.report.remarks.contains { $0.what.contains("2 rows have no") })
    #expect(try folder.imported().map { $0["unit"] } == ["06914", "07001", "07001"])
    // None below a filled cell is no merged one, and is not the province's either.
    let first = "XÃ LÊ LỢI;;\nSTT;Tên mô hình;Xã\n1;Đường hoa;\n2;Đường cờ;Quảng Tân\n"
    #expect(try taking(first, in: folder).code == 65)
  }

  @Test func `A title is asked of files of a folder that have one, not where headings say it`()
    throws
  {
    let folder = try folder()
    try FileManager.default.createDirectory(
      atPath: folder / "xa", withIntermediateDirectories: true)
    let files = [
      "a": "MÔ HÌNH XÃ LÊ LỢI;;\nSTT;Tên mô hình;Lĩnh vực\n1;Tổ một;KT\n",
      "b": "STT;Tên mô hình;Lĩnh vực\nI;Xã Quảng Tân;\n1;Tổ hai;KT\n",
      "c": "STT;Tên mô hình;Xã\n1;Tổ ba;Quảng Tân\n",
    ]
    for (name, text) in files { try folder.write(Array(text.utf8), "xa/\(name).csv") }
    let outcome = try folder.danvan(
      ["model", "import", "xa", "--map", "@title=unit"] + OfficeFile.options)
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(try folder.imported().map { $0["unit"] } == ["07001", "06914", "06914"])
  }
}
