import Testing

/// Heads of two lines, of several years, and of one name.
@Suite("Lines of heads") struct HeadLineTests: TakesOfficeFiles {
  @Test func `Days and numbers stand under what was registered and recognized`() throws {
    let folder = try folder()
    let text = """
      STT;Tên mô hình;Xã;Đăng ký;;Công nhận;;
      ;;;Ngày;Số;Ngày;Số;Cấp
      1;Tổ một;Quảng Tân;3/8/2026;01/ĐK;20/10/2026;12-QĐ/ĐU;xã
      2;Tổ hai;07001;4/8/2026;02/ĐK;;;

      """
    let (code, report) = try taking(text, ["--set", "province=22"], in: folder)
    #expect(code == 0 && report.remarks.map(\.column) == ["Đăng ký – Số"], "\(report)")
    let rows = try folder.imported()
    #expect(rows.map { $0["registered_on"] } == ["2026-08-03", "2026-08-04"])
    #expect(rows.map { $0["decisions"] } == ["commune recognized 2026-10-20 12-QĐ/ĐU", ""])
  }

  @Test(arguments: [
    "STT;Tên mô hình;Ngày công nhận;Cấp công nhận;\n;;;Cấp xã;Cấp tỉnh\n",
    "STT;Tên mô hình;Ngày công nhận;Cấp xã;Cấp tỉnh\n",
  ])
  func `A level is ticked`(_ head: String) throws {
    let folder = try folder()
    let text = head + "1;Tổ một;20/10/2026;x;\n2;Tổ hai;20/10/2026;;x\n3;Tổ ba;;;\n"
    #expect(try taking(text, in: folder).code == 0)
    #expect(
      try folder.imported().map { $0["decisions"] }
        == ["commune recognized 2026-10-20", "province recognized 2026-10-20", ""])
    let both = try taking(head + "1;Đường hoa;20/10/2026;x;x\n", in: folder)
    #expect(both.code == 65)
  }

  @Test(arguments: [
    ("figure", "Xã;Năm 2025;;Năm 2026;\n;Đăng ký;Công nhận;Đăng ký;Công nhận\nLê Lợi;9;5;8;6\n"),
    ("figure", "Xã;Mô hình đăng ký năm 2025;Mô hình đăng ký năm 2026\nLê Lợi;9;8\n"),
    ("figure", "Xã;Mô hình đăng ký;\n;2025;2026\nLê Lợi;9;8\n"),
    ("fund", "Xã;Tên quỹ;Năm 2025;;Năm 2026;\n;;Thu;Chi;Thu;Chi\nLê Lợi;Quỹ;1;2;3;4\n"),
  ])
  func `Numbers of several years are refused with what to do`(_ noun: String, _ text: String) throws
  {
    let folder = try folder()
    try folder.write(Array(text.utf8), "b.csv")
    let outcome = try folder.danvan(
      noun, "import", "b.csv", "--set", "province=22", "--set", "period=2026", "--unit", "đồng")
    #expect(outcome.code == 65)
    #expect(outcome.stderr.contains("2025, 2026") && outcome.stderr.contains("--set period"))
    #expect(try folder.sqlite("SELECT count(*) FROM source WHERE code LIKE 'TEP-%'") == "0")
  }

  @Test func `One year over columns is theirs`() throws {
    let folder = try folder()
    func take(_ options: String...) throws -> Int32 {
      let text = "Xã;Năm 2025;\n;Đăng ký;Công nhận\nLê Lợi;9;5\n"
      try folder.write(Array(text.utf8), "b.csv")
      return try folder.danvan(["figure", "import", "b.csv", "--set", "province=22"] + options).code
    }
    #expect(try take() == 65)
    #expect(try take("--set", "period=2026") == 65)
    #expect(try take("--map", "@title=period") == 0)
    let stored = "SELECT group_concat(value || ' ' || period) FROM figure WHERE source = "
      + "(SELECT max(id) FROM source)"
    #expect(try folder.sqlite(stored) == "9 2025,5 2025")
  }

  @Test func `Of two heads alike the one is left out that is said`() throws {
    let folder = try folder()
    let text = "STT;Tên mô hình;Ghi chú;Ghi chú\n1;Tổ một;a;b\n"
    func take(_ ignored: String...) throws -> Int32 {
      try taking(text, OfficeFile.options + ignored.flatMap { ["--ignore", $0] }, in: folder).code
    }
    try folder.write(Array(text.utf8), "tep.csv")
    for ignored in [[], ["--ignore", "Ghi chú"]] {
      let outcome = try folder.danvan(
        ["model", "import", "tep.csv"] + OfficeFile.options + ignored)
      #expect(outcome.code == 65 && outcome.stderr.contains("--ignore \"Ghi chú#2\""))
    }
    #expect(try taking(text, OfficeFile.options + ["--ignore", "Ghi chú#1"], in: folder).code == 0)
    #expect(try folder.imported().map { $0["note"] } == ["b"])
  }
}
