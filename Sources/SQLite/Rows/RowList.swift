import CSQLite

/// Rows that are written by one statement: SQLite begins and ends something for each statement, and
/// FTS5 writes a piece of its index, which costs more than a row.
public struct RowBatch: Sendable {
  private var cells: [csqlite_cell] = []
  private var bytes: [UInt8] = []
  private var hasNaN = false
  /// How many columns a row has.
  public let width: Int
  /// How many rows there are.
  public var count: Int { cells.count / width }

  static let widest = 32

  /// No rows yet. No table that takes rows this way has more than 32 columns.
  public init(width: Int) {
    precondition((1...RowBatch.widest).contains(width), "1 to 32 columns")
    self.width = width
  }

  /// Rows whose texts lie in bytes that are there.
  init(_ cells: [csqlite_cell], in bytes: [UInt8], width: Int) {
    self.init(width: width)
    (self.cells, self.bytes) = (cells, bytes)
  }

  /// What keeps the rows from being inserted: a last row that is not whole, or a NaN.
  fileprivate var fault: SQLiteError.Kind? {
    let rest = cells.count % width
    if rest != 0 { return .parameterCount(expected: width, given: rest) }
    return hasNaN ? .notStorable : nil
  }

  func cell(_ row: Int, _ column: Int) -> csqlite_cell { cells[row * width + column] }

  /// The number in a column; `nil` where there is none.
  public func integer(_ row: Int, _ column: Int) -> Int64? {
    let cell = cell(row, column)
    return cell.type == SQLITE_INTEGER ? cell.number : nil
  }

  func withContent(of cell: csqlite_cell, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      let start = Int(cell.number)
      body(UnsafeBufferPointer(rebasing: bytes[start..<start + Int(cell.count)]))
    }
  }

  /// Adds the next value of the last row, or the first of another.
  public mutating func append(_ value: Value) {
    switch value {
    case .null: cells.append(csqlite_cell(number: 0, count: 0, type: SQLITE_NULL))
    case .integer(let number):
      cells.append(csqlite_cell(number: number, count: 0, type: SQLITE_INTEGER))
    case .real(let real):
      if real.isNaN { hasNaN = true }
      let bits = Int64(bitPattern: real.bitPattern)
      cells.append(csqlite_cell(number: bits, count: 0, type: SQLITE_FLOAT))
    case .text(let text): append(text.utf8, SQLITE_TEXT)
    case .blob(let blob): append(blob, SQLITE_BLOB)
    }
  }

  private mutating func append(_ content: some Collection<UInt8>, _ type: Int32) {
    let start = Int64(bytes.count)
    bytes.append(contentsOf: content)
    let count = Int32(clamping: Int64(bytes.count) - start)
    cells.append(csqlite_cell(number: start, count: count, type: type))
  }

  fileprivate func lend<R>(_ body: (csqlite_rows) throws -> R) rethrows -> R {
    try cells.withUnsafeBufferPointer { cells in
      try bytes.withUnsafeBufferPointer { bytes in
        try bytes.withMemoryRebound(to: CChar.self) { bytes in
          try body(
            csqlite_rows(
              cells: cells.baseAddress, bytes: bytes.baseAddress, width: Int64(width),
              count: Int64(count)))
        }
      }
    }
  }
}

/// What the table `batch_rows` of a connection holds, in memory that does not move.
final class BatchRows {
  let pointer: UnsafeMutablePointer<csqlite_rows>

  init() {
    pointer = .allocate(capacity: 1)
    pointer.initialize(to: csqlite_rows())
  }

  deinit { pointer.deallocate() }
}

extension Connection {
  /// Inserts rows, in order, by one statement.
  ///
  /// The corresponding C functions are `sqlite3_create_module_v2` and `sqlite3_step`.
  public func insert(
    _ rows: RowBatch, into table: String, _ columns: [String]
  ) throws(SQLiteError) {
    guard columns.count == rows.width else {
      throw SQLiteError(.parameterCount(expected: rows.width, given: columns.count))
    }
    let names = columns.map(SQL.quoted).joined(separator: ", ")
    let values = columns.indices.map { "c\($0)" }.joined(separator: ", ")
    let sql = "INSERT INTO \(SQL.quoted(table)) (\(names)) SELECT \(values) FROM batch_rows"
    try withRows(rows) { () throws(SQLiteError) in try run(SQL(sql)) }
  }

  /// Runs what reads the table `batch_rows`, whose columns are c0, c1 and so on.
  @discardableResult
  func withRows<R>(
    _ rows: RowBatch, _ body: () throws(SQLiteError) -> R
  ) throws(SQLiteError) -> R {
    if let fault = rows.fault { throw SQLiteError(fault) }
    let lent = try lentRows()
    let result: Result<R, SQLiteError> = rows.lend { rows in
      lent.pointer.pointee = rows
      defer { lent.pointer.pointee = csqlite_rows() }
      return Result { () throws(SQLiteError) in try body() }
    }
    return try result.get()
  }

  private func lentRows() throws(SQLiteError) -> BatchRows {
    if let made = callbacks.lentRows { return made }
    let made = BatchRows()
    let database = try database
    try database.check(csqlite_create_rows(database.raw, made.pointer))
    callbacks.lentRows = made
    return made
  }
}
