import SQLite
import Samples

/// The wrapper, used as its documentation says.
struct OurLoops {
  private let connection: Connection

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
    switch shape {
    case .mixed: try readMixed()
    case .mixedSpans: try readMixedSpans()
    case .integers: try readIntegers()
    case .texts: try readTexts()
    case .textSpans: try readTextSpans()
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

  private func readMixed() throws -> Checksum {
    var sum = Checksum()
    try connection.forEach(SQL(Statements.readItems)) { row throws(SQLiteError) in
      sum.add(try row[0] as Int64)
      sum.add(try row[1] as Int64)
      sum.add(try row[2] as Double)
      for column in 3..<6 { sum.add(try row[column] as String) }
      for column in 6..<8 { sum.add(try row[column] as String?) }
    }
    return sum
  }

  private func readMixedSpans() throws -> Checksum {
    var sum = Checksum()
    try connection.forEach(SQL(Statements.readItems)) { row throws(SQLiteError) in
      sum.add(try row[0] as Int64)
      sum.add(try row[1] as Int64)
      sum.add(try row[2] as Double)
      for column in 3..<6 { try row.withText(column) { sum.add($0) } }
      for column in 6..<8 {
        if row.type(column) == .null {
          sum.addNull()
        } else {
          try row.withText(column) { sum.add($0) }
        }
      }
    }
    return sum
  }

  private func readIntegers() throws -> Checksum {
    var sum = Checksum()
    try connection.forEach(SQL(Statements.readIntegers)) { row throws(SQLiteError) in
      for column in 0..<8 { sum.add(try row[column] as Int64) }
    }
    return sum
  }

  private func readTexts() throws -> Checksum {
    var sum = Checksum()
    try connection.forEach(SQL(Statements.readTexts)) { row throws(SQLiteError) in
      for column in 0..<8 { sum.add(try row[column] as String) }
    }
    return sum
  }

  private func readTextSpans() throws -> Checksum {
    var sum = Checksum()
    try connection.forEach(SQL(Statements.readTexts)) { row throws(SQLiteError) in
      for column in 0..<8 { try row.withText(column) { sum.add($0) } }
    }
    return sum
  }
}
