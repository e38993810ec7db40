import SQLite
import Testing

@Suite struct PeerChangesetTests {
  private struct Wrong: Error {}
  private static let schema = """
    create table t (id integer primary key, name text, size);
    create table u (a text, b integer, note, primary key (a, b)) without rowid;
    """
  private let connection: Connection

  init() throws { connection = try Self.copy() }

  private static func copy() throws -> Connection {
    let copy = try Connection.memory()
    try copy.executeScript(schema + "insert into t values (1, 'một', 10), (2, 'hai', 20)")
    return copy
  }

  private func record(_ body: () throws -> Void) throws -> Changeset {
    let session = try Session(connection)
    try session.attach()
    try body()
    return try session.changeset()
  }

  private func rows(_ connection: Connection) throws -> [String] {
    try connection.texts("select id || name || quote(size) from t order by id")
  }

  private static let values: [Value] = [
    nil, 0, .integer(.min), .integer(.max), 0.5, .real(.infinity), "", "đá\0x", .blob([]),
    .blob([0, 255]), .text(String(repeating: "x", count: 70_000)),
  ]

  @Test(arguments: values)
  func `A value of any kind goes over and comes back`(_ value: Value) throws {
    let changeset = try record {
      try connection.run("insert into t values (3, 'ba', \(value))")
      try connection.run("update t set size = \(value) where id = 1")
    }
    let copy = try Self.copy()
    try copy.apply(changeset) { _, _ in .abort }
    for id in [1, 3] {
      #expect(try copy.value("select size from t where id = \(id)", as: Value.self) == value)
    }
    try copy.apply(changeset.inverted()) { _, _ in .abort }
    #expect(try rows(copy) == ["1một10", "2hai20"])
  }

  @Test func `What comes a second time is met row by row, and may be left out`() throws {
    let changeset = try record {
      try connection.run("insert into t values (3, 'ba', 30)")
      try connection.run("update t set size = 11 where id = 1")
      try connection.run("delete from t where id = 2")
    }
    let copy = try Self.copy()
    try copy.apply(changeset) { _, _ in .abort }
    let once = try rows(copy)
    var kinds: Set<ConflictKind> = []
    try copy.apply(changeset) { kind, _ in
      kinds.insert(kind)
      return .omit
    }
    #expect(kinds == [.conflict, .data, .notFound])
    #expect(try rows(copy) == once)
  }

  @Test func `Edits of other columns of a row do not conflict, of one column they do`() throws {
    let changeset = try record { try connection.run("update t set size = 11 where id = 1") }
    let copy = try Self.copy()
    try copy.run("update t set name = 'mốt' where id = 1")
    try copy.apply(changeset) { _, _ in .abort }
    #expect(try rows(copy).first == "1mốt11")
    let again = try Self.copy()
    try again.run("update t set size = 12 where id = 1")
    #expect(failure { try again.apply(changeset) { _, _ in .abort } }?.code == .abort)
    #expect(try rows(again).first == "1một12")
  }

  @Test func `What is undone is not recorded, nor what is as it was`() throws {
    let changeset = try record {
      _ = try? connection.transaction {
        try connection.run("delete from t")
        throw Wrong()
      }
      try connection.run("insert into t values (3, 'ba', 30)")
      try connection.run("delete from t where id = 3")
      try connection.run("update t set size = 99 where id = 1")
      try connection.run("update t set size = 10 where id = 1")
    }
    #expect(changeset.isEmpty)
  }

  @Test func `Many changes of a row are one, from the first state to the last`() throws {
    let changeset = try record {
      for size in 0..<20 { try connection.run("update t set size = \(size) where id = 1") }
      try connection.run("insert into t values (3, 'x', 1)")
      try connection.run("update t set name = 'ba' where id = 3")
      try connection.run("delete from t where id = 2")
      try connection.run("insert into t values (2, 'hai', 21)")
    }
    var seen: Set<String> = []
    try changeset.forEach { change in
      seen.insert("\(change.operation) \(change.old(2) ?? nil) \(change.new(2) ?? nil)")
    }
    #expect(try changeset.count() == 3 && seen.count == 3)
    let copy = try Self.copy()
    try copy.apply(changeset) { _, _ in .abort }
    #expect(try rows(copy) == ["1một19", "2hai21", "3ba1"])
  }

  @Test func `Another primary key is another row`() throws {
    let changeset = try record { try connection.run("update t set id = 7 where id = 1") }
    let tables = try changeset.tables()
    #expect(tables.first?.counts.inserted == 1 && tables.first?.counts.deleted == 1)
    let copy = try Self.copy()
    try copy.apply(changeset) { _, _ in .abort }
    #expect(try rows(copy) == ["2hai20", "7một10"])
  }

