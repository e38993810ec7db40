import Foundation
import Testing

/// Usual rows are read ahead and stored many at a time; nobody must be able to tell.
@Suite("Importing many usual rows")
struct ImportGatheredTests {
  private static let header =
    "Tên mô hình,Tỉnh,Lĩnh vực,Tập thể/cá nhân,Năm,Ngày đăng ký,Kết quả,Cấp,Số QĐ,Ngày QĐ,Ghi chú\n"

  /// Every third has a decision, every seventh a day, every hundredth resembles the one before.
  private static func line(_ number: Int) -> String {
    let named = number % 100 == 0 ? number - 1 : number
    let title = "Mô hình \(named)"
    let province = ["22", "Cao Bằng", "Thành phố Hà Nội"][named % 3]
    let decision = number % 3 == 0 ? "Công nhận,Cấp xã,\(number)-QĐ/ĐU,20/10/2026" : ",,,"
    let day = number % 7 == 0 ? "05/03/2026" : ""
    return "\(title),\(province),Kinh tế,Tập thể,2026,\(day),\(decision),ghi chú \(number)\n"
  }

  @Test func `They are stored as rows are that are taken one by one`() throws {
    let many = try Folder.seeded()
    let single = try Folder.seeded()
    let lines = (1...400).map(Self.line)
    try many.write(Array((Self.header + lines.joined()).utf8), "tep.csv")
    // A code of a source makes a row an unusual one.
    let source = try single.sqlite("SELECT code FROM source ORDER BY id LIMIT 1")
    try single.write(Array((Self.header + lines.joined()).utf8), "tep.csv")
    let options = ["--allow-duplicates"]
    #expect(try many.importing("tep.csv", options).report().added == 400)
    let set = options + ["--set", "source=\(source)"]
    #expect(try single.importing("tep.csv", set).report().added == 400)
    for columns in [
      "id, code, title, field, owner_kind, kind, unit, note, search_key FROM model",
      "id, model, year, registered_on, mode, unit, province FROM registration",
      "id, registration, level, outcome, decided_on, known_by, decision FROM recognition",
    ] {
      let query = "SELECT \(columns) ORDER BY id;"
      #expect(try many.sqlite(query) == single.sqlite(query))
    }
    let numbers = "SELECT * FROM sequence;"
    #expect(try many.sqlite(numbers) == single.sqlite(numbers))
  }

  @Test func `Their journal plays back, and undone they are gone`() throws {
    let folder = try Folder.seeded()
    let before = try folder.sqlite("SELECT count(*) FROM model; SELECT count(*) FROM recognition;")
    let lines = (1...6000).map(Self.line).joined()
    try folder.write(Array((Self.header + lines).utf8), "tep.csv")
    let report = try folder.importing("tep.csv", ["--allow-duplicates"]).report()
    #expect(report.added == 6000)
    #expect(try folder.danvan(["check", "outside"]).code == 0)
    #expect(
      try folder.sqlite(
        """
        SELECT count(*) > 1 FROM journal_change
         WHERE journal = (SELECT max(id) FROM journal);
        INSERT INTO model_search (model_search) VALUES ('integrity-check');
        SELECT changes = 1 + 6000 + 6000 + 2000 FROM journal ORDER BY id DESC LIMIT 1;
        """) == "1\n1")
    #expect(try folder.danvan(["undo"]).code == 0)
    #expect(
      try folder.sqlite("SELECT count(*) FROM model; SELECT count(*) FROM recognition;") == before)
  }

  @Test func `So are they where many wait while many are written`() throws {
    let folder = try Folder.seeded()
    let models = "SELECT count(*) FROM model;"
    let before = try folder.sqlite(models)
    // Of a row that waits in the batch before, and of one that is stored since.
    let lines = (1...10_600).map { "Mô hình \($0),22,2026\n" }
    let alike = ["MÔ HÌNH 4990,22,2026\n", "mô hình 77,22,2026\n"]
    let rows = lines[..<5020] + [alike[0]] + lines[5020...] + [alike[1]]
    try folder.write(Array(("title,province,year\n" + rows.joined()).utf8), "tep.csv")
    let report = try folder.importing("tep.csv").report()
    #expect(report.added == 10_600)
    #expect(report.remarks.map(\.what) == ["looks like row 4991", "looks like row 78"])
    #expect(try folder.danvan(["check", "outside", "tallies"]).code == 0)
    #expect(
      try folder.sqlite(
        """
        SELECT count(DISTINCT code), max(CAST(substr(title, 9) AS INTEGER) - id + 1) -
               min(CAST(substr(title, 9) AS INTEGER) - id + 1)
          FROM model WHERE title LIKE 'Mô hình %' AND source = (SELECT max(id) FROM source);
        SELECT changes FROM journal ORDER BY id DESC LIMIT 1;
        """) == "10600|0\n21201")
    #expect(try folder.danvan(["undo"]).code == 0)
    #expect(try folder.sqlite(models) == before)
  }

  @Test func `Look-alikes among rows that are not stored yet are found`() throws {
    let folder = try Folder.seeded()
    let text = """
      title,province,year,note
      Một,22,2026,
      Hai,22,2026,a
      MỘT,Quảng Ninh,2026,khác
      Một,04,2026,
      hai,22,2026,b
      Ba,22,2026,
      """
    try folder.write(Array(text.utf8), "tep.csv")
    let outcome = try folder.importing("tep.csv")
    let report = try outcome.report()
    #expect(report.added == 4 && report.held == 2)
    #expect(report.remarks.map(\.what) == ["looks like row 2", "looks like row 3"])
    #expect(
      try folder.sqlite("SELECT code FROM model WHERE title IN ('Một', 'Hai', 'Ba') ORDER BY id;")
        == "22-2026-0001\n22-2026-0002\n04-2026-0001\n22-2026-0003")
  }

  @Test func `A code that somebody gave by hand is passed over`() throws {
    let folder = try Folder.seeded()
    try folder.takes("code,title,province,year\n22-2026-0003,Trước,22,2026\n")
    try folder.takes(
      "title,province,year\n" + (1...5).map { "Mô hình \($0),22,2026\n" }.joined())
    #expect(
      try folder.sqlite("SELECT code FROM model WHERE title LIKE 'Mô hình _' ORDER BY id;")
        == [1, 2, 4, 5, 6].map { "22-2026-000\($0)" }.joined(separator: "\n"))
  }
}
