import CSQLite

/// An open `sqlite3 *`. Every C pointer is an `OpaquePointer` to Swift; a type for each kind keeps
/// one from being passed for another.
@usableFromInline
struct DatabasePointer {
  @usableFromInline let raw: OpaquePointer

  @usableFromInline
  init(_ raw: OpaquePointer) { self.raw = raw }

  var errorCode: Int32 { sqlite3_extended_errcode(raw) }
  var errorMessage: String { String(cString: sqlite3_errmsg(raw)) }
  var isAutocommit: Bool { sqlite3_get_autocommit(raw) != 0 }
  var lastInsertedRowID: Int64 { sqlite3_last_insert_rowid(raw) }
  var changes: Int64 { sqlite3_changes64(raw) }
  var totalChanges: Int64 { sqlite3_total_changes64(raw) }

  /// Where in the SQL the last error points, when it points anywhere.
  var errorOffset: Int? {
    let offset = sqlite3_error_offset(raw)
    return offset < 0 ? nil : Int(offset)
  }

  func check(_ code: Int32) throws(SQLiteError) {
    if code != SQLITE_OK { throw SQLiteError(code, in: self) }
  }

  func configure(_ option: Int32, _ isOn: Bool) throws(SQLiteError) {
    try check(csqlite_db_config_flag(raw, option, isOn ? 1 : 0))
  }

  func close() -> Int32 { sqlite3_close(raw) }

  /// Compiles the first statement of `text`; answers it and how many bytes it took. The statement
  /// is nil for text that holds only blanks and comments.
  func prepare(
    _ text: UnsafeBufferPointer<UInt8>, flags: UInt32
  ) throws(SQLiteError) -> (statement: StatementPointer?, length: Int) {
    guard let start = text.baseAddress, let count = Int32(exactly: text.count) else {
      if text.isEmpty { return (nil, 0) }
      throw SQLiteError(.tooBig)
    }
    return try start.withMemoryRebound(to: CChar.self, capacity: text.count) {
      chars throws(SQLiteError) in
      var statement: OpaquePointer?
      var tail: UnsafePointer<CChar>?
      try check(sqlite3_prepare_v3(raw, chars, count, flags, &statement, &tail))
      return (statement.map { StatementPointer($0) }, tail.map { $0 - chars } ?? text.count)
    }
  }
}
