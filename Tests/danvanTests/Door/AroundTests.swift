import Testing
import Workbooks

/// What a title or the name of a sheet says of its rows holds for them, or is asked about.
@Suite("Said around a table") struct AroundTests: TakesOfficeFiles {
  private static let modes = [
    "DANH SÁCH MÔ HÌNH DUY TRÌ", "Danh sách các mô hình tiếp tục duy trì của xã",
    "MÔ HÌNH NHÂN RỘNG",
  ]

  private func stored(_ folder: Folder, _ column: String) throws -> [String?] {
    try folder.imported().map { $0[column] }
  }

  /// Asks about a title, and takes it in both of the ways that the answer names.
  private func expectAsked(
    _ text: String, _ column: String, _ options: [String] = OfficeFile.options, taken: String,
    ignored: String
  ) throws {
    for (answer, value) in [
      (["--map", "@title=\(column)"], taken), (["--ignore", "@title"], ignored),
    ] {
      let folder = try folder()
      let asked = try taking(text, options, in: folder)
      #expect(asked.code == 65 && asked.report.rows("asked").count == 1, "\(text)")
      let told = try folder.danvan(["model", "import", "tep.csv"] + options).stderr
      #expect(answer.allSatisfy(told.contains), "\(told)")
      #expect(try folder.imported() == [])
      let outcome = try taking(text, options + answer, in: folder)
      #expect(outcome.code == 0, "\(outcome.report)")
      #expect(try stored(folder, column) == [value])
    }
  }

  private func titled(_ title: String, _ columns: String = "Ghi chú", _ cells: String = "a")
    -> String
  {
    "\(title);;\nSTT;Tên mô hình;\(columns)\n1;Tổ tự quản;\(cells)\n"
  }

  @Test(arguments: modes)
  func `Models that a title calls kept up are asked about`(_ title: String) throws {
    try expectAsked(titled(title), "mode", taken: "maintained", ignored: "new")
  }

  @Test(arguments: [
    ("DANH SÁCH MÔ HÌNH LĨNH VỰC KINH TẾ NĂM 2026", "field", "economy", ""),
    ("Các mô hình thuộc lĩnh vực Văn hóa – xã hội", "field", "culture-society", ""),
    ("DANH SÁCH ĐIỂN HÌNH CÁ NHÂN", "owner_kind", "individual", "unknown"),
    ("MÔ HÌNH TẬP THỂ ĐĂNG KÝ MỚI", "owner_kind", "collective", "unknown"),
  ])
  func `A field and a kind of owner are, too`(
    _ title: String, _ column: String, _ taken: String, _ ignored: String
  ) throws {
    try expectAsked(titled(title), column, taken: taken, ignored: ignored)
  }

  @Test(arguments: [
    "DANH SÁCH MÔ HÌNH ĐĂNG KÝ MỚI NĂM 2026", "Mô hình đăng ký mới và duy trì",
    "KẾ HOẠCH XÂY DỰNG, NHÂN RỘNG MÔ HÌNH", "Mô hình trên các lĩnh vực kinh tế, văn hóa - xã hội",
    "Danh sách tập thể, cá nhân", "MÔ HÌNH TRONG CÔNG NHÂN, VIÊN CHỨC", "XÂY DỰNG NÔNG THÔN MỚI",
    "Mô hình lĩnh vực kinh tế, quốc phòng - an ninh", "UBND TỈNH QUẢNG NINH",
  ])
  func `What says nothing of each row, or what is so anyway, is not asked about`(
    _ title: String
  ) throws {
    let folder = try folder()
    #expect(try taking(titled(title), in: folder).code == 0)
    let row = try #require(try folder.imported().first)
    #expect(row["mode"] == "new" && row["field"] == "" && row["owner_kind"] == "unknown")
  }

