import Foundation
import Testing

/// What a file says, letter by letter: quotation marks, delimiters, encodings, days and numbers.
@Suite struct ImportTextTests {
  private func titles(_ bytes: [UInt8]) throws -> [String] {
    let folder = try Folder.seeded()
    try folder.write(bytes, "vao.csv")
    let outcome = try folder.danvan("model", "import", "vao.csv", "--set", "province=22")
    try #require(outcome.code == 0, "\(outcome.stderr)")
    return try folder.imported().map { $0["title"] ?? "" }
  }

  private static let quoted = """
    STT;Tên mô hình;Lĩnh vực;Năm
    1;"Dân vận khéo" trong xây dựng;KT;2026
    2;Tổ tự quản;KT;2026
    3;Mô hình "Khéo";VHXH;2026
    4;Đường hoa;KT;2026

    """

  @Test func `Text behind a closing quotation mark takes no rows away`() throws {
    #expect(
      try titles(Array(Self.quoted.utf8)) == [
        "\"Dân vận khéo\" trong xây dựng", "Tổ tự quản", "Mô hình \"Khéo\"", "Đường hoa",
      ])
  }

  @Test(arguments: Tongue.allCases)
  func `Where the cell ends is asked, with the row`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let text = Self.quoted.replacing("\"Dân vận khéo\" trong", with: "\"Dân; vận\" trong")
    try folder.write(Array(text.utf8), "vao.csv")
    let outcome = try folder.danvan(["model", "import", "vao.csv", "--set", "province=22"], tongue)
    #expect(outcome.code == 65)
    #expect(outcome.stderr.contains(tongue == .vi ? "Hàng 2" : "Row 2"), "\(outcome.stderr)")
    #expect(try folder.imported() == [])
  }

  @Test func `A stroke parts cells where it heads them, and is text elsewhere`() throws {
    let text = "STT|Tên mô hình|Lĩnh vực|Năm\n1|Tổ A|KT|2026\n2|\"Tổ|B\"|KT|2026\n"
    #expect(try titles(Array(text.utf8)) == ["Tổ A", "Tổ|B"])
    for delimiter in [",", ";", "\t"] {
      let text = "STT|Tên mô hình|Năm\n1|Tổ A|KT|2026\n2|Tổ|2026\n".replacing("|", with: delimiter)
        .replacing("Tổ A\(delimiter)KT", with: "Tổ A|KT|x")
      #expect(try titles(Array(text.utf8)) == ["Tổ A|KT|x", "Tổ"])
    }
  }

  @Test func `A file in windows-1258 is read`() throws {
    // "Tên mô hình;Lĩnh vực;Năm" and two rows, as Excel saves them on a Vietnamese Windows.
    let parts: [String] = [
      "T\u{EA}n m\u{F4} hi\u{CC}nh;Li\u{DE}nh v\u{FD}\u{F2}c;N\u{E3}m\r\n",
      "T\u{F4}\u{D2} t\u{FD}\u{F2} qua\u{D2}n \u{F0}\u{FD}\u{F5}\u{CC}ng hoa;KT;2026\r\n",
      "Hi\u{EA}\u{EC}n \u{F0}\u{E2}\u{EC}t m\u{F5}\u{D2} \u{F0}\u{FD}\u{F5}\u{CC}ng;KT;2026\r\n",
    ]
    let bytes = parts.joined().unicodeScalars.map { UInt8($0.value) }
    #expect(try titles(bytes) == ["Tổ tự quản đường hoa", "Hiến đất mở đường"])
  }

  @Test(arguments: [
    ("T? t? qu?n ???ng biên", "CSV UTF-8"), ("Tá»• tá»± quáº£n", ".xlsx"), ("Mô h?nh hay", ".xlsx"),
  ])
  func `Letters that are lost are refused with what helps`(_ title: String, _ help: String) throws {
    let folder = try Folder.seeded()
    let text = "Tên mô hình;Năm;Tỉnh\n\(title);2026;22\nTổ B;2026;22\n"
    try folder.write(Array(text.utf8), "vao.csv")
    let outcome = try folder.danvan(["model", "import", "vao.csv"], .vi)
    #expect(outcome.code == 65 && outcome.stderr.contains(help), "\(outcome.stderr)")
    #expect(try folder.imported() == [])
  }

  @Test(arguments: ["2062-05-01", "1/1/2030", "30/6/2205"])
  func `What is yet to come is not decided`(_ day: String) throws {
    let folder = try Folder.seeded()
    let text = "title;province;year;level;outcome;recognized_on\nMột;22;2026;xã;Công nhận;\(day)\n"
    try folder.write(Array(text.utf8), "vao.csv")
    let outcome = try folder.danvan("model", "import", "vao.csv")
    #expect(outcome.code == 65 && outcome.stderr.contains("year, month"), "\(outcome.stderr)")
    for command in [
      ["model", "register", "--title", "Hai", "--province", "22", "--year", "2062"],
      ["model", "recognize", "22-2025-0001", "--level", "province", "--on", day],
      ["directive", "add", "99-CT/TU", "--title", "Thử", "--province", "22", "--issued", day],
    ] {
      #expect(try folder.danvan(command).code != 0, "\(command)")
    }
    #expect(try folder.imported() == [])
  }

  @Test func `A number of models that no country has is refused, and what is unusual is a doubt`()
    throws
  {
    let folder = try Folder.seeded()
    let figure = { (measure: String, value: String, code: String) in
      try folder.danvan(
        "figure", "add", "--measure", measure, "--value", value, "--province", "22", "--source",
        "S1", "--quote", "x", "--code", code, "--period", "2026")
    }
    #expect(try figure("models.registered", "56 triệu", "A").code == 65)
    #expect(try figure("poverty.rate", "2500 %", "B").code == 65)
    #expect(try figure("poverty.rate", "250 %", "C").code == 0)
    #expect(try folder.danvan("check", "implausible-value").stdout.contains("C"))
  }

  @Test func `The code of a document and its kind must agree`() throws {
    let folder = try Folder.seeded()
    let wrong = try folder.danvan(
      "directive", "add", "98-NQ/TU", "--title", "Thử", "--province", "22", "--type-name",
      "Chỉ thị")
    #expect(wrong.code == 65 && wrong.stderr.contains("NQ"), "\(wrong.stderr)")
    let right = try folder.danvan(
      "directive", "add", "98-QĐ/TU", "--title", "Thử", "--province", "22", "--type-name",
      "Quy định")
    #expect(right.code == 0, "\(right.stderr)")
    let day = try folder.danvan(
      [
        "directive", "edit", "22:98-QĐ/TU", "--number", "98-QĐ/TU ngày 1/2/2024", "--issued",
        "2/2/2024",
      ], .en)
    #expect(day.stderr.contains("2024-02-01"), "\(day.stderr)")
  }

  @Test(arguments: ["ra.tsv", "ra.csv"], [[], ["--excel"]])
  func `What goes out comes back`(_ name: String, _ options: [String]) throws {
    guard options.isEmpty || name == "ra.csv" else { return }
    let texts = [
      "- Đã họp dân", "'- có dấu", "Mô hình \"Khéo\"", "C:\\tep\\n", "a;b,c|d", "=1+1", "@ nhà",
      "+5",
    ]
    let folder = try Folder.seeded()
    for (index, text) in texts.enumerated() {
      let code = try folder.register("Mô hình số \(index)").code
      _ = try folder.done(["model", "edit", code, "--note", text + "\ndòng hai\tx"])
    }
    _ = try folder.done(["export", "model", "-o", name] + options)
    let other = try Folder.seeded()
    try other.write(try folder.read(name), name)
    let outcome = try other.danvan("model", "import", name)
    #expect(outcome.code == 0, "\(outcome.stderr)")
    let notes = "SELECT hex(coalesce(note, '')) FROM model ORDER BY title"
    #expect(try other.sqlite(notes) == folder.sqlite(notes))
    // Nothing of its own is a look-alike.
    let again = try folder.danvan(["model", "import", name, "--format", "json"])
    #expect(try again.report().held == 0, "\(again.stderr)")
  }
}

extension Folder {
  fileprivate func done(_ arguments: [String]) throws -> Outcome {
    let outcome = try danvan(arguments)
    try #require(outcome.code == 0, "\(arguments): \(outcome.stderr)")
    return outcome
  }
}
