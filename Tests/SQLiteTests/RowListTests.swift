import SQLite
import Testing

@Suite struct RowListTests {
  private let connection: Connection
  private let columns = ["id", "size", "name", "note"]

  init() throws {
    connection = try Connection.memory()
    try connection.run(
      "create table t (id integer primary key, name text, size integer, note text) strict")
  }

  private func rows(_ count: Int) -> RowBatch {
    var rows = RowBatch(width: 4)
    for number in 1...Int64(count) {
      let note = number % 3 == 0 ? Value.null : .text(String(repeating: "đ", count: Int(number)))
      for value in [.integer(number), .integer(number * -1_000_000_007), .text("a\0b"), note] {
        rows.append(value)
      }
    }
    return rows
  }

  @Test func `Rows come into the table as they were given`() throws {
    try connection.insert(rows(300), into: "t", columns)
    #expect(try connection.value("select count(*) from t", as: Int.self) == 300)
    let wrong: SQL =
      """
      select count(*) from t
       where size <> id * -1000000007 or hex(name) <> '610062'
          or note is not iif(id % 3 = 0, null, replace(hex(zeroblob(id)), '00', 'đ'))
      """
    #expect(try connection.value(wrong, as: Int.self) == 0)
  }

  @Test func `The changeset of inserted rows is the one a session makes`() throws {
    let session = try Session(connection)
    try session.attach()
    let rows = rows(200)
    try connection.insert(rows, into: "t", columns)
    let layout = try TableLayout(of: "t", connection)
    var inserted = InsertedRows()
    inserted.append(try #require(InsertedRows(rows, of: columns, in: layout)))
    #expect(inserted.count == 200)
    let seen = try session.changeset()
    #expect(try changes(inserted.changeset) == changes(seen))
    #expect(inserted.changeset.bytes.count == seen.bytes.count)
  }

  @Test func `Rows that do not say all that is stored have no changeset`() throws {
    let layout = try TableLayout(of: "t", connection)
    var few = RowBatch(width: 2)
    for value in [.integer(1), .text("x")] as [Value] { few.append(value) }
    #expect(InsertedRows(few, of: ["id", "name"], in: layout) == nil)
    var converted = RowBatch(width: 4)
    for value in [.integer(1), .text("7"), .text("x"), .null] as [Value] { converted.append(value) }
    #expect(InsertedRows(converted, of: columns, in: layout) == nil)
  }

  @Test func `A row that breaks a rule is an error, and none is stored`() throws {
    try connection.run("insert into t values (7, 'x', 1, null)")
    #expect(throws: SQLiteError.self) { try connection.insert(rows(9), into: "t", columns) }
    #expect(try connection.value("select count(*) from t", as: Int.self) == 1)
    try connection.run("delete from t")
    try connection.insert(rows(9), into: "t", columns)
  }

  private func changes(_ changeset: Changeset) throws -> [Int64: [Value?]] {
    var found: [Int64: [Value?]] = [:]
    try changeset.forEach { change in
      #expect(change.operation == .insert && change.table == "t" && !change.isIndirect)
      #expect(change.primaryKey == [0])
      guard case .integer(let id) = change.new(0) else { return }
      found[id] = (1..<4).map { change.new($0) }
    }
    return found
  }
}