  @Test func `Names of sheets are fields, kinds and modes of their rows`() throws {
    let folder = try folder()
    let head = ["STT", "Tên mô hình", "Ghi chú"].map(BookValue.text)
    let sheets = ["Kinh tế", "QPAN"].map { name in
      (name, [head, [.integer(1), .text("Tổ \(name)"), .text("a")]])
    }
    try folder.write(try book(sheets), "k.xlsx")
    let asked = try folder.importing("k.xlsx", OfficeFile.options)
    #expect(try asked.code == 65 && asked.report().rows("asked").count == 2)
    let options = OfficeFile.options + ["--map", "@sheet=field"]
    #expect(try folder.importing("k.xlsx", options).code == 0)
    #expect(try stored(folder, "field") == ["economy", "defense-security"])
    let dated = [("Duy trì 2025", [head, [.integer(1), .text("Tổ cũ"), .text("a")]])]
    try folder.write(try book(dated), "c.xlsx")
    #expect(try folder.importing("c.xlsx", OfficeFile.options).report().rows("asked").count == 2)
    let kept = ["Mới", "Duy trì"].map { name in
      (name, [head, [.integer(1), .text("Đường \(name)"), .text("a")]])
    }
    try folder.write(try book(kept), "m.xlsx")
    #expect(try folder.importing("m.xlsx", OfficeFile.options).code == 65)
    let modes = OfficeFile.options + ["--map", "@sheet=mode"]
    #expect(try folder.importing("m.xlsx", modes).code == 0)
    #expect(try Array(stored(folder, "mode").suffix(2)) == ["new", "maintained"])
  }

  @Test(arguments: [
    ("MÔ HÌNH DUY TRÌ", "Mới/duy trì", "mới", "mode", "new"),
    ("LĨNH VỰC KINH TẾ", "Lĩnh vực", "VHXH", "field", "culture-society"),
    ("XÃ QUẢNG TÂN", "Xã", "Lê Lợi", "unit", "07001"),
  ])
  func `Cells that all say otherwise are asked about, and hold`(
    _ title: String, _ label: String, _ cell: String, _ column: String, _ stored: String
  ) throws {
    let folder = try folder()
    let text = titled(title, label, cell)
    let asked = try taking(text, in: folder)
    #expect(asked.code == 65 && asked.report.rows("asked") == [2])
    let outcome = try taking(text, OfficeFile.options + ["--ignore", "@title"], in: folder)
    #expect(outcome.code == 0)
    #expect(try self.stored(folder, column) == [stored])
  }

  @Test func `Another commune, or mode, that is set is asked about`() throws {
    for (title, column, set, taken, ignored) in [
      ("XÃ QUẢNG TÂN", "unit", "Lê Lợi", "06914", "07001"),
      ("MÔ HÌNH DUY TRÌ", "mode", "mới", "maintained", "new"),
    ] {
      try expectAsked(
        titled(title), column, OfficeFile.options + ["--set", "\(column)=\(set)"], taken: taken,
        ignored: ignored)
    }
  }

  @Test(arguments: [
    ("Ngày đăng ký", "5/3/2026", "2025"), ("Ngày đăng ký", "20/11/2025", "2026"),
  ])
  func `A year beside days of another one is asked about`(
    _ label: String, _ day: String, _ year: String
  ) throws {
    let text = titled("DANH SÁCH MÔ HÌNH NĂM \(year)", label, day)
    let folder = try folder()
    let asked = try taking(text, ["--set", "province=22"], in: folder)
    #expect(asked.code == 65 && asked.report.rows("asked") == [2])
    let ignored = ["--set", "province=22", "--ignore", "@title"]
    #expect(try taking(text, ignored, in: folder).code == 0)
    #expect(try stored(folder, "year") == [String(day.suffix(4))])
  }

  @Test func `A year beside codes of another one is asked about`() throws {
    let folder = try folder()
    #expect(try taking("STT;Tên mô hình\n1;Tổ tự quản\n", in: folder).code == 0)
    let text = "MÔ HÌNH ĐƯỢC CÔNG NHẬN NĂM 2025;;\nMã;Cấp;Ngày quyết định\n"
      + "22-2026-0001;xã;20/10/2026\n"
    #expect(try taking(text, [], in: folder).report.rows("asked") == [2])
    #expect(try taking(text.replacing("NĂM 2025", with: "NĂM 2026"), [], in: folder).code == 0)
    #expect(try stored(folder, "decisions") == ["commune recognized 2026-10-20"])
  }

