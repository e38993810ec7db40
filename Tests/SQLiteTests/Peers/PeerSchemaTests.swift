import SQLite
import Testing

/// What becomes of compiled statements when the schema changes under them.
@Suite struct PeerSchemaTests {
  private let directory: TemporaryDirectory
  private let connection: Connection
  private let other: Connection

  init() throws {
    directory = try TemporaryDirectory()
    connection = try Connection(directory.path("a.db"), mode: .create)
    try connection.run("PRAGMA journal_mode = wal")
    try connection.run("create table t (a, b)")
    try connection.run("insert into t values (1, 2)")
    other = try Connection(directory.path("a.db"))
  }

  private let all: SQL = "select * from t"

  @Test(arguments: [
    ("alter table t add column c default 3", ["a": 1, "b": 2, "c": 3]),
    ("alter table t drop column a", ["b": 2]),
    ("alter table t rename column b to z", ["a": 1, "z": 2]),
    ("drop table t; create table t (b, a); insert into t values (5, 6)", ["b": 5, "a": 6]),
    ("drop table t; create view t as select 7 as v", ["v": 7]),
    ("create index i on t (b); analyze", ["a": 1, "b": 2]),
    ("vacuum", ["a": 1, "b": 2]),
  ])
  func `A statement of the cache reads the table as another connection left it`(
    _ change: String, _ expected: [String: Int]
  ) throws {
    _ = try connection.integer(all)
    try other.executeScript(change)
    let read = try connection.first(all) { row in
      var values: [String: Int] = [:]
      for column in 0..<row.count { values[try row.name(column)] = try row.get(column) }
      return values
    }
    #expect(read == expected)
  }

  @Test(arguments: [
    ("drop table t", "no such table: t"), ("alter table t rename to u", "no such table: t"),
    ("alter table t drop column b", "no such column: b"),
  ])
  func `What is there no more is an error by its name`(_ change: String, _ message: String) throws {
    let sql: SQL = "select b from t"
    #expect(try connection.integer(sql) == 2)
    try other.run(SQL(change))
    #expect(failure { try connection.run(sql) }?.message == message)
  }

  @Test func `Whoever reads goes on reading the table as it was`() throws {
    try connection.run("insert into t values (3, 4)")
    var widths: [Int] = []
    try connection.readTransaction {
      try connection.forEach(all) { row in
        widths.append(row.count)
        if widths.count == 1 { try other.run("alter table t add column c") }
      }
      #expect(try connection.first(all) { row in row.count } == 2)
    }
    #expect(widths == [2, 2])
    #expect(try connection.first(all) { row in row.count } == 3)
  }

  @Test func `A table that is made again on the same connection is another one`() throws {
    let insert: SQL = "insert into t values (8, 9)"
    try connection.run(insert)
    try connection.executeScript("drop table t; create table t (x, y)")
    try connection.run(insert)
    #expect(try connection.first(all) { row in try row.name(0) } == "x")
    #expect(try connection.integer("select count(*) from t") == 1)
  }

  @Test func `A temporary table hides the one of the file, and a schema tells them apart`() throws {
    try connection.run("create temp table t (a)")
    #expect(try connection.integer("select count(*) from t") == 0)
    #expect(try connection.integer("select count(*) from main.t") == 1)
    #expect(try connection.integer("select count(*) from temp.t") == 0)
    #expect(try other.integer("select count(*) from t") == 1)
    try connection.run("drop table temp.t")
    #expect(try connection.integer("select count(*) from t") == 1)
  }

  @Test func `An attached file is read by its name, and not detached while it is read`() throws {
    let path = directory.path("side.db")
    let side = try Connection(path, mode: .create)
    try side.executeScript("create table u (x); insert into u values (7), (8)")
    try connection.run("attach \(path) as side")
    try connection.forEach("select x from side.u") { _ in
      #expect(failure { try connection.run("detach side") } != nil)
    }
    #expect(try connection.integer("select sum(x) from u") == 15)
    try connection.run("detach side")
    let error = failure { try connection.run("select x from side.u") }
    #expect(error?.message == "no such table: side.u")
  }

  @Test func `A transaction over two files is one`() throws {
    let path = directory.path("side.db")
    try Connection(path, mode: .create).run("create table u (x unique)")
    try connection.run("attach \(path) as side")
    let error = failure {
      try connection.transaction {
        try connection.run("insert into t values (5, 6)")
        try connection.run("insert into side.u values (1), (1)")
      }
    }
    #expect(error?.code == .constraintUnique)
    #expect(try launch("sqlite3", [path, "select count(*) from u"]).output == "0\n")
    #expect(try connection.integer("select count(*) from t") == 1)
  }

  @Test func `Pragmas are read, set, checked and asked as tables`() throws {
    #expect(try connection.integer("PRAGMA user_version") == 0)
    try connection.run("PRAGMA main.user_version = 42")
    #expect(try other.integer("PRAGMA user_version") == 42)
    #expect(try connection.value("PRAGMA journal_mode = wal", as: String.self) == "wal")
    #expect(try connection.texts("select name from pragma_table_info(\("t"))") == ["a", "b"])
    #expect(try connection.value("PRAGMA no_such_pragma", as: Int.self) == nil)
    #expect(failure { try connection.run("PRAGMA no.user_version") } != nil)
  }

  @Test(arguments: ["t", "a b", "a\"b", "select", "", "ê", "a;b", "[x]", "a'b", "\"\""])
  func `A name in quotes is a name, whatever is in it`(_ name: String) throws {
    let memory = try Connection.memory()
    try memory.run("create table x (\(identifier: name))")
    try memory.run("insert into x (\(identifier: name)) values (7)")
    #expect(try memory.integer("select \(identifier: name) from x") == 7)
    #expect(try memory.texts("select name from pragma_table_info('x')") == [name])
  }
}
