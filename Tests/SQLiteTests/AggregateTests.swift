import SQLite
import Testing

/// What a state is, and how many of its kind there are.
private final class Counted {
  private final class Tally { var alive = 0 }
  private let tally: Tally
  var values: [Int64] = []

  private init(_ tally: Tally) {
    self.tally = tally
    tally.alive += 1
  }

  deinit { tally.alive -= 1 }

  /// Makes them, and says how many there are.
  static func source() -> (make: () -> Counted, alive: () -> Int) {
    let tally = Tally()
    return ({ Counted(tally) }, { tally.alive })
  }
}

@Suite struct AggregateTests {
  struct Mine: Error, CustomStringConvertible { let description = "no thirteen" }
  let connection: Connection

  init() throws {
    connection = try Connection.memory()
    try connection.executeScript(
      """
      create table t (id integer primary key, kind text, x integer);
      insert into t values (1, 'a', 5), (2, 'b', 7), (3, 'a', 1), (4, 'b', 2), (5, 'a', 3);
      """)
    try createMedian()
  }

  private func createMedian() throws {
    try connection.createAggregate("median", argumentCount: 1, initial: [Int64]()) {
      values, arguments in
      guard case .integer(let value) = try arguments[0] else { return }
      if value == 13 { throw Mine() }
      values.append(value)
    } final: { values in
      values.isEmpty ? .null : .integer(values.sorted()[values.count / 2])
    }
  }

  private func medians(_ sql: SQL) throws -> [Int64?] { try connection.all(sql) { try $0[0] } }

  @Test func `Each group has a state of its own`() throws {
    #expect(try medians("select median(x) from t group by kind order by kind") == [3, 7])
    #expect(try medians("select median(x) from t") == [3])
    #expect(try medians("select median(distinct x / 2) from t") == [2])
    #expect(try medians("select median(x) filter (where kind = 'b') from t") == [7])
    let both = "select median(x) - median(id) from t where kind = 'b'"
    #expect(try medians(SQL(both)) == [7 - 4])
    #expect(try medians("select median(x) from t having median(x) > 5") == [])
  }

  @Test func `A group without rows has the state as it begins`() throws {
    #expect(try medians("select median(x) from t where false") == [nil])
    #expect(try medians("select median(x) from t where false group by kind") == [])
    #expect(try medians("select median(null) from t") == [nil])
  }

  @Test func `What a step throws is the error, and no final is called`() throws {
    var finals = 0
    try connection.createAggregate("total_of", argumentCount: 1, initial: 0 as Int64) {
      total, arguments in
      guard case .integer(let value) = try arguments[0] else {
        throw SQLiteError(.full, message: "no number")
      }
      total += value
    } final: {
      finals += 1
      return .integer($0)
    }
    try connection.run("update t set x = 'z' where id = 4")
    let error = failure { try connection.value("select total_of(x) from t", as: Int.self) }
    #expect(error?.code == .full && error?.message == "no number" && finals == 0)
    #expect(try connection.integer("select total_of(id) from t") == 15 && finals == 1)
    try connection.run("update t set x = 13 where id = 4")
    let mine = failure { try connection.run("insert into t select 9, 'c', median(x) from t") }
    #expect(mine?.message == "no thirteen" && mine?.code == .error)
    #expect(try connection.integer("select count(*) from t") == 5)
  }

  @Test func `What final throws, a NaN and an argument too few are errors`() throws {
    try connection.createAggregate("bad", initial: ()) { _, arguments in
      _ = try arguments[1]
    } final: { _ in throw Mine() }
    #expect(failure { try connection.run("select bad(1, 2)") }?.message == "no thirteen")
    let few = failure { try connection.run("select bad()") }
    #expect(few?.message == "there is no argument 1 among 0")
    try connection.createAggregate("nan", argumentCount: 0, initial: Double.nan) { _, _ in
    } final: { .real($0) }
    #expect(failure { try connection.run("select nan() from t") }?.message.contains("NaN") == true)
    try connection.createAggregate("odd", argumentCount: 0, initial: 0) { _, _ in
      throw SQLiteError(.init(rawValue: 101), message: "odd")
    } final: { _ in 1 }
    #expect(failure { try connection.run("select odd() from t") }?.message == "odd")
  }

