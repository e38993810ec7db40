import Testing

/// `danvan sql` reads, and does nothing else, whatever it is asked.
@Suite struct SQLDoorTests {
  static let writes = [
    "delete from model", "insert into source (code, title) values ('X', 'x')",
    "update model set title = 'x'", "update model set title = 'x' returning code",
    "with m as (select 1) delete from model", "replace into source (code, title) values ('X', 'x')",
    "create table t (a)", "create temp table t (a)", "create view v as select 1",
    "create temp trigger t after insert on model begin select 1; end",
    "create index i on model (title)",
    "drop table model", "alter table model add column x", "reindex", "analyze",
    "attach 'z.db' as z", "attach ':memory:' as z", "detach main", "vacuum", "vacuum into 'z.db'",
    "begin", "commit", "rollback", "savepoint a",
    "pragma user_version = 3", "pragma application_id = 0", "pragma journal_mode = delete",
    "pragma writable_schema = 1", "pragma query_only = 0", "pragma wal_checkpoint(truncate)",
    "pragma foreign_keys = 0", "pragma temp_store_directory = '/tmp'", "pragma optimize",
    "insert into model_search (model_search) values ('rebuild')",
  ]

  @Test(arguments: writes)
  func `What is not a question is refused`(_ sql: String) throws {
    let folder = try Folder.seeded()
    for tongue in Tongue.allCases {
      let outcome = try folder.danvan("sql", sql, in: tongue)
      let words = tongue == .vi ? "Lệnh sql chỉ được đọc" : "The sql command only reads"
      expectMessage(outcome, 77, tongue, contains: [words])
    }
    try folder.expectUntouched()
  }

  @Test(arguments: [
    "select * from pragma_journal_mode", "select * from PRAGMA_Cache_Size()", "pragma mmap_size",
    "select d.name from sqlite_schema, pragma_database_list d",
  ])
  func `A pragma that may not be asked is named, and those that may`(_ sql: String) throws {
    let folder = try Folder.seeded()
    let names = ["journal_mode", "cache_size", "mmap_size", "database_list"]
    let name = try #require(names.first { sql.lowercased().contains($0) })
    for tongue in Tongue.allCases {
      let words = tongue == .vi ? "Không xem được pragma «\(name)»" : "The pragma “\(name)” may not"
      expectMessage(
        try folder.danvan("sql", sql, in: tongue), 77, tongue, contains: [words, "table_info"])
    }
    // What is advised is answered.
    #expect(try folder.danvan("sql", "select name from pragma_table_info('model')").code == 0)
    try folder.expectUntouched()
  }

  static let mistakes = [
    "selec 1", "select * from nothing_there", "select nothing_there from model",
    "select 1; select 2", "select 1; delete from model",
    "pragma table_info(model); drop table model",
    "", "   ", "/* nothing */", "select load_extension('x')", "select writefile('z', 'x')",
    "select readfile('/etc/passwd')", "select 'open", "select zeroblob(1000000000)",
    "select fts3_tokenizer('simple')", "update sqlite_schema set sql = ''",
    "delete from sqlite_schema", "insert into sqlite_schema values ('table', 't', 't', 9, '')",
  ]

  @Test(arguments: mistakes, Tongue.allCases)
  func `A mistake is bad data, and leaves no trace`(_ sql: String, _ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan("sql", sql, in: tongue)
    #expect([65, 77].contains(outcome.code), "\(outcome.code)")
    #expect(outcome.stdout == "", "\(outcome.stdout)")
    #expect(outcome.stderr.hasPrefix(tongue == .vi ? "Lỗi: " : "Error: "))
    try folder.expectUntouched()
  }

  @Test func `A mistake is marked where it is`() throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan("sql", "select tieu_de from model")
    #expect(outcome.code == 65)
    let lines = outcome.stderr.split(separator: "\n")
    #expect(lines.contains("  select tieu_de from model"))
    #expect(lines.contains("         ^"))
  }

  @Test(arguments: [
    "select 1;", "select 1 -- a word", "values (1)", "explain select 1", "pragma table_info(model)",
    "pragma foreign_key_check",
    "with recursive n(i) as (select 1 union all select i + 1 from n limit 9) select * from n",
    "select json_object('a', 1)", "select sum(value) over (order by id) from figure",
    "select group_concat(name_vi) from province", "select * from sqlite_schema",
  ])
  func `What only reads is answered`(_ sql: String) throws {
    let folder = try Folder.seeded()
    let outcome = try folder.danvan("sql", sql, "--format", "json")
    #expect(outcome.code == 0, "\(outcome.stderr)")
    _ = try outcome.objects()
    try folder.expectUntouched()
  }

  @Test func `Values are bound by name, numbers as numbers`() throws {
    let folder = try Folder.seeded()
    let rows = try folder.done(
      "sql", "select typeof(:a) as a, typeof($b) as b, typeof(@c) as c, :d as d",
      "-p", "a=12", "-p", "b=1.5", "-p", "c=không", "-p", "d=a=b'; drop table model",
      "--format", "json"
    ).objects()
    #expect(rows.first?.text("a") == "integer")
    #expect(rows.first?.text("b") == "real")
    #expect(rows.first?.text("c") == "text")
    #expect(rows.first?.text("d") == "a=b'; drop table model")
    try folder.expectUntouched()
  }

  /// A code such as 04 is text: as a number it would never be found.
  @Test func `A value with a leading zero stays text`() throws {
    let folder = try Folder.seeded()
    let rows = try folder.done(
      "sql", "select name_vi from province where code = :c", "-p", "c=04", "--format", "csv")
    #expect(rows.lines == ["name_vi", "Cao Bằng"])
  }

  @Test(arguments: Tongue.allCases)
  func `A question without end is stopped`(_ tongue: Tongue) throws {
    let folder = try Folder.seeded()
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = try folder.danvan(
      "sql",
      "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n",
      "--timeout", "0.3", in: tongue)
    #expect(clock.now - start < .seconds(6))
    expectMessage(outcome, 1, tongue, contains: ["--timeout"])
    try folder.expectUntouched()
  }

  @Test func `A question that fails midway leaves no output file`() throws {
    let folder = try Folder.seeded()
    let sql = """
      with n(i) as (values (1), (2), (3)) select abs(-9223372036854775807 - (i > 2)) from n
      """
    let outcome = try folder.danvan("sql", sql, "-o", "out.csv")
    #expect(outcome.code == 65, "\(outcome.stderr)")
    try folder.expectUntouched()
  }

  @Test func `Integers, reals and text come out as SQLite holds them`() throws {
    let folder = try Folder.seeded()
    let rows = try folder.done(
      "sql",
      "select 9007199254740993 as i, 0.1 as r, 1e300 * 1e300 as x, 'a' || char(0) || 'b' as t",
      "--format", "json")
    #expect(rows.stdout.contains("\"i\": 9007199254740993"))
    #expect(rows.stdout.contains("\"r\": 0.1,"))
    #expect(rows.stdout.contains("\"x\": 9e999"))
    #expect(rows.stdout.contains(#""t": "a\u0000b""#))
  }
}
