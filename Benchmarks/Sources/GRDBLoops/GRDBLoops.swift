import GRDB
import Samples

/// What GRDB does at its fastest, as its own performance tests have it: cursors over rows that
/// are not copied, values by position, and arguments that are not checked twice.
/// https://github.com/groue/GRDB.swift/tree/v7.10.0/Tests/Performance/GRDBPerformance
public struct GRDBLoops {
  private let queue: DatabaseQueue

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
    switch shape {
    case .mixed: try readMixed()
    case .mixedSpans: try readMixedSpans()
    case .integers: try readIntegers()
    case .texts: try readTexts()
    case .textSpans: try readTextSpans()
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

  private func readMixed() throws -> Checksum {
    try eachRow(Statements.readItems) { row, sum in
      sum.add(row[0] as Int64)
      sum.add(row[1] as Int64)
      sum.add(row[2] as Double)
      for column in 3..<6 { sum.add(row[column] as String) }
      for column in 6..<8 { sum.add(row[column] as String?) }
    }
  }

  private func readMixedSpans() throws -> Checksum {
    try eachRow(Statements.readItems) { row, sum in
      sum.add(row[0] as Int64)
      sum.add(row[1] as Int64)
      sum.add(row[2] as Double)
      for column in 3..<8 { try sum.add(textOf: row, column) }
    }
  }

  private func readIntegers() throws -> Checksum {
    try eachRow(Statements.readIntegers) { row, sum in
      for column in 0..<8 { sum.add(row[column] as Int64) }
    }
  }

  private func readTexts() throws -> Checksum {
    try eachRow(Statements.readTexts) { row, sum in
      for column in 0..<8 { sum.add(row[column] as String) }
    }
  }

  private func readTextSpans() throws -> Checksum {
    try eachRow(Statements.readTexts) { row, sum in
      for column in 0..<8 { try sum.add(textOf: row, column) }
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
