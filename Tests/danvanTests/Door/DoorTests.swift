import Testing

/// What a file does not say in one way is asked, or refused, and never stored by a guess.
@Suite("The door") struct DoorTests: TakesOfficeFiles {
  private let options = OfficeFile.options
  private let merged = OfficeFile.merged

  @Test func `A commune over several rows is asked about, and filled down where told`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    let asked = try taking(merged, in: folder)
    #expect(asked.code == 65)
    #expect(asked.report.rows("asked") == [3])
    #expect(asked.report.remarks.first { $0.outcome == "asked" }?.column == "Xã, phường")
    #expect(try folder.imported() == [])
    #expect(try taking(merged, options + ["--fill-down", "unit"], in: folder).code == 0)
    #expect(
      try folder.imported().map { $0["unit"] } == ["06914", "06914", "06914", "07001", "07001"])
  }

  @Test func `Blank cells that are really blank are taken so where told`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    #expect(try taking(merged, options + ["--blank", "Xã, phường"], in: folder).code == 0)
    #expect(try folder.imported().map { $0["unit"] } == ["06914", "", "", "07001", ""])
  }

  @Test(arguments: [
    "STT;Tên mô hình;Cấp;Số QĐ;Ngày QĐ\n1;Một một;xã;15-QĐ;20/10/2026\n2;Hai hai;;;\n3;Ba ba;;;\n",
    "STT;Tên mô hình;Lĩnh vực\n1;Một một;KT\n2;Hai hai;\n3;Ba ba;\n4;Bốn bốn;VHXH\n5;Năm năm;\n",
  ]) func `What looks like merged cells is asked about`(_ text: String) throws {
    let folder = try Folder.seeded()
    let (code, report) = try taking(text, in: folder)
    #expect(code == 65 && report.added == 0)
    #expect(Set(report.rows("asked")) == [3])
    #expect(try folder.imported() == [])
  }

  @Test(arguments: [
    // A decision names several models, so the same number comes back.
    "STT;Tên mô hình;Cấp;Số QĐ;Ngày QĐ\n1;A một;xã;15-QĐ;20/10/2026\n2;A hai;;;\n3;A ba;;;\n"
      + "4;A bốn;xã;15-QĐ;20/10/2026\n",
    // Whoever writes the same twice on end merges nothing.
    "STT;Tên mô hình;Lĩnh vực\n1;A một;KT\n2;A hai;KT\n3;A ba;\n4;A bốn;\n",
    // The first row has none.
    "STT;Tên mô hình;Lĩnh vực\n1;A một;\n2;A hai;KT\n3;A ba;\n4;A bốn;\n",
    // A program's own columns.
    "title,unit,field\nA một,07001,economy\nA hai,,\nA ba,,\n",
  ]) func `What cannot be merged cells is not asked about`(_ text: String) throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    let (code, report) = try taking(text, in: folder)
    #expect(code == 0 && report.rows("asked") == [])
  }

  @Test func `A commune in the column of owners is asked about`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    let text = "STT;Đơn vị;Tên mô hình\n1;Xã Quảng Tân;Một một\n2;Xã Lê Lợi;Hai hai\n"
    let asked = try taking(text, in: folder)
    #expect(asked.code == 65 && asked.report.rows("asked") == [2])
    #expect(try taking(text, options + ["--map", "Đơn vị=unit"], in: folder).code == 0)
    #expect(try folder.imported().map { $0["unit"] } == ["06914", "07001"])
    let owners = text.replacing("một", with: "mốt").replacing("hai\n", with: "hái\n")
    #expect(try taking(owners, options + ["--map", "Đơn vị=owner"], in: folder).code == 0)
    #expect(try folder.imported().last?["owner"] == "Xã Lê Lợi")
  }

  @Test func `An office of a commune is no commune`() throws {
    let folder = try Folder.seeded()
    let text = "STT;Đơn vị;Tên mô hình\n1;Xã đoàn Quảng Tân;Một\n2;UBND xã Lê Lợi;Hai\n"
    #expect(try taking(text, in: folder).code == 0)
    #expect(try folder.imported().map { $0["owner"] } == ["Xã đoàn Quảng Tân", "UBND xã Lê Lợi"])
  }

  @Test(arguments: [
    ("#REF!", "is an error of the spreadsheet"), ("#N/A", "is an error of the spreadsheet"),
    ("0", "is no name"), ("x", "is no name"), ("12", "is no name"),
  ]) func `What is no name is refused`(_ title: String, _ reason: String) throws {
    let folder = try Folder.seeded()
    let (code, report) = try taking("Tên mô hình;Lĩnh vực\nMột;KT\n\(title);KT\n", in: folder)
    #expect(code == 65 && report.rows("refused") == [3])
    #expect(report.remarks.contains { $0.what.contains(reason) })
  }

  @Test func `A name alone, where all others say more, is held back`() throws {
    let folder = try Folder.seeded()
    let text = "STT;Tên mô hình;Lĩnh vực\n1;A;KT\n2;B;KT\n3;Khối Đảng;\n"
    let (code, report) = try taking(text, in: folder)
    #expect(code == 1 && report.added == 2 && report.rows("held") == [4])
  }

  @Test(arguments: [
    ("Tên mô hình;Lĩnh vực\nMột;KT\nNgười lập biểu;\nHai;KT\n", 4),
    ("STT;Tên mô hình;Lĩnh vực\n1;Một;KT\n2;Hai;KT\n;Ba;KT\n", 4),
    ("STT;Đơn vị;Tên mô hình\n1;Hội A;Một\nSTT;Tên mô hình;Đơn vị\n2;Hai;Hội B\n", 3),
  ]) func `A row that may be data or not is refused`(_ text: String, _ row: Int) throws {
    let folder = try Folder.seeded()
    let (code, report) = try taking(text, in: folder)
    #expect(code == 65 && report.rows("refused") == [row])
    #expect(try folder.imported() == [])
  }

  @Test func `A file of which nothing was taken is no success`() throws {
    let folder = try Folder.seeded()
    try folder.write(Array("Tên mô hình\nNơi nhận quà\nDanh sách có 2\n".utf8), "tep.csv")
    let outcome = try folder.importing("tep.csv", options)
    #expect(outcome.code == 65 && outcome.stderr.contains("No row below the header"))
  }

  /// With a count or a note beside them, in a narrow table, in the column of numbers, with a colon.
  @Test(arguments: [
    "STT;Tên mô hình;Lĩnh vực;Chủ thể;Ghi chú\nI;Xã Quảng Tân;;;\n1;V một;KT;;\n"
      + "II;Xã Lê Lợi;;;1 mô hình\n1;V hai;KT;;\n",
    "STT;Tên mô hình;Ghi chú\nI;Xã Quảng Tân;\n1;V một;\nII;Xã Lê Lợi;\n1;V hai;\n",
    "STT;Tên mô hình;Ghi chú\nI. Xã Quảng Tân;;\n1;V một;\nXã Lê Lợi (2 mô hình);;\n1;V hai;\n",
    "STT;Tên mô hình;Số lượng\nI;Xã Quảng Tân: 1 mô hình;1\n1;V một;\nII;Xã Lê Lợi;1\n1;V hai;\n",
  ]) func `The commune above its rows is found in every form`(_ text: String) throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    let (code, report) = try taking(text, in: folder)
    #expect(code == 0 && report.rows("skipped") == [2, 4], "\(report)")
    #expect(try folder.imported().map { $0["title"] } == ["V một", "V hai"])
    #expect(try folder.imported().map { $0["unit"] } == ["06914", "07001"])
  }

  @Test func `What stands below a line that may head another group is refused`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    let text = """
      STT;Tên mô hình;Lĩnh vực;Chủ thể;Ghi chú
      I;Xã Quảng Tân;;;
      1;V một;KT;;
      ;Khối doanh nghiệp;;;
      2;V hai;KT;;
      """
    let (code, report) = try taking(text, in: folder)
    #expect(code == 65 && report.rows("held") == [4] && report.rows("refused") == [5])
  }

  @Test func `A commune that is numbered as rows are is asked back`() throws {
    let folder = try Folder.seeded()
    let text = "STT;Tên mô hình;Ghi chú\n1;Xã Đầm Hà;\n2;Vườn mẫu;\n3;Xã Bình Liêu;\n"
    let (code, report) = try taking(text, in: folder)
    #expect(code == 65 && report.rows("refused") == [2, 4])
  }

  @Test func `Rows that a stray quotation mark glues are refused`() throws {
    let folder = try Folder.seeded()
    let text =
      "STT;Tên mô hình;Lĩnh vực\n1;\"Dân vận khéo;KT\n2;Tổ tự quản;KT\n3;Nhà sạch\";KT\n4;D;KT\n"
    let (code, report) = try taking(text, in: folder)
    #expect(code == 65 && report.rows("refused") == [2])
  }

  @Test func `The unit of money goes along with refused rows`() throws {
    let folder = try Folder.seeded()
    let text = """
      ĐVT: nghìn đồng;;;;
      STT;Tên quỹ;Khoản;Số tiền;Năm
      1;Q một;huy động;1.200.000;2026
      2;Q hai;huy độngx;3.500.000;2026
      """
    try folder.write(Array(text.utf8), "tep.csv")
    let options = ["--set", "province=22"]
    #expect(
      try folder.danvan(["fund", "import", "tep.csv", "--skip-bad", "loi.csv"] + options).code == 1)
    let bad = String(decoding: try folder.read("loi.csv"), as: UTF8.self)
    try folder.write(Array(bad.replacing("huy độngx", with: "huy động").utf8), "sua.csv")
    #expect(try folder.danvan(["fund", "import", "sua.csv"] + options).code == 0)
    let stored = try folder.sqlite(
      "SELECT group_concat(value) FROM fund_entry WHERE period = '2026'")
    #expect(stored == "1200000000,3500000000")
  }

  private static let monthFirst = """
    Tên mô hình;Tỉnh;Ngày đăng ký
    Một một;22;3/5/2026
    Hai hai;22;3/16/2026
    Ba ba;22;4/9/2026

    """

  @Test func `A day that can only have the month first makes its column suspect`() throws {
    let folder = try Folder.seeded()
    let asked = try taking(Self.monthFirst, [], in: folder)
    #expect(asked.code == 65 && asked.report.rows("asked") == [3])
    let days = ["2026-03-05", "2026-03-16", "2026-04-09"]
    #expect(try taking(Self.monthFirst, ["--dates", "mdy"], in: folder).code == 0)
    #expect(try folder.imported().map { $0["registered_on"] } == days)
  }

  @Test func `A slip in a column of days is refused alone, where told`() throws {
    let folder = try Folder.seeded()
    let (code, report) = try taking(Self.monthFirst, ["--dates", "dmy"], in: folder)
    #expect(code == 65 && report.rows("refused") == [3])
    let sure = Self.monthFirst + "Bốn bốn;22;15/3/2026\n"
    #expect(try taking(sure, [], in: folder).report.rows("asked") == [3], "one of each")
  }

  @Test func `Names that differ in quotes, stops, numbers and "Mô hình" are look-alikes`() throws {
    let folder = try Folder.seeded()
    let text =
      "STT;Tên mô hình;Lĩnh vực\n1;Vườn rau sạch;KT\n2;Camera an ninh;QPAN\n3;Đường hoa;KT\n"
    #expect(try taking(text, in: folder).code == 0)
    let again = """
      STT;Tên mô hình;Lĩnh vực
      1;Mô hình «Vườn rau sạch»;KT
      2;MH Camera an ninh;QPAN
      3;Đường hoa.;KT
      4;2. Đường hoa;KT
      5;Vườn rau;KT
      """
    let (code, report) = try taking(again, in: folder)
    #expect(code == 1 && report.held == 4 && report.added == 1, "\(report)")
    #expect(report.rows("held") == [2, 3, 4, 5])
    let other = try folder.registering("«Đường hoa»")
    #expect(other.code == 0 && other.stderr.contains("22-2026-0003"), "\(other.stderr)")
  }

  @Test func `A header that names a level is looked up there`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    let year = ["--set", "province=22", "--set", "year=2024"]
    let text = "STT;Huyện;Xã;Tên mô hình\n1;Đầm Hà;Quảng Tân;Một\n2;Đầm Hà;;Hai\n"
    #expect(try taking(text, year + ["--blank", "unit"], in: folder).code == 0)
    #expect(try folder.imported().map { $0["unit"] } == ["06913@2025-07-01", "201@2025-07-01"])
    let (code, report) = try taking("STT;Xã;Tên mô hình\n1;Đầm Hà;Ba\n", year, in: folder)
    #expect(code == 65 && report.rows("refused") == [2], "no commune is called so")
  }

  @Test func `Decisions come in by the codes of models alone`() throws {
    let folder = try Folder.seeded()
    let code = try folder.register("Khéo vận động hiến đất").code
    let text = "Mã;Cấp;Ngày quyết định;Số quyết định\n\(code);xã;20/11/2026;15-QĐ/ĐU\n"
    let (first, again) = (try taking(text, [], in: folder), try taking(text, [], in: folder))
    #expect(first.code == 0 && first.report.added == 1)
    #expect(again.report.added == 0 && again.report.present == 1)
    let stored = try folder.sqlite(
      "SELECT level || ' ' || decided_on || ' ' || decision FROM recognition "
        + "WHERE source IN (SELECT id FROM source WHERE code LIKE 'TEP%')")
    #expect(stored == "commune 2026-11-20 15-QĐ/ĐU")
    let unknown = try taking("Mã;Cấp;Ngày quyết định\n22-1999-0001;xã;20/11/2026\n", [], in: folder)
    #expect(unknown.code == 65 && unknown.report.rows("refused") == [2])
  }

  @Test func `What is not read is named, and how the rest is read`() throws {
    let folder = try Folder.seeded()
    try folder.write(
      Array("STT;Tên mô hình;Nội dung mô hình;Số hội viên\n1;Một;Trồng cây;35\n".utf8), "tep.csv")
    let outcome = try folder.importing("tep.csv", options + ["--dry-run"])
    let columns = try outcome.object().list("columns")
    #expect(columns.map { $0.text("use") } == ["serial", "column", "other", "unknown"])
    #expect(columns.map { $0.text("column") } == [nil, "title", nil, nil])
    let ignored = try outcome.report().remarks.filter { $0.outcome == "ignored" }
    #expect(ignored.map(\.column) == ["Nội dung mô hình", "Số hội viên"])
    let other = try taking(
      "STT;Tên mô hình;Nội dung mô hình\n1;Một;Trồng cây\n",
      options + ["--ignore", "Tên mô hình"], in: folder)
    #expect(other.code == 0)
    #expect(try folder.imported().map { $0["title"] } == ["Trồng cây"])
  }
}
