import Testing

/// Faults that somebody met, each with what it should be.
@Suite struct MendedTests {
  private func counts(
    _ text: String, _ entityKind: String, _ options: String..., in folder: Folder,
    file: String = "tep.csv"
  ) throws -> (code: Int32, counts: [String: String], stderr: String) {
    try folder.write(Array(text.utf8), file)
    let outcome = try folder.danvan([entityKind, "import", file, "--format", "csv"] + options)
    return (outcome.code, try outcome.records().first ?? [:], outcome.stderr)
  }

  @Test(arguments: ["Xã Laêê", "Laêê"])
  func `A name with two marked vowels is no VNI`(_ name: String) throws {
    let folder = try Folder.seeded()
    let text = "Tên mô hình,Tỉnh,Năm,Ghi chú\nKheo van dong,49,2024,\(name)\n"
    #expect(try counts(text, "model", in: folder).counts["added"] == "1")
  }

  @Test(arguments: [
    ("Số tiền (triệu đồng)", "", "500"), ("Số tiền", "Đơn vị tính: triệu đồng", "500"),
    ("Số tiền (tỷ đồng)", "ĐVT: triệu đồng", "0,5"), ("Số tiền", "", "500 triệu"),
  ])
  func `Money is counted in what the form says`(
    _ header: String, _ line: String, _ amount: String
  ) throws {
    let folder = try Folder.seeded()
    let text = "\(line)\nTên quỹ;Tỉnh;Khoản;\(header)\nQuỹ B;22;vận động;\(amount)\n"
    #expect(try counts(text, "fund", in: folder).counts["added"] == "1")
    let value = "SELECT value FROM fund_entry ORDER BY id DESC LIMIT 1"
    #expect(try folder.sqlite(value) == "500000000")
  }

  @Test func `An amount that says no unit and is small is asked about`() throws {
    let folder = try Folder.seeded()
    let text = "Tên quỹ;Tỉnh;Khoản;Số tiền\nQuỹ B;22;vận động;500\n"
    let refused = try counts(text, "fund", in: folder)
    #expect(refused.code == 65 && refused.stderr.contains("counts in"))
    try folder.expectUntouched(besides: ["tep.csv"])
  }

  @Test func `A group's sum without a number is no model, a title that begins so is`() throws {
    let folder = try Folder.seeded()
    let text = """
      STT;Tên mô hình;Lĩnh vực;Tập thể;Cá nhân
      1;A1;KT;x;
      ;Cộng khối Đảng;;1;
      2;Cộng đồng tự quản;KT;;x
      ;Cộng mục I;;1;0
      """
    let taken = try counts(
      text, "model", "--set", "province=22", "--set", "year=2026", in: folder)
    #expect(taken.counts["added"] == "2" && taken.counts["skipped"] == "2")
  }

  @Test func `A model moved to another database does not take a file of that one for its source`()
    throws
  {
    let (first, second) = (try Folder.seeded(), try Folder.seeded())
    let options = ["--set", "province=22", "--set", "year=2026"]
    for (folder, title) in [(first, "A"), (second, "B")] {
      try folder.write(Array("Tên mô hình;Lĩnh vực\nMô hình \(title);KT\n".utf8), "xa\(title).csv")
      #expect(try folder.danvan(["model", "import", "xa\(title).csv"] + options).code == 0)
    }
    _ = try first.done("export", "model", "-o", "ex.csv")
    try second.write(try first.read("ex.csv"), "ex.csv")
    _ = try second.danvan("model", "import", "ex.csv", "--skip-bad", "giu.csv")
    let source = """
      SELECT s.file FROM model AS m JOIN source AS s ON s.id = m.source WHERE m.title = 'Mô hình A'
      """
    #expect(try second.sqlite(source) == "ex.csv" || second.sqlite(source) == "")
  }

  @Test(arguments: ["directive", "fund", "figure", "committee", "model"])
  func `What is exported adds nothing where it came from`(_ entityKind: String) throws {
    let folder = try Folder.seeded()
    _ = try folder.done("export", entityKind, "-o", "ra.csv")
    let outcome = try folder.danvan(entityKind, "import", "ra.csv", "--format", "csv")
    let counts = try #require(try outcome.records().first)
    #expect(counts["added"] == "0" && counts["refused"] == "0", "\(outcome.stderr)")
  }

