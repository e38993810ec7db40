import CSQLite

/// A compiled `sqlite3_stmt *`.
@usableFromInline
struct StatementPointer {
  @usableFromInline let raw: OpaquePointer

  @usableFromInline
  init(_ raw: OpaquePointer) { self.raw = raw }

  var sql: String { sqlite3_sql(raw).map { String(cString: $0) } ?? "" }

  @inlinable
  var columnCount: Int { Int(sqlite3_column_count(raw)) }

  @inlinable
  var isBusy: Bool { sqlite3_stmt_busy(raw) != 0 }

  @inlinable
  func step() -> Int32 { sqlite3_step(raw) }

  /// Steps to the end, with no interest in the rows.
  @inlinable
  func run() throws(SQLiteError) {
    var code = step()
    while code == SQLITE_ROW { code = step() }
    if code != SQLITE_DONE { throw error(code) }
  }

  @inlinable @discardableResult
  func reset() -> Int32 { sqlite3_reset(raw) }

  func clearBindings() { sqlite3_clear_bindings(raw) }

  func finalize() { sqlite3_finalize(raw) }

  @inlinable
  func check(_ code: Int32) throws(SQLiteError) {
    if code != SQLITE_OK { throw error(code) }
  }

  @usableFromInline @inline(never)
  func error(_ code: Int32) -> SQLiteError {
    guard let database = sqlite3_db_handle(raw) else {
      return SQLiteError(SQLiteError.Code(rawValue: code), sql: sql)
    }
    return SQLiteError(code, in: DatabasePointer(database), sql: sql)
  }

  func error(_ kind: SQLiteError.Kind) -> SQLiteError { SQLiteError(kind, sql: sql) }
}

/// A `sqlite3_value *`: an argument of a function, or a column of a change.
struct ValuePointer {
  let raw: OpaquePointer

  init(_ raw: OpaquePointer) { self.raw = raw }

  var storageClass: StorageClass { StorageClass(code: sqlite3_value_type(raw)) }

  /// The value, copied. Text that is not UTF-8 has its bad bytes replaced.
  var copy: Value {
    switch storageClass {
    case .null: .null
    case .integer: .integer(sqlite3_value_int64(raw))
    case .real: .real(sqlite3_value_double(raw))
    case .text: .text(String(decoding: text, as: UTF8.self))
    case .blob: .blob(Array(blob))
    }
  }

  var text: UnsafeBufferPointer<UInt8> {
    let start = sqlite3_value_text(raw)
    return UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
  }

  var blob: UnsafeRawBufferPointer {
    let start = sqlite3_value_blob(raw)
    return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
  }

  /// To be read after the text: a conversion from UTF-16 changes it.
  private var count: Int { Int(sqlite3_value_bytes(raw)) }
}
