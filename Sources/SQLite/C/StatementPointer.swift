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

  @inlinable
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