  @Test func `A level and an outcome of a title are, with or without days in the rows`() throws {
    let title = "DANH SÁCH MÔ HÌNH ĐƯỢC CÔNG NHẬN CẤP TỈNH"
    let dated = titled(title, "Ngày quyết định", "20/10/2026")
    try expectAsked(
      dated, "decisions", column: "level", OfficeFile.options + ["--set", "level=xã"],
      taken: "province recognized 2026-10-20", ignored: "commune recognized 2026-10-20")
    let folder = try folder()
    #expect(try taking(titled(title), in: folder).report.rows("asked") == [2])
    let told = ["--map", "@title=outcome", "--map", "@title=level"]
    let undated = try taking(titled(title), OfficeFile.options + told, in: folder)
    #expect(undated.code == 65 && undated.report.rows("refused") == [3])
    let by = told + ["--set", "known_by=20/10/2026"]
    #expect(try taking(titled(title), OfficeFile.options + by, in: folder).code == 0)
    #expect(
      try folder.imported().map { $0["decisions"]?.split(separator: " ").prefix(2).joined() }
        == ["provincerecognized"])
  }

  private func expectAsked(
    _ text: String, _ stored: String, column: String, _ options: [String], taken: String,
    ignored: String
  ) throws {
    for (answer, value) in [
      (["--map", "@title=\(column)"], taken), (["--ignore", "@title"], ignored),
    ] {
      let folder = try folder()
      #expect(try taking(text, options, in: folder).report.rows("asked") == [2])
      #expect(try taking(text, options + answer, in: folder).code == 0)
      #expect(try self.stored(folder, stored) == [value])
    }
  }

  @Test func `A year over columns is their period, also beside a day that is set`() throws {
    let folder = try folder()
    let text = "STT;Đơn vị;Năm 2025;\n;;Đăng ký;Công nhận\n1;Xã Quảng Tân;5;4\n"
    try folder.write(Array(text.utf8), "b.csv")
    let take = [
      "figure", "import", "b.csv", "--set", "province=22", "--set", "as_of=31/12/2025",
    ]
    #expect(try folder.danvan(take).code == 65)
    #expect(try folder.danvan(take + ["--map", "@title=period"]).code == 0)
    #expect(
      try folder.sqlite("SELECT DISTINCT period || as_of FROM figure ORDER BY id DESC LIMIT 1")
        == "20252025-12-31")
  }

  @Test func `Another province than the file's own is asked about`() throws {
    let folder = try folder()
    try folder.write(Array(titled("UBND TỈNH CAO BẰNG").utf8), "a.csv")
    _ = try folder.done("settings", "--province", "22")
    let take = ["model", "import", "a.csv", "--set", "year=2026"]
    #expect(try folder.danvan(take).code == 65)
    #expect(try folder.danvan(take + ["--map", "@title=province"]).code == 0)
    #expect(try folder.imported().map { $0["province"] } == ["04"])
  }

  @Test func `Refused rows keep what the title was said to say`() throws {
    let folder = try folder()
    let text = "MÔ HÌNH DUY TRÌ LĨNH VỰC KINH TẾ NĂM 2026;;\nSTT;Tên mô hình;Xã\n1;Tổ một;Xyz\n"
    let told = ["year", "mode", "field"].flatMap { ["--map", "@title=\($0)"] }
    let outcome = try taking(
      text, ["--set", "province=22"] + told + ["--skip-bad", "loi.csv"], in: folder)
    #expect(outcome.code == 1)
    let bad = String(decoding: try folder.read("loi.csv"), as: UTF8.self)
    try folder.write(Array(bad.replacing("Xyz", with: "Quảng Tân").utf8), "sua.csv")
    #expect(try folder.importing("sua.csv", ["--set", "province=22"]).code == 0)
    let row = try #require(try folder.imported().first)
    #expect(row["year"] == "2026" && row["mode"] == "maintained" && row["field"] == "economy")
  }

  @Test func `A title of two communes is told as one of two`() throws {
    let folder = try folder()
    let text = titled("XÃ QUẢNG TÂN VÀ XÃ LÊ LỢI")
    try folder.write(Array(text.utf8), "a.csv")
    let options = OfficeFile.options + ["--map", "@title=unit"]
    let outcome = try folder.importing("a.csv", options)
    #expect(outcome.code == 65)
    #expect(outcome.stderr.contains("Quảng Tân") && outcome.stderr.contains("Lê Lợi"))
  }
}

