import Foundation
import Testing

@Suite("Importing the files offices send")
struct ImportOddityTests {
  @Test(arguments: AcceptedFile.all)
  func `Exactly the right rows are stored`(_ file: AcceptedFile) throws {
    let folder = try Folder.seeded()
    try folder.write(file.bytes, "tep.csv")
    let forecast = try folder.importing("tep.csv", file.options + ["--dry-run"])
    try folder.expectUntouched(besides: ["tep.csv"])
    let outcome = try folder.importing("tep.csv", file.options)
    try #require(outcome.code == 0, "\(outcome.stderr)\(outcome.stdout)")
    #expect(outcome.stderr == "")
    #expect(forecast.stdout == outcome.stdout)
    #expect(try folder.imported() == file.stored)
    let report = try outcome.report()
    #expect(report.held + report.refused + report.present == 0)
    #expect(report.rows == report.added)
    #expect(report.rows("skipped") == file.skipped, "\(report.remarks)")

    let before = try folder.dump()
    let again = try folder.importing("tep.csv", file.options)
    let second = try again.report()
    #expect(again.code == 0 && second.added == 0 && second.present == report.rows)
    let isSame = try folder.dump() == before
    #expect(isSame, "the second import changed something")
  }

  @Test(arguments: RefusedFile.all)
  func `What is wrong is refused, and nothing is stored`(_ file: RefusedFile) throws {
    let folder = try Folder.seeded()
    try folder.write(file.bytes, "tep.csv")
    for tongue in Tongue.allCases {
      let outcome = try folder.danvan(
        ["model", "import", "tep.csv", "--format", "table"] + file.options, tongue)
      #expect(outcome.code == 65, "\(outcome.stderr)")
      let words = tongue == .vi ? file.vi : file.en
      let said = file.refusals.isEmpty ? outcome.stderr : outcome.stdout
      for word in words { #expect(said.contains(word), "\(word) in: \(said)") }
      #expect(outcome.stderr.hasPrefix(tongue == .vi ? "Lỗi: " : "Error: "))
      #expect(foreignWords(outcome.stderr, tongue) == [], "\(outcome.stderr)")
    }
    if file.refusals.isEmpty {
      #expect(try folder.importing("tep.csv", file.options).stdout == "")
    } else {
      let report = try folder.importing("tep.csv", file.options).report()
      let refused = report.remarks.filter { $0.outcome == "refused" }.map {
        RefusedFile.Refusal($0.row, $0.column, $0.error)
      }
      #expect(refused == file.refusals)
    }
    try folder.expectUntouched(besides: ["tep.csv"])
  }

  @Test func `There are more than forty-four oddities`() {
    #expect(AcceptedFile.all.count + RefusedFile.all.count >= 44)
    #expect(Set(AcceptedFile.all.map(\.name)).count == AcceptedFile.all.count)
    #expect(Set(RefusedFile.all.map(\.name)).count == RefusedFile.all.count)
  }

  @Test func `A column that is not understood is named`() throws {
    let folder = try Folder.seeded()
    let report = try folder.takes("title;province;year;Số hội viên\nMột;22;2026;35\n")
    #expect(report.remarks.map(\.outcome) == ["ignored"])
    #expect(report.remarks.map(\.column) == ["Số hội viên"])
    #expect(report.remarks.map(\.row) == [1])
  }

  @Test func `A header without rows stores nothing`() throws {
    let folder = try Folder.seeded()
    let report = try folder.takes("Tên mô hình;Tỉnh;Năm\n")
    #expect(report.rows == 0 && report.added == 0)
    #expect(try folder.imported() == [])
  }
}
