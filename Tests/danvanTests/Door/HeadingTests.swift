import Testing

/// What heads a group of rows says of them what it says, or nothing is stored by a guess.
@Suite("Headings of groups") struct HeadingTests: TakesOfficeFiles {
  private let decided = ["--set", "province=22", "--set", "year=2026", "--set", "level=xã"]

  @Test(arguments: [
    "Chưa đạt", "Các mô hình không đạt", "Mô hình bị loại", "Các mô hình còn lại", "Đang xem xét",
    "Các mô hình tiếp tục theo dõi",
  ]) func `Where headings say what was decided, others say that nothing was`(
    _ heading: String
  ) throws {
    let folder = try folder()
    let text = """
      STT;Tên mô hình;Lĩnh vực
      I;Các mô hình được công nhận;
      1;Tổ tự quản;KT
      II;\(heading);
      1;Đường hoa;KT

      """
    let set = decided + ["--set", "recognized_on=20/10/2026"]
    #expect(try taking(text, set, in: folder).code == 0)
    #expect(
      try folder.imported().map { $0["decisions"] } == ["commune recognized 2026-10-20", ""])
  }

  @Test func `A level in a heading is that of its rows`() throws {
    let folder = try folder()
    let text = """
      STT;Tên mô hình;Lĩnh vực
      I;CÔNG NHẬN CẤP TỈNH;
      1;Tổ tự quản;KT
      II;Công nhận cấp xã;
      1;Đường hoa;KT

      """
    let set = decided + ["--set", "recognized_on=20/10/2026"]
    #expect(try taking(text, set, in: folder).code == 0)
    #expect(
      try folder.imported().map { $0["decisions"]?.split(separator: " ").first ?? "" }
        == ["province", "commune"])
  }

  @Test(arguments: ["Lĩnh vực kinh tế", "Tập thể", "Năm 2025", "Xã Lê Lợi"])
  func `What heads groups is no model, numbered as one`(_ name: String) throws {
    let folder = try folder()
    let text = """
      STT;Tên mô hình;Chủ thể
      1;\(name);
      2;Mô hình một;Tập thể
      3;Mô hình hai;Tập thể

      """
    let outcome = try taking(text, in: folder)
    #expect(outcome.code == 65 && outcome.report.rows("refused") == [2])
    #expect(try folder.imported() == [])
  }

  @Test func `A group of numerals ends those that digits and small letters head`() throws {
    let folder = try folder()
    let text = """
      STT;Tên mô hình;Lĩnh vực
      3. Xã Quảng Tân;;
      1;Tổ tự quản;KT
      IV - Xã Lê Lợi;;
      1;Đường hoa;KT
      a;Năm 2025;
      2;Đường cờ;KT

      """
    #expect(try taking(text, in: folder).code == 0)
    let rows = try folder.imported()
    #expect(rows.map { $0["unit"] } == ["06914", "07001", "07001"])
    #expect(rows.map { $0["year"] } == ["2026", "2026", "2025"])
  }

  @Test func `Below a heading that is held nothing is taken for the commune above it`() throws {
    let folder = try folder()
    let text = """
      STT;Tên mô hình;Lĩnh vực
      XÃ QUẢNG TÂN;;
      1;Tổ tự quản;KT
      ĐẢNG ỦY XÃ LÊ LỢI;;
      1;Đường hoa;KT

      """
    let outcome = try taking(text, OfficeFile.options + ["--skip-bad", "loi.csv"], in: folder)
    #expect(outcome.code == 1)
    #expect(try folder.imported().map { $0["title"] } == ["Tổ tự quản"])
  }

  @Test func `Another commune above a second table is not that of the first`() throws {
    let folder = try folder()
    let text = """
      DANH SÁCH MÔ HÌNH XÃ QUẢNG TÂN;;
      STT;Tên mô hình;Lĩnh vực
      1;Tổ tự quản;KT
      ;Cộng: 1;
      ;Người lập;
      DANH SÁCH MÔ HÌNH XÃ LÊ LỢI;;
      STT;Tên mô hình;Lĩnh vực
      1;Đường hoa;KT

      """
    let told = OfficeFile.options + ["--map", "@title=unit"]
    #expect(try taking(text, told, in: folder).code == 0)
    #expect(try folder.imported().map { $0["unit"] } == ["06914", "07001"])
    let vague = text.replacing("DANH SÁCH MÔ HÌNH XÃ LÊ LỢI", with: "KÈM BIỂU CỦA XÃ LÊ LỢI")
      .replacing("Tổ", with: "Đội").replacing("hoa", with: "cờ")
    let outcome = try taking(vague, told, in: folder)
    #expect(outcome.code == 65 && outcome.report.rows("refused").last == 8)
    #expect(try folder.imported().count == 2)
  }

  @Test func `A province in a title is where its commune is`() throws {
    let folder = try folder()
    try folder.sqlite(
      """
      INSERT INTO unit (id, level) VALUES (9090, 'commune');
      INSERT INTO unit_version
        (id, unit, code, name_vi, type, parent, valid_from, valid_to, search_key)
        SELECT 9090, 9090, '99090', 'Quảng Tân', 'Xã', unit, '2025-07-01', NULL,
               'quang tan' || char(10) || 'xa quang tan'
          FROM unit_version WHERE code = '04' AND valid_to IS NULL;
      """)
    let text = "XÃ QUẢNG TÂN, TỈNH CAO BẰNG\nSTT;Tên mô hình;Lĩnh vực\n1;Tổ tự quản;KT\n"
    #expect(
      try taking(text, OfficeFile.options + ["--map", "@title=unit"], in: folder).code == 0)
    #expect(try folder.imported().map { $0["unit"] } == ["99090"])
  }

  @Test func `Refused rows keep the commune that stands around their table`() throws {
    let folder = try folder()
    let text = "Xã Quảng Tân\nSTT;Tên mô hình;Lĩnh vực\n1;Tổ tự quản;Xyz\n2;Đường hoa;KT\n"
    let set = OfficeFile.options
    let outcome = try taking(
      text, set + ["--map", "@title=unit", "--skip-bad", "loi.csv"], in: folder)
    #expect(outcome.code == 1)
    let bad = String(decoding: try folder.read("loi.csv"), as: UTF8.self)
    try folder.write(Array(bad.replacing("Xyz", with: "KT").utf8), "sua.csv")
    #expect(try folder.importing("sua.csv", set).code == 0)
    #expect(try folder.imported().map { $0["unit"] } == ["06914", "06914"])
  }
}
