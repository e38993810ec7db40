import SQLite
import Testing

@Suite struct SessionTests {
  static let schema = "create table t (id integer primary key, name text, size integer)"
  let connection: Connection

  init() throws {
    connection = try Connection.memory()
    try connection.run(SQL(Self.schema))
    try connection.run("insert into t values (1, 'one', 10), (2, 'two', 20)")
  }

  /// What `body` changes.
  private func record(_ body: () throws -> Void) throws -> Changeset {
    let session = try Session(connection)
    try session.attach()
    try body()
    return try session.changeset()
  }

  /// A second copy with the rows the first began with.
  private func copy() throws -> Connection {
    let copy = try Connection.memory()
    try copy.run(SQL(Self.schema))
    try copy.run("insert into t values (1, 'one', 10), (2, 'two', 20)")
    return copy
  }

  private func rows(_ connection: Connection) throws -> [String] {
    try connection.texts("select id || ' ' || name || ' ' || size from t order by id")
  }

  private func edit() throws {
    try connection.run("insert into t values (3, 'three', 30)")
    try connection.run("update t set size = 11 where id = 1")
    try connection.run("delete from t where id = 2")
  }

  @Test func recordsEachKindOfChange() throws {
    let changeset = try record { try edit() }
    var seen: [String] = []
    try changeset.forEach { change in
      #expect(change.table == "t" && change.columnCount == 3 && change.primaryKey == [0])
      #expect(!change.isIndirect && change.conflicting(0) == nil)
      switch change.operation {
      case .insert:
        #expect(change.new(1) == "three" && change.old(1) == nil)
        seen.append("insert")
      case .update:
        #expect(change.old(0) == 1 && change.old(2) == 10 && change.new(2) == 11)
        #expect(change.new(1) == nil && change.new(99) == nil)
        seen.append("update")
      case .delete:
        #expect(change.old(1) == "two" && change.new(1) == nil)
        seen.append("delete")
      case .none: Issue.record("no operation")
      }
    }
    #expect(seen.sorted() == ["delete", "insert", "update"])
  }

  @Test func appliesAndInverts() throws {
    let changeset = try record { try edit() }
    let copy = try copy()
    let before = try rows(copy)
    try copy.apply(changeset) { _, _ in .abort }
    #expect(try rows(copy) == ["1 one 11", "3 three 30"])
    #expect(try rows(copy) == rows(connection))
    try copy.apply(changeset.inverted()) { _, _ in .abort }
    #expect(try rows(copy) == before)
  }

  @Test func concatenates() throws {
    let first = try record { try connection.run("insert into t values (3, 'c', 1)") }
    let second = try record { try connection.run("delete from t where id = 3") }
    #expect(try first.concatenated(with: second).isEmpty)
    #expect(Changeset(bytes: first.bytes) == first)
    #expect(try first.concatenated(with: Changeset(bytes: [])) == first)
  }

  @Test func nothingAndDisabled() throws {
    let empty = try record {}
    #expect(empty.isEmpty)
    try copy().apply(empty) { _, _ in .abort }
    let session = try Session(connection)
    try session.attach(table: "t")
    session.isEnabled = false
    try connection.run("update t set size = 0")
    let (isEnabled, isEmpty) = (session.isEnabled, session.isEmpty)
    #expect(!isEnabled && isEmpty)
    session.isEnabled = true
    session.isIndirect = true
    try connection.run("update t set size = 1 where id = 1")
    var marks: [Bool] = []
    try session.changeset().forEach { change in marks.append(change.isIndirect) }
    #expect(marks == [true])
    let isEmptyNow = session.isEmpty
    #expect(!isEmptyNow)
  }

  @Test func filters() throws {
    try connection.run("create table u (id integer primary key)")
    var session = try Session(connection)
    session.setFilter { $0 == "u" }
    try session.attach()
    try edit()
    try connection.run("insert into u values (1)")
    var tables: [String] = []
    try session.changeset().forEach { change in tables.append(change.table) }
    #expect(tables == ["u"])
    let changeset = try record { try connection.run("update t set size = 5 where id = 1") }
    let copy = try copy()
    try copy.apply(changeset, filter: { $0 != "t" }) { _, _ in .abort }
    #expect(try rows(copy) == ["1 one 10", "2 two 20"])
  }

  @Test(arguments: [
    (ConflictResolution.omit, ["1 one 99", "2 two 20"]), (.replace, ["1 one 11", "2 two 20"]),
  ])
  func otherData(_ resolution: ConflictResolution, _ expected: [String]) throws {
    let changeset = try record { try connection.run("update t set size = 11 where id = 1") }
    let copy = try copy()
    try copy.run("update t set size = 99 where id = 1")
    try copy.apply(changeset) { kind, change in
      #expect(kind == .data && change.conflicting(2) == 99 && change.new(2) == 11)
      return resolution
    }
    #expect(try rows(copy) == expected)
  }

