import Testing
import Workbooks

/// A row a unit, numbers across: measures, whole and in parts, under one or two header lines.
@Suite("Wide tables") struct WideTableTests {
  private static let options = [
    "--set", "province=22", "--set", "period=2025", "--set", "as_of=31/12/2025",
  ]

  private static let fields = "Tổng số;Kinh tế;Văn hóa - xã hội;Quốc phòng - an ninh;Xây dựng HTCT"

  private static let table = """
    BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN PHONG TRÀO THI ĐUA «DÂN VẬN KHÉO» NĂM 2025
    STT;Đơn vị;Số mô hình đăng ký;;;;;Số mô hình được công nhận;;;;;Tỷ lệ (%)
    ;;\(fields);Tổng số;KT;VHXH;QPAN;XDHTCT;
    1;Xã Quảng Tân;12;5;4;2;1;10;4;4;1;1;83,3
    2;Xã Lê Lợi;8;3;3;1;1;-;;;;;
    ;Tổng cộng;20;8;7;3;2;10;4;4;1;1;50
    """

  private func taking(
    _ text: String, _ options: [String] = options, in folder: Folder
  ) throws -> (code: Int32, report: Report) {
    try folder.write(Array(text.utf8), "bieu.csv")
    return try taking(options, in: folder)
  }

  private func taking(
    file: String = "bieu.csv", _ options: [String], in folder: Folder
  ) throws -> (code: Int32, report: Report) {
    let outcome = try folder.danvan(["figure", "import", file, "--format", "json"] + options)
    return (outcome.code, try outcome.report())
  }

  /// What came from files: unit, measure, part and number.
  private func stored(_ folder: Folder) throws -> [String] {
    try folder.sqlite(
      """
      SELECT DISTINCT v.code || ' ' || replace(m.code, 'models.', '')
             || iif(f.breakdown = '', '', ' ' || f.breakdown) || ' ' || f.value
        FROM figure AS f JOIN measure AS m ON m.id = f.measure
        JOIN unit_version AS v ON v.unit = f.unit
       WHERE f.source IN (SELECT id FROM source WHERE file IS NOT NULL) AND f.period = '2025'
       ORDER BY f.id
      """
    ).split(separator: "\n").map(String.init)
  }

  private func communes() throws -> Folder {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    return folder
  }

  private static let expected = [
    "06914 registered 12", "06914 registered field=economy 5",
    "06914 registered field=culture-society 4", "06914 registered field=defense-security 2",
    "06914 registered field=political-system 1", "06914 recognized 10",
    "06914 recognized field=economy 4", "06914 recognized field=culture-society 4",
    "06914 recognized field=defense-security 1", "06914 recognized field=political-system 1",
    "07001 registered 8", "07001 registered field=economy 3",
    "07001 registered field=culture-society 3", "07001 registered field=defense-security 1",
    "07001 registered field=political-system 1",
  ]

  @Test func `Two lines of headers are measures and their parts`() throws {
    let folder = try communes()
    let (code, report) = try taking(Self.table, in: folder)
    #expect(code == 0 && report.rows == 2 && report.added == 2)
    #expect(report.rows("noted") == [] && report.rows("ignored") == [])
    #expect(try stored(folder) == Self.expected, "a stroke and a blank are no 0")
    let quote = try folder.sqlite(
      "SELECT quote FROM figure WHERE breakdown = 'field=economy' AND value = 5")
    #expect(quote == "Số mô hình đăng ký – Kinh tế: 5")
    let again = try taking(Self.table, in: folder)
    #expect(again.code == 0 && again.report.added == 0 && again.report.present == 2)
    let corrected = Self.table.replacing("1;Xã Quảng Tân;12;5", with: "1;Xã Quảng Tân;13;6")
      .replacing("Tổng cộng;20;8", with: "Tổng cộng;21;9").replacing("83,3", with: "76,9")
    let held = try taking(corrected, in: folder)
    #expect(held.report.added == 0 && held.report.rows("held") == [4])
    #expect(try stored(folder) == Self.expected)
  }

