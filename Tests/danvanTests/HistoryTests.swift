import Testing

/// `history`: who changed what, from what to what.
@Suite struct HistoryTests {
  private static let prepared = Prepared {
    let folder = try Folder.seeded()
    try folder.register("Một")
    _ = try folder.done(
      "model", "edit", "22-2026-0001", "--title", "Hai", "--field", "defense-security", "--reason",
      "Công văn 5")
    return folder
  }

  private func edited() throws -> Folder { try Self.prepared.folder() }

  @Test func `The last entries are listed, the newest first`() throws {
    let folder = try edited()
    let rows = try folder.done("history", "--format", "csv").records()
    try #require(rows.map { $0["entry"] } == ["3", "2", "1"])
    #expect(rows.map { $0["command"] } == ["model edit", "model register", "init --seed"])
    #expect(rows.map { $0["changes"] }.prefix(2) == ["1", "2"])
    #expect(rows[0]["reason"] == "Công văn 5" && rows[0]["who"] == "tester")
    // What the journal counted is what a recount of the tables finds.
    let tables = try folder.sqlite(
      """
      SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'
         AND name NOT LIKE 'model_search%'
         AND name NOT IN ('migration','office','sequence','shared_id','journal','journal_change',
                          'journal_undo')
         AND name NOT LIKE 'tally%'
      """
    ).split(separator: "\n")
    let count = tables.map { "SELECT count(*) AS n FROM \($0)" }.joined(separator: " UNION ALL ")
    #expect(try folder.sqlite("SELECT sum(n) - 2 FROM (\(count))") == rows[2]["changes"])
    #expect(try folder.done("history", "--last", "1", "--format", "csv").records().count == 1)
  }

  @Test func `An entry shows each field before and after, in words`() throws {
    let folder = try edited()
    let rows = try folder.done("history", "3", "--format", "csv").records()
    #expect(rows.map { $0["field"] } == ["title", "field"])
    #expect(rows.map { $0["before"] } == ["Một", "economy"])
    #expect(rows.map { $0["after"] } == ["Hai", "defense-security"])
    #expect(rows.allSatisfy { $0["code"] == "22-2026-0001" && $0["done"] == "changed" })
    let paper = try folder.danvan("history", "3", "--format", "table", in: .vi)
    #expect(paper.stdout.contains("Lĩnh vực") && paper.stdout.contains("Công văn 5"))
  }

  @Test func `A model's history has its registrations and decisions, and outlives it`() throws {
    let folder = try edited()
    _ = try folder.decide("recognize", "22-2026-0001", "province", on: "2026-06-01")
    let before = try folder.done("history", "model", "22-2026-0001", "--format", "csv").records()
    #expect(Set(before.compactMap { $0["table"] }) == ["model", "registration", "recognition"])
    #expect(before.map { $0["entry"] ?? "" } == before.map { $0["entry"] ?? "" }.sorted())
    #expect(before.contains { $0["field"] == "level" && $0["after"] == "province" })
    #expect(before.contains { $0["field"] == "unit" && $0["after"] == "Tỉnh Quảng Ninh (22)" })
    _ = try folder.done("undo", "3", notes: true)
    #expect(try folder.sqlite("SELECT count(*) FROM model WHERE code = '22-2026-0001'") == "0")
    let after = try folder.done("history", "model", "22-2026-0001", "--format", "csv").records()
    #expect(after.count == 2 * before.count)
    #expect(after.contains { $0["field"] == "title" && $0["before"] == "Hai" })
  }

  @Test func `Numbers keep their decimal places and their comparator`() throws {
    let folder = try Folder.seeded()
    let added = try folder.danvan(
      "figure", "add", "--measure", "models.registered", "--value", "gần 2.500", "--province", "22",
      "--source", "S1", "--quote", "x", "--format", "csv")
    #expect(added.code == 0, "\(added.stderr)")
    let entry = try folder.done("history", "2", "--format", "table").stdout
    #expect(entry.contains("< 2,500"))
  }

  @Test(arguments: Tongue.allCases)
  func `What the journal does not have is said`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    expectMessage(try folder.danvan("history", "99", in: tongue), 65, tongue, contains: ["99"])
    expectMessage(
      try folder.danvan("history", "model", "KHONG", in: tongue), 65, tongue, contains: ["KHONG"])
    for wrong in [["history", "model"], ["history", "mô", "X"], ["history", "--last", "0"]] {
      #expect(try folder.danvan(wrong, tongue).code == 64, "\(wrong)")
    }
    try folder.expectUntouched()
  }
}
