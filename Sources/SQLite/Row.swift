import CSQLite

/// One row of a result, lent to a closure: it cannot be copied, so it cannot outlive the step that
/// made it, after which SQLite's memory for it is gone.
///
/// Columns count from 0, as in SQLite.
public struct Row: ~Copyable {
  @usableFromInline let statement: StatementPointer

  /// How many columns there are.
  ///
  /// The corresponding C function is `sqlite3_column_count`.
  public let count: Int

  /// To be made after the first step: SQLite may compile the statement anew in it, and a
  /// `SELECT *` then has other columns. https://sqlite.org/c3ref/column_count.html
  @inlinable
  init(_ statement: StatementPointer) {
    self.statement = statement
    count = statement.columnCount
  }

  /// The value of a column as the type the context asks for: `let title: String = try row[0]`.
  ///
  /// The corresponding C functions are `sqlite3_column_int64` and its kin.
  @inlinable
  public subscript<T: ColumnDecodable>(_ column: Int) -> T {
    get throws(SQLiteError) { try T(row: self, column: column) }
  }

  /// The value of a column as a `T`.
  ///
  /// The corresponding C functions are `sqlite3_column_int64` and its kin.
  @inlinable
  public func get<T: ColumnDecodable>(
    _ column: Int, as type: T.Type = T.self
  ) throws(SQLiteError) -> T {
    try T(row: self, column: column)
  }

  /// The name of a column: its `AS`, if the SQL has one.
  ///
  /// The corresponding C function is `sqlite3_column_name`.
  public func name(_ column: Int) -> String {
    precondition(column >= 0 && column < count, "no such column")
    return statement.columnName(column)
  }

  /// How a value is stored.
  ///
  /// The corresponding C function is `sqlite3_column_type`.
  @inlinable
  public func type(_ column: Int) -> StorageClass {
    precondition(column >= 0 && column < count, "no such column")
    return StorageClass(code: sqlite3_column_type(statement.raw, Int32(column)))
  }

  /// A value of any storage class. Text that is not UTF-8 has its bad bytes replaced; to have an
  /// error instead, ask for `get(column, as: Value.self)`.
  ///
  /// The corresponding C functions are `sqlite3_column_int64` and its kin.
  public func value(_ column: Int) -> Value {
    let index = Int32(column)
    switch type(column) {
    case .null: return .null
    case .integer: return .integer(sqlite3_column_int64(statement.raw, index))
    case .real: return .real(sqlite3_column_double(statement.raw, index))
    case .text: return .text(String(decoding: statement.text(index), as: UTF8.self))
    case .blob: return .blob(Array(statement.blob(index)))
    }
  }

  /// Lends the bytes of a TEXT without copying them. They are what is stored, valid UTF-8 or not.
  ///
  /// The corresponding C function is `sqlite3_column_text`.
  @inlinable
  public func withText<R>(
    _ column: Int, _ body: (Span<UInt8>) throws(SQLiteError) -> R
  ) throws(SQLiteError) -> R {
    let bytes = statement.text(try index(column, SQLITE_TEXT, wanted: "text"))
    return try body(bytes.span)
  }

  /// As above, for a body that throws other errors too.
  ///
  /// The corresponding C function is `sqlite3_column_text`.
  @inlinable @_disfavoredOverload
  public func withText<R>(
    _ column: Int, _ body: (Span<UInt8>) throws -> R
  ) throws -> R {
    let bytes = statement.text(try index(column, SQLITE_TEXT, wanted: "text"))
    return try body(bytes.span)
  }

  /// Lends the bytes of a BLOB without copying them.
  ///
  /// The corresponding C function is `sqlite3_column_blob`.
  @inlinable
  public func withBlob<R>(
    _ column: Int, _ body: (Span<UInt8>) throws(SQLiteError) -> R
  ) throws(SQLiteError) -> R {
    let bytes = statement.blob(try index(column, SQLITE_BLOB, wanted: "blob"))
    return try body(bytes.span)
  }

  /// As above, for a body that throws other errors too.
  ///
  /// The corresponding C function is `sqlite3_column_blob`.
  @inlinable @_disfavoredOverload
  public func withBlob<R>(
    _ column: Int, _ body: (Span<UInt8>) throws -> R
  ) throws -> R {
    let bytes = statement.blob(try index(column, SQLITE_BLOB, wanted: "blob"))
    return try body(bytes.span)
  }

  /// The error for a column that holds something else than `wanted`. It names no value.
  @inline(never)
  public func mismatch(_ column: Int, wanted: String) -> SQLiteError {
    guard column >= 0, column < count else {
      return statement.error(.noSuchColumn(column, count: count))
    }
    let name = statement.columnName(column)
    return statement.error(
      .decoding(column: column, name: name, wanted: wanted, found: type(column)))
  }
}

extension Row {
  /// The column as SQLite counts it, if there is one: SQLite would read NULL from one that is not.
  @inlinable
  func index(_ column: Int) throws(SQLiteError) -> Int32 {
    guard column >= 0, column < count else { throw mismatch(column, wanted: "a column") }
    return Int32(truncatingIfNeeded: column)
  }

  /// As above, if the value is of the storage class wanted.
  @inlinable
  func index(
    _ column: Int, _ type: Int32, wanted: @autoclosure () -> String
  ) throws(SQLiteError) -> Int32 {
    let index = try index(column)
    guard sqlite3_column_type(statement.raw, index) == type else {
      throw mismatch(column, wanted: wanted())
    }
    return index
  }
}

extension StatementPointer {
  func columnName(_ column: Int) -> String {
    sqlite3_column_name(raw, Int32(column)).map { String(cString: $0) } ?? ""
  }

  /// The bytes of a column known to be TEXT. The length is read second, because reading the text
  /// may convert it from UTF-16. https://sqlite.org/c3ref/column_blob.html
  @inlinable
  func text(_ index: Int32) -> UnsafeBufferPointer<UInt8> {
    guard let start = sqlite3_column_text(raw, index) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(raw, index)))
  }

  /// The bytes of a column known to be BLOB; SQLite gives no pointer for an empty one.
  @inlinable
  func blob(_ index: Int32) -> UnsafeBufferPointer<UInt8> {
    guard let start = sqlite3_column_blob(raw, index) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(
      start: start.assumingMemoryBound(to: UInt8.self),
      count: Int(sqlite3_column_bytes(raw, index)))
  }
}
