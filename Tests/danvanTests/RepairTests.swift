import Testing

/// `check --repair`: what it makes anew, and what it only names.
@Suite struct RepairTests {
  @Test func `Search index and search keys are made anew, and it stands in the journal`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite(
      """
      UPDATE model SET search_key = 'sai' WHERE code = '22-2025-0001';
      INSERT INTO model_search (model_search) VALUES ('delete-all');
      """)
    #expect(try folder.danvan("model", "search", "hồi sả", "--format", "csv").lines.count < 2)
    let outcome = try folder.danvan(
      "check", "--repair", "--reason", "mục lục hỏng", "--format", "csv")
    #expect(outcome.code == 0 && outcome.stderr == "", "\(outcome.stderr)")
    let rows = try outcome.records()
    #expect(rows.map { $0["check"] } == ["search-index", "search-keys"])
    #expect(rows.allSatisfy { $0["found"] == $0["repaired"] && $0["left"] == "0" })
    #expect(
      try folder.danvan("model", "search", "hoi sa", "--format", "csv").stdout.contains("04-0001"))
    #expect(try folder.danvan("check", "search-keys", "search-index").stdout == "")
    #expect(
      try folder.sqlite("SELECT command, reason FROM journal ORDER BY id DESC LIMIT 1")
        == "check --repair|mục lục hỏng")
  }

  @Test func `Kept totals are made anew, and rates follow the records again`() throws {
    let folder = try Folder.seeded()
    let rates = ["rates", "--basis", "records", "--format", "csv"]
    let before = try folder.danvan(rates).stdout
    try folder.sqlite("UPDATE tally SET registrations = registrations + 7")
    #expect(try folder.danvan(rates).stdout != before)
    let rows = try folder.danvan("check", "--repair", "--format", "csv").records()
    #expect(rows.map { $0["check"] } == ["tallies"] && rows.allSatisfy { $0["left"] == "0" })
    #expect(try folder.danvan(rates).stdout == before)
  }

  @Test func `An index that does not fit its table is made anew`() throws {
    let folder = try Folder.seeded()
    // The index is told to lie elsewhere for a while, so that it misses a row.
    try folder.sqlite(
      """
      PRAGMA writable_schema = ON;
      CREATE TEMP TABLE kept AS SELECT sql FROM sqlite_schema WHERE name = 'registration_source';
      UPDATE sqlite_schema SET sql = replace(sql, 'source IS NOT NULL', 'year < 0')
       WHERE name = 'registration_source';
      PRAGMA writable_schema = RESET;
      REINDEX registration_source;
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = (SELECT sql FROM kept) WHERE name = 'registration_source';
      PRAGMA writable_schema = RESET;
      """)
    #expect(try folder.danvan("check", "integrity").code == 1)
    let outcome = try folder.danvan("check", "--repair", "--format", "csv")
    #expect(outcome.code == 0, "\(outcome.stdout)\(outcome.stderr)")
    #expect(try folder.sqlite("PRAGMA integrity_check") == "ok")
  }

  @Test func `What another tool changed is entered only where it is named, and can be undone`()
    throws
  {
    let folder = try Folder.seeded()
    try folder.sqlite(
      """
      UPDATE model SET note = 'x' WHERE code = '22-2025-0001';
      INSERT INTO committee (id, code, name_vi, kind, search_key) \
      VALUES (900, 'QQ', 'Q', 'other', 'q');
      DELETE FROM figure WHERE code = 'S4-11-grdp';
      """)
    _ = try folder.danvan("check", "--repair")
    #expect(try folder.danvan("check", "outside", "--format", "csv").records().count == 3)
    let outcome = try folder.danvan("check", "outside", "--repair", "--reason", "tự sửa")
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(try folder.danvan("check", "outside").stdout == "")
    let history = try folder.done("history", "model", "22-2025-0001", "--format", "csv").records()
    #expect(history.last?["reason"] == "tự sửa" && history.last?["after"] == "x")
    _ = try folder.done("undo", notes: true)
    try #require(try folder.sqlite("SELECT count(*) FROM committee WHERE code = 'QQ'") == "0")
    #expect(try folder.sqlite("SELECT count(*) FROM figure WHERE code = 'S4-11-grdp'") == "1")
    #expect(try folder.danvan("check", "outside").stdout == "")
  }

  @Test(arguments: Tongue.allCases)
  func `What it cannot repair it says`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let none = try folder.danvan("check", "references", "--repair", in: tongue)
    expectMessage(none, 64, tongue, contains: ["references", "search-index"])
    #expect(try folder.danvan("check", "--list", "--repair", in: tongue).code == 64)
    let clean = try folder.danvan("check", "--repair", in: tongue)
    #expect(clean.code == 0 && clean.stdout == "")
    try folder.expectUntouched()
    // A page of a table is gone: no index can be made from it.
    let root = try folder.sqlite("SELECT rootpage FROM sqlite_schema WHERE name = 'registration'")
    var bytes = try folder.read("danvan.db")
    let page = 4096 * ((Int(root) ?? 0) - 1)
    bytes.replaceSubrange(page..<page + 4096, with: Array(repeating: 0xFF, count: 4096))
    try folder.write(bytes, "danvan.db")
    let outcome = try folder.danvan("check", "integrity", "--repair", in: tongue)
    #expect(outcome.code != 0)
    #expect((outcome.stdout + outcome.stderr).contains("restore") || outcome.code == 65)
  }
}