  @Test func `A unit that is gone after a merger is told with what it became`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    _ = try folder.done(
      "unit", "merge", "Xã Quảng Tân", "Xã Lê Lợi", "--into", "Xã Mới", "--code", "99001", "--on",
      "2026-01-01", "--act", "12/NQ", "--province", "22", notes: true)
    let outcome = try folder.danvan("unit", "show", "Xã Quảng Tân", "--province", "22")
    #expect(outcome.code == 0 && outcome.stdout.contains("06914"), "\(outcome.stderr)")
    let registering = try folder.registering("Một", ["--unit": "Xã Quảng Tân", "--year": "2026"])
    #expect(registering.code == 65 && registering.stderr.contains("99001"))
  }

  @Test func `The same file with other settings is another file`() throws {
    let folder = try Folder.seeded()
    let text = "Tên mô hình;Lĩnh vực\nMột;KT\n"
    let years = try ["2025", "2026", "2026"].map {
      let set = ("province=22", "year=\($0)")
      return try counts(
        text, "model", "--set", set.0, "--set", set.1, "--same-file", in: folder
      ).counts
    }
    #expect(years.map { $0["added"] } == ["1", "1", "0"])
  }

  @Test(arguments: ["95,1 %", "1,5"], Tongue.allCases)
  func `A count is whole`(_ value: String, _ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan(
      [
        "figure", "add", "--measure", "models.registered", "--value", value, "--province", "04",
        "--source", "S2", "--quote", "x",
      ], tongue)
    #expect(outcome.code == 65 && outcome.stderr.contains("--value"), "\(outcome.stderr)")
    try folder.expectUntouched()
  }

  @Test(arguments: ["figure", "committee", "model", "fund", "directive"])
  func `An empty form that comes back empty adds nothing`(_ entityKind: String) throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    _ = try folder.done("template", entityKind, "--province", "22", "-o", "mau.csv")
    let outcome = try folder.danvan(entityKind, "import", "mau.csv", "--format", "csv")
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(try outcome.records().first?["rows"] == "0")
  }

  @Test(arguments: Tongue.allCases)
  func `An edit that changes nothing says so`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan(
      ["model", "edit", "22-2025-0001", "--source", "S3"], tongue)
    #expect(outcome.code == 0)
    #expect(outcome.stderr.contains(tongue == .vi ? "Không có gì thay đổi" : "Nothing changed"))
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases)
  func `A database without fields sends to the seeds`(_ tongue: Tongue) throws {
    let folder = try Folder()
    #expect(try folder.danvan("init").code == 0)
    let outcome = try folder.registering("Một", [:], tongue)
    #expect(outcome.code == 65 && outcome.stderr.contains("danvan seed"), "\(outcome.stderr)")
  }

  @Test func `A closed list is told in Vietnamese, too`() throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan(
      ["model", "recognize", "22-2025-0001", "--level", "phường xã", "--on", "1/1/2026"], .vi)
    #expect(outcome.code == 65 && outcome.stderr.contains("commune"))
  }

  @Test func `A level without a decision is told`() throws {
    let folder = try Folder.seeded()
    let text = "Tên mô hình,Tỉnh,Năm,Cấp\nMột,22,2026,tỉnh\n"
    try folder.write(Array(text.utf8), "tep.csv")
    let outcome = try folder.danvan("model", "import", "tep.csv", "--format", "json")
    #expect(outcome.code == 0 && outcome.stdout.contains("no recognition recorded"))
    #expect(try folder.sqlite("SELECT count(*) FROM recognition") == "5")
  }

  @Test func `Space before a quotation mark does not cut a cell`() throws {
    let folder = try Folder.seeded()
    let text = "STT;Tên mô hình;Lĩnh vực\n1; \"Khéo vận động\nở thôn Đông\";KT\n"
    let taken = try counts(
      text, "model", "--set", "province=22", "--set", "year=2026", in: folder)
    #expect(taken.counts["added"] == "1")
    let title = "SELECT title FROM model ORDER BY id DESC LIMIT 1"
    #expect(try folder.sqlite(title) == "Khéo vận động ở thôn Đông")
  }
}
