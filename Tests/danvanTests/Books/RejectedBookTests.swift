import Foundation
import Testing
import WrittenBook

/// Refused rows, written to be corrected.
@Suite("Refused rows as a workbook")
struct RejectedBookTests {
  private static let text = """
    Tên mô hình;Tỉnh;Năm;Ngày đăng ký;Ghi chú
    Một;22;2026;;tốt
    Hai;99;2026;;=1+1
    Ba;22;2026;31/2/2026; hở
    Một;22;2026;;lần nữa
    Bốn;22;2026;;;thừa

    """

  @Test(arguments: Tongue.allCases)
  func `Each row stands as it was, with the wrong cell coloured and the reason last`(
    _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    try folder.write(Array(Self.text.utf8), "tep.csv")
    #expect(try folder.importing("tep.csv", ["--skip-bad", "sai.csv"], tongue).code == 1)
    let csv = String(decoding: try folder.read("sai.csv"), as: UTF8.self)
    let other = try Folder.seeded()
    try other.write(Array(Self.text.utf8), "tep.csv")
    let outcome = try other.importing("tep.csv", ["--skip-bad", "sai.xlsx"], tongue)
    #expect(outcome.code == 1 && outcome.stderr.contains("sai.xlsx"))
    let rows = try WrittenBook(try other.read("sai.xlsx")).rows()
    let swapped = csv.replacing("\u{FEFF}", with: "").replacing(",", with: "\u{1}")
      .replacing(";", with: ",")
    let wanted = CSV.rows(swapped).map { row in
      row.map { $0.replacing(",", with: ";").replacing("\u{1}", with: ",") }
    }
    #expect(rows.map { $0.map(\.text) } == wanted)
    #expect(rows.dropFirst().allSatisfy { $0.allSatisfy(\.isText) })
    let marked = rows.dropFirst().map { row in row.indices.filter { !row[$0].fill.isEmpty } }
    #expect(marked == [[1], [3], [], [5]])
    #expect(try other.imported().count == 1)
  }

  @Test func `Where every row is good no workbook appears`() throws {
    let folder = try Folder.seeded()
    try folder.write(Array("title;province;year\nMột;22;2026\n".utf8), "tep.csv")
    #expect(try folder.importing("tep.csv", ["--skip-bad", "sai.xlsx"]).code == 0)
    #expect(try folder.names() == ["danvan.db", "tep.csv"])
  }

  @Test(arguments: ["sai.csv", "sai.xlsx"], Tongue.allCases)
  func `A file that may be half corrected is not written over, and nothing is stored`(
    _ name: String, _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    try folder.write(Array(Self.text.utf8), "tep.csv")
    try folder.write(Array("đang sửa".utf8), name)
    for options in [[], ["--dry-run"]] {
      let outcome = try folder.danvan(
        ["model", "import", "tep.csv", "--skip-bad", name] + options, tongue)
      expectMessage(outcome, 73, tongue, contains: [name])
      #expect(outcome.stderr.contains("→ "))
    }
    #expect(try folder.read(name) == Array("đang sửa".utf8))
    try folder.expectUntouched(besides: [name, "tep.csv"])
  }

  @Test func `A cell that no workbook holds is refused; nothing is stored`() throws {
    let folder = try Folder.seeded()
    let note = String(repeating: "x", count: 40_000)
    try folder.write(
      Array("title;province;year;note\nMột;22;2026;\nHai;99;2026;\(note)\n".utf8), "tep.csv")
    let outcome = try folder.importing("tep.csv", ["--skip-bad", "sai.xlsx"])
    #expect(outcome.code == 1 && outcome.stderr.contains("40000"))
    try folder.expectUntouched(besides: ["tep.csv"])
  }
}