  @Test func `A workbook with typed numbers says the same`() throws {
    let folder = try communes()
    var bytes: [UInt8] = []
    let writer = try BookWriter { bytes += $0 }
    try writer.begin(BookSheet("Biểu"))
    for line in Self.table.split(separator: "\n") {
      let cells = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      try writer.row(cells.map { cell in BookCell(Self.value(cell)) })
    }
    try writer.end()
    try writer.close()
    try folder.write(bytes, "bieu.xlsx")
    let (code, report) = try taking(file: "bieu.xlsx", Self.options, in: folder)
    #expect(code == 0 && report.added == 2 && report.rows("noted") == [])
    #expect(try stored(folder) == Self.expected)
  }

  private static func value(_ cell: String) -> BookValue {
    if cell.isEmpty { return .empty }
    if cell == "83,3" { return .real(83.333333333333329) }
    return Int64(cell).map { .integer($0) } ?? .text(cell)
  }

  @Test func `What was taken in gives rates`() throws {
    let folder = try communes()
    #expect(try taking(Self.table, in: folder).code == 0)
    let below = try folder.below("--by", "province", "--province", "22")
    #expect(below.contains("2025 =20 >=10 =0.8333333333333334 2/2/1"), "\(below)")
    let parts = try folder.below("--by", "province", "--by", "field", "--province", "22")
    #expect(parts.contains("2025 =8 >=4 =0.800000 2/2/1"), "\(parts)")
    let reported = try folder.danvan(
      "rates", "--basis", "reported", "--by", "commune", "--by", "field", "--province", "22",
      "--format", "csv"
    ).records()
    #expect(
      reported.filter { $0["commune_code"] == "06914" }.map {
        "\($0["field"] ?? "") \($0["registered"] ?? "") \($0["recognized"] ?? "")"
      }.sorted() == [
        "culture-society 4 4", "defense-security 2 1", "economy 5 4", "political-system 1 1",
      ])
  }

  @Test(arguments: [
    "STT;Xã, phường;Mô hình đăng ký;Mô hình được công nhận;Tỷ lệ %",
    "STT;Địa phương;Đăng ký;Được công nhận;Tỷ lệ (%)",
    "STT;Đơn vị;Tổng số mô hình đăng ký;Số được công nhận;Tỷ lệ công nhận",
    "STT;Đơn vị;Đăng ký;Công nhận;Tỷ lệ\nA;B;1;2;3=2/1",
    "STT;Đơn vị;Kết quả;;\n;;Đăng ký;Công nhận;Tỷ lệ\n(1);(2);(3);(4);(5)=(4)/(3)*100",
    "STT;Đơn vị;Số mô hình;;Tỷ lệ\n;;Đăng ký;Được công nhận;",
  ]) func `One line of headers is read however an office words it`(_ head: String) throws {
    let folder = try communes()
    let text = head + "\n1;Xã Quảng Tân;12;10;83,3%\n2;Xã Lê Lợi;0;-;\n;Toàn tỉnh;12;10;83,3\n"
    let (code, report) = try taking(text, in: folder)
    #expect(code == 0 && report.rows("noted") == [] && report.rows("ignored") == [])
    #expect(
      try stored(folder) == ["06914 registered 12", "06914 recognized 10", "07001 registered 0"])
  }

  @Test(arguments: [
    "STT;Đơn vị;Đăng ký;;;Công nhận;;\n;;Tổng;Tập thể;Cá nhân;Tổng;Tập thể;Cá nhân",
    "STT;Đơn vị;Số đăng ký;Trong đó;;Được công nhận;Trong đó;\n;;;Tập thể;Cá nhân;;Tập thể;Cá nhân",
  ]) func `Owners are parts too`(_ head: String) throws {
    let folder = try communes()
    let (code, report) = try taking(head + "\n1;Xã Quảng Tân;12;9;3;5;4;1\n", in: folder)
    #expect(code == 0 && report.rows("ignored") == [])
    #expect(
      try stored(folder) == [
        "06914 registered 12", "06914 registered owner_kind=collective 9",
        "06914 registered owner_kind=individual 3", "06914 recognized 5",
        "06914 recognized owner_kind=collective 4", "06914 recognized owner_kind=individual 1",
      ])
  }

  @Test func `Measures may stand below the parts`() throws {
    let folder = try communes()
    let text = """
      STT;Đơn vị;Tổng số;;;Kinh tế;;
      ;;Đăng ký;Công nhận;Tỷ lệ;Đăng ký;Công nhận;Tỷ lệ
      1;Xã Quảng Tân;12;10;83,3;5;4;81
      """
    let (code, report) = try taking(text, in: folder)
    #expect(code == 0 && report.rows("noted") == [3], "80 % of the economy")
    #expect(report.remarks.first { $0.outcome == "noted" }?.what.contains("80.0") == true)
    #expect(
      try stored(folder) == [
        "06914 registered 12", "06914 recognized 10", "06914 registered field=economy 5",
        "06914 recognized field=economy 4",
      ])
  }

  @Test func `A header that is not understood is unknown, and no measure`() throws {
    let folder = try communes()
    let text = """
      STT;Đơn vị;Số mô hình đăng ký;;;;Số mô hình được công nhận (kế hoạch)
      ;;Tổng số;Kinh tế;Chuyển đổi số;Tập thể (kế hoạch);
      1;Xã Quảng Tân;12;5;4;2;9
      """
    let (code, report) = try taking(text, in: folder)
    #expect(code == 0)
    #expect(
      report.remarks.filter { $0.outcome == "ignored" }.map(\.column) == [
        "Số mô hình đăng ký – Chuyển đổi số", "Số mô hình đăng ký – Tập thể (kế hoạch)",
        "Số mô hình được công nhận (kế hoạch)",
      ])
    #expect(try stored(folder) == ["06914 registered 12", "06914 registered field=economy 5"])
  }

  @Test func `Plan and result below a measure are not the measure`() throws {
    let folder = try communes()
    let text = "STT;Đơn vị;Đăng ký;;Công nhận\n;;Kế hoạch;Thực hiện;\n1;Xã Quảng Tân;12;11;10\n"
    #expect(try taking(text, in: folder).code == 0)
    #expect(try stored(folder) == ["06914 recognized 10"])
  }

  @Test(arguments: [
    ("12;5;4;2;2", ["12", "13"]), ("12;5;4;2;0", ["12", "11"]), ("12;9;4;;", ["12", "13"]),
  ]) func `A total that its parts do not give is refused`(
    _ cells: String, _ numbers: [String]
  ) throws {
    let folder = try communes()
    let text = "STT;Đơn vị;Đăng ký;;;;\n;;\(Self.fields)\n1;Xã Quảng Tân;\(cells)\n"
    let (code, report) = try taking(text, in: folder)
    #expect(code == 65 && report.rows("refused") == [3])
    let what = report.remarks.first { $0.outcome == "refused" }?.what ?? ""
    #expect(numbers.allSatisfy(what.contains), "\(what)")
    #expect(try stored(folder) == [])
  }

  @Test(arguments: [
    "Tổng cộng;21;10;", "Toàn tỉnh;21;10;", "Tỉnh Quảng Ninh;21;10;", "Quảng Ninh;21;10;",
  ]) func `A row of totals is compared, and not stored`(_ total: String) throws {
    let folder = try communes()
    let head = "STT;Đơn vị;Đăng ký;Công nhận;Tỷ lệ %\n"
    let rows = ["1;Xã Quảng Tân;12;6;50", "2;Xã Lê Lợi;8;4;50"]
    for (number, lines) in [(4, rows + [";" + total]), (2, [";" + total] + rows)] {
      let text = head + lines.joined(separator: "\n") + "\n"
      let (code, report) = try taking(text, Self.options + ["--dry-run"], in: folder)
      #expect(code == 0 && report.rows == 2 && report.rows("noted") == [number])
      let what = report.remarks.first { $0.outcome == "noted" }?.what ?? ""
      #expect(what.contains("21") && what.contains("20"), "\(what)")
    }
  }

  @Test func `Totals of groups are compared with their groups, and blanks are told`() throws {
    let folder = try communes()
    let text = """
      STT;Đơn vị;Đăng ký;Công nhận
      1;Xã Quảng Tân;12;6
      ;Cộng;12;6
      2;Xã Lê Lợi;8;
      ;Cộng;8;
      ;Tổng cộng;20;9
      """
    let (code, report) = try taking(text, in: folder)
    #expect(code == 0 && report.rows("noted") == [6])
    let what = report.remarks.first { $0.outcome == "noted" }?.what ?? ""
    #expect(what.contains("blank") && what.contains("Công nhận"), "\(what)")
  }

  @Test func `A row of the province alone is its own`() throws {
    let folder = try communes()
    let text = "Đơn vị;Đăng ký;Công nhận\nTỉnh Quảng Ninh;120;90\n"
    let (code, report) = try taking(text, in: folder)
    #expect(code == 0 && report.added == 1)
    #expect(try stored(folder) == ["22 registered 120", "22 recognized 90"])
  }

  @Test(arguments: [("83", true), ("83,3", true), ("83,4", false), ("0,83", true), ("38,3", false)])
  func `A printed rate is compared`(_ rate: String, _ agrees: Bool) throws {
    let folder = try communes()
    let text = "Đơn vị;Đăng ký;Công nhận;Tỷ lệ\nXã Quảng Tân;12;10;\(rate)\n"
    let (code, report) = try taking(text, in: folder)
    #expect(code == 0 && report.added == 1)
    #expect(report.rows("noted") == (agrees ? [] : [2]))
    #expect(try stored(folder) == ["06914 registered 12", "06914 recognized 10"])
  }

  @Test func `A dry run says what each column means`() throws {
    let folder = try communes()
    try folder.write(Array(Self.table.utf8), "bieu.csv")
    let outcome = try folder.danvan(
      ["figure", "import", "bieu.csv", "--dry-run", "--format", "json"] + Self.options)
    let columns = try outcome.object().list("columns").map {
      "\($0.text("use") ?? "") \($0.text("column") ?? "")"
    }
    #expect(columns.count == 13)
    #expect(
      columns.prefix(4) == [
        "serial ", "column unit", "column models.registered",
        "column models.registered field=economy",
      ])
    #expect(columns.last == "compared rate")
    #expect(try stored(folder) == [])
  }

  @Test func `A commune that says nothing was not filled in`() throws {
    let folder = try communes()
    let text = "STT;Đơn vị;Đăng ký;Công nhận\n1;Xã Quảng Tân;12;6\n2;Xã Lê Lợi;-;-\n"
    let (code, report) = try taking(text, in: folder)
    #expect(code == 0 && report.rows == 1 && report.skipped >= 1)
    #expect(try stored(folder) == ["06914 registered 12", "06914 recognized 6"])
  }

  @Test func `One number of a column tells how the others are written`() throws {
    let folder = try communes()
    let text = "STT;Đơn vị;Đăng ký\n1;Xã Quảng Tân;1.200\n2;Xã Lê Lợi;12\n"
    let asked = try taking(text, in: folder)
    #expect(asked.code == 65 && asked.report.rows("asked") == [2])
    #expect(try taking(text, Self.options + ["--numbers", "vi"], in: folder).code == 0)
    #expect(try stored(folder) == ["06914 registered 1200", "07001 registered 12"])
  }
}
