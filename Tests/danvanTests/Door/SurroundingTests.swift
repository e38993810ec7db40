import Foundation
import Testing
import Workbooks

/// Whatever is written above, below or between the rows of a table, as many are stored as a person
/// would count, or the import refuses.
@Suite("What stands around rows") struct SurroundingTests: TakesOfficeFiles {
  /// Sixteen files of every seed in the suite; `DANVAN_SOAK` makes them that many.
  static let seeds = Soak.rows.map { Array(1...UInt64($0 / 16)) } ?? Array(1...4)

  @Test(arguments: seeds)
  func `As many rows are stored as a person counts`(_ seed: UInt64) throws {
    var dice = Numbers(seed: seed)
    var taken = 0
    for _ in 1...16 {
      let file = SurroundedTable(&dice)
      let folder = try Folder.seeded()
      try folder.write(Array(file.text.utf8), "f.csv")
      let outcome = try folder.danvan([
        "model", "import", "f.csv", "--set", "province=22", "--set", "year=2026",
      ])
      let stored = try folder.sqlite("SELECT count(*) FROM model WHERE code LIKE '22-2026-%'")
      if stored == "0" {
        #expect(outcome.code == 65 || outcome.code == 1, "\(file.text)")
      } else {
        taken += 1
        #expect(stored == String(file.rows), "\(file.text)\(outcome.stderr)")
      }
    }
    #expect(taken > 8, "to refuse all would be no answer")
  }

  /// Its title begins as a closing line does; its number says that it is a row.
  @Test(arguments: ["Nơi nhận quà từ thiện", "Ghi chú: gương mẫu", "Trưởng ban", "Hết", "TM. dân"])
  func `A numbered row closes no table`(_ title: String) throws {
    let folder = try Folder.seeded()
    let text = "STT;Tên mô hình;Ghi chú\n1;Vườn rau;đẹp\n2;\(title);\n3;Đường hoa;\n"
    try folder.write(Array(text.utf8), "f.csv")
    let outcome = try folder.danvan([
      "model", "import", "f.csv", "--set", "province=22", "--set", "year=2026",
    ])
    #expect(outcome.code == 0, "\(outcome.stderr)")
    let stored = try folder.sqlite(
      "SELECT title FROM model WHERE code LIKE '22-2026-%' ORDER BY id")
    #expect(stored == "Vườn rau\n\(title)\nĐường hoa")
  }

  @Test(arguments: ["Nguyễn Văn A", "- Lưu VP.", "Khối Đảng", "NGƯỜI DUYỆT", "Điện thoại: 0203"])
  func `A line that may close the table is asked about`(_ line: String) throws {
    let folder = try Folder.seeded()
    let text = "Tên mô hình;Ghi chú\nVườn rau;đẹp\nĐường hoa;\n\(line)\n"
    try folder.write(Array(text.utf8), "f.csv")
    let outcome = try folder.danvan([
      "model", "import", "f.csv", "--set", "province=22", "--set", "year=2026",
    ])
    #expect(outcome.code == 1 && outcome.stderr.contains("4"), "\(outcome.stderr)")
    #expect(try folder.sqlite("SELECT count(*) FROM model WHERE code LIKE '22-2026-%'") == "2")
  }