  @Test func abortLeavesEverything() throws {
    let changeset = try record { try edit() }
    let copy = try copy()
    try copy.run("update t set size = 99 where id = 1")
    let error = failure { try copy.apply(changeset) { _, _ in .abort } }
    #expect(error?.code == .abort)
    #expect(try rows(copy) == ["1 one 99", "2 two 20"])
  }

  @Test func otherConflicts() throws {
    let changeset = try record { try edit() }
    let copy = try copy()
    try copy.run("insert into t values (3, 'mine', 0)")
    try copy.run("delete from t where id = 2")
    var kinds: Set<ConflictKind> = []
    try copy.apply(changeset) { kind, change in
      kinds.insert(kind)
      return kind == .conflict ? .replace : .omit
    }
    #expect(kinds == [.conflict, .notFound])
    #expect(try rows(copy) == ["1 one 11", "3 three 30"])
    let wrong = failure { try copy.apply(changeset) { _, _ in .replace } }
    #expect(wrong?.code == .misuse, "a row that is not there cannot be replaced")
  }

  @Test func constraintsAndForeignKeys() throws {
    let changeset = try record { try connection.run("delete from t where id = 1") }
    let copy = try copy()
    try copy.run("create table child (id integer primary key, t references t)")
    try copy.run("insert into child values (1, 1)")
    var kinds: [ConflictKind] = []
    let error = failure {
      try copy.apply(changeset) { kind, change in
        kinds.append(kind)
        if kind == .foreignKey {
          #expect(change.foreignKeyViolations == 1)
          #expect(change.operation == .none && change.table.isEmpty && change.primaryKey == [])
        }
        return .abort
      }
    }
    #expect(kinds == [.foreignKey] && error?.code.primary == .constraint)
    #expect(try rows(copy).count == 2)
    try connection.run("insert into t values (7, 'two', 1)")
    let twin = try record { try connection.run("insert into t values (8, 'two', 1)") }
    try copy.run("create unique index one_name on t (name)")
    try copy.apply(twin) { kind, _ in
      #expect(kind == .constraint)
      return .omit
    }
  }

  @Test func aDamagedChangesetIsAnError() throws {
    let whole = try record {
      try edit()
      try connection.run("insert into t values (9, null, \(String(repeating: "x", count: 300)))")
    }
    // SQLite itself does not come back from [0x54, 1, 2].
    for damaged in [[0x54, 1, 2], [0x99], [0x12, 0], Array(whole.bytes.dropLast())] {
      let damaged = Changeset(bytes: damaged)
      #expect(failure { try damaged.forEach { _ in } }?.code == .corrupt)
      #expect(failure { try damaged.inverted() }?.code == .corrupt)
      #expect(failure { try whole.concatenated(with: damaged) }?.code == .corrupt)
      #expect(failure { try connection.apply(damaged) { _, _ in .abort } }?.code == .corrupt)
    }
    for count in 1..<whole.bytes.count {
      // Cut anywhere, it is walked or refused.
      try? Changeset(bytes: Array(whole.bytes.prefix(count))).forEach { _ in }
    }
  }

  @Test func anErrorInTheBodyEndsTheWalk() throws {
    struct Mine: Error {}
    let changeset = try record { try edit() }
    #expect(throws: Mine.self) { try changeset.forEach { _ in throw Mine() } }
  }

  @Test(arguments: [
    ("create table t (id integer primary key, name text)", 2),
    ("create table t (id integer, name text primary key, size integer)", 3),
    ("create table u (id integer primary key, name text, size integer)", 0),
  ])
  func `A table that a changeset does not fit takes none of it`(
    _ schema: String, _ columns: Int
  ) throws {
    let changeset = try record { try edit() }
    let other = try Connection.memory()
    try other.run(SQL(schema))
    let error = failure { try other.apply(changeset) { _, _ in .omit } }
    #expect(error?.kind == .changesetShape(table: "t", columns: 3, found: columns))
    #expect(error?.code == .schema)
    let table = columns == 0 ? "u" : "t"
    #expect(try other.integer("select count(*) from \(identifier: table)") == 0)
    // What is passed over need not fit.
    try other.apply(changeset, filter: { $0 != "t" }) { _, _ in .abort }
  }

  @Test func `One made of fewer columns goes on fitting`() throws {
    let changeset = try record { try edit() }
    let later = try copy()
    try later.run("alter table t add column note text default 'sau'")
    try later.apply(changeset) { _, _ in .abort }
    #expect(try rows(later) == ["1 one 11", "3 three 30"])
    #expect(try later.texts("select note from t order by id") == ["sau", "sau"])
  }

}
