import SQLite
import Testing

@Suite struct PeerStatementTests {
  private let connection: Connection

  init() throws {
    connection = try Connection.memory()
    try connection.run("create table t (a, b)")
  }

  private func counting() throws -> () -> Int {
    let calls = Calls()
    try connection.createFunction("counted", argumentCount: 1) { arguments in
      calls.count += 1
      return try arguments[0]
    }
    return { calls.count }
  }

  private let three: SQL = """
    select counted(1) union all select counted(2) union all select counted(3)
    """

  @Test func `A name that comes twice is bound once`() throws {
    let insert = try connection.prepare("insert into t values (:x, :x)")
    #expect(insert.parameterCount == 1 && insert.parameterName(1) == ":x")
    try insert.bind(":x", 7)
    try insert.run()
    #expect(try connection.integer("select a + b from t") == 14)
    for name in ["x", "@x", ":X", ":x ", ""] {
      #expect(failure { try insert.bind(name, 8) }?.kind == .noSuchParameter(name))
    }
  }

  @Test func `Numbered parameters have the place of their number`() throws {
    let select = try connection.prepare("select ?3, ?1, ?3")
    #expect(select.parameterCount == 3)
    try select.bindAll("một", "hai", "ba")
    let read = try select.all { row in [try row.get(0, as: String.self), try row.get(1)] }
    #expect(read == [["ba", "một"]])
  }

  @Test func `What nobody bound is NULL, what was bound stays for the next run`() throws {
    let insert = try connection.prepare("insert into t values (?, ?)")
    try insert.bind(1, 1)
    try insert.run()
    try insert.bind(2, 2)
    try insert.run()
    #expect(try connection.texts("select quote(a) || quote(b) from t") == ["1NULL", "12"])
  }

  @Test(arguments: [0, 1, 3])
  func `Too few or too many values are an error, and nothing is run`(_ count: Int) throws {
    let values = Array(repeating: Value.integer(1), count: count)
    let error = failure { try connection.run(SQL("insert into t values (?, ?)", values)) }
    #expect(error?.kind == .parameterCount(expected: 2, given: count))
    #expect(try connection.integer("select count(*) from t") == 0)
  }

  @Test(arguments: [0, 3])
  func `A place that no parameter has is an error`(_ index: Int) throws {
    let insert = try connection.prepare("insert into t values (?, ?)")
    #expect(failure { try insert.bind(index, 1) }?.code == .range)
  }

  @Test func `As many parameters as SQLite takes, and not one more`() throws {
    let most = try connection.limit(.parameters)
    func query(_ count: Int) -> SQL {
      var sql: SQL = "select count(*) from (values "
      for number in 0..<count { sql.append(number == 0 ? "(\(number))" : ", (\(number))") }
      return sql + ")"
    }
    #expect(try connection.integer(query(most)) == most)
    #expect(failure { try connection.run(query(most + 1)) }?.message == "too many SQL variables")
  }

  @Test(arguments: ["", " ", "\n\t", ";", " ; ;", "-- one", "/* one */", "/* one", "-- one\n;"])
  func `What is no statement is not taken for one`(_ sql: String) throws {
    #expect(failure { try connection.run(SQL(sql)) }?.kind == .emptyStatement)
    try connection.executeScript(sql)
  }

  @Test(arguments: ["select 7;", "select 7 ; ", "-- one\nselect 7 -- two", "select 7;/* two */;\n"])
  func `What stands around a statement is passed over, and it is kept compiled`(
    _ sql: String
  ) throws {
    #expect(try connection.integer(SQL(sql)) == 7)
    let kept = connection.cachedStatementCount
    do {
      let statement = try connection.prepare(sql)
      #expect(connection.cachedStatementCount == kept - 1, "it came from the cache")
      #expect(statement.columnCount == 1)
    }
    #expect(connection.cachedStatementCount == kept)
  }

