import SQLite
import Samples

/// The wrapper, used as its documentation says.
struct OurLoops {
  let connection: Connection

  /// Opens a file, or a database in memory.
  init(path: String? = nil) throws {
    connection = try path.map { try Connection($0) } ?? Connection.memory()
    try run(Statements.settings)
  }

  func run(_ sql: String) throws { try connection.run(SQL(sql)) }

  func checksum(_ sql: String) throws -> Checksum {
    var sum = Checksum()
    sum.add(try connection.value(SQL(sql), as: Int64.self) ?? 0)
    return sum
  }

  func read(_ shape: Shape) throws -> Checksum {
    switch (shape.layout, shape.asSpans) {
    case (.wide, true): try readSpans(shape.sql, 4, 1, 5, 4)
    case (.wide, false): try readValues(shape.sql, 4, 1, 5, 4)
    case (.mixed, true): try readSpans(shape.sql, 2, 1, 3, 2)
    case (.mixed, false): try readValues(shape.sql, 2, 1, 3, 2)
    case (.integers, _): try readValues(shape.sql, 8, 0, 0, 0)
    case (.texts, true): try readSpans(shape.sql, 0, 0, 8, 0)
    case (.texts, false): try readValues(shape.sql, 0, 0, 8, 0)
    case (.nullables, true): try readSpans(shape.sql, 0, 0, 0, 8)
    case (.nullables, false): try readValues(shape.sql, 0, 0, 0, 8)
    }
  }

  func insert(_ items: [Item]) throws {
    try connection.transaction {
      let statement = try connection.prepare(Statements.insertItem)
      for item in items {
        try statement.bindAll(
          item.id, item.year, item.share, item.code, item.title, item.registeredOn,
          item.decidedOn, item.note)
        try statement.run()
      }
    }
  }

  @inline(__always)
  private func readValues(
    _ sql: String, _ integers: Int, _ reals: Int, _ texts: Int, _ nullables: Int
  ) throws -> Checksum {
    var sum = Checksum()
    let (firstText, firstNullable) = (integers + reals, integers + reals + texts)
    try connection.forEach(SQL(sql)) { row throws(SQLiteError) in
      for column in 0..<integers { sum.add(try row[column] as Int64) }
      for column in integers..<firstText { sum.add(try row[column] as Double) }
      for column in firstText..<firstNullable { sum.add(try row[column] as String) }
      for column in firstNullable..<firstNullable + nullables {
        sum.add(try row[column] as String?)
      }
    }
    return sum
  }

  @inline(__always)
  private func readSpans(
    _ sql: String, _ integers: Int, _ reals: Int, _ texts: Int, _ nullables: Int
  ) throws -> Checksum {
    var sum = Checksum()
    let (firstText, firstNullable) = (integers + reals, integers + reals + texts)
    try connection.forEach(SQL(sql)) { row throws(SQLiteError) in
      for column in 0..<integers { sum.add(try row[column] as Int64) }
      for column in integers..<firstText { sum.add(try row[column] as Double) }
      for column in firstText..<firstNullable { try row.withText(column) { sum.add($0) } }
      for column in firstNullable..<firstNullable + nullables {
        if try row.type(column) == .null {
          sum.addNull()
        } else {
          try row.withText(column) { sum.add($0) }
        }
      }
    }
    return sum
  }
}
