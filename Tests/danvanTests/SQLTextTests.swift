import Foundation
import Testing

/// Where the statement of `danvan sql` comes from, and how a mistake in it is shown.
@Suite struct SQLTextTests {
  private static let sql = """
    -- the codes
    select code, name_vi from province -- of today
     where code >= :ma limit 2; /* no more */

    """
  private static let answer = ["code,name_vi", "38,Thanh Hóa", "40,Nghệ An"]

  private func ask(_ input: String, _ arguments: String..., in tongue: Tongue = .en) throws
    -> (Folder, Outcome)
  {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan(["sql"] + arguments, tongue, input: input)
    return (folder, outcome)
  }

  @Test func `A statement is read from a file, or from stdin, with its comments`() throws {
    let folder = try Folder.seeded()
    try folder.write(Array(Self.sql.utf8), "hỏi.sql")
    let options = ["-p", "ma=35", "--format", "csv"]
    #expect(try folder.danvan(["sql", "--file", "hỏi.sql"] + options).lines == Self.answer)
    try folder.write([0xEF, 0xBB, 0xBF] + Array(Self.sql.utf8), "hỏi.sql")
    #expect(try folder.danvan(["sql", "--file", "hỏi.sql"] + options).lines == Self.answer)
    for stdin in [["-"], ["--file", "-"]] {
      let outcome = try folder.danvan(["sql"] + stdin + options, input: Self.sql)
      #expect(outcome.lines == Self.answer, "\(outcome.stderr)")
    }
    try folder.expectUntouched(besides: ["hỏi.sql"])
  }

  @Test func `Windows line ends are as good as any`() throws {
    let text = Self.sql.replacing("\n", with: "\r\n")
    let (folder, outcome) = try ask(text, "-", "-p", "ma=35", "--format", "csv")
    #expect(outcome.lines == Self.answer, "\(outcome.stderr)")
    try folder.expectUntouched()
  }

