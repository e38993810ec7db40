import Foundation
import Testing

@Suite("Searching everything")
struct SearchEverythingTests {
  private func found(_ folder: Folder, _ words: String, _ options: String...) throws
    -> [[String: String]]
  {
    let outcome = try folder.danvan(["search", words, "--format", "csv"] + options)
    try #require(outcome.code == 0, "\(outcome.stderr)")
    return try outcome.records()
  }

  private func codes(_ folder: Folder, _ words: String, _ options: String...) throws -> [String] {
    let outcome = try folder.danvan(["search", words, "--format", "csv"] + options)
    return try outcome.records().compactMap { $0["code"] }
  }

  @Test(arguments: ["dam ha", "DAM HA", "Đầm Hà", "Đầm Hà".decomposedStringWithCanonicalMapping])
  func `Accents and case are optional, đ too`(_ typed: String) throws {
    let folder = try Folder.seeded()
    let codes = try codes(folder, typed)
    for code in ["22-2025-0002", "HU-DamHa-22", "HND-QuangTan-22"] {
      #expect(codes.contains(code), "\(codes)")
    }
  }

  @Test func `Da nang is found, and both spellings of hoà bình`() throws {
    let folder = try Folder.seeded()
    #expect(try codes(folder, "da nang") == ["48", "48@2025-06-30"])
    try folder.register("Khéo vận động ở Hòa Bình")
    try folder.register("Khéo vận động ở Hoà Bình")
    for typed in ["hoa binh", "hoà bình", "hòa bình"] {
      #expect(
        try Set(codes(folder, typed)) == ["17@2025-06-30", "22-2026-0001", "22-2026-0002"])
    }
  }

  /// The index is kept by triggers, which have to know of every text.
  @Test(arguments: [
    ("--title", "Kẹp xốp phố núi"), ("--title-en", "Styrofoam clip"), ("--owner", "Tổ kẹp xốp"),
    ("--quote", "kẹp xốp dài 2 km"), ("--note", "xem kẹp xốp"), ("--code", "KEP-XOP"),
  ])
  func `A text that was edited is found as it is now`(_ option: String, _ text: String) throws {
    let folder = try Folder.seeded()
    let words =
      option == "--title-en" ? "styrofoam clip" : option == "--code" ? "kep-xop" : "kẹp xốp"
    let code = option == "--code" ? text : "22-2026-0001"
    try folder.register("Thùng rác xanh")
    #expect(try codes(folder, words) == [])
    _ = try folder.done("model", "edit", "22-2026-0001", option, text)
    #expect(try codes(folder, words) == [code])
    _ = try folder.done("undo", notes: true)
    #expect(try codes(folder, words) == [])
    #expect(try folder.danvan("check", "search-index").code == 0)
  }

  @Test(arguments: [
    ("25-nq/tw", "directive", "25-NQ/TW", "code"),
    ("tang cuong va doi moi", "directive", "25-NQ/TW", "name"),
    ("25-Q/TW", "directive", "25-NQ/TW", "verbatim"),
    ("vi nguoi ngheo", "fund", "04-VNN", "name"),
    ("over 153 billion", "fund", "04-VNN", "verbatim"),
    ("nearly 2,500", "figure", "S3-10-registered", "verbatim"),
    ("owner_kind=individual", "figure", "S3-10-recognized-individual", "breakdown"),
    ("nam dan van chinh quyen", "figure", "S4-23-theme-2018", "measure"),
    ("chuong trinh phoi hop", "task", "NB-2024", "name"),
    ("quoc phong", "field", "defense-security", "name"),
    ("culture", "field", "culture-society", "code"),
    ("dang uy cong ty", "model", "22-2025-0001", "owner"),
  ])
  func `Every noun is searched, and where it matched is told`(
    _ typed: String, _ entityKind: String, _ code: String, _ matched: String
  ) throws {
    let folder = try Folder.seeded()
    let rows = try found(folder, typed, "--noun", entityKind)
    let row = try #require(rows.first { $0["code"] == code }, "\(rows)")
    #expect(row["noun"] == entityKind && row["matched"] == matched, "\(row)")
  }

  @Test func `A committee is found by another name, once, and a source by its title`() throws {
    let folder = try Folder.seeded()
    let parts = try folder.sqlite(
      """
      SELECT a.name, c.code FROM committee_alias AS a JOIN committee AS c ON c.id = a.committee
       ORDER BY a.id LIMIT 1
      """
    ).split(separator: "|").map(String.init)
    let rows = try found(folder, parts[0], "--noun", "committee")
    #expect(rows.filter { $0["code"] == parts[1] }.count == 1)
    let source = try folder.sqlite("SELECT title FROM source WHERE code = 'S1'")
    #expect(try codes(folder, source, "--noun", "source") == ["S1"])
  }

  @Test func `Exact accents come first`() throws {
    let folder = try Folder.seeded()
    try folder.register("Việt Nam")
    try folder.register("Trong năm")
    #expect(try codes(folder, "năm", "--noun", "model").first == "22-2026-0002")
    #expect(try codes(folder, "Nam", "--noun", "model").first == "22-2026-0001")
  }

  @Test func `The last word may be half typed, the others not`() throws {
    let folder = try Folder.seeded()
    try folder.register("Tuyến đường hoa")
    #expect(try codes(folder, "tuyen duon", "--noun", "model") == ["22-2026-0001"])
    #expect(try codes(folder, "tuye duong", "--noun", "model") == [])
  }

  @Test func `Kinds, province and number narrow it`() throws {
    let folder = try Folder.seeded()
    let rows = try found(folder, "dan van", "--noun", "committee,văn bản", "--province", "22")
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy { ["committee", "directive"].contains($0["noun"]) })
    #expect(rows.allSatisfy { $0["province"] == "22" })
    let few = try folder.danvan("search", "dan van", "--limit", "3", "--format", "csv")
    #expect(try few.records().count == 3)
    #expect(few.stderr.contains("first 3") && few.stderr.contains("--limit"))
    let all = try folder.danvan("search", "dan van", "--limit", "1000", "--format", "csv")
    #expect(all.stderr == "")
  }

  @Test func `What stands in a commune is found by its province`() throws {
    let folder = try Folder.seeded()
    try folder.addCommunes()
    try folder.sqlite("UPDATE committee SET unit = 9002 WHERE code = 'HND-QuangTan-22'")
    let rows = try found(folder, "quang tan", "--province", "22")
    #expect(rows.first { $0["code"] == "HND-QuangTan-22" }?["province"] == "22")
    #expect(rows.contains { $0["noun"] == "unit" && $0["code"] == "06914" })
    #expect(rows.contains { $0["noun"] == "unit" && $0["code"] == "06913@2025-06-30" })
    #expect(try codes(folder, "quang tan", "--province", "20") == [])
  }

  @Test(arguments: Tongue.allCases)
  func `Nothing found is no error, and what would be is told`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let none = try folder.danvan(["search", "xyzzy", "--format", "json"], tongue)
    #expect(none.code == 0 && none.stdout == "[]\n")
    #expect(none.stderr.contains(tongue == .vi ? "Không tìm thấy «xyzzy»" : "for “xyzzy”"))
    let partly = try folder.danvan(["search", "xyzzy", "đầm"], tongue)
    #expect(partly.stderr.contains(tongue == .vi ? "«đầm»" : "“đầm”"), "\(partly.stderr)")
    #expect(foreignWords(partly.stderr, tongue) == [])
    let models = try folder.danvan(["model", "search", "xyzzy"], tongue)
    #expect(models.code == 0 && models.stderr.contains("xyzzy"))
    try folder.expectUntouched()
  }

  @Test(arguments: Tongue.allCases)
  func `A misuse is refused`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    for (options, code, word) in [
      (["…"], Int32(65), "…"), (["x", "--noun", "person"], 65, "person"),
      (["x", "--noun", ""], 65, "--noun"), (["x", "--limit", "0"], 64, "--limit"),
      (["x", "--province", "nonsense"], 65, "nonsense"),
    ] {
      expectMessage(try folder.danvan(["search"] + options, tongue), code, tongue, contains: [word])
    }
    try folder.expectUntouched()
  }

  @Test(arguments: ["\"*", "OR", "NEAR(", "dam -ha", "a*b:c", "'; drop table model", "%", "_a"])
  func `What is typed is words, never operators`(_ typed: String) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan(["search", "--", typed])
    #expect([0, 65].contains(outcome.code), "\(outcome.stderr)")
    #expect(!outcome.stderr.contains("fts5") && !outcome.stderr.contains("SQL"))
    try folder.expectUntouched()
  }

  @Test func `Every form prints it in both languages`() throws {
    let folder = try Folder.seeded()
    for format in FormatTests.formats {
      for tongue in Tongue.allCases {
        let outcome = try folder.danvan(["search", "dam ha", "--format", format], tongue)
        #expect(outcome.code == 0 && outcome.stderr == "" && outcome.lines.count > 1)
      }
    }
  }
}
