import Testing

/// What those below reported, summed to what is above.
@Suite("Sums of what was reported below")
struct BelowTests {
  /// Both numbers of some communes: 10 and 5 each.
  private func both(_ codes: [String], _ time: String = "2025 - B1") -> [String] {
    codes.flatMap { ["\($0) registered 10 = \(time)", "\($0) recognized 5 = \(time)"] }
  }

  private let new = (1...6).map { "N\($0)" }

  private func reason(_ folder: Folder, _ arguments: String...) throws -> String {
    try folder.danvan(["rates", "--basis", "below", "--format", "csv"] + arguments)
      .records().first?["reason"] ?? "no row"
  }

  @Test func `All reported: a sum. One is missing: at least that, and who`() throws {
    let all = try Folder.below(both(new))
    try all.expectBelow(["2025 =60 =30 =0.500000 6/6/6"])
    #expect(try reason(all) == "")
    try all.expectMissing([])
    let some = try Folder.below(both(Array(new.dropLast())))
    try some.expectBelow(["2025 >=50 >=25 =0.500000 5/6/5"])
    try some.expectMissing(["N6 registered recognized"])
    let reason = try reason(some)
    #expect(reason.contains("not reported by 1 of 6 (N6 Xã Nơi N6)") && reason.contains("of the 5"))
    // The advice is of the very command, and for people.
    let table = try some.danvan("rates", "--basis", "below", "--format", "table")
    #expect(table.stderr.contains("--missing") && table.stdout.contains("≥ 50"))
    #expect(try all.done("rates", "--basis", "below", "--format", "table").stderr == "")
  }

  @Test func `It stands beside what the province reported, and neither is added`() throws {
    let folder = try Folder.below(
      both(new) + ["22 registered 80 = 2025 - B1", "22 recognized 40 = 2025 - B1"])
    let rows = try folder.danvan(
      "rates", "--basis", "all", "--province", "22", "--year", "2025", "--format", "csv"
    ).records()
    #expect(rows.map { $0["basis"] } == ["reported", "below", "records"])
    #expect(rows.map { $0["registered"] } == ["80", "60", "5"])
    #expect(rows.map { $0["expected"] } == ["", "6", ""])
    try folder.expectBelow(["2025 =60 =30 =0.500000 6/6/6"])
    // Questions of before have the rows and columns of before.
    let old = try folder.done("rates", "--province", "22", "--year", "2025", "--format", "csv")
    #expect(!old.stdout.contains("expected") && !old.stdout.contains("below"))
    let table = try folder.done("rates", "--basis", "all", "--year", "2025", "--format", "table")
    #expect(!table.stdout.contains("Total"), "\(table.stdout)")
  }

