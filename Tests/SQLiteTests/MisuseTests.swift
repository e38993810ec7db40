import SQLite
import Testing

/// What is used wrongly says so, and leaves things as they were.
@Suite struct MisuseTests {
  let connection: Connection

  init() throws {
    connection = try Connection.memory()
    try connection.run("create table t (id integer primary key, name text)")
    try connection.run("insert into t values (1, 'một'), (2, 'hai')")
  }

  private var names: [String] {
    get throws { try connection.texts("select name from t order by id") }
  }

  @Test(arguments: [-1, 2, 99])
  func `A column that is not there is an error, however it is asked for`(_ column: Int) throws {
    try connection.forEach("select id, name from t") { row in
      let wanted = SQLiteError.Kind.noSuchColumn(column, count: 2)
      #expect(failure { _ = try row.value(column) }?.kind == wanted)
      #expect(failure { _ = try row.name(column) }?.kind == wanted)
      #expect(failure { _ = try row.type(column) }?.kind == wanted)
      #expect(failure { _ = try row.byteCount(column) }?.kind == wanted)
      #expect(failure { _ = try row.get(column, as: String.self) }?.kind == wanted)
    }
  }

  @Test func `An argument that was not given is the error of the statement`() throws {
    try connection.createFunction("third") { arguments in try arguments[2] }
    try connection.createFunction("third_type") { arguments in
      .text(try arguments.type(2).rawValue)
    }
    #expect(try connection.integer("select third(1, 2, 3)") == 3)
    for sql: SQL in ["select third(1, 2)", "select third_type()", "select third()"] {
      #expect(failure { try connection.run(sql) }?.message.contains("no argument 2") == true)
    }
  }

  @Test(arguments: [0, 100, 101, 100 | 1 << 8].map(SQLiteError.Code.init(rawValue:)))
  func `A function that throws a code of success fails all the same`(
    _ code: SQLiteError.Code
  ) throws {
    try connection.createFunction("odd", argumentCount: 0) { _ throws in
      throw SQLiteError(code, message: "odd")
    }
    let error = failure { _ = try connection.value("select odd()", as: Int?.self) }
    #expect(error?.code == .error && error?.message == "odd")
    #expect(failure { try connection.run("insert into t values (3, odd())") } != nil)
    #expect(try names == ["một", "hai"])
  }

  @Test func `Values that do not go in leave none bound`() throws {
    let statement = try connection.prepare("insert into t (id, name) values (?, ?)")
    try statement.bindAll([.integer(3), .text("ba")])
    try statement.run()
    #expect(failure { try statement.bindAll([.integer(4), .real(.nan)]) }?.kind == .notStorable)
    try statement.run()
    let few = failure { try statement.bindAll([.integer(5)]) }
    #expect(few?.kind == .parameterCount(expected: 2, given: 1))
    try statement.run()
    #expect(try connection.value("select count(*) from t where name is null", as: Int.self) == 2)
    #expect(try connection.value("select max(id) from t where name = 'ba'", as: Int.self) == 3)
  }

  @Test(arguments: [["id"], ["id", "name", "id"], []])
  func `Rows of another width go in nowhere`(_ columns: [String]) throws {
    var rows = RowBatch(width: 2)
    for value: Value in [3, "ba", 4, "bốn"] { rows.append(value) }
    let error = failure { try connection.insert(rows, into: "t", columns) }
    #expect(error?.kind == .parameterCount(expected: 2, given: columns.count))
    #expect(try names == ["một", "hai"])
  }

  @Test func `A row that is not whole goes in nowhere`() throws {
    var rows = RowBatch(width: 2)
    for value: Value in [3, "ba", 4] { rows.append(value) }
    let error = failure { try connection.insert(rows, into: "t", ["id", "name"]) }
    #expect(error?.kind == .parameterCount(expected: 2, given: 1))
    #expect(try names == ["một", "hai"])
  }

  @Test(arguments: ["COMMIT", "END"])
  func `A body that commits is told that what it did is kept`(_ sql: String) throws {
    let error = failure {
      try connection.transaction {
        try connection.run("delete from t where id = 1")
        try connection.run(SQL(sql))
      }
    }
    #expect(error?.kind == .transactionEnded)
    #expect(try names == ["hai"])
    let nested = failure {
      try connection.transaction {
        try connection.transaction { try connection.run(SQL(sql)) }
      }
    }
    #expect(nested?.kind == .transactionEnded)
    #expect(!connection.isInTransaction)
  }

  @Test func `A body that rolls back is told that nothing is kept`() throws {
    var calls = 0
    try connection.onRollback { calls += 1 }
    let error = failure {
      try connection.transaction {
        try connection.run("delete from t where id = 1")
        try connection.run("ROLLBACK")
      }
    }
    #expect(error?.kind == .transactionLost && calls == 1)
    #expect(try names == ["một", "hai"])
    // An earlier rollback says nothing of a later transaction.
    let later = failure { try connection.transaction { try connection.run("COMMIT") } }
    #expect(later?.kind == .transactionEnded)
  }

  @Test(arguments: ["delete from t", "create table u (x)", "update t set name = 'x'"])
  func `A transaction for reading keeps nothing that it writes`(_ sql: String) throws {
    let error = failure { try connection.readTransaction { try connection.run(SQL(sql)) } }
    #expect(error?.kind == .wroteInReading)
    #expect(try names == ["một", "hai"])
    #expect(try connection.integer("select count(*) from sqlite_schema") == 1)
    #expect(try connection.readTransaction { try names } == ["một", "hai"])
    try connection.readTransaction { try connection.run("create temp table u as select 1 as x") }
    #expect(try connection.integer("select x from u") == 1, "a temporary table is its own")
    try connection.transaction {
      try connection.readTransaction { try connection.run("delete from t where id = 2") }
    }
    #expect(try names == ["một"], "within one that writes it is part of that")
  }
}
