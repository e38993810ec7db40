import Testing

/// The file belongs to its users: the plain `sqlite3` shell reads and writes it.
@Suite struct ShellTests {
  @Test func `The file is whole and its references hold`() throws {
    let folder = try Folder.seeded()
    #expect(try folder.sqlite("PRAGMA integrity_check") == "ok")
    #expect(try folder.sqlite("PRAGMA foreign_key_check") == "")
    #expect(try folder.sqlite("PRAGMA application_id") == String(0x4456_414E))
    #expect(
      try folder.sqlite("INSERT INTO model_search (model_search) VALUES ('integrity-check')") == "")
  }

  @Test func `The shell selects from every table and view`() throws {
    let folder = try Folder.seeded()
    let names = try folder.sqlite(
      "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
    )
    .split(separator: "\n").map(String.init)
    for table in [
      "source", "unit", "unit_version", "unit_change", "unit_succession", "province", "committee",
      "committee_alias", "field", "model", "registration", "recognition", "selection", "directive",
      "directive_link", "directive_mention", "fund", "fund_entry", "task_programme", "task",
      "measure", "figure", "journal", "release", "office", "migration", "model_search",
    ] {
      #expect(names.contains(table), "\(table)")
    }
    for name in names { try folder.sqlite("SELECT * FROM \"\(name)\"") }
  }

  @Test func `The shell's search finds what danvan wrote`() throws {
    let folder = try Folder.seeded()
    let found = try folder.sqlite(
      """
      SELECT m.code FROM model_search JOIN model AS m ON m.id = model_search.rowid
       WHERE model_search MATCH 'bao ve bien gioi'
      """)
    #expect(found == "22-2025-0005")
  }

  @Test func `danvan's own sql searches as the shell does`() throws {
    let folder = try Folder.seeded()
    let found = try folder.danvan(
      "sql", "select count(*) as n from model_search where model_search match 'kheo'",
      "--format", "csv")
    #expect(found.stderr == "")
    #expect(found.lines == ["n", "4"])
  }

  @Test func `danvan's own sql selects from every table and view`() throws {
    let folder = try Folder.seeded()
    let names = try folder.sqlite(
      "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'")
    for name in names.split(separator: "\n") {
      let outcome = try folder.danvan("sql", "select * from \(name)", "--format", "csv")
      #expect(outcome.code == 0, "\(name): \(outcome.stderr)")
    }
  }

  @Test func `The shell adds a source, and danvan lists it`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite(
      "INSERT INTO source (code, title) VALUES ('BC-2026-1', 'Báo cáo ''quý I'' 2026')")
    let sources = try folder.done("source", "list", "--format", "csv").records()
    let mine = try #require(sources.first { $0["code"] == "BC-2026-1" })
    #expect(mine["title"] == "Báo cáo 'quý I' 2026")
    #expect(mine["dating"] == "unknown")
    #expect(try folder.done("source", "show", "BC-2026-1").stdout.contains("quý I"))
  }

  @Test func `The shell adds a model, and danvan lists, finds and registers it`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite(
      """
      INSERT INTO model (code, title, unit, search_key)
      SELECT 'TAY-1', 'Mô hình gõ tay', unit, 'mo hinh go tay' FROM province WHERE code = '22'
      """)
    let models = try folder.done("model", "list", "--format", "csv").records()
    #expect(models.first { $0["code"] == "TAY-1" }?["title"] == "Mô hình gõ tay")
    let shown = try folder.done("model", "show", "mo hinh go tay", "--format", "json").object()
    #expect(shown.text("code") == "TAY-1")
    let registered = try folder.done(
      "model", "register", "--code", "TAY-1", "--mode", "maintained", "--year", "2026")
    #expect(registered.stdout.contains("TAY-1"))
    #expect(try folder.sqlite("PRAGMA foreign_key_check") == "")
  }

  @Test func `An id the shell gave out is not given again`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite(
      """
      INSERT INTO model (id, code, title, unit)
      SELECT 500, 'TAY-2', 'Mô hình gõ tay', unit FROM province WHERE code = '22'
      """)
    #expect(try folder.register("Mô hình mới").id == 501)
  }

  @Test func `The rules of the tables hold in the shell too`() throws {
    let folder = try Folder.seeded()
    for bad in [
      "INSERT INTO source (code, title) VALUES ('S1', 'two of one code')",
      "INSERT INTO source (code, title, published_on) VALUES ('S9', 't', '30/10/2024')",
      "UPDATE registration SET year = 'năm nay'",
      "UPDATE figure SET comparator = '≈'",
      "UPDATE recognition SET level = 'galaxy'",
      "UPDATE fund_entry SET value = -1",
      "UPDATE unit_version SET valid_to = valid_from WHERE valid_from IS NOT NULL",
    ] {
      let outcome = try folder.run(
        "/usr/bin/env", ["sqlite3", "-bail", folder.db], input: bad + ";\n")
      #expect(outcome.code != 0, "\(bad)")
    }
    try folder.expectUntouched()
  }

  @Test func `The shell cannot store a day the calendar has not`() throws {
    let folder = try Folder.seeded()
    let outcome = try folder.run(
      "/usr/bin/env", ["sqlite3", "-bail", folder.db],
      input: "UPDATE source SET published_on = '2024-02-30' WHERE code = 'S2';\n")
    #expect(outcome.code != 0)
    try folder.expectUntouched()
  }
}
