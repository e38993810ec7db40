extension Connection {
  /// Runs one statement to its end; answers how many rows it changed.
  ///
  /// The corresponding C function is `sqlite3_step`.
  @discardableResult
  public func run(_ sql: SQL) throws(SQLiteError) -> Int {
    let before = totalChanges
    try prepare(sql).run()
    // `changes` still tells of an earlier statement when this one was not an INSERT, UPDATE or
    // DELETE. https://sqlite.org/c3ref/changes.html
    return totalChanges == before ? 0 : changes
  }

  /// The first column of the first row; nil if there is no row. A NULL there is an error, unless an
  /// Optional is asked for: `max` of a table without rows is `value(…, as: Int?.self) ?? nil`.
  ///
  /// The corresponding C functions are `sqlite3_column_int64` and its kin.
  public func value<T: ColumnDecodable>(
    _ sql: SQL, as type: T.Type = T.self
  ) throws(SQLiteError) -> T? {
    try prepare(sql).first { row throws(SQLiteError) in try T(row: row, column: 0) }
  }

  /// Lets SQLite refresh the statistics its planner wants; to be called before closing a database
  /// that was written. https://sqlite.org/pragma.html
  public func optimize() throws(SQLiteError) { try run("PRAGMA optimize") }

  /// Runs several statements, which take no parameters. An error carries its byte offset in the
  /// whole text; the statements before it have been run, unless a transaction undoes them.
  ///
  /// The corresponding C functions are `sqlite3_prepare_v3` and `sqlite3_step`.
  public func executeScript(_ text: String) throws(SQLiteError) {
    let database = try database
    var script = text
    let result: Result<Void, SQLiteError> = script.withUTF8 { bytes in
      Result { () throws(SQLiteError) in try database.runAll(bytes, of: text) }
    }
    try result.get()
  }
}

extension DatabasePointer {
  fileprivate func runAll(
    _ script: UnsafeBufferPointer<UInt8>, of text: String
  ) throws(SQLiteError) {
    // SQLite stops reading at a NUL: what follows would not be run, and nobody would know.
    if let offset = script.firstIndex(of: 0) {
      throw SQLiteError(.embeddedNUL, sql: text, offset: offset)
    }
    var start = 0
    while start < script.count {
      do {
        start += try runFirst(UnsafeBufferPointer(rebasing: script[start...]))
      } catch {
        throw error.located(in: text, at: start)
      }
    }
  }

  /// Runs the first statement of a script; answers its length.
  fileprivate func runFirst(_ script: UnsafeBufferPointer<UInt8>) throws(SQLiteError) -> Int {
    let (statement, length) = try prepare(script, flags: 0)
    guard let statement else { return max(length, 1) }
    defer { statement.finalize() }
    try statement.run()
    return length
  }
}
