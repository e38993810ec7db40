import Foundation
import Testing

/// `--known-on DATE`: which entry a day comes to, and what is today then.
@Suite("Known on a day") struct KnownDayTests {
  /// Seeds on 10 January 2024, a model on 1 March 2025 and another in the next night, by the clock
  /// of the place; one of today.
  private func folder() throws -> Folder {
    let folder = try Folder.seeded()
    for title in ["Một", "Hai", "Ba"] { try folder.register(title) }
    try folder.date([
      1: "2024-01-10T01:00:00.000Z", 2: "2025-03-01T16:59:59.999Z", 3: "2025-03-01T17:00:00.000Z",
    ])
    return folder
  }

  private func titles(_ folder: Folder, _ day: String) throws -> [String] {
    try folder.known(
      day, ["sql", "SELECT title FROM model WHERE title IN ('Một', 'Hai', 'Ba') ORDER BY id"]
    ).lines.dropFirst().map { $0 }
  }

  @Test func `A day ends at midnight where the user is`() throws {
    let folder = try folder()
    #expect(try titles(folder, "2024-01-10") == [])
    #expect(try titles(folder, "2025-02-28") == [])
    #expect(try titles(folder, "1/3/2025") == ["Một"])
    #expect(try titles(folder, "2025-03-02") == ["Một", "Hai"])
    #expect(try titles(folder, "2026-01-01") == ["Một", "Hai"])
    let today = try folder.sqlite("SELECT date('now', '+7 hours')")
    #expect(try titles(folder, today) == ["Một", "Hai", "Ba"])
    #expect(try folder.copies().count == 3)
  }

  @Test func `A day before the first entry has what the file began with`() throws {
    let folder = try folder()
    let outcome = try folder.known("2024-01-02", ["sql", "SELECT count(*) FROM model"])
    #expect(outcome.lines.last == "0")
    #expect(outcome.stderr.contains("before the first entry"))
  }

  /// The borders of the provinces changed on 1 July 2025.
  @Test func `Today is that day, in every command and in SQL, unless one is asked for`() throws {
    let folder = try folder()
    let provinces = { (day: String, more: [String]) in
      try folder.known(day, ["province", "list", "--format=csv"] + more).records().count
    }
    #expect(try provinces("2025-06-30", []) == 63)
    #expect(try provinces("2025-07-01", []) == 34)
    #expect(try provinces("2025-06-30", ["--on=2025-07-01"]) == 34)
    let view = ["sql", "SELECT count(*), date('now', 'localtime') FROM province", "--format=csv"]
    #expect(try folder.known("2025-06-30", view).lines.last == "63,2025-06-30")
    #expect(try folder.known(3, view).lines.last == "63,2025-03-02")
    let rates = ["rates", "--basis=records", "--format=csv"]
    let days = { (outcome: Outcome) in Set(try outcome.records().compactMap { $0["as_of"] }) }
    #expect(try days(folder.known("2025-06-30", rates)) == ["2025-06-30"])
    let later = try folder.known("2025-06-30", rates + ["--as-of=2026-01-01"])
    #expect(try days(later) == ["2026-01-01"])
    let report = ["report", "run", "rates-by-province", "--format=html"]
    let page = try folder.known("2025-06-30", report).stdout
    #expect(page.contains("As known on 30/06/2025 (entry 3)"))
    // The paper is made today.
    let year = try folder.sqlite("SELECT strftime('%Y', 'now', '+7 hours')")
    #expect(page.contains("\(year)</p>"))
  }

  /// A decision of May that was entered in July.
  @Test func `What was entered later is not known, though it holds as of an earlier day`() throws {
    let folder = try Folder.seeded()
    let (code, _) = try folder.register("Một", ["--on": "2026-02-01"])
    #expect(try folder.decide("recognize", code, "province", on: "2026-05-01").code == 0)
    try folder.date([
      1: "2026-01-10T01:00:00.000Z", 2: "2026-02-01T01:00:00.000Z", 3: "2026-07-01T01:00:00.000Z",
    ])
    let rates = ["rates", "--basis=records", "--province=22", "--year=2026", "--format=csv"]
    let recognized = { (outcome: Outcome) in try outcome.records().first?["recognized"] }
    #expect(try recognized(folder.danvan(rates + ["--as-of=2026-06-01"])) == "1")
    #expect(try recognized(folder.known("2026-06-01", rates)) == "0")
    #expect(try recognized(folder.known("2026-07-01", rates)) == "1")
    #expect(try recognized(folder.known("2026-07-01", rates + ["--as-of=2026-04-30"])) == "0")
  }

  @Test(arguments: Tongue.allCases)
  func `A day that the file cannot speak of is refused`(_ tongue: Tongue) throws {
    let folder = try folder()
    let before = try folder.dump()
    for (when, word) in [
      ("2023-12-31", "2024"), ("2199-01-01", tongue == .vi ? "chưa đến" : "has not come"),
      ("99", "99"), ("0", "0"), ("hôm kia", "hôm kia"), ("2025-02-30", "2025-02-30"),
    ] {
      let outcome = try folder.known(when, ["rates"], tongue)
      expectMessage(outcome, 65, tongue, contains: [word])
    }
    #expect(try folder.dump() == before)
    #expect(try folder.names() == ["danvan.db"])
  }

  @Test(arguments: Tongue.allCases)
  func `A clock that went back is told, and the entry can be named`(_ tongue: Tongue) throws {
    let folder = try folder()
    try folder.date([2: "2026-05-01T00:00:00.000Z"])
    let outcome = try folder.known("2025-06-30", ["rates"], tongue)
    expectMessage(outcome, 65, tongue, contains: ["--known-on", "2", "3"])
    #expect(try folder.known(3, ["rates"]).code == 0)
  }

  static let writing = [
    ["model", "register", "--title=x"], ["model", "edit", "22-2025-0001"], ["undo"],
    ["committee", "add"], ["import", "x.csv"], ["check"], ["backup", "x.db"], ["export", "models"],
    ["release", "make", "x"],
  ]

  @Test(arguments: writing)
  func `A command that writes has no such option`(_ command: [String]) throws {
    let folder = try Folder.seeded()
    #expect(try folder.known(1, command).code == 64)
    #expect(try folder.danvan(["--known-on", "1"] + command).code == 64)
    try folder.expectUntouched()
  }
}
