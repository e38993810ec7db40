import SQLite
import Testing

/// Changes that only add rows, or only remove them, by one statement.
@Suite struct ChangedRowsTests {
  private let connection: Connection
  private let columns = ["id", "name", "size"]

  init() throws {
    connection = try Connection.memory()
    try connection.run("create table t (id integer primary key, name text, size integer) strict")
  }

  private func record(_ sql: String...) throws -> Changeset {
    let session = try Session(connection)
    try session.attach()
    for sql in sql { try connection.run(SQL(sql)) }
    return try session.changeset()
  }

  private var stored: [String] {
    get throws {
      try connection.texts(
        "select id || ' ' || coalesce(hex(name), '-') || ' ' || coalesce(size, '-') from t")
    }
  }

  @Test func `Rows that were added are removed at once, and added again`() throws {
    let added = try record(
      "insert into t values (1, 'a', -7), (2, NULL, NULL), (300, 'b' || char(0) || 'đ', 1 << 62)")
    let before = try stored
    let rows = try #require(try ChangedRows(added))
    try #require(rows.operation == .insert && rows.tables.map(\.name) == ["t"])
    #expect(try connection.delete(rows.tables[0].rows, from: "t", columns, key: 0) == 3)
    #expect(try stored == [])
    let back = try #require(try ChangedRows(added.inverted()))
    #expect(back.operation == .delete)
    try connection.insert(back.tables[0].rows, into: "t", columns)
    #expect(try stored == before)
  }

  @Test func `Rows that are otherwise now, or gone, stay out of it`() throws {
    let added = try record(
      "insert into t values (1, 'a', 1), (2, 'b', 2), (3, NULL, 3), (4, '', 4)")
    let rows = try #require(try ChangedRows(added)).tables[0].rows
    #expect(rows.count == 4 && rows.width == 3)
    #expect((0..<4).compactMap { rows.integer($0, 2) }.sorted() == [1, 2, 3, 4])
    #expect(rows.integer(0, 1) == nil)
    for change in ["size = 9 where id = 1", "name = '' where id = 3", "name = NULL where id = 4"] {
      try connection.run(SQL("update t set " + change))
    }
    #expect(try connection.delete(rows, from: "t", columns, key: 0) == 1)
    #expect(try connection.texts("select '' || id from t order by id") == ["1", "3", "4"])
    #expect(try connection.delete(rows, from: "t", columns, key: 0) == 0)
  }

  @Test func `Other changes are counted, and have no rows`() throws {
    try connection.run("insert into t values (1, 'a', 1), (2, 'b', 2)")
    let mixed = try record(
      "insert into t values (3, 'c', 3)", "update t set size = 5 where id = 1",
      "delete from t where id = 2")
    #expect(try ChangedRows(mixed) == nil)
    let tables = try mixed.tables()
    #expect(tables.map(\.table) == ["t"] && tables[0].columnCount == 3)
    let counts = tables[0].counts
    #expect([counts.inserted, counts.updated, counts.deleted, counts.all] == [1, 1, 1, 3])
    #expect(try ChangedRows(record("update t set size = 6 where id = 1")) == nil)
    #expect(try ChangedRows(Changeset(bytes: [])) == nil)
    let added = try record("insert into t values (7, 'x', 7)")
    for length in 1..<added.bytes.count {
      // With the head of the table alone there are no changes.
      let cut = Changeset(bytes: Array(added.bytes[..<length]))
      #expect((try? cut.count()) == (length == 7 ? 0 : nil), "\(length)")
    }
  }

  @Test func `A table of more columns than rows have room for has none`() throws {
    let names = (1...33).map { "c\($0)" }.joined(separator: ", ")
    let wide = "create table wide (id integer primary key, \(names))"
    try connection.run(SQL(wide))
    #expect(try ChangedRows(record("insert into wide (id) values (1)")) == nil)
  }
}
