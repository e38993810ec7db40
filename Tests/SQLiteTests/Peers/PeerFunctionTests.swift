import SQLite
import Testing

@Suite struct PeerFunctionTests {
  private let connection: Connection

  init() throws { connection = try Connection.memory() }

  private static let values: [Value] = [
    nil, 1, .integer(.min), .integer(.max), 0.5, .real(-.infinity), "", "đá\0x", .blob([]),
    .blob([0, 255, 0]), .text(String(repeating: "ậ", count: 30_000)),
  ]

  @Test(arguments: values)
  func `A value goes in and comes out as it is`(_ value: Value) throws {
    var kinds: [StorageClass] = []
    try connection.createFunction("same", argumentCount: 1) { arguments in
      kinds.append(try arguments.type(0))
      return try arguments[0]
    }
    #expect(try connection.value("select same(\(value))", as: Value.self) == value)
    #expect(try connection.value("select typeof(same(\(value)))", as: String.self)
      == value.storageClass.description)
    #expect(kinds == [value.storageClass, value.storageClass])
  }

  @Test func `Functions of one name are told apart by their arguments`() throws {
    for count in 0...2 {
      try connection.createFunction("f", argumentCount: count) { _ in .integer(Int64(count)) }
    }
    #expect(try connection.texts("select f() || f(1) || f(1, 1)") == ["012"])
    let error = failure { try connection.run("select f(1, 2, 3)") }
    #expect(error?.message == "wrong number of arguments to function f()")
    try connection.createFunction("f") { arguments in .integer(Int64(100 + arguments.count)) }
    #expect(try connection.texts("select f(1) || ' ' || f(1, 2, 3)") == ["1 103"])
  }

  @Test func `A function made again is the new one, also for what was compiled before`() throws {
    let sql: SQL = "select f()"
    try connection.createFunction("f", argumentCount: 0) { _ in 1 }
    #expect(try connection.integer(sql) == 1)
    try connection.createFunction("f", argumentCount: 0) { _ in 2 }
    #expect(try connection.integer(sql) == 2)
    try connection.removeFunction("f", argumentCount: 0)
    #expect(failure { try connection.run(sql) }?.message == "no such function: f")
  }

  @Test func `While it is being called it is neither made anew nor taken away`() throws {
    try connection.createFunction("f", argumentCount: 0) { _ in 1 }
    try connection.forEach("select f() union all select f()") { _ in
      #expect(failure { try connection.removeFunction("f", argumentCount: 0) }?.code == .busy)
      let again = failure { try connection.createFunction("f", argumentCount: 0) { _ in 2 } }
      #expect(again?.code == .busy)
    }
    #expect(try connection.integer("select f()") == 1)
  }

  @Test func `A closure keeps what it counts`() throws {
    var calls = 0
    try connection.createFunction("next", argumentCount: 0) { _ in
      calls += 1
      return .integer(Int64(calls))
    }
    #expect(try connection.texts("select next() || next() || next()") == ["123"])
    #expect(calls == 3)
  }

  @Test func `Only one that always answers the same may stand in an index`() throws {
    try connection.run("create table t (x)")
    try connection.createFunction("loose", argumentCount: 1, inSchema: true) { try $0[0] }
    let error = failure { try connection.run("create index i on t (loose(x))") }
    #expect(error?.message.contains("non-deterministic functions prohibited") == true)
    try connection.createFunction("firm", argumentCount: 1, deterministic: true, inSchema: true) {
      try $0[0]
    }
    try connection.run("create index i on t (firm(x))")
    try connection.run("insert into t values (7)")
    #expect(try connection.integer("select x from t where firm(x) = 7") == 7)
  }

  @Test func `An error in one row undoes the rows before it`() throws {
    try connection.run("create table t (x)")
    try connection.createFunction("picky", argumentCount: 1) { arguments in
      if try arguments[0] == 3 { throw SQLiteError(.constraintCheck, message: "not three") }
      return try arguments[0]
    }
    let error = failure {
      try connection.run("insert into t select picky(column1) from (values (1), (2), (3))")
    }
    #expect(error?.code == .constraintCheck && error?.message == "not three")
    #expect(try connection.integer("select count(*) from t") == 0)
  }

  @Test func `A function of SQLite's can be replaced on one connection, not on another`() throws {
    try connection.createFunction("upper", argumentCount: 1) { _ in "mine" }
    #expect(try connection.value("select upper('a')", as: String.self) == "mine")
    #expect(try Connection.memory().value("select upper('a')", as: String.self) == "A")
  }

  @Test func `An index by a collation is of no use where the collation is not known`() throws {
    let directory = try TemporaryDirectory()
    let file = try Connection(directory.path("a.db"), mode: .create)
    try file.createCollation("backwards") { first, second in
      let first = (0..<first.count).map { first[$0] }
      let second = (0..<second.count).map { second[$0] }
      return first == second ? 0 : first.lexicographicallyPrecedes(second) ? 1 : -1
    }
    try file.run("create table t (x text collate backwards)")
    try file.run("create index i on t (x)")
    try file.run("insert into t values ('a'), ('c'), ('b')")
    #expect(try file.texts("select x from t order by x") == ["c", "b", "a"])
    let other = try Connection(directory.path("a.db"))
    let error = failure { try other.texts("select x from t order by x") }
    #expect(error?.message == "no such collation sequence: backwards")
    #expect(failure { try other.run("insert into t values ('d')") } != nil)
    #expect(try other.texts("select x from t order by x collate binary") == ["a", "b", "c"])
  }

  @Test func `A collation is given whole texts, with what is after a NUL`() throws {
    var counts: Set<Int> = []
    try connection.createCollation("counted") { first, second in
      counts.formUnion([first.count, second.count])
      return first.count - second.count
    }
    let (short, long) = ("ê", "a\0bc")
    #expect(try connection.integer("select \(short) < \(long) collate counted") == 1)
    #expect(counts == [2, 4])
  }
}
