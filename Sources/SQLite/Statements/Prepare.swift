import CSQLite

extension Connection {
  /// Compiles a statement, or finds it compiled in the cache. The SQL holds exactly one.
  ///
  /// The corresponding C function is `sqlite3_prepare_v3`.
  public func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    let database = try database
    if let pointer = takeCached(sql) { return Statement(pointer, of: self, cachedAs: sql) }
    let pointer = try database.prepareOne(sql, flags: UInt32(SQLITE_PREPARE_PERSISTENT))
    return Statement(pointer, of: self, cachedAs: sql)
  }

  /// Compiles a statement that is used once: it does not push another out of the cache.
  ///
  /// The corresponding C function is `sqlite3_prepare_v3`.
  public func prepareUncached(_ sql: String) throws(SQLiteError) -> Statement {
    Statement(try database.prepareOne(sql, flags: 0), of: self, cachedAs: nil)
  }

  /// A statement with its values bound.
  @usableFromInline
  func prepare(_ sql: SQL) throws(SQLiteError) -> Statement {
    let statement = try prepare(sql.text)
    try statement.bindAll(sql.bindings)
    return statement
  }

  /// How many compiled statements the cache holds.
  public var cachedStatementCount: Int { cache.count }
}

extension DatabasePointer {
  /// Compiles the one statement of `sql`.
  func prepareOne(_ sql: String, flags: UInt32) throws(SQLiteError) -> StatementPointer {
    var text = sql
    let result: Result<StatementPointer, SQLiteError> = text.withUTF8 { bytes in
      Result { () throws(SQLiteError) in try prepareOne(bytes, flags: flags) }
    }
    do {
      return try result.get()
    } catch {
      throw error.with(sql: sql)
    }
  }

  private func prepareOne(
    _ bytes: UnsafeBufferPointer<UInt8>, flags: UInt32
  ) throws(SQLiteError) -> StatementPointer {
    // SQLite stops reading at a NUL: what follows would not be run, and nobody would know.
    if let offset = bytes.firstIndex(of: 0) { throw SQLiteError(.embeddedNUL, offset: offset) }
    let (statement, length) = try prepare(bytes, flags: flags)
    guard let statement else { throw SQLiteError(.emptyStatement) }
    guard isBlank(bytes, from: length) else {
      statement.finalize()
      throw SQLiteError(.multipleStatements, offset: length)
    }
    return statement
  }

  /// Whether there are but blanks and comments from `start` on. Only SQLite knows for certain what
  /// a comment is, so it is asked.
  private func isBlank(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    let rest = UnsafeBufferPointer(rebasing: bytes[start...])
    if rest.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }) { return true }
    guard let (statement, length) = try? prepare(rest, flags: 0) else { return false }
    guard let statement else { return length == 0 || isBlank(rest, from: length) }
    statement.finalize()
    return false
  }
}