  @Test func `A key of two columns, in a table without rowids`() throws {
    let changeset = try record {
      try connection.run("insert into u values ('x', 1, 'a'), ('x', 2, 'b')")
      try connection.run("update u set note = 'c' where b = 2")
    }
    try changeset.forEach { change in #expect(change.primaryKey == [0, 1]) }
    let copy = try Self.copy()
    try copy.apply(changeset) { _, _ in .abort }
    #expect(try copy.texts("select a || b || note from u order by b") == ["x1a", "x2c"])
  }

  @Test func `Without a primary key, or with a NULL in it, nothing is recorded`() throws {
    try connection.executeScript(
      "create table bare (x); create table loose (k text primary key, x)")
    let changeset = try record {
      try connection.run("insert into bare values (1)")
      try connection.run("insert into loose values (null, 1), ('k', 2)")
    }
    #expect(try changeset.tables().map(\.table) == ["loose"])
    #expect(try changeset.count() == 1)
  }

  @Test func `Sessions side by side see each what happened since it began`() throws {
    let first = try Session(connection)
    try first.attach()
    try connection.run("update t set size = 11 where id = 1")
    let second = try Session(connection)
    try second.attach(table: "t")
    try connection.run("update t set size = 12 where id = 1")
    var old: [Value?] = []
    for changeset in [try first.changeset(), try second.changeset()] {
      try changeset.forEach { change in
        old.append(change.old(2))
        #expect(change.new(2) == 12)
      }
    }
    #expect(old == [10, 11])
  }

  @Test func `A session of an attached database sees that one alone`() throws {
    try connection.executeScript(
      "attach ':memory:' as side; create table side.t (id integer primary key, name, size)")
    let session = try Session(connection, of: "side")
    try session.attach()
    try connection.run("insert into main.t values (3, 'ba', 30)")
    try connection.run("insert into side.t values (4, 'bốn', 40)")
    var ids: [Value?] = []
    try session.changeset().forEach { change in ids.append(change.new(0)) }
    #expect(ids == [4])
  }

  @Test func `What a trigger does is marked, and a trigger acts where it is applied`() throws {
    let trigger = """
      create table log (id integer primary key, what text);
      create trigger told after insert on t
        begin insert into log (id, what) values (new.id, new.name); end;
      """
    try connection.executeScript(trigger)
    let changeset = try record { try connection.run("insert into t values (3, 'ba', 30)") }
    var marks: [String: Bool] = [:]
    try changeset.forEach { change in marks[change.table] = change.isIndirect }
    #expect(marks == ["t": false, "log": true])
    let copy = try Self.copy()
    try copy.executeScript(trigger)
    var met: [String] = []
    try copy.apply(changeset) { kind, change in
      met.append(change.table)
      return .omit
    }
    #expect(Set(met).isSubset(of: ["log"]))
    #expect(try copy.texts("select what from log") == ["ba"])
  }

  @Test func `A child may come before its parent`() throws {
    let family = """
      create table parent (id integer primary key);
      create table child (id integer primary key, p references parent);
      """
    try connection.executeScript(family)
    let children = try record {
      try connection.run("PRAGMA foreign_keys = off")
      try connection.run("insert into child values (1, 7)")
    }
    let both = try children.concatenated(
      with: record { try connection.run("insert into parent values (7)") })
    let copy = try Self.copy()
    try copy.executeScript(family)
    #expect(failure { try copy.apply(children) { _, _ in .abort } }?.code.primary == .constraint)
    #expect(try copy.integer("select count(*) from child") == 0)
    try copy.apply(both) { _, _ in .abort }
    #expect(try copy.texts("PRAGMA foreign_key_check") == [])
    #expect(try copy.integer("select p from child") == 7)
  }

  @Test func `What was applied goes with the transaction it was applied in`() throws {
    let changeset = try record { try connection.run("delete from t") }
    let copy = try Self.copy()
    _ = try? copy.transaction {
      try copy.apply(changeset) { _, _ in .abort }
      #expect(try rows(copy) == [])
      throw Wrong()
    }
    #expect(try rows(copy) == ["1một10", "2hai20"])
    let refused = try Self.copy()
    try refused.run("update t set size = 0 where id = 2")
    try refused.transaction {
      try refused.run("insert into t values (5, 'năm', 50)")
      #expect(failure { try refused.apply(changeset) { _, _ in .abort } }?.code == .abort)
      #expect(refused.isInTransaction)
    }
    #expect(try rows(refused) == ["1một10", "2hai0", "5năm50"])
  }

  @Test func `A group of many is what one after the other is`() throws {
    var joined = Changeset(bytes: [])
    let group = try ChangeGroup()
    for number in 0..<50 {
      let changeset = try record {
        try connection.run("insert or replace into t values (\(number % 7), 'x', \(number))")
      }
      try group.add(changeset)
      joined = try joined.concatenated(with: changeset)
    }
    for changeset in [try group.changeset(), joined] {
      #expect(try changeset.count() == 7)
      let copy = try Self.copy()
      try copy.apply(changeset) { _, _ in .abort }
      #expect(try rows(copy) == rows(connection))
      try copy.apply(changeset.inverted()) { _, _ in .abort }
      #expect(try rows(copy) == ["1một10", "2hai20"])
    }
  }

  @Test func `What is applied can be recorded, and passed on`() throws {
    let changeset = try record { try connection.run("update t set size = 11 where id = 1") }
    let (second, third) = (try Self.copy(), try Self.copy())
    let session = try Session(second)
    try session.attach()
    try second.apply(changeset) { _, _ in .abort }
    let passed = try session.changeset()
    #expect(passed == changeset)
    try third.apply(passed) { _, _ in .abort }
    #expect(try rows(third) == rows(connection))
  }

  @Test func `A value that is written in pieces is recorded`() throws {
    try connection.run("update t set size = x'00000000' where id = 1")
    let changeset = try record {
      try connection.openBlob("t", "size", rowID: 1, writable: true).write([7, 8], at: 1)
    }
    #expect(try changeset.count() == 1)
    let copy = try Self.copy()
    try copy.run("update t set size = x'00000000' where id = 1")
    try copy.apply(changeset) { _, _ in .abort }
    #expect(try copy.value("select hex(size) from t where id = 1") == "00070800")
  }

  @Test func `Ten thousand rows go over`() throws {
    let changeset = try record {
      try connection.run(
        """
        with recursive n (i) as (select 10 union all select i + 1 from n where i < 10009)
        insert into t select i, 'số ' || i, i from n
        """)
    }
    #expect(try changeset.count() == 10_000)
    let copy = try Self.copy()
    try copy.apply(changeset) { _, _ in .abort }
    #expect(try rows(copy) == rows(connection))
  }
}