  @Test(arguments: [
    "DANH SÁCH MÔ HÌNH KHÔNG ĐƯỢC CÔNG NHẬN", "Các mô hình bị thu hồi quyết định công nhận",
    "Danh sách đề nghị công nhận",
  ])
  func `A title that says otherwise of decisions is asked about`(_ title: String) throws {
    let folder = try Folder.seeded()
    let text = "\(title)\nSTT;Tên mô hình;Ngày QĐ;Cấp\n1;Một;12/10/2026;xã\n"
    try folder.write(Array(text.utf8), "f.csv")
    let take = ["model", "import", "f.csv", "--set", "province=22", "--set", "year=2026"]
    for tongue in Tongue.allCases {
      let outcome = try folder.danvan(take, tongue)
      #expect(outcome.code == 65 && outcome.stderr.contains("@title"), "\(outcome.stderr)")
    }
    try folder.expectUntouched(besides: ["f.csv"])
    let said = try folder.danvan(take + ["--set", "outcome=declined", "--ignore", "@title"])
    #expect(said.code == 0, "\(said.stderr)")
    #expect(
      try folder.sqlite("SELECT outcome FROM recognition ORDER BY id DESC LIMIT 1") == "declined")
  }

  @Test(arguments: [
    ("Không được công nhận", "declined"), ("Mô hình không được UBND xã công nhận", "declined"),
    ("Được công nhận", "recognized"),
  ])
  func `A heading decides for its rows, and rows without one say so`(
    _ heading: String, _ outcome: String
  ) throws {
    let folder = try Folder.seeded()
    let head = "STT;Tên mô hình;Ngày QĐ;Cấp\n"
    let rows = "II;\(heading);;\n2;Hai;15/10/2026;xã\n"
    let take = ["model", "import", "f.csv", "--set", "province=22", "--set", "year=2026"]
    try folder.write(Array((head + "1;Một;12/10/2026;xã\n" + rows).utf8), "f.csv")
    let refused = try folder.danvan(take)
    #expect(refused.code == 65 && refused.stderr.contains("2"), "\(refused.stderr)")
    try folder.write(Array((head + "1;Một;;\n" + rows).utf8), "f.csv")
    let taken = try folder.danvan(take)
    #expect(taken.code == 0, "\(taken.stderr)")
    let stored = try folder.sqlite(
      """
      SELECT m.title || ' ' || coalesce(c.outcome, '-') FROM model AS m
        JOIN registration AS r ON r.model = m.id
        LEFT JOIN recognition AS c ON c.registration = r.id
       WHERE m.code LIKE '22-2026-%' ORDER BY m.id
      """)
    #expect(stored == "Một -\nHai \(outcome)")
  }

  @Test(arguments: ["Không có mô hình", "Chưa đăng ký mô hình nào", "Không phát sinh", "Chưa có"])
  func `That there is none is no model`(_ title: String) throws {
    let folder = try Folder.seeded()
    let text = "STT;Tên mô hình;Lĩnh vực\n1;Vườn rau;Kinh tế\n2;\(title);Kinh tế\n"
    try folder.write(Array(text.utf8), "f.csv")
    let take = ["model", "import", "f.csv", "--set", "province=22", "--set", "year=2026"]
    #expect(try folder.danvan(take).code == 65)
    #expect(try folder.danvan(take + ["--skip-bad", "bad.csv"]).code == 1)
    #expect(
      try folder.sqlite("SELECT title FROM model WHERE code LIKE '22-2026-%'") == "Vườn rau")
  }

  @Test(arguments: ["Đăng ký đầu năm 2027", "Kế hoạch năm 2027", "Đăng ký bổ sung năm 2027"])
  func `A year in a heading is never passed over`(_ heading: String) throws {
    let folder = try Folder.seeded()
    let text = "STT;Tên mô hình;Lĩnh vực\nI;\(heading);\n1;Vườn rau;Kinh tế\n"
    try folder.write(Array(text.utf8), "f.csv")
    let outcome = try folder.danvan([
      "model", "import", "f.csv", "--set", "province=22", "--set", "year=2026",
    ])
    let years = try folder.sqlite("SELECT year FROM registration ORDER BY id DESC LIMIT 1")
    #expect(outcome.code == 65 || years == "2027", "\(outcome.stderr)")
  }

  /// A row is known again by its place in the file: that of another sheet is another place.
  @Test func `Sheets that are read one after another are all stored`() throws {
    let folder = try Folder.seeded()
    let rows = { (title: String) -> [[BookValue]] in
      [
        ["STT", "Tên mô hình", "Lĩnh vực"].map(BookValue.text),
        ["1", title, "Kinh tế"].map(BookValue.text),
      ]
    }
    try folder.write(try book([("Một", rows("Vườn rau")), ("Hai", rows("Đường hoa"))]), "k.xlsx")
    let take = ["model", "import", "k.xlsx"] + OfficeFile.options
    for more in [["--sheet", "Một"], ["--sheet", "Hai"], ["--sheet", "Một"], []] {
      let outcome = try folder.danvan(take + more)
      #expect(outcome.code == 0, "\(outcome.stderr)")
    }
    #expect(
      try folder.sqlite("SELECT title FROM model WHERE code LIKE '22-2026-%' ORDER BY id")
        == "Vườn rau\nĐường hoa")
  }

  /// Where all titles look so, they are titles.
  @Test(arguments: [
    ["Nguyễn Văn A", "Trần Thị B"], ["- Vườn rau", "- Đường hoa"], ["VƯỜN RAU", "ĐƯỜNG HOA"],
  ])
  func `Titles that look like closing lines are titles where all do`(_ titles: [String]) throws {
    let folder = try Folder.seeded()
    let text = "Tên mô hình;Ghi chú\n" + titles.map { "\($0);\n" }.joined()
    try folder.write(Array(text.utf8), "f.csv")
    let outcome = try folder.danvan([
      "model", "import", "f.csv", "--set", "province=22", "--set", "year=2026",
    ])
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(try folder.sqlite("SELECT count(*) FROM model WHERE code LIKE '22-2026-%'") == "2")
  }
}

