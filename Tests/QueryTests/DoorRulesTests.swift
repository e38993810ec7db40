import Testing

@testable import Query
@testable import SQLite

/// What the authorizer of a question lets through, one case after the other.
@Suite struct DoorRulesTests {
  private func decide(_ action: Int32, _ first: String?, _ second: String? = nil)
    -> AuthorizerDecision
  {
    ReadOnlySQL.decide(
      AuthorizerRequest(
        action: AuthorizerAction(rawValue: action), first: first, second: second, database: "main",
        source: nil))
  }

  /// All of https://sqlite.org/c3ref/c_alter_table.html and some that are still to come.
  @Test(arguments: Int32(0)...64)
  func `Of the actions only reading is allowed, whatever it is done to`(_ action: Int32) {
    // SELECT 21, RECURSIVE 33, READ 20.
    let isReading = [20, 21, 33].contains(action)
    for first in [nil, "", "model", "model_search_data", "main", "load_extension"] {
      for second in [nil, "", "id", "model", "load_extension"] {
        #expect(decide(action, first, second) == (isReading ? .allow : .deny), "\(action)")
      }
    }
  }

  @Test func `The bytes of the file are not read`() {
    for name in ["sqlite_dbpage", "SQLITE_DBPAGE"] {
      #expect(decide(20, name, "data") == .deny)
      #expect(decide(20, name, "") == .deny)
    }
    #expect(decide(20, "sqlite_schema", "sql") == .allow)
  }

  /// As FTS5 does when it opens its tables; the schema itself is kept by other means, see
  /// `A mistake is bad data, and leaves no trace`.
  @Test func `A virtual table may declare its shape`() {
    #expect(decide(23, "sqlite_master", "sql") == .allow)
    for name in [
      "sqlite_schema", "sqlite_temp_master", "model", "sqlite_sequence", "SQLITE_MASTER",
    ] {
      #expect(decide(23, name, "sql") == .deny)
    }
    for action in [9, 18] as [Int32] { #expect(decide(action, "sqlite_master") == .deny) }
  }

  @Test func `Functions are allowed by name`() {
    for name in ["count", "COUNT", "->", "->>", "json_each", "string_agg", "vn_fold"] {
      let isKnown = name != "vn_fold"
      #expect(decide(31, nil, name) == (isKnown ? .allow : .deny), "\(name)")
    }
    for name in [
      "load_extension", "LOAD_EXTENSION", "fts3_tokenizer", "sqlite_log", "readfile", "writefile",
      "edit", "fts5", "last_insert_rowid", "changes", "total_changes", "sqlite_offset",
      "sqlite_compileoption_get", "sqlite_rename_column", "sqlite_drop_column", "rtreecheck", "",
    ] {
      #expect(decide(31, nil, name) == .deny, "\(name)")
    }
    #expect(decide(31, nil, nil) == .deny)
  }

  @Test(arguments: [
    "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo",
    "foreign_key_list", "foreign_key_check", "integrity_check", "quick_check", "data_version",
  ])
  func `A pragma that explains is allowed, with an argument and without`(_ name: String) {
    #expect(decide(19, name) == .allow)
    #expect(decide(19, name.uppercased(), "model") == .allow)
  }

  @Test(arguments: [
    "application_id", "collation_list", "compile_options", "encoding", "freelist_count",
    "function_list", "module_list", "page_count", "page_size", "pragma_list", "schema_version",
    "user_version",
  ])
  func `A pragma that tells is allowed without an argument alone`(_ name: String) {
    #expect(decide(19, name) == .allow)
    #expect(decide(19, name, "1") == .deny)
    #expect(decide(19, name.uppercased(), "") == .deny)
  }

  @Test func `Every other pragma of this SQLite is refused`() throws {
    let connection = try Connection(Connection.memoryPath, mode: .memory)
    let names: [String] = try connection.all("SELECT name FROM pragma_pragma_list") { row in
      try row[0]
    }
    #expect(names.count > 50)
    let allowed = names.filter { decide(19, $0) == .allow }
    #expect(allowed.count == 23, "\(allowed)")
    #expect(names.filter { decide(19, $0, "1") == .allow }.count == 11)
    #expect(decide(19, "journal_mode") == .deny)
    #expect(decide(19, nil) == .deny)
  }
}
