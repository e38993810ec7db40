import SQLite
import Storage

/// The SQL that may be asked by anybody: it reads, and does nothing else.
///
/// A read-only connection is not enough: ATTACH, VACUUM INTO and some pragmas reach other files.
/// So every action of the statement is checked against a list of what is allowed.
public struct ReadOnlySQL {
  /// The longest statement, bytes.
  public static let longestStatement = 1_000_000

  private let watch: Stopwatch
  private let connection: Connection

  /// Bounds the connection, for whatever is asked on it from now on.
  public init(_ reader: Reader, _ limits: QueryLimits = QueryLimits()) throws {
    connection = reader.connection
    let watch = limits.watch
    watch.renew(seconds: limits.seconds)
    self.watch = watch
    for (limit, value) in ReadOnlySQL.limits { try connection.setLimit(limit, value) }
    // Sorting and what is materialized stays in memory, where it is bounded, and off the disk.
    try connection.run("PRAGMA temp_store = MEMORY")
    ProcessMemory.limit(bytes: limits.bytes)
    try connection.setProgressHandler(every: 1000) { !watch.isOver && !watch.isStopped }
  }

  /// Runs one statement.
  ///
  /// - Parameters:
  ///   - parameters: each of the statement's, and no other.
  ///   - begin: gets the names of the columns before the first row.
  /// - Throws: `CancellationError` where it was stopped before its time.
  public func ask(
    _ sql: String, _ parameters: [SQLParameter] = [], begin: ([String]) throws -> Void,
    row body: (borrowing Row) throws -> Void
  ) throws {
    try ask(
      sql, bind: { try parameters.bind(to: $0) }, wrong: { $0.asked(sql) },
      begin: begin, row: body)
  }

  /// - Parameters:
  ///   - bind: gives every parameter its value.
  ///   - wrong: what the one who asked is told of an error.
  func ask(
    _ sql: String, bind: (borrowing Statement) throws -> Void, wrong: (SQLiteError) -> any Error,
    begin: ([String]) throws -> Void, row body: (borrowing Row) throws -> Void
  ) throws {
    try compile(sql, wrong: wrong) { statement in
      try bind(statement)
      try begin(statement.columnNames)
      try statement.forEach { row in
        try checkLength(of: row)
        try body(row)
        try checkTime()
      }
    }
  }

  /// Lends the statement without running it.
  func compile(
    _ sql: String, wrong: (SQLiteError) -> any Error, _ body: (borrowing Statement) throws -> Void
  ) throws {
    try connection.setAuthorizer(ReadOnlySQL.decide)
    defer { try? connection.setAuthorizer(nil) }
    try watch.running {
      do {
        let statement = try connection.prepareUncached(sql)
        guard statement.isReadOnly else { throw SQLFault.writes.error }
        try body(statement)
      } catch let error as SQLiteError {
        try checkTime()
        throw wrong(error)
      }
    }
  }

  private func checkTime() throws {
    if watch.isStopped { throw CancellationError() }
    if watch.isOver { throw SQLFault.tooLong.error }
  }

  /// SQLite bounds the values of a row alone.
  private func checkLength(of row: borrowing Row) throws {
    var bytes = 0
    for column in 0..<row.count { bytes += try row.byteCount(column) }
    guard bytes <= ReadOnlySQL.longestRow else {
      throw SQLFault.longRow(megabytes: ReadOnlySQL.longestRow >> 20).error
    }
  }
}

extension Cell {
  /// A value as SQLite holds it.
  public init(_ value: Value) {
    self =
      switch value {
      case .null: .null
      case .integer(let number): .numeral(number)
      case .real(let number): .real(number)
      case .text(let text): .text(text)
      case .blob(let bytes): .blob(bytes.count)
      }
  }
}

extension Row {
  /// The values, copied.
  public var cells: [Cell] {
    get throws(SQLiteError) {
      var cells: [Cell] = []
      for column in 0..<count { cells.append(Cell(try value(column))) }
      return cells
    }
  }
}