  @Test(arguments: [
    ("select 1", true), ("insert into t values (1, 2)", false), ("delete from t", false),
    ("create table u (x)", false), ("PRAGMA user_version", true), ("BEGIN", true),
    ("with x as (select 1) select * from x", true),
    ("with x as (select 1) delete from t", false), ("PRAGMA user_version = 2", false),
  ])
  func `Whether a statement leaves the database alone is known before`(
    _ sql: String, _ isReadOnly: Bool
  ) throws {
    let statement = try connection.prepare(sql)
    let answer = statement.isReadOnly
    #expect(answer == isReadOnly)
  }

  @Test func `The expanded SQL has values as SQL writes them`() throws {
    let statement = try connection.prepare("select ?, ?, ?, ?, ?")
    try statement.bindAll("O'Brien", 7, 0.5, [0, 255] as [UInt8], nil as String?)
    let (expanded, plain) = (statement.expandedSQL, statement.sql)
    #expect(expanded == "select 'O''Brien', 7, 0.5, x'00ff', NULL")
    #expect(plain == "select ?, ?, ?, ?, ?")
  }

  @Test func `Reading again reads anew, and what was read to its end has no more`() throws {
    try connection.run("insert into t values (1, 1), (2, 2)")
    let select = try connection.prepare("select a from t")
    for _ in 0..<3 { #expect(try select.all { row in try row.get(0, as: Int.self) } == [1, 2]) }
    try connection.run("insert into t values (3, 3)")
    #expect(try select.all { row in try row.get(0, as: Int.self) } == [1, 2, 3])
  }

  @Test func `Of the first row alone no other is made, to the end all are`() throws {
    let calls = try counting()
    #expect(try connection.value(three, as: Int.self) == 1)
    #expect(calls() == 1)
    #expect(try connection.run(three) == 0)
    #expect(calls() == 4)
  }

  @Test func `No row is not NULL`() throws {
    #expect(try connection.value("select a from t", as: Int?.self) == nil)
    #expect(try connection.value("select a from t", as: Int.self) == nil)
    try connection.run("insert into t values (null, 1)")
    #expect(try connection.value("select a from t", as: Int?.self) == .some(nil))
    #expect(failure { try connection.value("select a from t", as: Int.self) } != nil)
    #expect(try connection.value("select exists (select 1 from t)", as: Bool.self) == true)
  }

  @Test func `An error within the reading ends it, and the statement can be run again`() throws {
    try connection.run("insert into t values (1, 1), ('x', 2), (3, 3)")
    let select = try connection.prepare("select a from t")
    var read: [Int] = []
    for _ in 0..<2 {
      let error = failure { try select.forEach { row in read.append(try row[0]) } }
      #expect(error?.code == .mismatch)
    }
    #expect(read == [1, 1])
  }

  @Test func `An error of SQLite's in a later row comes after the rows before it`() throws {
    var read = 0
    let error = failure {
      try connection.forEach("select abs(x) from (select 1 as x union all select 2 union all "
        + "select -9223372036854775808)") { _ in read += 1 }
    }
    #expect(error?.message == "integer overflow" && read == 2)
  }

  @Test func `A statement keeps its connection`() throws {
    func statement() throws -> Statement {
      let connection = try Connection.memory()
      try connection.run("create table u (x)")
      try connection.run("insert into u values (7)")
      return try connection.prepare("select x from u")
    }
    let select = try statement()
    #expect(try select.first { row in try row.get(0, as: Int.self) } == 7)
  }

  @Test func `What changed is counted for the statement that changed it`() throws {
    #expect(try connection.run("insert into t values (1, 1), (2, 2), (3, 3)") == 3)
    #expect(connection.lastInsertedRowID == 3)
    #expect(try connection.run("insert or ignore into t select a, b from t where a > 9") == 0)
    #expect(connection.lastInsertedRowID == 3)
    #expect(try connection.run("update t set b = b") == 3)
    #expect(try connection.run("delete from t where a < 3") == 2)
    #expect(try connection.run("drop table t") == 0)
    #expect(connection.totalChanges == 8)
  }
}

private final class Calls { var count = 0 }
