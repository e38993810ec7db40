import CSQLite

/// One row of a result, lent to a closure: it cannot be copied, so it cannot outlive the step that
/// made it, after which SQLite's memory for it is gone.
///
/// Columns count from 0, as in SQLite, or are asked for by their names.
public struct Row: ~Copyable {
  @usableFromInline let statement: StatementPointer
  @usableFromInline let known: KnownColumns

  /// How many columns there are.
  ///
  /// The corresponding C function is `sqlite3_column_count`.
  public let count: Int

  /// To be made after the first step: SQLite may compile the statement anew in it, and a
  /// `SELECT *` then has other columns. https://sqlite.org/c3ref/column_count.html
  @inlinable
  init(_ statement: StatementPointer, _ known: KnownColumns) {
    self.statement = statement
    self.known = known
    count = statement.columnCount
    known.begin(statement)
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
  public func name(_ column: Int) throws(SQLiteError) -> String {
    guard column >= 0, column < count else { throw noSuchColumn(column) }
    return statement.columnName(column)
  }

  /// How a value is stored.
  ///
  /// The corresponding C function is `sqlite3_column_type`.
  @inlinable
  public func type(_ column: Int) throws(SQLiteError) -> StorageClass {
    guard column >= 0, column < count else { throw noSuchColumn(column) }
    return StorageClass(code: sqlite3_column_type(statement.raw, Int32(column)))
  }

  /// A value of any storage class. Text that is not UTF-8 has its bad bytes replaced; to have an
  /// error instead, ask for `get(column, as: Value.self)`.
  ///
  /// The corresponding C functions are `sqlite3_column_int64` and its kin.
  public func value(_ column: Int) throws(SQLiteError) -> Value {
    try value(at: column).copy
  }

  /// How many bytes a TEXT or BLOB has; 0 for any other value.
  ///
  /// The corresponding C function is `sqlite3_column_bytes`.
  public func byteCount(_ column: Int) throws(SQLiteError) -> Int {
    let type = try type(column)
    guard type == .text || type == .blob else { return 0 }
    return Int(sqlite3_column_bytes(statement.raw, Int32(column)))
  }

  /// Lends the bytes of a TEXT without copying them. They are what is stored, valid UTF-8 or not.
  ///
  /// The corresponding C function is `sqlite3_column_text`.
  @inlinable
  public func withText<R>(
    _ column: Int, _ body: (Span<UInt8>) throws(SQLiteError) -> R
  ) throws(SQLiteError) -> R {
    try body(try value(at: column, SQLITE_TEXT, wanted: "text").text.span)
  }

  /// Lends the bytes of a TEXT without copying them, to a body that throws other errors too.
  ///
  /// The corresponding C function is `sqlite3_column_text`.
  @inlinable @_disfavoredOverload
  public func withText<R>(
    _ column: Int, _ body: (Span<UInt8>) throws -> R
  ) throws -> R {
    try body(try value(at: column, SQLITE_TEXT, wanted: "text").text.span)
  }

  /// Lends the bytes of a BLOB without copying them.
  ///
  /// The corresponding C function is `sqlite3_column_blob`.
  @inlinable
  public func withBlob<R>(
    _ column: Int, _ body: (Span<UInt8>) throws(SQLiteError) -> R
  ) throws(SQLiteError) -> R {
    try body(try value(at: column, SQLITE_BLOB, wanted: "blob").blob.span)
  }

  /// Lends the bytes of a BLOB without copying them, to a body that throws other errors too.
  ///
  /// The corresponding C function is `sqlite3_column_blob`.
  @inlinable @_disfavoredOverload
  public func withBlob<R>(
    _ column: Int, _ body: (Span<UInt8>) throws -> R
  ) throws -> R {
    try body(try value(at: column, SQLITE_BLOB, wanted: "blob").blob.span)
  }

  /// The error for a column that holds something else than `wanted`. It names no value.
  @inline(never)
  public func mismatch(_ column: Int, wanted: String) -> SQLiteError {
    guard column >= 0, column < count else { return noSuchColumn(column) }
    let name = statement.columnName(column)
    let found = StorageClass(code: sqlite3_column_type(statement.raw, Int32(column)))
    return statement.error(.decoding(column: column, name: name, wanted: wanted, found: found))
  }

  @usableFromInline @inline(never)
  func noSuchColumn(_ column: Int) -> SQLiteError {
    statement.error(.noSuchColumn(column, count: count))
  }
}

extension Row {
  /// Where SQLite has a value. One look-up, and what is asked of the value then costs next to
  /// nothing, while every `sqlite3_column_…` looks it up again.
  ///
  /// The corresponding C function is `sqlite3_column_value`.
  @inlinable
  func value(at column: Int) throws(SQLiteError) -> ValuePointer {
    // SQLite would read NULL from a column that is not there.
    guard column >= 0, column < count else { throw noSuchColumn(column) }
    return uncheckedValue(at: column)
  }

  /// As above, if the value is of the storage class wanted.
  @inlinable
  func value(
    at column: Int, _ type: Int32, wanted: @autoclosure () -> String
  ) throws(SQLiteError) -> ValuePointer {
    // One way out for all that is wrong: two made of this a call, which costs what the value does.
    if column >= 0, column < count {
      let value = uncheckedValue(at: column)
      if value.type == type { return value }
    }
    throw mismatch(column, wanted: wanted())
  }

  /// As above, of a column that is there.
  @inlinable
  func uncheckedValue(at column: Int) -> ValuePointer {
    ValuePointer(sqlite3_column_value(statement.raw, Int32(truncatingIfNeeded: column)))
  }
}

extension StatementPointer {
  func columnName(_ column: Int) -> String {
    sqlite3_column_name(raw, Int32(column)).map { String(cString: $0) } ?? ""
  }
}
