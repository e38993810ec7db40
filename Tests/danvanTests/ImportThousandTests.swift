import Foundation
import Testing

/// A thousand rows with every oddity among them, made from a list of what must become of each.
@Suite("A file of a thousand rows")
struct ImportThousandTests {
  /// A data row: as it stands in the file, and as it is stored or why it is not.
  private struct Made {
    let cells: [String]
    var stored: StoredRow?
    var error = ""
    /// What is right in the place of what was wrong.
    var corrected: [String] = []
  }

  private static let header = [
    "STT", "Tên mô hình", "Tỉnh", "Lĩnh vực", "Tập thể", "Cá nhân", "Năm", "Ngày đăng ký", "Cấp",
    "Kết quả – Số QĐ", "Ngày QĐ", "Ghi chú",
  ]

  private static let provinces = [
    ("22", "22"), ("4", "04"), ("Quảng Ninh", "22"), ("CAO BANG", "04"), ("tỉnh Lào Cai", "15"),
    ("Thành phố Hà Nội".decomposedStringWithCanonicalMapping, "01"), ("37", "37"),
  ]
  private static let fields = [
    ("Kinh tế", "economy"), ("VH-XH", "culture-society"),
    ("quốc phòng – an ninh", "defense-security"),
    ("XDHTCT", "political-system"), ("", ""),
  ]
  private static let days = [
    ("5/3/2026", "2026-03-05"), ("2026-03-05", "2026-03-05"), ("05.03.26", "2026-03-05"),
    ("ngày 5 tháng 3 năm 2026", "2026-03-05"), ("46086", "2026-03-05"),
    ("05/03/2026 07:30", "2026-03-05"), ("", ""),
  ]
  private static let titles = [
    "Cộng đồng tự quản", "Tổng vệ sinh môi trường", "Khéo vận động; \"3 không\", 3 có",
    "Bí thư chi bộ nêu gương", "Khéo vận động\nhiến đất",
    "Đường hoa".decomposedStringWithCanonicalMapping, "5 không 3 sạch",
  ]
  /// One of its days has the month first, by a slip.
  private static let dayFirst = ["--dates", "dmy"]
  private static let years = ["2026", "năm 2026", "2026.0"]
  /// The column of what is wrong, the value, and the error.
  private static let faults = [
    (2, "99", "foreign-key"), (3, "thể thao", "foreign-key"), (6, "26", "type-error"),
    (7, "3/15/2026", "type-error"), (7, "30/2/2026", "type-error"), (4, "nhiều", "type-error"),
    (1, "VËn ®éng hiÕn ®Êt", "encoding-error"), (1, "a\u{1}b", "constraint-error"),
  ]

  private static func made(_ number: Int, _ random: inout SeededRandom) -> Made {
    func pick<T>(_ list: [T]) -> T { list[Int.random(in: 0..<list.count, using: &random)] }
    let (title, province, field) = (pick(titles), pick(provinces), pick(fields))
    let (day, isCollective) = (pick(days), Bool.random(using: &random))
    let isDecided = number % 3 == 0
    let note = number % 7 == 0 ? "dòng 1\ndòng 2; \"\(number)\"" : ""
    let cells = [
      "\(number)", "\(title) \(number)", province.0, field.0, isCollective ? "x" : "",
      isCollective ? "" : "X", pick(years), day.0, isDecided ? "xã" : "",
      isDecided ? "\(number)-QĐ/ĐU" : "", isDecided ? "20/10/2026" : "", note,
    ]
    let stored = row(
      "\(title) \(number)".precomposedStringWithCanonicalMapping.replacing("\n", with: " "),
      [
        "province": province.1, "field": field.1, "registered_on": day.1, "note": note,
        "owner_kind": isCollective ? "collective" : "individual",
        "decisions": isDecided ? "commune recognized 2026-10-20 \(number)-QĐ/ĐU" : "",
      ])
    guard number % 20 == 0 else { return Made(cells: cells, stored: stored) }
    let (column, value, error) = faults[number / 20 % faults.count]
    var wrong = cells
    wrong[column] = value
    if column == 4 { wrong[5] = "" }
    return Made(cells: wrong, stored: stored, error: error, corrected: cells)
  }

