import Testing
import Workbooks

/// What stands around a table, or heads a group of its rows, is not passed over.
@Suite("Around a table") struct CaptionTests: TakesOfficeFiles {
  private let options = OfficeFile.options

  @Test(arguments: [
    "DANH SÁCH MÔ HÌNH XÃ QUẢNG TÂN NĂM 2026\n\n", "ĐẢNG ỦY XÃ QUẢNG TÂN;;\n",
    "Kèm theo Báo cáo số 15-BC/ĐU của Đảng ủy xã Quảng Tân;;\n",
  ]) func `A commune above the table is asked about`(_ title: String) throws {
    let folder = try folder()
    let text = title + "STT;Tên mô hình;Lĩnh vực\n1;Tổ tự quản;KT\n2;Đường hoa;KT\n"
    let asked = try taking(text, options, in: folder)
    #expect(asked.code == 65 && asked.report.rows("asked").count == 1)
    #expect(try folder.imported() == [])
    #expect(try taking(text, options + ["--map", "@title=unit"], in: folder).code == 0)
    #expect(try folder.imported().map { $0["unit"] } == ["06914", "06914"])
  }

  @Test(arguments: [
    "DANH SÁCH MÔ HÌNH CỦA XÃ, PHƯỜNG NĂM 2026\n", "Thị xã Quảng Tân\n",
    "Xã Quảng Tân và xã Lê Lợi\n", "Xã Không Có\n",
  ]) func `What names no one commune is not asked about`(_ title: String) throws {
    let folder = try folder()
    let text = title + "STT;Tên mô hình;Lĩnh vực\n1;Tổ tự quản;KT\n2;Đường hoa;KT\n"
    #expect(try taking(text, options, in: folder).code == 0)
    #expect(try folder.imported().map { $0["unit"] } == ["", ""])
  }

  @Test func `A commune above the table is none of its rows where somebody says so`() throws {
    let folder = try folder()
    let text = "Xã Quảng Tân\nSTT;Tên mô hình;Lĩnh vực\n1;Tổ tự quản;KT\n2;Đường hoa;KT\n"
    #expect(try taking(text, options + ["--blank", "unit"], in: folder).code == 0)
    #expect(try folder.imported().map { $0["unit"] } == ["", ""])
    let other = text.replacing("Tổ", with: "Đội").replacing("hoa", with: "cờ")
    let set = options + ["--set", "unit=Lê Lợi"]
    #expect(try taking(other, set, in: folder).code == 65)
    #expect(try taking(other, set + ["--ignore", "@title"], in: folder).code == 0)
    #expect(try folder.imported().suffix(2).map { $0["unit"] } == ["07001", "07001"])
    try folder.write(Array(text.replacing("cờ", with: "cây").utf8), "tep.csv")
    let refused = try folder.importing("tep.csv", options + ["--map", "@sheet=unit"])
    #expect(refused.code == 65 && refused.stderr.contains("--set unit="))
  }

  @Test func `Sheets called as communes are asked about, and each is its own`() throws {
    let folder = try folder()
    let head: [BookValue] = ["STT", "Tên mô hình", "Lĩnh vực"].map(BookValue.text)
    let rows = [head, [.integer(1), .text("Tổ tự quản"), .text("KT")]]
    try folder.write(try book([("Quảng Tân", rows), ("Xã Lê Lợi", rows)]), "hai.xlsx")
    let asked = try folder.importing("hai.xlsx", options)
    #expect(asked.code == 65)
    #expect(try asked.report().rows("asked").count == 2)
    #expect(try folder.importing("hai.xlsx", options + ["--map", "@sheet=unit"]).code == 0)
    #expect(try folder.imported().map { $0["unit"] } == ["06914", "07001"])
  }