extension RepairTests {
  @Test func `What another tool changed is left alone, and told with what to do`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite("UPDATE source SET note = 'x' WHERE code = 'S1'")
    let before = try folder.dump()
    let outcome = try folder.danvan("check", "--repair", "--format", "csv")
    let row = try #require(try outcome.records().first)
    #expect(outcome.code == 1 && row["check"] == "outside")
    #expect(row["repaired"] == "0" && row["left"] == "1")
    #expect(row["advice"]?.contains("check outside --repair") == true)
    #expect(try folder.dump() == before)
  }

  @Test func `A text with bad bytes keeps nothing else from being repaired`() throws {
    let folder = try Folder.seeded()
    try folder.register("Một")
    try folder.register("Hai")
    try folder.sqlite(
      """
      UPDATE model SET title = CAST(x'ff41' AS TEXT) WHERE code = '22-2026-0001';
      UPDATE model SET title = 'Ba' WHERE code = '22-2026-0002';
      """)
    let outcome = try folder.danvan("check", "search-keys", "--repair", "--format", "csv")
    let row = try #require(try outcome.records().first)
    #expect(outcome.code == 0 && row["repaired"] == "1" && row["left"] == "0")
    #expect(
      try folder.sqlite("SELECT code FROM model WHERE search_key LIKE 'ba%' AND title = 'Ba'")
        == "22-2026-0002")
    #expect(try folder.danvan("check", "utf-8").stdout.contains("22-2026-0001"))
  }

  /// The journal could not give it back as it is.
  @Test(arguments: Tongue.allCases)
  func `A text with bad bytes is not entered in the journal`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    try folder.sqlite(
      """
      UPDATE source SET note = CAST(x'ff41' AS TEXT) WHERE code = 'S1';
      UPDATE source SET note = 'x' WHERE code = 'S2';
      """)
    let outcome = try folder.danvan(
      "check", "outside", "--repair", "--reason", "r", "--format", "csv")
    let row = try #require(try outcome.records().first)
    #expect(outcome.code == 1 && row["repaired"] == "1" && row["left"] == "1")
    let left = try folder.danvan("check", "outside", in: tongue)
    #expect(left.code == 1 && left.stdout.contains("check utf-8") && left.stdout.contains("S1"))
    #expect(!left.stdout.contains("S2"))
    _ = try folder.done("undo", notes: true)
    #expect(try folder.sqlite("SELECT note = 'x' FROM source WHERE code = 'S2'") != "1")
    #expect(try folder.sqlite("SELECT hex(note) FROM source WHERE code = 'S1'") == "FF41")
  }
}