  @Test func `A district is the sum of its communes, the province of the nearest that reported`()
    throws
  {
    let rows =
      ["D1 registered 33 = 2024 - B1", "D1 recognized 11 = 2024 - B1"]
      + both(["O11", "O21", "O22"], "2024 - B1")
    let folder = try Folder.below(rows)
    try folder.expectBelow(
      ["2024 >=10 >=5 =0.500000 1/3/1", "2024 >=20 >=10 =0.500000 2/3/2"], "--by", "district")
    // D1 itself, of D2 two communes of three: O11 is in D1.
    try folder.expectBelow(["2024 >=53 >=21 =0.39622641509433965 1/2/1"])
    try folder.expectMissing(["O23 registered recognized"])
    let why = try folder.done("why", "rate", "22", "--basis", "below", "--format", "json").object()
    #expect(why.list("left_out").compactMap { $0.text("code") } == ["F2", "F3", "O23"])
    #expect(
      why.list("inputs").compactMap { $0.text("code") }.sorted() == [
        "F0", "F1", "F4", "F5", "F6", "F7",
      ])
    #expect(why.list("cells").allSatisfy { $0.text("agrees") == "yes" })
    // A district of which nothing was reported is one that is missing.
    let one = try Folder.below(both(["O11"], "2024 - B1"))
    try one.expectMissing(["D2", "O12", "O13"].map { "\($0) registered recognized" })
    let asked = try one.below("--unit", "D1@2024-12-31")
    #expect(asked == ["2024 >=10 >=5 =0.500000 0/1/0"])
    #expect(try reason(folder).contains("by 1 of 2 (D2 Huyện Nơi D2), of these 1 in part"))
  }

  @Test func `A body is the sum of those under it`() throws {
    let folder = try Folder.below(both(["B-1", "B-21"]))
    try folder.expectBelow(
      ["2025 =20 =10 =0.500000 2/2/2", "2025 =10 =5 =0.500000 1/1/1"], "--by", "committee")
    let silent = try Folder.below(both(["B-21"]))
    #expect(try silent.below("--by", "committee").first == "2025 >=10 >=5 =0.500000 1/2/1")
    try silent.expectMissing(["B-1 registered recognized"], "--by", "committee")
    let direct = try Folder.below(both(["B-1", "B-2", "B-21"]))
    #expect(try direct.below("--by", "committee").first == "2025 =20 =10 =0.500000 2/2/2")
    // The file of another tool may have bodies under one another in a ring.
    try direct.sqlite("UPDATE committee SET parent = 9004 WHERE id = 9001")
    #expect(try direct.below("--by", "committee").count == 3)
  }

  @Test func `A commune that was merged within the year is a part of what it went into`() throws {
    let rows = both(Array(new.dropLast())) + both(["O22"], "2025 - B1")
    let waiting = try Folder.below(rows)
    try waiting.expectBelow(["2025 >=60 >=30 =0.500000 5/6/5"])
    try waiting.expectMissing(["N6 registered recognized"])
    #expect(try reason(waiting).contains("a part of those that did not report (O22 Xã Nơi O22)"))
    // A report of the merged one is about all of it.
    let whole = try Folder.below(rows + both(["N6"]))
    try whole.expectBelow(["2025 =60 =30 =0.500000 6/6/6"])
    let why = try whole.done("why", "rate", "22", "--basis", "below", "--format", "json").object()
    #expect(why.list("left_out").compactMap { $0.text("code") } == ["F10", "F11"])
    // Of the first half-year it is those of the time.
    let before = try Folder.below(both(["O11", "O12", "O13", "O21", "O22"], "2025-S1 - B1"))
    try before.expectBelow(["2025-S1 >=50 >=25 =0.500000 1/2/1"])
    try before.expectMissing(["O23 registered recognized"])
    // Two of old reported, and their district for both.
    let district = try Folder.below(both(["D2", "O22"], "2025 - B1"))
    try district.expectBelow(["2025 >=10 >=5  0/6/0"])
    let over = try Folder.below(both(["D2", "N6"], "2025 - B1"))
    try over.expectBelow(["2025 >=10 >=5 =0.500000 1/6/1"])
  }

  @Test func `The communes of three provinces are the sum of today's`() throws {
    let folder = try Folder.below([
      "35 registered 3 = 2024 - B1", "36 registered 4 = 2024 - B1", "D1 registered 1 = 2024 - B1",
    ])
    try folder.expectBelow(["2024 >=8   2/63/0"], "--by", "country")
    try folder.expectBelow(["2024 >=1   1/2/0"], "--territory", "now")
  }

  @Test func `What was said with a qualifier stays a bound`() throws {
    let five = both(Array(new.dropLast()))
    let nearly = try Folder.below(
      five + ["N6 registered 250 < 2025 - B1", "N6 recognized 20 = 2025 - B1"])
    try nearly.expectBelow(["2025 <300 =45 <=0.900000 6/6/6"])
    let missing = try Folder.below(
      both(["N1"]) + ["N2 registered 250 < 2025 - B1", "N3 registered 25 ~ 2025 - B1"])
    // Nearly 250 is surely nothing or more.
    try missing.expectBelow(["2025 >=10 >=5 =0.500000 3/6/1"])
    let why = try missing.done("why", "rate", "22", "--basis", "below", "--format", "json")
    #expect(try why.object().list("cells").allSatisfy { $0.text("agrees") == "yes" }, "\(why)")
    let over = try Folder.below(["N1 registered 153 > 2025 - B1", "N2 registered 7 = 2025 - B1"])
    try over.expectBelow(["2025 >160   2/6/0"])
    let about = try Folder.below(
      five + ["N6 registered 25 ~ 2025 - B1", "N6 recognized 5 = 2025 - B1"])
    try about.expectBelow(["2025 ~75 =30 ~0.400000 6/6/6"])
  }

  @Test func `Who said one number alone is missing with the other`() throws {
    let folder = try Folder.below(
      both(Array(new.dropLast())) + ["N6 registered 10 = 2025 - B1"])
    try folder.expectBelow(["2025 =60 >=25 =0.500000 6/6/5"])
    try folder.expectMissing(["N6 recognized"])
    #expect(try reason(folder).contains("recognized not reported by 1 (N6 Xã Nơi N6)"))
    let mixed = try Folder.below(
      both(Array(new.dropLast())) + [
        "N6 registered 10 = 2025 - B1", "N6 recognized 5 = 2025 - B2",
      ])
    // Both numbers are there, but not of one account.
    try mixed.expectBelow(["2025 =60 =30 =0.500000 6/6/5"])
    try mixed.expectMissing([])
    #expect(try reason(mixed).contains("of the 5 that reported both"))
  }

  @Test func `What is missing was not reported`() throws {
    let folder = try Folder.below(
      both(Array(new.dropLast())) + [
        "N6 registered 10 = 2025 - B1 M", "N6 recognized 5 = 2025 - B1 M",
      ])
    try folder.expectBelow(["2025 >=50 >=25 =0.500000 5/6/5"])
    try folder.expectMissing(["N6 registered recognized"])
  }

  static let twice: [(rows: [String], row: String, reason: String)] = [
    (["N6 registered 12 = 2025 - B2"], "=62 =30 =0.500000 6/6/5", "of the 5 that reported both"),
    (["N6 registered 10 = 2025 - B2"], "=60 =30 =0.500000 6/6/5", "of the 5 that reported both"),
    (["N6 registered 10 = 2025 - B0"], "=60 =30 =0.500000 6/6/6", ""),
    (["N6 registered 12 = 2025 - B0"], ">=50 =30 =0.500000 6/6/5", "reported twice"),
    (["N6 registered 12 = 2025 - B1"], ">=50 =30 =0.500000 6/6/5", "says two numbers"),
    (["N6 registered 12 = 2025 2025-12-31 B1 stock"], ">=50 =30 =0.500000 6/6/5", "is a stock"),
  ]

  @Test(arguments: twice.indices)
  func `Several sources of one commune are one number, or none of it`(_ index: Int) throws {
    let (rows, row, reason) = Self.twice[index]
    let folder = try Folder.below(both(new) + rows)
    try folder.expectBelow(["2025 \(row)"])
    let said = try self.reason(folder)
    #expect(reason.isEmpty ? said.isEmpty : said.contains(reason), "\(said)")
    try folder.expectMissing([])
    let why = try folder.done("why", "rate", "22", "--basis", "below", "--format", "json")
    #expect(try why.object().list("cells").allSatisfy { $0.text("agrees") == "yes" }, "\(why)")
  }

  static let unlike: [(rows: [String], found: [String], reason: String?)] = [
    (
      ["N1 registered 10 = 2025 2025-11-30 B1"],
      ["2025    2/6/0"], "not added: as of different days"
    ),
    (["N1 registered 10 = 2025 - B1 stock"], ["2025    2/6/0"], "not added: one is a stock"),
    (
      ["N1 registered 10 = 2025-S2 - B1"],
      ["2025 >=5   1/6/0", "2025-S2 >=10   1/6/0"], nil
    ),
    (
      ["N3 registered 7 = - 2025-09-30 B1 stock", "N4 registered 8 = - 2025-12-31 B1 stock"],
      [" >=7   1/6/0", " >=8   1/6/0", "2025 >=5   1/6/0"], nil
    ),
  ]

  @Test(arguments: unlike.indices)
  func `Numbers of two times are not added`(_ index: Int) throws {
    let (rows, wanted, reason) = Self.unlike[index]
    let folder = try Folder.below(["N2 registered 5 = 2025 2025-12-31 B1"] + rows)
    let said = try self.reason(folder)
    let found = try folder.below().sorted()
    #expect(found == wanted, "\(said)")
    if let reason { #expect(said.contains(reason), "\(said)") }
  }

  @Test func `A half-year of communes and the year of their district stand apart`() throws {
    let folder = try Folder.below(
      ["D1 registered 90 = 2024 - B1"] + both(["O11", "O12", "O13"], "2024-S1 - B1"))
    #expect(
      try folder.below().sorted() == ["2024 >=90   1/2/0", "2024-S1 >=30 >=15 =0.500000 1/2/1"])
  }

  @Test func `The nation is the sum of its provinces, beside its own figure`() throws {
    let rows = ["VN registered 105000 = 2026 - B2", "VN recognized 90000 = 2026 - B2"]
    let folder = try Folder.below(rows + both(["22", "04", "N1"], "2026 - B1"))
    let arguments = ["rates", "--by", "country", "--basis", "all", "--year", "2026"]
    let found = try folder.danvan(arguments + ["--format", "csv"]).records()
    #expect(
      found.map { "\($0["basis"] ?? "") \($0["registered"] ?? "")" } == [
        "reported 105000", "below 20",
      ])
    #expect(found.last?["expected"] == "34" && found.last?["reporting"] == "2")
    #expect(try folder.missing("--by", "country").count == 32)
    let alone = try Folder.below(rows)
    try alone.expectBelow([], "--by", "country")
    try folder.sqlite("UPDATE unit_version SET parent = NULL WHERE parent = 1")
    try folder.expectBelow(["2026 >=20 >=10 =0.500000 2/34/2"], "--by", "country")
  }

  @Test(
    arguments: [
      (["--basis", "below", "--by", "commune"], "--by"), (["--missing"], "--missing"),
      (["--basis", "below", "--compare"], "--compare"),
      (["--basis", "below", "--compare", "--missing"], "--missing"),
    ], Tongue.allCases)
  func `What cannot be asked is refused`(_ asked: ([String], String), _ tongue: Tongue) throws {
    let outcome = try Folder.seeded().danvan(["rates"] + asked.0, tongue)
    expectMessage(outcome, 64, tongue, contains: [asked.1])
  }

  /// The province itself said nothing, so it has no row of its own.
  @Test func `What five of six communes reported is found in every form`() throws {
    let folder = try Folder.below(both(Array(new.dropLast())))
    let asked = ["rates", "--province", "22", "--period", "2025"]
    let own = try folder.danvan(asked + ["--basis", "reported", "--format", "csv"])
    #expect(try own.code == 0 && own.records().isEmpty)
    try folder.expectBelow(["2025 >=50 >=25 =0.500000 5/6/5"], "--province", "22")
    let row = try #require(
      try folder.danvan(asked + ["--basis", "below", "--format", "json"]).objects().first)
    #expect(row.number("registered") == 50 && row.text("registered_comparator") == ">=")
    #expect(row.number("recognized") == 25 && row.text("recognized_comparator") == ">=")
    #expect(row.number("reporting") == 5 && row.number("expected") == 6)
    for format in ["html", "markdown", "table"] {
      let text = try folder.danvan(asked + ["--basis", "below", "--format", format]).stdout
      #expect(text.contains("≥ 50") && text.contains("≥ 25") && text.contains("50.0 %"))
    }
    let all = try folder.danvan(asked + ["--basis", "all", "--format", "csv"]).records()
    #expect(all.map { $0["basis"] } == ["below", "records"])
    #expect(all.first?["registered"] == "50" && all.first?["reporting"] == "5")
  }
}
