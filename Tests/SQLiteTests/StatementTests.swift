import SQLite
import Testing

@Suite struct StatementTests {
  let connection: Connection

  init() throws {
    connection = try Connection.memory()
    try connection.run("create table t (x integer primary key, y text)")
    try connection.run("insert into t values (1, 'a'), (2, 'b'), (3, 'c')")
  }

  @Test func oneStatementOnly() throws {
    let two = failure { _ = try connection.prepare("select 1; select 2") }
    #expect(two?.kind == .multipleStatements)
    #expect(failure { _ = try connection.prepare("select 1; nonsense") }?.offset == 9)
    #expect(failure { _ = try connection.prepare(" -- nothing\n") }?.kind == .emptyStatement)
    #expect(failure { _ = try connection.prepare("") }?.kind == .emptyStatement)
    #expect(failure { _ = try connection.prepare("select 1\0;") }?.kind == .embeddedNUL)
    let statement = try connection.prepare("select 1; -- and\n /* no */ ;; \t")
    #expect(statement.columnCount == 1)
  }

  @Test func bindAndRunAgain() throws {
    let insert = try connection.prepare("insert into t (y) values (?)")
    for text in ["d", "e"] {
      try insert.bind(1, text)
      try insert.run()
    }
    #expect(try connection.texts("select y from t") == ["a", "b", "c", "d", "e"])
  }

  @Test func bindByName() throws {
    let select = try connection.prepare("select y from t where x = :x")
    try select.bind(":x", 2)
    #expect(try select.first { row in try row.get(0, as: String.self) } == "b")
    #expect(failure { try select.bind(":z", 1) }?.kind == .noSuchParameter(":z"))
    #expect(failure { try select.bind(2, 1) }?.code == .range)
  }

  @Test func bindAll() throws {
    let select = try connection.prepare("select ?, ?, ?, ?")
    try select.bindAll(1, "a", 0.5, nil as Int?)
    let row = try select.first { row in try (0..<row.count).map { try row.value($0) } }
    #expect(row == [1, "a", 0.5, nil])
    #expect(
      failure { try select.bindAll(1, 2) }?.kind == .parameterCount(expected: 4, given: 2))
    #expect(failure { try connection.run("select \(Double.nan)") }?.kind == .notStorable)
  }

  @Test func leavingScopeResetsAndClears() throws {
    do {
      let select = try connection.prepare("select ?")
      try select.bind(1, "kept?")
      _ = try select.first { row in try row.get(0, as: String.self) }
    }
    let again = try connection.prepare("select ?")
    #expect(try again.first { row in try row.type(0) } == .null)
  }

  @Test func anErrorInTheBodyResets() throws {
    struct Mine: Error {}
    let select = try connection.prepare("select x from t")
    #expect(throws: Mine.self) { try select.forEach { _ in throw Mine() } }
    #expect(throws: Mine.self) { _ = try select.first { _ in throw Mine() } }
    // A statement still reading would make this fail with `locked`.
    try connection.run("drop table t")
  }

  @Test func anErrorBetweenRowsIsThrown() throws {
    var count = 0
    let bare = "select abs(-9223372036854775807 - (column1 > 2)) from (values (1), (2), (3))"
    let error = failure { try connection.prepare(bare).forEach { _ in count += 1 } }
    #expect(error?.code == .error && count == 2)
    #expect(failure { _ = try connection.all("\(raw: bare)") { row in try row.type(0) } } != nil)
  }

  @Test func notWhileItsRowsAreRead() throws {
    let select = try connection.prepare("select x from t")
    try select.forEach { _ in
      #expect(failure { try select.run() }?.kind == .statementInUse)
      #expect(failure { try select.forEach { _ in } }?.kind == .statementInUse)
    }
    // The same SQL is another statement while the first is in use.
    var pairs = 0
    try connection.forEach("select x from t") { _ in
      try connection.forEach("select x from t") { _ in pairs += 1 }
    }
    #expect(pairs == 9)
  }

  @Test func theCacheIsBoundedAndForgetsTheLeastRecentlyUsed() throws {
    let connection = try Connection.memory(options: .init(statementCacheCapacity: 2))
    var compiled = 0
    try connection.setAuthorizer { request in
      if request.action == .select { compiled += 1 }
      return .allow
    }
    for sql: SQL in ["select 1", "select 2", "select 1", "select 3", "select 1"] {
      try connection.run(sql)
    }
    #expect(compiled == 3)
    #expect(connection.cachedStatementCount == 2)
    try connection.run("select 2")
    #expect(compiled == 4, "it was the least recently used")
    _ = try connection.prepareUncached("select 4")
    #expect(connection.cachedStatementCount == 2)
  }

  @Test func commitOfReturningIsChecked() throws {
    try connection.executeScript(
      """
      create table parent (id integer primary key);
      create table child (p references parent deferrable initially deferred);
      """)
    let error = failure {
      _ = try connection.value("insert into child values (5) returning p", as: Int.self)
    }
    #expect(error?.code == .constraintForeignKey)
    #expect(try connection.integer("select count(*) from child") == 0)
  }

  @Test func inspection() throws {
    let select = try connection.prepare("select x, y as name, 1 + 1 from t where y = @y")
    #expect(select.columnNames == ["x", "name", "1 + 1"])
    #expect(select.columnDeclaredTypes == ["INTEGER", "TEXT", nil])
    #expect(select.columnTable(1) == "t" && select.columnOrigin(1) == "y")
    #expect(select.columnTable(2) == nil)
    #expect(select.isReadOnly && select.parameterCount == 1)
    #expect(select.parameterName(1) == "@y" && select.parameterName(2) == nil)
    try select.bind(1, "it's")
    #expect(select.expandedSQL == "select x, y as name, 1 + 1 from t where y = 'it''s'")
    #expect(select.sql.hasSuffix("= @y"))
    #expect(!(try connection.prepare("delete from t").isReadOnly))
  }

  @Test func scripts() throws {
    try connection.executeScript("create table s (x); -- c\n insert into s values (1);;\n")
    #expect(try connection.integer("select count(*) from s") == 1)
    let script = "insert into s values ('ê'); insert into s values (2); select * frm s; x"
    let error = failure { try connection.executeScript(script) }
    let expected = script.utf8.count - " s; x".utf8.count - "frm".utf8.count
    #expect(error?.offset == expected + 4 || error?.offset == expected)
    #expect(error?.sql == script)
    #expect(try connection.integer("select count(*) from s") == 3)
    #expect(failure { try connection.executeScript("select 1;\0") }?.kind == .embeddedNUL)
    try connection.executeScript("")
  }
}
