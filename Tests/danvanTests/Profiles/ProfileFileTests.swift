import Testing
import Workbooks

/// Profiles of other records and forms, and profiles that another tool wrote.
@Suite("Profiles of all sorts") struct ProfileFileTests: TakesOfficeFiles {
  private let other = OfficeFile.options
  private let set = [
    "--set", "province=22", "--set", "period=2025", "--set", "as_of=31/12/2025",
  ]

  @Test func `A fund's and a figure's are apart from a model's`() throws {
    let folder = try folder()
    let funds = { (name: String) in "Đơn vị;Tên nguồn;Đã dùng\nXã Quảng Tân;\(name);5 tỷ\n" }
    let told = ["--map", "Tên nguồn=name_vi", "--map", "Đơn vị=unit", "--map", "Đã dùng=amount"]
    let set = ["--set", "province=22", "--set", "kind=spent"]
    #expect(try folder.take(funds("A"), set + told + ["--profile", "quy"], as: "fund").code == 0)
    let next = try folder.take(funds("B"), set, as: "fund")
    #expect(try next.report().added == 1)
    #expect(
      try folder.sqlite("SELECT count(*) FROM fund WHERE name_vi IN ('A', 'B')").tidyLines == "2")
    #expect(try folder.take(funds("C"), other).code == 65, "no model is read by it")
  }

  @Test func `A wide table of figures keeps what its unit's column is`() throws {
    let folder = try folder()
    let wide = { (commune: String, year: Int) in
      "Nơi gửi biểu;Đăng ký;Công nhận;Xếp loại\n\(commune);\(year);4;A\n"
    }
    let told = ["--map", "Nơi gửi biểu=unit", "--ignore", "Xếp loại", "--profile", "bieu"]
    let kept = try folder.take(wide("Xã Quảng Tân", 5), set + told, as: "figure")
    #expect(kept.code == 0, "\(kept.stdout)\(kept.stderr)")
    #expect(
      try folder.profiles()
        == "bieu|figure|cong nhan,dang ky,noi gui bieu,xep loai|noi gui bieu=unit,xep loai=")
    let next = try folder.take(wide("Xã Lê Lợi", 7), set, as: "figure")
    #expect(next.code == 0, "\(next.stdout)\(next.stderr)")
    #expect(
      try folder.sqlite(
        """
        SELECT v.code || ' ' || f.value FROM figure AS f
          JOIN source AS s ON s.id = f.source
          JOIN unit_version AS v ON v.unit = f.unit AND v.valid_to IS NULL
         WHERE s.code LIKE 'TEP-%' ORDER BY f.id
        """
      ).tidyLines == "06914 5\n06914 4\n07001 7\n07001 4")
  }

  @Test func `A head of two lines is known again`() throws {
    let folder = try folder()
    let text = { (commune: String, count: Int) in
      "STT;Nơi gửi;Kết quả;;Loại\n;;Đăng ký;Công nhận;\n1;\(commune);\(count);4;A\n"
    }
    let told = ["--map", "Nơi gửi=unit", "--ignore", "Loại", "--profile", "bieu"]
    let kept = try folder.take(text("Xã Quảng Tân", 5), set + told, as: "figure")
    #expect(kept.code == 0, "\(kept.stdout)\(kept.stderr)")
    let next = try folder.take(text("Xã Lê Lợi", 7), set, as: "figure")
    #expect(next.code == 0, "\(next.stdout)\(next.stderr)")
    #expect(try next.report().added == 1)
    #expect(try next.object().text("profile") == "bieu")
  }

  private func sheet(_ head: [String], _ row: [String]) -> [[BookValue]] {
    [head.map(BookValue.text), row.map(BookValue.text)]
  }

  private static let head = ["STT", "Đơn vị", "Tên sáng kiến", "Ghi riêng"]

  @Test func `Every sheet of a workbook with that head is read by it`() throws {
    let folder = try Folder.keeping()
    let sheets = [
      ("Một", sheet(Self.head, ["1", "Xã Lê Lợi", "Hai hai", "b"])),
      ("Hai", sheet(Self.head, ["1", "Xã Quảng Tân", "Ba ba", "c"])),
    ]
    try folder.write(try book(sheets), "hai.xlsx")
    #expect(try folder.importing("hai.xlsx", other).code == 0)
    #expect(try folder.units() == ["06914", "07001", "06914"])
  }

  @Test func `Of sheets with two heads each is imported by itself`() throws {
    let folder = try Folder.keeping()
    let plain = ["STT", "Tên sáng kiến", "Lĩnh vực"]
    let sheets = [
      ("Một", sheet(Self.head, ["1", "Xã Lê Lợi", "Hai hai", "b"])),
      ("Hai", sheet(plain, ["1", "Ba ba", "KT"])),
    ]
    try folder.write(try book(sheets), "hai.xlsx")
    let both = try folder.importing("hai.xlsx", other + KeptFile.told + ["--no-profile"])
    #expect(both.code == 0, "\(both.stdout)")
    let told = ["--map", "Tên sáng kiến=title", "--profile", "hai"]
    let kept = try folder.importing("hai.xlsx", other + told)
    expectMessage(kept, 64, .en, contains: ["Một", "Hai", "--sheet"])
    let named = try folder.importing("hai.xlsx", other + ["--profile", "mau-xa"])
    expectMessage(named, 64, .en, contains: ["Hai", "mau-xa"])
    let one = try folder.importing("hai.xlsx", other + ["--sheet", "Một"])
    #expect(try one.object().text("profile") == "mau-xa", "\(one.stdout)\(one.stderr)")
  }

  @Test func `A profile that fits some sheets only is not used, and that is said`() throws {
    let folder = try Folder.keeping()
    let plain = ["STT", "Tên mô hình", "Lĩnh vực"]
    let sheets = [
      ("Một", sheet(Self.head, ["1", "Xã Lê Lợi", "Hai hai", "b"])),
      ("Hai", sheet(plain, ["1", "Ba ba", "KT"])),
    ]
    try folder.write(try book(sheets), "hai.xlsx")
    let outcome = try folder.importing("hai.xlsx", other)
    #expect(try outcome.object().isNull("profile"))
    #expect(try outcome.said("noted").contains { $0.contains("mau-xa") && $0.contains("Hai") })
  }

  @Test(arguments: [
    ("don vi=nosuch", "nosuch"), ("don vi=models.gone", "models.gone"), ("nowhere=unit", "nowhere"),
    ("unit", "“unit”"), ("=unit", "“=unit”"),
    ("don vi=unit' || char(10) || 'don vi=owner", "owner"), (" ", "“ ”"), ("\u{1B}[31m=unit", "1m"),
  ])
  func `What another tool wrote is refused with words, unless left out`(
    _ meanings: String, _ words: String
  ) throws {
    let folder = try Folder.keeping()
    try folder.sqlite("UPDATE profile SET meanings = '\(meanings)' || char(10)")
    for options in [[], ["--profile", "mau-xa"]] {
      let text = KeptFile.another.replacing("Tên sáng kiến", with: "Tên mô hình")
      try folder.sqlite("UPDATE profile SET head = replace(head, 'sang kien', 'mo hinh')")
      let outcome = try folder.take(text, OfficeFile.options + options)
      expectMessage(
        outcome, 65, .en, contains: ["mau-xa", words, "--no-profile", "import profile remove"])
    }
    #expect(try folder.danvan("import", "profile", "list", "--format", "json").code == 0)
    #expect(try folder.danvan("import", "profile", "show", "mau-xa").code == 0)
    #expect(try folder.units() == ["06914"])
    let without = KeptFile.told + ["--no-profile"]
    #expect(try folder.take(KeptFile.another, OfficeFile.options + without).code == 0)
  }

  @Test func `The database refuses a profile that is for nothing or says nothing`() throws {
    let folder = try Folder.keeping()
    for set in ["record = 'unit'", "head = ''", "meanings = ''", "code = NULL"] {
      let outcome = try folder.run(
        "/usr/bin/env", ["sqlite3", folder.db, "UPDATE profile SET \(set)"])
      #expect(outcome.code != 0, "\(set)")
    }
    #expect(try folder.profiles() == KeptFile.stored)
  }
}