  /// Bytes of a file, and words of what is said of it.
  static let files: [(bytes: [UInt8], vi: String, en: String)] = [
    ([], "Không có câu SQL nào", "There is no statement"),
    (Array("-- nothing\n".utf8), "Không có câu SQL nào", "There is no statement"),
    (Array("select 1\0; delete from model".utf8), "ký tự NUL", "NUL character"),
    ([0], "ký tự NUL", "NUL character"),
    (
      Array("select '".utf8) + [0xFF, 0xFE] + Array("'".utf8), "không phải văn bản UTF-8",
      "not UTF-8"
    ),
    (Array("select 1\n\n, '".utf8) + [0xC3, 0x28], "(dòng 3)", "(line 3)"),
    ([0xC0, 0x80], "không phải văn bản UTF-8", "not UTF-8"),
    ([0xED, 0xA0, 0x80], "không phải văn bản UTF-8", "not UTF-8"),
    ([0xF4, 0x90, 0x80, 0x80], "không phải văn bản UTF-8", "not UTF-8"),
    (
      [0xFF, 0xFE] + Array("select 1".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      "không phải văn bản UTF-8", "not UTF-8"
    ),
    ([0x50, 0x4B, 0x03, 0x04, 0x14, 0xFF], "không phải văn bản UTF-8", "not UTF-8"),
    (Array("SQLite format 3\0".utf8), "ký tự NUL", "NUL character"),
    (Array("select 1;\nselect 2".utf8), "dòng 2: select 2", "line 2: select 2"),
    (
      Array("select 1;\ndelete from model;".utf8), "Chỉ hỏi được một câu", "One statement at a time"
    ),
    (Array("\u{1B}]0;x\u{7} select 1".utf8), #"\u{1B}"#, #"\u{1B}"#),
    (Array("select \u{202E}1".utf8), #"\u{202E}"#, #"\u{202E}"#),
    (Array(repeating: 0x20, count: 1_000_001), "dài quá 1000 KB", "longer than 1000 KB"),
    (Array(repeating: 0x28, count: 999_999), "Câu SQL sai", "The SQL is wrong"),
    (Array(repeating: 0x3B, count: 200_000), "Không có câu SQL nào", "There is no statement"),
    (Array("delete from model".utf8), "chỉ được đọc", "only reads"),
  ]

  @Test(arguments: files.indices, Tongue.allCases)
  func `A file that holds no question is refused`(_ index: Int, _ tongue: Tongue) throws {
    let file = Self.files[index]
    let folder = try Folder.seeded()
    try folder.write(file.bytes, "a.sql")
    let outcome = try folder.danvan("sql", "--file", "a.sql", in: tongue)
    let code: Int32 = file.en == "only reads" ? 77 : 65
    expectMessage(outcome, code, tongue, contains: [tongue == .vi ? file.vi : file.en])
    #expect(!outcome.stderr.contains("\u{1B}"))
    try folder.expectUntouched(besides: ["a.sql"])
  }

  @Test(arguments: Tongue.allCases)
  func `A file that is not there, is a folder, or has no end is refused`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let gone = try folder.danvan("sql", "--file", "gone.sql", in: tongue)
    expectMessage(gone, 66, tongue, contains: ["gone.sql"])
    let place = try folder.danvan("sql", "--file", ".", in: tongue)
    expectMessage(place, 66, tongue, contains: ["."])
    let zeros = try folder.danvan("sql", "--file", "/dev/zero", in: tongue)
    expectMessage(zeros, 65, tongue, contains: ["/dev/zero"])
    try folder.expectUntouched()
  }

  /// A statement, and the two lines that show where it is wrong.
  static let marks: [(sql: String, line: String, mark: String)] = [
    ("selec 1", "  selec 1", "  ^"),
    ("select tieu_de from model", "  select tieu_de from model", "         ^"),
    (
      "select 'Đầm Hà', tieu_de from model", "  select 'Đầm Hà', tieu_de from model",
      "                   ^"
    ),
    // Letters apart from their marks, and letters of two columns.
    ("select 'Đầm'" + ", tieu_de", "  select 'Đầm', tieu_de", "                ^"),
    ("select 'Da\u{302}\u{300}m', x", "  select 'Da\u{302}\u{300}m', x", "                ^"),
    ("select '漢字', x", "  select '漢字', x", "                 ^"),
    (
      "select code\nfrom model\nwhere tieu_de = 1", "  line 3: where tieu_de = 1",
      "                ^"
    ),
    ("select * from modell", "  select * from modell", "                ^"),
    (
      "select * from model, \"nothing\"", "  select * from model, \"nothing\"",
      "                        ^"
    ),
    ("select 1; select 2", "  select 1; select 2", "            ^"),
    (
      "select code from model where", "  select code from model where",
      "                              ^"
    ),
    ("select\tx", #"  select\tx"#, "          ^"),
    ("select '\u{1B}[31m', x", #"  select '\u{1B}[31m', x"#, "                       ^"),
  ]

  @Test(arguments: marks.indices)
  func `A mark stands under the mistake`(_ index: Int) throws {
    let (sql, line, mark) = Self.marks[index]
    let folder = try Folder.seeded()
    let outcome = try folder.danvan("sql", sql)
    #expect(outcome.code == 65)
    let lines = outcome.stderr.split(separator: "\n").map(String.init)
    #expect(
      lines.dropFirst().first?.unicodeScalars.elementsEqual(line.unicodeScalars) == true, "\(lines)"
    )
    #expect(lines.dropFirst(2).first == mark, "\(lines)")
    let vietnamese = try folder.danvan("sql", sql, in: .vi)
    #expect(
      vietnamese.stderr.hasPrefix("Lỗi: ")
        && vietnamese.stderr.contains("\n" + String(repeating: " ", count: 2)))
    try folder.expectUntouched()
  }

  @Test func `Of a long line only what is near the mistake is shown`() throws {
    let columns = (0..<400).map { "code as c\($0)" }.joined(separator: ", ")
    let (folder, outcome) = try ask("select \(columns), tieu_de from model", "-")
    #expect(outcome.code == 65)
    let lines = outcome.stderr.split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.count < 100 }, "\(lines)")
    let place = lines.dropFirst(2).first?.count ?? 0
    #expect(lines.dropFirst().first?.dropFirst(place - 1).hasPrefix("tieu_de") == true, "\(lines)")
    try folder.expectUntouched()
  }

  /// What SQLite says in English stands in Vietnamese.
  static let words: [(sql: String, vi: String)] = [
    ("selec 1", #"sai cú pháp ở "selec""#), ("select * from a", "không có bảng a"),
    ("select a", "không có cột a"), ("select a()", "không có hàm a"),
    ("select (1", "câu chưa viết hết"), ("select 'a", "không hiểu ký hiệu"),
    ("select code from model, source", "nhiều bảng cùng có cột code"),
    ("select 1 union select 1, 2", "không cùng số cột"),
    ("select json('{')", "JSON sai"), ("select abs(1, 2)", "hàm abs() có số tham số không đúng"),
    ("select zeroblob(1000000000)", "quá lớn"),
    ("select * from model_search('\"')", "dấu nháy chưa đóng"),
  ]

  @Test(arguments: words.indices)
  func `A mistake is told in Vietnamese`(_ index: Int) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan("sql", Self.words[index].sql, in: .vi)
    expectMessage(outcome, 65, .vi, contains: [Self.words[index].vi])
    try folder.expectUntouched()
  }
}
