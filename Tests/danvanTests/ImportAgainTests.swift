import Foundation
import Testing

/// Look-alikes, later files, and the same model in another year.
@Suite("Importing what is partly there")
struct ImportAgainTests {
  private static let two = "title;province;year\nMột;22;2026\nHai;22;2026\n"

  @Test(arguments: Tongue.allCases)
  func `A look-alike in the file is held back, and the rest is stored`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.write(Array((Self.two + "MỘT;Quảng Ninh;2026\n").utf8), "tep.csv")
    let outcome = try folder.importing("tep.csv", [], tongue)
    #expect(outcome.code == 1)
    let end = tongue == .vi ? "1 dòng giống mục đã có" : "1 look-alikes"
    #expect(outcome.stderr.contains(end) && outcome.stderr.contains("--allow-duplicates"))
    #expect(foreignWords(outcome.stderr, tongue) == [], "\(outcome.stderr)")
    let report = try outcome.report()
    #expect(report.added == 2 && report.held == 1 && report.refused == 0)
    #expect(
      report.remarks == [
        .init(row: 4, outcome: "held", column: "", error: "duplicate-row", what: "looks like row 2")
      ])
    #expect(try folder.imported() == [row("Một"), row("Hai")])
  }

  @Test func `A look-alike in the database is held back until that is allowed`() throws {
    let folder = try Folder.seeded()
    let code = try folder.register("Một", ["--owner": "Chi bộ thôn 3", "--on": "1/3/2026"]).code
    try folder.write(Array(Self.two.utf8), "tep.csv")
    try folder.write(Array("title;province;year;owner\nmột;22;2026;Chi bộ thôn 4\n".utf8), "b.csv")
    // The first says nothing that is not known; the second is another one.
    #expect(try folder.importing("tep.csv").report().present == 1)
    let held = try folder.importing("b.csv")
    #expect(held.code == 1)
    #expect(try held.report().remarks.map(\.what) == ["looks like \(code)"])
    #expect(try folder.imported() == [row("Hai")])
    let allowed = try folder.importing("b.csv", ["--allow-duplicates"])
    #expect(allowed.code == 0, "\(allowed.stderr)")
    #expect(try folder.imported() == [row("Hai"), row("một", ["owner": "Chi bộ thôn 4"])])
    #expect(try folder.importing("b.csv", ["--allow-duplicates"]).report().added == 0)
  }

  @Test func `A title means another model in another place and another year`() throws {
    let folder = try Folder.seeded()
    let text = "title;province;year\nMột;22;2026\nMột;04;2026\nMột;22;2025\n"
    #expect(try folder.takes(text).added == 3)
    #expect(try folder.sqlite("SELECT count(*) FROM model WHERE title = 'Một'") == "3")
  }

  @Test func `One that is kept up is the same model in another year`() throws {
    let folder = try Folder.seeded()
    try folder.takes("title;province;year\nMột;22;2025\n")
    let text = "title;province;year;mode\nMột;22;2026;Duy trì\n"
    #expect(try folder.takes(text).added == 1)
    #expect(
      try folder.imported() == [
        row("Một", ["year": "2025"]), row("Một", ["mode": "maintained"]),
      ])
    #expect(try folder.sqlite("SELECT count(*) FROM model WHERE title = 'Một'") == "1")
    #expect(try folder.takes(text).present == 1)
  }

  @Test func `A later file adds only the recognition`() throws {
    let folder = try Folder.seeded()
    try folder.takes(
      "title;province;year;field;owner\nMột;22;2026;KT;Chi bộ thôn 3\nHai;22;2026;KT;Xã đoàn\n")
    let text = """
      Tên mô hình;Tỉnh;Năm;Cấp;Số QĐ;Ngày QĐ
      Một;22;2026;xã;12-QĐ/ĐU;20/10/2026

      """
    #expect(try folder.takes(text).added == 1)
    let owned = ["field": "economy", "owner": "Chi bộ thôn 3"]
    #expect(
      try folder.imported() == [
        row("Một", owned.merging(["decisions": "commune recognized 2026-10-20 12-QĐ/ĐU"]) { $1 }),
        row("Hai", ["field": "economy", "owner": "Xã đoàn"]),
      ])
    let before = try folder.dump()
    #expect(try folder.takes(text).present == 1)
    let isSame = try folder.dump() == before
    #expect(isSame)
  }

  @Test func `A second decision at one level is refused`() throws {
    let folder = try Folder.seeded()
    let head = "title;province;year;level;recognized_on\n"
    try folder.takes(head + "Một;22;2026;xã;20/10/2026\n")
    try folder.write(Array((head + "Một;22;2026;xã;25/10/2026\n").utf8), "b.csv")
    let outcome = try folder.importing("b.csv")
    #expect(outcome.code == 65)
    let remark = try #require(outcome.report().remarks.first)
    #expect(remark.row == 2 && remark.error == "constraint-error")
    #expect(remark.what.contains("already recognized at commune level"))
    #expect(
      try folder.imported() == [row("Một", ["decisions": "commune recognized 2026-10-20"])])
  }

  @Test func `The same rows in another file are there already`() throws {
    let folder = try Folder.seeded()
    try folder.takes(Self.two)
    let before = try folder.dump()
    let report = try folder.takes("\u{FEFF}" + Self.two.crlf)
    #expect(report.added == 0 && report.present == 2)
    let isSame = try folder.dump() == before
    #expect(isSame, "a file that adds nothing leaves nothing")
  }

  @Test func `Held rows can be written out, and imported when they are others`() throws {
    let folder = try Folder.seeded()
    try folder.write(Array((Self.two + "Một;22;2026\n").utf8), "tep.csv")
    #expect(try folder.importing("tep.csv", ["--skip-bad", "bad.csv"]).code == 1)
    #expect(try folder.importing("bad.csv").report().present == 1)
    #expect(try folder.importing("bad.csv", ["--allow-duplicates"]).report().added == 1)
    #expect(try folder.importing("bad.csv", ["--allow-duplicates"]).report().added == 0)
    #expect(try folder.imported() == [row("Một"), row("Hai"), row("Một")])
  }
}