/// A table as an office writes it, and how many rows a person counts in it.
private struct SurroundedTable {
  let rows: Int
  let text: String

  init(_ dice: inout Numbers) {
    let rows = Int.random(in: 1...9, using: &dice)
    let more = ["Lĩnh vực", "Chủ thể", "Ghi chú"].shuffled(using: &dice)
      .prefix(Int.random(in: 1...3, using: &dice))
    let columns = (Bool.random(using: &dice) ? ["STT"] : []) + ["Tên mô hình"] + more
    let head = columns.joined(separator: ";")
    var lines = Self.some(Self.above, 0...4, &dice) + [head]
    for row in 1...rows {
      if row > 1, Int.random(in: 1...7, using: &dice) == 1 {
        let line = Self.between.randomElement(using: &dice) ?? ""
        lines.append(line == "HEAD" ? head : line)
      }
      lines.append(columns.map { Self.cell($0, row, &dice) }.joined(separator: ";"))
    }
    lines += Self.some(Self.below, 0...5, &dice).map { $0.replacing("{n}", with: String(rows)) }
    (self.rows, text) = (rows, lines.joined(separator: "\n") + "\n")
  }

  private static func some(
    _ lines: [String], _ count: ClosedRange<Int>, _ dice: inout Numbers
  ) -> [String] {
    (0..<Int.random(in: count, using: &dice)).map { _ in lines.randomElement(using: &dice) ?? "" }
  }

  private static func cell(_ column: String, _ row: Int, _ dice: inout Numbers) -> String {
    switch column {
    case "STT": String(row)
    case "Tên mô hình": "\(titles.randomElement(using: &dice) ?? "") \(row)"
    case "Lĩnh vực":
      ["Kinh tế", "Văn hóa - xã hội", "Quốc phòng - an ninh"].randomElement(using: &dice) ?? ""
    case "Chủ thể": Bool.random(using: &dice) ? "Tập thể" : "Cá nhân"
    default: ["", "mới", "đang làm"].randomElement(using: &dice) ?? ""
    }
  }

  private static let titles = [
    "Khéo vận động hiến đất làm đường", "Tổ tự quản an ninh", "Camera an ninh", "Vườn rau sạch",
    "Nơi nhận quà từ thiện", "Tổng vệ sinh môi trường", "Hết lòng vì dân", "Cộng đồng học tập",
    "Ghi chép nhật ký cơ sở", "Ban thường vụ gần dân", "Trưởng thôn gương mẫu",
    "Danh sách tự quản", "Khối đoàn kết", "Lưu giữ nghề xưa",
  ]
  private static let above = [
    "UBND TỈNH QUẢNG NINH", "BAN DÂN VẬN TỈNH ỦY", "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO", "",
    "(Kèm theo Công văn số 15-CV/BDV ngày 20/10/2026)", "Năm 2026", "Biểu số 01",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM;Độc lập - Tự do - Hạnh phúc",
    "Số: 12-BC/BDV;Hạ Long, ngày 5 tháng 7 năm 2026", "Đơn vị tính: mô hình",
  ]
  private static let between = [
    "", "", "Cộng: 2", "Ghi chú: hai mô hình trên duy trì từ 2025", "Lĩnh vực kinh tế", "HEAD",
    "A. Lĩnh vực văn hóa - xã hội", "* Các mô hình đăng ký mới", "(tiếp theo trang trước)",
    "Trang 2", "-", "Khối Đảng", "II. Khối đoàn thể", "1. Mô hình tập thể",
  ]
  private static let below = [
    "Danh sách này có {n} mô hình./.", "(Danh sách có {n} mô hình)", "Tổng: {n} mô hình",
    "Tổng số: {n} mô hình", "Cộng;{n}", "Nơi nhận:", "- Như trên;", "- Lưu VP.",
    "TM. BAN THƯỜNG VỤ", "TL. BAN THƯỜNG VỤ", "TRƯỞNG BAN", "(Đã ký)", "Nguyễn Văn A", "Hết",
    "./.", "* Ghi chú: số liệu đến 20/10/2026", "Ghi chú", "Hạ Long, 05/7/2026", "",
    "NGƯỜI LẬP BIỂU;THỦ TRƯỞNG ĐƠN VỊ", "Người lập: Trần Thị B", "Điện thoại: 0203 123 456",
  ]
}

/// The same numbers for the same seed.
private struct Numbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64: https://prng.di.unimi.it/splitmix64.c
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}
