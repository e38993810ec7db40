import Testing

/// `danvan sql --schema` explains the tables to those who write SQL.
@Suite struct SQLSchemaTests {
  @Test func `Every table, view and column is there and explained`() throws {
    let folder = try Folder.seeded()
    let rows = try folder.done("sql", "--schema", "--format", "csv").records()
    #expect(rows.allSatisfy { $0["explanation"]?.isEmpty == false })
    let listed = rows.filter { $0["column"] != "" }.map {
      "\($0["table"] ?? "").\($0["column"] ?? "")"
    }
    let stored = try folder.sqlite(
      """
      SELECT t.name || '.' || c.name FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS c
       WHERE t.schema = 'main' AND t.type IN ('table', 'view', 'virtual')
         AND t.name NOT LIKE 'sqlite%' AND c.hidden IN (0, 2, 3)
      """
    ).split(separator: "\n").map(String.init)
    #expect(listed.sorted() == stored.sorted())
    #expect(rows.filter { $0["type"] == "view" }.count == 15)
    try folder.expectUntouched()
  }

  @Test func `In Vietnamese every explanation is another text`() throws {
    let folder = try Folder.seeded()
    let print = ["sql", "--schema", "--format", "markdown"]
    let english = try folder.danvan(print, .en).lines.dropFirst(2)
    let vietnamese = try folder.danvan(print, .vi).lines.dropFirst(2)
    let same = zip(english, vietnamese).filter { $0 == $1 }.map(\.0)
    #expect(english.count == vietnamese.count)
    // Examples that are Vietnamese words in both.
    #expect(same.count == 3, "\(same)")
  }

  @Test func `Comments of the migrations are the words, wherever they stand`() throws {
    let folder = try Folder.seeded()
    for (table, column, words) in [
      ("model", "", "a \"Skilled Mass Mobilization\" model"),
      ("source", "dating", "how the date is known"),
      ("directive", "number_typed", "e.g. 12 - NQ/TU or 82/KH-UBND"),
      ("registration", "locator", "row of the source"),
      ("rate_base", "recognized", "1 where a recognition stands at any level, else 0"),
      ("fund_balance", "left_basis", "stated, computed; NULL = left is not known"),
      ("province", "code", "official code of today"),
      ("task", "kind", "common, member"),
    ] {
      let rows = try folder.done("sql", "--schema", table, "--format", "csv").records()
      #expect(rows.first { $0["column"] == column }?["explanation"] == words)
    }
  }

  @Test(arguments: ["table", "csv", "tsv", "json", "ndjson", "markdown", "html"])
  func `Every form prints it`(_ format: String) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.done("sql", "--schema", "PROVINCE", "--format", format)
    #expect(outcome.stdout.contains("official code of today"))
    try folder.expectUntouched()
  }

  @Test(
    arguments: ["nothing", "", "model; drop table model", "sqlite_schema", "model_search_data"],
    Tongue.allCases)
  func `A table that is not there is refused, and the others named`(
    _ name: String, _ tongue: Tongue
  ) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan("sql", "--schema", name, in: tongue)
    expectMessage(outcome, 65, tongue, contains: ["--schema", "model_status"])
    try folder.expectUntouched()
  }

  @Test func `A table of somebody else's is listed without words`() throws {
    let folder = try Folder.seeded()
    try folder.sqlite("CREATE TABLE theirs (a INTEGER, b)")
    let rows = try folder.done("sql", "--schema", "theirs", "--format", "csv").records()
    #expect(rows.map { $0["column"] } == ["", "a", "b"])
    #expect(rows.allSatisfy { $0["explanation"] == "" })
  }
}
