import Testing

/// A release is kept for ever, so it says nothing of days that have not come.
@Suite("Releases of days to come")
struct ReleaseDayTests {
  private static func day(_ folder: Folder, _ shift: String) throws -> String {
    try folder.sqlite("SELECT date('now', 'localtime', '\(shift)')")
  }

  @Test(arguments: Tongue.allCases)
  func `However it is asked for, it is refused and nothing is stored`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let tomorrow = try Self.day(folder, "+1 day")
    let next = try Self.day(folder, "+1 year").prefix(4)
    for (words, option) in [
      ("--report rates-by-year --as-of \(tomorrow)", "--as-of"),
      ("--report rates-by-year -p as_of=\(tomorrow)", "-p as_of"),
      ("--report rates-by-year --report same-period --as-of \(tomorrow)", "--as-of"),
      ("--report cumulative -p term=\(next)/2060", "-p term"),
      ("--report funnel --territory \(tomorrow)", "--territory"),
      ("--report funnel -p territory=\(tomorrow)", "-p territory"),
    ] {
      let outcome = try folder.danvan(
        ["release", "make", "R"] + words.split(separator: " ").map(String.init), tongue)
      let word = tongue == .vi ? "chưa đến" : "has not come"
      expectMessage(outcome, 65, tongue, contains: [option, word])
    }
    try folder.expectUntouched()
  }

  @Test func `Nor by a day that stands in a report of one's own`() throws {
    let folder = try Folder.seeded()
    let tomorrow = try Self.day(folder, "+1 day")
    let head = """
      -- title.vi: Số lượt
      -- title.en: Count
      -- description.vi: Số lượt.
      -- description.en: Count.
      -- parameter NAME date default \(tomorrow) | Đến ngày | As of
      -- column n count | Số | Count
      SELECT count(*) AS n FROM registered WHERE registered_on <= :NAME OR 1
      """
    try folder.write(Array(head.replacing("NAME", with: "as_of").utf8), "mine.sql")
    try folder.write(Array(head.replacing("NAME", with: "due").utf8), "due.sql")
    let make = ["release", "make", "R", "--reports", ".", "--report"]
    expectMessage(try folder.danvan(make + ["mine"]), 65, .en, contains: ["-p as_of", tomorrow])
    // By when something is due may well be to come.
    #expect(try folder.danvan(make + ["due"]).code == 0)
  }

  @Test func `Today is taken, and a term that has begun`() throws {
    let folder = try Folder.seeded()
    let today = try Self.day(folder, "+0 day")
    let made = try folder.danvan(
      "release", "make", "R", "--report", "cumulative", "--report", "rates-by-province", "--as-of",
      today, "--territory", today)
    #expect(made.code == 0, "\(made.stderr)")
    #expect(try folder.sqlite("SELECT as_of FROM release") == today)
  }

  @Test(arguments: ["2025-S1", "2025-Q4", "2024-07/2026-06"], Tongue.allCases)
  func `A term that is not of whole years is refused, and nothing is stored`(
    _ term: String, _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan(
      ["release", "make", "R", "--report", "cumulative", "-p", "term=\(term)"], tongue)
    let words = tongue == .vi ? "trọn năm" : "whole years"
    expectMessage(outcome, 65, tongue, contains: ["-p term", words])
    try folder.expectUntouched()
  }
}
