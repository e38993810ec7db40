import Testing

/// How the rows of a table are numbered says which of them head others, and which are no rows.
@Suite("Numbers of rows") struct NumberingTests: TakesOfficeFiles {
  private func expect(
    _ text: String, _ columns: [String], _ rows: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = try folder()
    let (code, report) = try taking(text, in: folder)
    #expect(code == 0, "\(report)", sourceLocation: sourceLocation)
    let stored = try folder.imported().map { row in
      columns.map { row[$0] ?? "" }.joined(separator: " ")
    }
    #expect(stored == rows, sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    "1;2;3;4", "(1);(2);(3);(4)", "A;B;1;2", "a;b;c;1", "1;2;3=1+2;4", ";1;2;3",
  ])
  func `Numbers of columns under the header are skipped and named`(_ line: String) throws {
    let folder = try folder()
    let text = "STT;Tên mô hình;Xã;Lĩnh vực\n\(line)\n1;Tổ một;Quảng Tân;KT\n"
    let (code, report) = try taking(text, in: folder)
    #expect(code == 0 && report.rows("skipped") == [2])
    #expect(try folder.imported().map { $0["title"] } == ["Tổ một"])
    let unnumbered = "Tên mô hình;Xã;Lĩnh vực\n1;2;3\nTổ hai;Quảng Tân;KT\n"
    #expect(try taking(unnumbered, in: folder).code == 0)
    #expect(try folder.imported().map { $0["title"] } == ["Tổ một", "Tổ hai"])
  }

  @Test(arguments: ["22;23", "04;5"])
  func `A first row of figures is no numbers of columns`(_ line: String) throws {
    let folder = try folder()
    try folder.write(Array("Đơn vị;Đăng ký\n\(line)\n".utf8), "b.csv")
    let outcome = try folder.danvan("figure", "import", "b.csv", "--set", "period=2026")
    #expect(outcome.code == 0, "\(outcome.stderr)")
    let stored = try folder.sqlite("SELECT value FROM figure ORDER BY id DESC LIMIT 1")
    #expect(stored == line.split(separator: ";").last.map(String.init))
  }

  @Test func `What is numbered 1 heads what is numbered 1.1`() throws {
    try expect(
      """
      STT;Tên mô hình;Chủ thể
      1;Xã Quảng Tân;
      1.1;Tổ một;Tập thể
      1.2;Tổ hai;Tập thể
      2;Xã Lê Lợi (1 mô hình);
      2.1;Tổ ba;Tập thể

      """, ["title", "unit"], ["Tổ một 06914", "Tổ hai 06914", "Tổ ba 07001"])
  }

  @Test func `Groups within groups are those of the outer ones`() throws {
    try expect(
      """
      STT;Tên mô hình;Chủ thể
      1;Xã Quảng Tân;
      1.1;Lĩnh vực kinh tế;
      1.1.1;Tổ một;Tập thể
      1.2;Lĩnh vực quốc phòng - an ninh;
      1.2.1;Tổ hai;Tập thể
      2;Xã Lê Lợi;
      2.1;Lĩnh vực kinh tế;
      2.1.1;Tổ ba;Tập thể

      """, ["title", "unit", "field"],
      ["Tổ một 06914 economy", "Tổ hai 06914 defense-security", "Tổ ba 07001 economy"])
    try expect(
      """
      STT;Tên mô hình;Chủ thể
      I;Xã Quảng Tân;
      I.1;Lĩnh vực kinh tế;
      1;Tổ một;Tập thể
      I.2;Lĩnh vực quốc phòng - an ninh;
      2;Tổ hai;Tập thể
      II;Xã Lê Lợi;
      1;Tổ ba;Tập thể

      """, ["title", "unit", "field"],
      ["Tổ một 06914 economy", "Tổ hai 06914 defense-security", "Tổ ba 07001 "])
  }

  @Test func `Letters below a numbered group are rows`() throws {
    try expect(
      """
      STT;Tên mô hình;Chủ thể
      I;Xã Quảng Tân;
      1;Lĩnh vực kinh tế;
      a;Tổ một;
      b;Tổ hai;Tập thể
      2;Lĩnh vực quốc phòng - an ninh;
      a;Tổ ba;
      II;Xã Lê Lợi;
      1;Lĩnh vực kinh tế;
      a;Tổ bốn;

      """, ["title", "unit", "field"],
      [
        "Tổ một 06914 economy", "Tổ hai 06914 economy", "Tổ ba 06914 defense-security",
        "Tổ bốn 07001 economy",
      ])
  }

  @Test func `A row with parts of its own is one, and they are, too`() throws {
    try expect(
      """
      STT;Tên mô hình;Chủ thể
      1;Tổ một;Tập thể
      1.1;Tổ hai;Tập thể
      2;Tổ ba;Tập thể

      """, ["title"], ["Tổ một", "Tổ hai", "Tổ ba"])
  }

  @Test(arguments: [
    ";Mô hình xã Lê Lợi;;", "I;Mô hình xã Lê Lợi;;", ";Các mô hình của xã Lê Lợi (2 mô hình);;",
    "I;Lê Lợi;;",
  ])
  func `A list of a commune heads its rows, whose cells are blank`(_ line: String) throws {
    let folder = try folder()
    let text = "STT;Tên mô hình;Xã;Lĩnh vực\n\(line)\n1;Tổ một;;KT\n2;Tổ hai;;KT\n"
    let (code, report) = try taking(text, in: folder)
    #expect(code == 0, "\(report)")
    #expect(try folder.imported().map { $0["unit"] } == ["07001", "07001"])
    let narrow = "STT;Tên mô hình;Lĩnh vực\n;Mô hình xã Quảng Tân;\n1;Tổ ba;KT\n"
    #expect(try taking(narrow, in: folder).code == 0)
    #expect(try folder.imported().last?["unit"] == "06914")
  }

  @Test func `A model that is called so is one`() throws {
    let folder = try folder()
    let text = "STT;Tên mô hình;Lĩnh vực\n1;Mô hình xã Lê Lợi không rác;\n2;Đường hoa;KT\n"
    let outcome = try taking(text, in: folder)
    #expect(outcome.report.rows("skipped") == [], "\(outcome.report)")
    #expect(try folder.imported().last?["unit"] == "")
  }

  @Test(arguments: ["Quảng Tân ngày 12/10/2026", "Quảng Tân ngày 12-10-2026"])
  func `A place and a day without a comma close a table, or are asked about`(
    _ line: String
  ) throws {
    let folder = try folder()
    let text = "\(line);;\nSTT;Tên mô hình;Lĩnh vực\n1;Tổ một;KT\n\(line);;\n;\(line);\n"
    let (code, report) = try taking(text, in: folder)
    #expect(code == 0, "\(report)")
    #expect(try folder.imported().map { $0["title"] } == ["Tổ một"])
    let bare = "Tên mô hình;Lĩnh vực\nTổ hai;KT\n\(line);\n"
    #expect(try taking(bare, in: folder).report.rows("held") == [3])
    #expect(try folder.imported().map { $0["title"] } == ["Tổ một", "Tổ hai"])
  }
}
