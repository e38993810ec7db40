import GRDB
import Samples

/// What GRDB does at its fastest, as its own performance tests have it: cursors over rows that
/// are not copied, values by position, and arguments that are not checked twice.
/// https://github.com/groue/GRDB.swift/tree/v7.10.0/Tests/Performance/GRDBPerformance
public struct GRDBLoops {
  let queue: DatabaseQueue

  /// Opens a file, or a database in memory.
  public init(path: String? = nil) throws {
    queue = try path.map { try DatabaseQueue(path: $0) } ?? DatabaseQueue()
    try run(Statements.settings)
  }

  public func run(_ sql: String) throws {
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  public func integer(_ sql: String) throws -> Int64 {
    try queue.read { try Int64.fetchOne($0, sql: sql) ?? 0 }
  }

  /// Reads every row in one of the ways.
  public func read(_ shape: Shape) throws -> Checksum {
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

  public func insert(_ items: [Item]) throws {
    try queue.write { database in
      let statement = try database.makeStatement(sql: Statements.insertItem)
      for item in items {
        statement.setUncheckedArguments([
          item.id, item.year, item.share, item.code, item.title, item.registeredOn,
          item.decidedOn, item.note,
        ])
        try statement.execute()
      }
    }
  }

  @inline(__always)
  private func readValues(
    _ sql: String, _ integers: Int, _ reals: Int, _ texts: Int, _ nullables: Int
  ) throws -> Checksum {
    try eachRow(sql) { row, sum in
      var column = 0
      for _ in 0..<integers { sum.add(row[next(&column)] as Int64) }
      for _ in 0..<reals { sum.add(row[next(&column)] as Double) }
      for _ in 0..<texts { sum.add(row[next(&column)] as String) }
      for _ in 0..<nullables { sum.add(row[next(&column)] as String?) }
    }
  }

  @inline(__always)
  private func readSpans(
    _ sql: String, _ integers: Int, _ reals: Int, _ texts: Int, _ nullables: Int
  ) throws -> Checksum {
    try eachRow(sql) { row, sum in
      var column = 0
      for _ in 0..<integers { sum.add(row[next(&column)] as Int64) }
      for _ in 0..<reals { sum.add(row[next(&column)] as Double) }
      for _ in 0..<texts + nullables { try sum.add(textOf: row, next(&column)) }
    }
  }

  @inline(__always)
  private func eachRow(
    _ sql: String, _ add: (Row, inout Checksum) throws -> Void
  ) throws -> Checksum {
    try queue.read { database in
      var sum = Checksum()
      let rows = try Row.fetchCursor(database, sql: sql)
      while let row = try rows.next() { try add(row, &sum) }
      return sum
    }
  }
}

/// That column, and on to the one after it.
@inline(__always)
private func next(_ column: inout Int) -> Int {
  defer { column += 1 }
  return column
}

extension Checksum {
  /// The bytes where SQLite has them.
  fileprivate mutating func add(textOf row: Row, _ column: Int) throws {
    let sum = try row.withUnsafeData(atIndex: column) { bytes in
      guard let bytes else { return 7 as Int64 }
      return Int64(bytes.count) + Int64(bytes.first ?? 0)
    }
    add(sum)
  }
}
