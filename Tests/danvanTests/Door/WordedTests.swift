import Testing
import Workbooks

/// What a person reads out of headings, heads and cells is stored, or is asked about.
@Suite("Words of offices") struct WordedTests: TakesOfficeFiles {
  private func headed(_ heading: String) -> String {
    "STT;Tên mô hình;Xã\nI;\(heading);\n1;Tổ một;Quảng Tân\n"
  }

  @Test(arguments: [
    ("Trong lĩnh vực kinh tế", "economy"), ("Về xây dựng hệ thống chính trị", "political-system"),
    ("Các mô hình thuộc lĩnh vực quốc phòng - an ninh", "defense-security"),
    ("Mô hình phát triển kinh tế (3 mô hình)", "economy"),
  ])
  func `A field among other words of a heading is that of its rows`(
    _ heading: String, _ field: String
  ) throws {
    let folder = try folder()
    #expect(try taking(headed(heading), in: folder).code == 0)
    #expect(try folder.imported().map { $0["field"] } == [field])
    let alone = "STT;Tên mô hình;Xã\n\(heading);;\n1;Tổ hai;Quảng Tân\n"
    #expect(try taking(alone, in: folder).code == 0)
    #expect(try folder.imported().last?["field"] == field)
  }

  @Test(arguments: ["Mô hình trong công nhân lao động", "Công đoàn, công nhân viên chức"])
  func `Those who work are no recognition`(_ heading: String) throws {
    let folder = try folder()
    let set = OfficeFile.options + ["--set", "level=xã", "--set", "known_by=20/10/2026"]
    let text = headed("Các mô hình được công nhận")
      + "II;\(heading);\n1;Tổ hai;Lê Lợi\n"
    #expect(try taking(text, set, in: folder).code == 0)
    let decided = try folder.imported().map { $0["decisions"]?.isEmpty }
    #expect(decided == [false, true])
  }

  @Test(arguments: [
    "Mô hình đã được công nhận cần tiếp tục duy trì", "Mô hình được công nhận, duy trì, nhân rộng",
  ])
  func `What was recognized and is kept up is registered, and not recognized again`(
    _ heading: String
  ) throws {
    let folder = try folder()
    let set = OfficeFile.options + ["--set", "level=xã", "--set", "known_by=20/10/2026"]
    let text = "STT;Tên mô hình;Xã;Kết quả\nI;\(heading);;\n1;Tổ một;Quảng Tân;\n"
    #expect(try taking(text, set, in: folder).code == 0)
    let row = try #require(try folder.imported().first)
    #expect(row["mode"] == "maintained" && row["decisions"] == "")
  }

  @Test func `A tick under a recognition is one, and a level alone is none`() throws {
    let folder = try folder()
    let rows = "1;Tổ một;Quảng Tân;x;\n2;Tổ hai;Lê Lợi;;x\n3;Tổ ba;Lê Lợi;;\n"
    let text = "STT;Tên mô hình;Xã;Công nhận cấp xã;Công nhận cấp tỉnh\n" + rows
    let undated = try taking(text, in: folder)
    #expect(undated.code == 65 && undated.report.rows("refused") == [2, 3])
    let by = OfficeFile.options + ["--set", "recognized_on=20/10/2026"]
    #expect(try taking(text, by, in: folder).code == 0)
    #expect(
      try folder.imported().map { $0["decisions"] }
        == ["commune recognized 2026-10-20", "province recognized 2026-10-20", ""])
    let levels = text.replacing("Công nhận cấp", with: "Cấp").replacing("Tổ", with: "Đội")
    #expect(try taking(levels, in: folder).report.rows("noted") == [2, 3])
  }

  @Test func `Sheets say which of them were recognized, and which not yet`() throws {
    let folder = try folder()
    let head = ["STT", "Tên mô hình", "Xã"].map(BookValue.text)
    let sheets = ["Đã công nhận", "Chưa công nhận"].map { name in
      (name: name, rows: [head, [.integer(1), .text("Tổ \(name)"), .text("Quảng Tân")]])
    }
    try folder.write(try book(sheets), "k.xlsx")
    #expect(try folder.importing("k.xlsx", OfficeFile.options).code == 65)
    let told = ["--map", "@sheet=outcome", "--set", "level=xã", "--set", "recognized_on=20/10/2026"]
    #expect(try folder.importing("k.xlsx", OfficeFile.options + told).code == 0)
    #expect(
      try folder.imported().map { $0["decisions"] } == ["commune recognized 2026-10-20", ""])
  }

  @Test func `Communes without their types in the column of owners are asked about`() throws {
    let folder = try folder()
    let text = "STT;Đơn vị;Tên mô hình\n1;Quảng Tân;Tổ một\n2;Lê Lợi;Tổ hai\n"
    let asked = try taking(text, in: folder)
    #expect(asked.code == 65 && asked.report.rows("asked") == [1])
    #expect(try taking(text, OfficeFile.options + ["--map", "Đơn vị=unit"], in: folder).code == 0)
    #expect(try folder.imported().map { $0["unit"] } == ["06914", "07001"])
    let mixed = text.replacing("Lê Lợi", with: "Hội Phụ nữ").replacing("Tổ", with: "Đội")
    #expect(try taking(mixed, in: folder).code == 0)
    #expect(try folder.imported().last?["owner"] == "Hội Phụ nữ")
  }

  @Test func `Notes that all say new or kept up are asked about`() throws {
    let folder = try folder()
    let text = "STT;Tên mô hình;Lĩnh vực;Ghi chú\n1;Tổ một;KT;Duy trì\n2;Tổ hai;KT;Mới\n"
      + "3;Tổ ba;KT;\n"
    #expect(try taking(text, in: folder).report.rows("asked") == [1])
    let told = OfficeFile.options + ["--map", "Ghi chú=mode"]
    #expect(try taking(text, told, in: folder).code == 0)
    #expect(try folder.imported().map { $0["mode"] } == ["maintained", "new", "new"])
    let other = text.replacing("Tổ", with: "Đội")
    #expect(try taking(other, OfficeFile.options + ["--blank", "mode"], in: folder).code == 0)
    #expect(try folder.imported().last { $0["note"] == "Duy trì" }?["mode"] == "new")
  }

  @Test func `Several numbered names in one cell are no one model`() throws {
    let folder = try folder()
    let head = ["STT", "Tên mô hình", "Xã"].map(BookValue.text)
    let rows = ["1. Tổ một\n2. Tổ hai", "Vườn rau\nnhà sạch"].map { title in
      [BookValue.integer(1), .text(title), .text("Quảng Tân")]
    }
    try folder.write(try book([("Một", [head] + rows)]), "n.xlsx")
    let options = OfficeFile.options + ["--skip-bad", "loi.csv"]
    let outcome = try folder.importing("n.xlsx", options)
    #expect(try outcome.code == 1 && outcome.report().rows("refused") == [2])
    #expect(try folder.imported().map { $0["title"] } == ["Vườn rau nhà sạch"])
  }

  @Test func `Below a line that may name a commune nothing is the province's`() throws {
    let folder = try folder()
    let text = "STT;Tên mô hình;Lĩnh vực\n;Đoàn công tác xã Lê Lợi;\n"
      + "1;Tổ một;KT\n2;Tổ hai;KT\n"
    let outcome = try taking(text, in: folder)
    #expect(outcome.code == 65 && outcome.report.rows("refused") == [3, 4])
    let numbered = text.replacing(";Đoàn công tác", with: "A;Đảng ủy")
    #expect(try taking(numbered, in: folder).code == 0)
    #expect(try folder.imported().map { $0["unit"] } == ["07001", "07001"])
  }
}