  @Test func `A numbered heading is a commune without its type`() throws {
    let folder = try folder()
    let text = """
      STT;Tên mô hình;Lĩnh vực
      I;Quảng Tân;
      1;Tổ tự quản;KT
      II;Lê Lợi;
      1;Đường hoa;KT

      """
    #expect(try taking(text, options, in: folder).code == 0)
    #expect(try folder.imported().map { $0["unit"] } == ["06914", "07001"])
    let unknown = try taking(text + "III;Khu Bắc;\n1;Đường cờ;KT\n", options, in: folder)
    #expect(unknown.code == 65 && unknown.report.rows("refused") == [7])
  }

  @Test func `Headings say what was decided, and of which year rows are`() throws {
    let folder = try folder()
    let text = """
      STT;Tên mô hình;Lĩnh vực
      A;Năm 2025;
      I;Các mô hình được công nhận;
      1;Tổ tự quản;KT
      II;Các mô hình không được công nhận;
      1;Đường hoa;KT
      B;Năm 2026;
      I;Mô hình chưa được công nhận;
      1;Đường cờ;KT
      II;Mô hình đăng ký công nhận;
      1;Đường tranh;KT
      """
    let decided = ["--set", "province=22", "--set", "level=xã", "--set", "known_by=20/10/2026"]
    let stored = try taking(text, decided, in: folder)
    #expect(stored.code == 0 && stored.report.added == 4)
    let rows = try folder.imported()
    #expect(rows.map { $0["year"] } == ["2025", "2025", "2026", "2026"])
    #expect(
      rows.map { $0["decisions"]?.split(separator: " ").dropFirst().first ?? "" }
        == ["recognized", "declined", "", ""])
    let other = text.replacing("Tổ", with: "Đội")
    let undated = try taking(other, ["--set", "province=22"], in: folder)
    #expect(undated.code == 65 && undated.report.rows("refused") == [4, 6])
  }

  @Test(arguments: [
    ("fund", "STT;Tên quỹ;Thu trong kỳ này;Chi nhiều\n1;Quỹ A;50.000.000;20.000.000\n", 2),
    ("figure", "STT;Tỉnh;Chỉ số X\n1;Quảng Ninh;12\n2;Cao Bằng;13\n", 1),
  ]) func `Numbers of which nobody knows what they are are asked about`(
    _ entityKind: String, _ text: String, _ count: Int
  ) throws {
    let folder = try Folder.seeded()
    try folder.write(Array(text.utf8), "tep.csv")
    let set = ["--set", "period=2025", "--set", "province=22", "--format", "json"]
    let asked = try folder.danvan([entityKind, "import", "tep.csv"] + set)
    #expect(asked.code == 65)
    #expect(try asked.report().rows("asked").count == count)
    #expect(try folder.sqlite("SELECT count(*) FROM source WHERE sha256 IS NOT NULL") == "0")
  }

  @Test func `Days that a spreadsheet may have turned are asked about`() throws {
    let folder = try folder()
    let head: [BookValue] = ["Tên mô hình", "Lĩnh vực", "Ngày đăng ký"].map(BookValue.text)
    let rows: [[BookValue]] = [
      head, [.text("Tổ tự quản"), .text("KT"), .day(46_085)],
      [.text("Đường hoa"), .text("KT"), .text("16/3/2026")],
    ]
    try folder.write(try book([("Một", rows)]), "ngay.xlsx")
    let asked = try folder.importing("ngay.xlsx", options)
    #expect(asked.code == 65)
    #expect(try asked.report().rows("asked") == [3])
    #expect(try folder.importing("ngay.xlsx", options + ["--dates", "dmy"]).code == 0)
    #expect(
      try folder.imported().map { $0["registered_on"] } == ["2026-03-04", "2026-03-16"])
    // One that can only be as it stands shows that none was turned.
    let sure = rows + [[.text("Đường cờ"), .text("KT"), .day(46_105)]]
    try folder.write(try book([("Một", sure)]), "ngay.xlsx")
    #expect(try folder.importing("ngay.xlsx", options).code == 0)
  }

  @Test func `A document of the centre is no province's, whatever is set for the file`() throws {
    let folder = try Folder.seeded()
    let text = "Số, ký hiệu;Ngày ban hành;Trích yếu\n99-NQ/TW;3/6/2013;A\n98-CT/TU;3/6/2013;B\n"
      + "97/NĐ-CP;3/6/2013;C\n"
    try folder.write(Array(text.utf8), "tep.csv")
    #expect(
      try folder.danvan("directive", "import", "tep.csv", "--set", "province=22").code == 0)
    #expect(
      try folder.sqlite(
        """
        SELECT number || ':' || (unit IS NULL) FROM directive
         WHERE issued_on = '2013-06-03' AND number > 96 ORDER BY number
        """)
        == "97:1\n98:0\n99:1")
  }

  @Test func `Refused rows of sheets with other heads come back under one`() throws {
    let folder = try folder()
    let (a, b): ([[BookValue]], [[BookValue]]) = (
      [
        ["STT", "Tên mô hình", "Lĩnh vực"].map(BookValue.text),
        [.integer(1), .text("Tổ tự quản"), .text("Xyz")],
      ],
      [
        ["STT", "Lĩnh vực", "Tên mô hình", "Chủ thể"].map(BookValue.text),
        [.integer(1), .text("Abc"), .text("Đường cờ"), .text("cá nhân")],
      ]
    )
    try folder.write(try book([("Một", a), ("Hai", b)]), "hai.xlsx")
    #expect(try folder.importing("hai.xlsx", options + ["--skip-bad", "loi.csv"]).code == 1)
    let bad = String(decoding: try folder.read("loi.csv"), as: UTF8.self)
    let mended = bad.replacing("Xyz", with: "KT").replacing("Abc", with: "VHXH")
    try folder.write(Array(mended.utf8), "sua.csv")
    #expect(try folder.importing("sua.csv", options).code == 0)
    let rows = try folder.imported()
    #expect(rows.map { $0["title"] } == ["Tổ tự quản", "Đường cờ"])
    #expect(rows.map { $0["field"] } == ["economy", "culture-society"])
    #expect(rows.map { $0["owner_kind"] } == ["unknown", "individual"])
  }

  @Test func `The same file for another commune or year is asked about`() throws {
    let folder = try folder()
    let text = "STT;Tên mô hình;Lĩnh vực\n1;Tổ tự quản;KT\n2;Đường hoa;KT\n"
    let first = options + ["--set", "unit=Quảng Tân"]
    #expect(try taking(text, first, in: folder).code == 0)
    #expect(try taking(text, first, in: folder).report.present == 2)
    let others = [
      options + ["--set", "unit=Lê Lợi"],
      ["--set", "province=22", "--set", "year=2025", "--set", "unit=Quảng Tân"],
      ["--set", "province=04", "--set", "year=2026"],
    ]
    for other in others {
      let asked = try taking(text, other, in: folder)
      #expect(asked.code == 65 && asked.report.rows("asked").count == 1)
    }
    #expect(try folder.imported().count == 2)
    // What is no place is no other file.
    #expect(try taking(text, first + ["--set", "mode=new"], in: folder).code != 65)
    #expect(try taking(text, others[0] + ["--same-file"], in: folder).report.added == 2)
    #expect(
      try folder.sqlite(
        "SELECT count(DISTINCT file_sha256) || count(*) FROM source WHERE file_sha256 <> ''")
        == "12")
  }

  @Test func `A second head with more columns is no head of the rows above it`() throws {
    let folder = try folder()
    let text = "STT;Tên mô hình;Ghi chú\n1;Tổ tự quản;a\n"
      + "STT;Tên mô hình;Lĩnh vực;Năm\n1;Đường hoa;KT;2026\n"
    let outcome = try taking(text, options, in: folder)
    #expect(outcome.code == 65 && outcome.report.rows("refused").first == 3)
    #expect(try folder.imported() == [])
  }
}
