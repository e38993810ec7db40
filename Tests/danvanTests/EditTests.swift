import Foundation
import Testing

@testable import Storage
@testable import danvan

@Suite("Correcting a model")
struct EditTests {
  @Test func `Only what is named changes, and before and after are printed`() throws {
    let folder = try Folder.seeded()
    let before = try folder.sqlite("SELECT * FROM model WHERE code <> '22-2025-0001' ORDER BY id")
    let outcome = try folder.done(
      "model", "edit", "22-2025-0001", "--owner", "Đơn vị mới", "--on", "1/4/2025", "--format",
      "json")
    #expect(outcome.stdout.contains(#""field": "owner", "before": "Đảng ủy Công ty"#))
    #expect(outcome.stdout.contains(#""after": "Đơn vị mới""#))
    #expect(outcome.stdout.contains(#""before": null, "after": "2025-04-01""#))
    #expect(
      try folder.sqlite("SELECT * FROM model WHERE code <> '22-2025-0001' ORDER BY id") == before)
    #expect(
      try folder.sqlite(
        """
        SELECT m.owner_name, r.registered_on, m.title <> '' FROM model AS m
          JOIN registration AS r ON r.model = m.id WHERE m.code = '22-2025-0001'
        """) == "Đơn vị mới|2025-04-01|1")
  }

  @Test func `The journal holds the edit, and a corrected title is found`() throws {
    let folder = try Folder.seeded()
    _ = try folder.done(
      "model", "edit", "22-2025-0001", "--title", "Khéo nuôi ong", "--reason", "gõ nhầm")
    #expect(
      try folder.sqlite("SELECT command, reason FROM journal ORDER BY id DESC LIMIT 1")
        == "model edit|gõ nhầm")
    let found = try folder.done("model", "search", "nuoi ong", "--format", "csv").records()
    #expect(found.map { $0["code"] } == ["22-2025-0001"])
  }

  @Test func `An edit that changes nothing prints nothing and leaves no entry`() throws {
    let folder = try Folder.seeded()
    let outcome = try folder.done(
      "model", "edit", "22-2025-0001", "--field", "kinh te", notes: true)
    #expect(outcome.lines == ["field\tbefore\tafter"])
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases)
  func `A wrong edit is refused and changes nothing`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let wrong: [([String], Int32, String)] = [
      (["model", "edit", "22-2025-0001"], 64, "model edit"),
      (["model", "edit", "khong-co", "--title", "x"], 65, "khong-co"),
      (["model", "edit", "22-2025-0001", "--title", ""], 65, "--title"),
      (["model", "edit", "22-2025-0001", "--field", "sport"], 65, "economy (Kinh tế)"),
      (["model", "edit", "22-2025-0001", "--on", "1/4/2024"], 65, "--on"),
      // The seeded decision is known by 2025-06-30.
      (["model", "edit", "22-2025-0001", "--on", "1/7/2025"], 65, "--on"),
      (["model", "edit", "04-0001", "--mode", "new"], 65, "04-0001"),
    ]
    for (command, code, text) in wrong {
      let outcome = try folder.danvan(command, tongue)
      #expect(outcome.code == code, "\(command): \(outcome.stderr)")
      #expect(outcome.stderr.contains(text), "\(outcome.stderr)")
    }
    try folder.expectUntouched()
  }

  @Test func `A number outside its own bounds comes in by no way`() throws {
    let folder = try Folder.seeded()
    let head = "code;measure;province;value;comparator;lower;upper;verbatim;period\n"
    try folder.write(
      Array(
        (head + "A;models.registered;22;5;~;4;6;khoảng 5;2024\n"
          + "B;models.registered;22;5;<;5;;dưới 5;2023\n"
          + "C;models.registered;22;5;=;;4;5;2022\n").utf8), "so.csv")
    let outcome = try folder.danvan("figure", "import", "so.csv", "--format", "json")
    #expect(outcome.code == 65)
    let remarks = try outcome.object().list("remarks")
    #expect(remarks.compactMap { $0.number("row") } == [3, 4], "\(outcome.stdout)")
    #expect(remarks.last?.text("what")?.contains("upper bound of 5") == true, "\(remarks)")
    try folder.expectUntouched(besides: ["so.csv"])
    // What another tool wrote is mended by saying the number anew, and by nothing else.
    try folder.sqlite("UPDATE figure SET lower = 9 WHERE code = 'S1-6-pillars'")
    try folder.sqlite("UPDATE fund_entry SET upper = 9 WHERE code = 'S2-26-ct'")
    for (noun, code, option) in [
      (["figure"], "S1-6-pillars", "--value"), (["fund", "entry"], "S2-26-ct", "--amount"),
    ] {
      let kept = try folder.danvan(noun + ["edit", code, "--note", "x"])
      expectMessage(kept, 65, .en, contains: [option])
      _ = try folder.danvan(noun + ["edit", code, option, "7", "--reason", "gõ lại"])
    }
    #expect(try folder.done("check", "bounds", "--format", "csv").records() == [])
  }
}

@Suite("Searching models")
struct SearchTests {
  private func codes(_ folder: Folder, _ words: String...) throws -> [String] {
    try folder.done("model", "search", words.joined(separator: " "), "--format", "csv").records()
      .compactMap { $0["code"] }
  }

  private func seededAnd(_ titles: String...) throws -> Folder {
    let folder = try Folder.seeded()
    for title in titles {
      _ = try folder.done(
        "model", "register", "--title", title, "--province", "22", "--field", "economy",
        "--owner-kind", "collective", "--year", "2026", "--on", "1/3/2026")
    }
    return folder
  }

  @Test(arguments: ["dam ha", "DAM HA", "Đầm Hà", "Đầm Hà".decomposedStringWithCanonicalMapping])
  func `Accents and case are optional, đ too`(_ typed: String) throws {
    #expect(try codes(try Folder.seeded(), typed) == ["22-2025-0002"])
  }

  @Test func `Both spellings of hoà bình are found by either, and without accents`() throws {
    let folder = try seededAnd("Một mô hình ở Hoà Bình", "Mô hình nữa ở Hòa Bình")
    for typed in ["hoa binh", "hoà bình", "hòa bình"] {
      #expect(try Set(codes(folder, typed)) == ["22-2026-0001", "22-2026-0002"])
    }
  }

  @Test func `Exact accents come first, and the last word may be half typed`() throws {
    let folder = try seededAnd("Đường dương", "Mô hình dưỡng", "Con đường hoa")
    #expect(try codes(folder, "đường").first != "22-2026-0002")
    #expect(try codes(folder, "dưỡng").first == "22-2026-0002")
    #expect(try codes(folder, "con duo") == ["22-2026-0003"])
  }

  @Test(arguments: ["\"*", "OR", "NEAR(", "dam -ha", "a*b:c", "'; drop table model"])
  func `What is typed is words, never operators`(_ typed: String) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan(["model", "search", typed])
    #expect([0, 65].contains(outcome.code), "\(outcome.stderr)")
    #expect(!outcome.stderr.contains("fts5") && !outcome.stderr.contains("SQL"))
    try folder.expectUntouched()
  }

  @Test func `Every column of a model is typed by an option`() throws {
    let own = try ModelOptions.parse([]).typed.map(\.column)
    let shared = try SharedOptions.parse([])
    let typed = Set(own + shared.typed.map(\.column) + shared.columns.map(\.column))
    let made: Set = ["search_key"]
    #expect(Set(Model.columns).subtracting(typed).subtracting(made) == [])
  }
}