  @Test func `A window moves by what comes in and what goes out`() throws {
    try connection.createAggregate("moving", argumentCount: 1, initial: [Int64]()) {
      values, arguments in
      if case .integer(let value) = try arguments[0] { values.append(value) }
    } inverse: { values, arguments in
      let leaving = try arguments[0]
      #expect(leaving == .integer(values.first ?? -1))
      values.removeFirst()
    } final: { values in .text(values.map(String.init).joined(separator: " ")) }
    let sql: SQL = """
      select moving(x) over (order by id rows between 1 preceding and 1 following) from t
      """
    #expect(try connection.texts(sql) == ["5 7", "5 7 1", "7 1 2", "1 2 3", "2 3"])
    let sums = """
      select moving(x) over (partition by kind order by id), sum(x) over (partition by kind) from t
      """
    #expect(
      try connection.texts(SQL(sums)) == ["5", "5 1", "5 1 3", "7", "7 2"])
    #expect(try connection.texts("select moving(x) from t") == ["5 7 1 2 3"])
    let plain = failure { try connection.run("select median(x) over (order by id) from t") }
    #expect(plain?.message == "median() may not be used as a window function")
  }

  @Test func `No state is left behind, whatever ends the statement`() throws {
    let (make, alive) = Counted.source()
    try connection.createAggregate("kept", argumentCount: 1, initial: make()) { state, arguments in
      guard case .integer(let value) = try arguments[0] else { return }
      if value == 13 { throw Mine() }
      state.values.append(value)
    } inverse: { state, _ in
      state.values.removeFirst()
      if state.values.isEmpty { throw Mine() }
    } final: { .integer(Int64($0.values.count)) }

    #expect(try medians("select kept(x) from t group by kind order by kind") == [3, 2])
    #expect(alive() == 0, "rows read to the end")
    try connection.first("select kept(x) from t group by kind") { row in
      let count: Int = try row[0]
      #expect(count == 3)
    }
    #expect(alive() == 0, "left after the first group")
    #expect(failure { try connection.run("select kept(x + 8) from t") }?.message == "no thirteen")
    #expect(alive() == 0, "a step that throws")
    let window: SQL = "select kept(x) over (order by id rows 0 preceding) from t"
    #expect(failure { try connection.run(window) }?.message == "no thirteen")
    #expect(alive() == 0, "an inverse that throws")
    try connection.setProgressHandler(every: 50) { alive() == 0 }
    // As good as endless. A recursive table would be gathered first, and no step be taken.
    let long: SQL = "select kept(1) from t, t, t, t, t, t, t, t, t, t, t, t, t, t, t"
    #expect(failure { try connection.run(long) }?.code == .interrupt)
    try connection.removeProgressHandler()
    #expect(alive() == 0, "interrupted")
    #expect(throws: Mine.self) {
      try connection.forEach("select kept(x) from t group by kind") { _ in throw Mine() }
    }
    #expect(alive() == 0, "a body that throws")
    #expect(try medians("select kept(x) from t where false") == [0])
    #expect(alive() == 0, "no rows")
  }

  @Test func `The closures go with the function, or are never taken`() throws {
    final class Token {}
    weak var token: Token?
    func make(_ name: String, _ count: Int?) throws {
      let strong = Token()
      token = strong
      try connection.createAggregate(name, argumentCount: count, initial: 0) { [strong] _, _ in
        _ = strong
      } final: { _ in 1 }
    }
    try make("held", 2)
    #expect(token != nil)
    try connection.removeFunction("held", argumentCount: 2)
    #expect(token == nil)
    for (name, count) in [("wide", 1000), ("less", -1), ("cut\0off", 1)] {
      #expect(failure { try make(name, count) }?.code == .misuse)
      #expect(token == nil)
    }
    let cut = failure { try connection.createFunction("cut\0off") { _ in 1 } }
    #expect(cut?.kind == .embeddedNUL)
    #expect(failure { try connection.run("select cut()") } != nil)
  }

  @Test func `The schema calls only what is meant for it`() throws {
    try connection.run("create view v as select median(x) as x from t")
    let error = failure { try connection.run("select x from v") }
    #expect(error?.message == "unsafe use of median()")
    try connection.createAggregate("median", argumentCount: 1, inSchema: true, initial: 0) {
      count, _ in count += 1
    } final: { .integer(Int64($0)) }
    #expect(try connection.integer("select x from v") == 5)
  }
}