  /// The file, the rows in it, and where each stands.
  private static func file() -> (bytes: [UInt8], rows: [(number: Int, made: Made)], skipped: [Int])
  {
    var random = SeededRandom(1000)
    var lines: [[String]] = [
      ["TỈNH ỦY …"], ["DANH SÁCH MÔ HÌNH «DÂN VẬN KHÉO»"], [],
      header.prefix(9) + ["Kết quả", "", "Ghi chú"],
      Array(repeating: "", count: 9) + ["Số QĐ", "Ngày QĐ", ""],
      header.indices.map { "(\($0 + 1))" },
    ]
    let first = lines[3...5]
    var skipped = [1, 2, 6]
    var rows: [(Int, Made)] = []
    func skip(_ more: some Sequence<[String]>) {
      for line in more {
        lines.append(line)
        if !line.allSatisfy(\.isEmpty) { skipped.append(lines.count) }
      }
    }
    for number in 1...1000 {
      if number % 100 == 50 { skip(first) }
      if number % 97 == 0 { skip([["", "Cộng", "", "", "\(number)"], [], ["", "", ""]]) }
      let made = made(number, &random)
      lines.append(made.cells)
      rows.append((lines.count, made))
    }
    skip([
      ["", "TỔNG CỘNG:", "", "", "1000"], [],
      ["", "", "", "", "", "", "", "", "Hạ Long, ngày 5 tháng 11 năm 2026"],
      ["", "NGƯỜI LẬP BIỂU", "", "", "", "", "", "", "TM. BAN THƯỜNG VỤ"],
      ["", "(Ký, họ tên)", "", "", "", "", "", "", "BÍ THƯ"],
    ])
    return (Array(("\u{FEFF}" + text(lines)).utf8), rows, skipped)
  }

  private static func text(_ lines: [[String]]) -> String {
    lines.map { cells in
      cells.map { cell in
        cell.contains { ";\"\n".contains($0) }
          ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
      }.joined(separator: ";") + "\r\n"
    }.joined()
  }

  @Test func `It is foretold, refused, imported in part, corrected, and whole in the end`() throws {
    let (bytes, rows, skipped) = Self.file()
    let bad = rows.filter { $0.made.error != "" }
    let good = rows.filter { $0.made.error == "" }
    #expect(bad.count == 50)
    let folder = try Folder.seeded()
    try folder.write(bytes, "tep.csv")

    // One bad row refuses all, and each is named.
    let whole = try folder.importing("tep.csv", Self.dayFirst)
    #expect(whole.code == 65)
    let report = try whole.report()
    #expect(report.rows == 1000 && report.refused == 50 && report.held == 0)
    let refused = report.remarks.filter { $0.outcome == "refused" }
    #expect(refused.map(\.row) == bad.map(\.number))
    #expect(refused.map(\.error) == bad.map(\.made.error))
    #expect(report.rows("skipped") == skipped)
    try folder.expectUntouched(besides: ["tep.csv"])

    // What is foretold is what happens.
    let forecast = try folder.importing("tep.csv", ["--skip-bad", "bad.csv", "--dry-run"] + Self.dayFirst)
    try folder.expectUntouched(besides: ["tep.csv"])
    let part = try folder.importing("tep.csv", ["--skip-bad", "bad.csv"] + Self.dayFirst)
    #expect(part.code == 1 && part.stdout == forecast.stdout)
    expectSame(try folder.imported(), good.compactMap(\.made.stored))

    // Once more adds nothing.
    let again = try folder.importing("tep.csv", ["--skip-bad", "bad2.csv"] + Self.dayFirst).report()
    #expect(again.added == 0 && again.present == 950 && again.refused == 50)

    // The file of bad rows has just those; corrected, it completes the rest.
    let written = String(decoding: try folder.read("bad.csv"), as: UTF8.self)
    let rejects = Self.rows(written)
    #expect(rejects.count == 51)
    #expect(rejects.dropFirst().map { Array($0.prefix(12)) } == bad.map(\.made.cells))
    let corrected =
      [rejects[0]] + zip(rejects.dropFirst(), bad).map { $1.made.corrected + $0.suffix(1) }
    try folder.write(Array(("\u{FEFF}" + Self.text(corrected)).utf8), "sua.csv")
    let rest = try folder.importing("sua.csv")
    #expect(rest.code == 0, "\(rest.stderr)")
    #expect(try rest.report().added == 50)
    expectSame(try folder.imported(), (good + bad).compactMap(\.made.stored))
    #expect(try folder.importing("sua.csv").report().added == 0)
  }

  /// Every column of every row, without printing a thousand of them on failure.
  private func expectSame(_ found: [StoredRow], _ wanted: [StoredRow]) {
    #expect(found.count == wanted.count)
    let different = zip(found, wanted).filter { $0 != $1 }
    #expect(different.isEmpty, "\(different.count): \(different.prefix(3))")
  }

  /// What is delimited by semicolons.
  private static func rows(_ text: String) -> [[String]] {
    let swapped = text.replacing("\u{FEFF}", with: "").map { character -> Character in
      character == ";" ? "," : character == "," ? ";" : character
    }
    return CSV.rows(String(swapped)).map { row in
      row.map { cell in
        String(cell.map { $0 == ";" ? "," : $0 == "," ? ";" : $0 })
      }
    }
  }
}