/// Likewise of figures and money: of which part of a year, and of which day, they are.
@Suite("Times around figures") struct FigureTimeTests {
  private func taking(_ text: String, _ options: [String], in folder: Folder) throws -> Int32 {
    try folder.write(Array(text.utf8), "b.csv")
    return try folder.danvan(["figure", "import", "b.csv", "--set", "province=22"] + options).code
  }

  @Test(arguments: [
    ("BIỂU TỔNG HỢP 6 THÁNG ĐẦU NĂM 2026", "2026-S1"), ("SỐ LIỆU QUÝ II/2026", "2026-Q2"),
    ("(Từ ngày 01/01/2026 đến hết ngày 30/6/2026)", "2026-S1"),
    ("BÁO CÁO THÁNG 5/2026 (ngày 3 tháng 6 năm 2026)", "2026-05"),
    ("Kết quả 9 tháng đầu năm 2026 (kèm theo Báo cáo ngày 3/10/2026)", "2026-01/2026-09"),
  ])
  func `A part of a year in a title is its period, and none of a whole year`(
    _ title: String, _ period: String
  ) throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    let text = "\(title);;\nSTT;Đơn vị;Đăng ký\n1;Quảng Tân;5\n"
    #expect(try taking(text, ["--set", "period=2026"], in: folder) == 65)
    #expect(try taking(text, ["--set", "period=\(period)"], in: folder) == 0)
    let other = text.replacing(";5", with: ";6")
    #expect(try taking(other, ["--map", "@title=period", "--allow-duplicates"], in: folder) == 0)
    let stored = "SELECT DISTINCT period FROM figure WHERE value IN (5, 6) AND period LIKE '2026%'"
    #expect(try folder.sqlite(stored) == period)
  }

  @Test(arguments: [
    "Số liệu tính đến ngày 30/6/2026;;\nSTT;Đơn vị;Đăng ký\n1;Quảng Tân;5\n",
    "(Tính đến hết ngày 30 tháng 6 năm 2026);;\nSTT;Đơn vị;Đăng ký\n1;Quảng Tân;5\n",
    "STT;Đơn vị;Đăng ký (tính đến 30/6/2026)\n1;Quảng Tân;5\n",
    "Từ ngày 16/12/2025 đến 30/6/2026;;\nSTT;Đơn vị;Đăng ký\n1;Quảng Tân;5\n",
  ])
  func `A day up to which was counted is asked about`(_ text: String) throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    let period = ["--set", "period=2026"]
    #expect(try taking(text, period, in: folder) == 65)
    #expect(try taking(text, period + ["--set", "as_of=31/12/2026"], in: folder) == 65)
    #expect(try taking(text, period + ["--map", "@title=as_of"], in: folder) == 0)
    let stored = "SELECT as_of FROM figure ORDER BY id DESC LIMIT 1"
    #expect(try folder.sqlite(stored) == "2026-06-30")
  }

  @Test func `Sheets of quarters are each of theirs`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    let head = ["STT", "Đơn vị", "Đăng ký"].map(BookValue.text)
    let sheets = ["Quý I", "Quý II"].enumerated().map { index, name in
      (name: name, rows: [head, [.integer(1), .text("Quảng Tân"), .integer(Int64(5 + index))]])
    }
    try folder.write(try OfficeBook().book(sheets), "q.xlsx")
    let take = ["figure", "import", "q.xlsx", "--set", "province=22", "--set", "period=2026"]
    #expect(try folder.danvan(take).code == 65)
    #expect(try folder.danvan(take + ["--map", "@sheet=period"]).code == 0)
    #expect(
      try folder.sqlite(
        "SELECT group_concat(period || ' ' || value) FROM figure WHERE period LIKE '2026-Q%'")
        == "2026-Q1 5,2026-Q2 6")
  }
}

private struct OfficeBook: TakesOfficeFiles {}
