import CSQLite

// Reading rows. Each method is there twice: for a body that throws `SQLiteError`, and for one that
// throws anything. Swift 6 gives a closure that says nothing about it `any Error` (SE-0413), so the
// first alone would have every caller write `row throws(SQLiteError) in`.

extension Statement {
  /// Lends each row to `body`. Whatever happens, the statement is reset: one left in the middle
  /// of its rows would keep a read transaction open. https://sqlite.org/wal.html
  ///
  /// The corresponding C function is `sqlite3_step`.
  @inlinable
  public func forEach(
    _ body: (borrowing Row) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    if let failure = try lendRows(to: body) { throw failure }
  }

  /// Lends each row to a `body` that throws other errors too, and resets the statement after.
  ///
  /// The corresponding C function is `sqlite3_step`.
  @inlinable @_disfavoredOverload
  public func forEach(_ body: (borrowing Row) throws -> Void) throws {
    if let failure = try lendRows(to: body) { throw failure }
  }

  /// What `body` makes of the first row; nil if there is none. No further row is computed.
  ///
  /// The corresponding C function is `sqlite3_step`.
  @inlinable
  public func first<T>(
    _ body: (borrowing Row) throws(SQLiteError) -> T
  ) throws(SQLiteError) -> T? {
    try lendFirst(to: body).get()
  }

  /// What a `body` that throws other errors too makes of the first row; nil if there is none.
  ///
  /// The corresponding C function is `sqlite3_step`.
  @inlinable @_disfavoredOverload
  public func first<T>(_ body: (borrowing Row) throws -> T) throws -> T? {
    try lendFirst(to: body).get()
  }

  /// What `body` makes of each row.
  ///
  /// The corresponding C function is `sqlite3_step`.
  @inlinable
  public func all<T>(
    _ body: (borrowing Row) throws(SQLiteError) -> T
  ) throws(SQLiteError) -> [T] {
    var results: [T] = []
    try forEach { row throws(SQLiteError) in results.append(try body(row)) }
    return results
  }

  /// What a `body` that throws other errors too makes of each row.
  ///
  /// The corresponding C function is `sqlite3_step`.
  @inlinable @_disfavoredOverload
  public func all<T>(_ body: (borrowing Row) throws -> T) throws -> [T] {
    var results: [T] = []
    try forEach { row in results.append(try body(row)) }
    return results
  }
}

extension Connection {
  /// Lends each row to `body`.
  ///
  /// The corresponding C function is `sqlite3_step`.
  @inlinable
  public func forEach(
    _ sql: SQL, _ body: (borrowing Row) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try prepare(sql).forEach(body)
  }

  /// Lends each row to a `body` that throws other errors too.
  ///
  /// The corresponding C function is `sqlite3_step`.
  @inlinable @_disfavoredOverload
  public func forEach(_ sql: SQL, _ body: (borrowing Row) throws -> Void) throws {
    try prepare(sql).forEach(body)
  }

  /// What `body` makes of the first row; nil if there is none.
  ///
  /// The corresponding C function is `sqlite3_step`.
  @inlinable
  public func first<T>(
    _ sql: SQL, _ body: (borrowing Row) throws(SQLiteError) -> T
  ) throws(SQLiteError) -> T? {
    try prepare(sql).first(body)
  }

  /// What a `body` that throws other errors too makes of the first row; nil if there is none.
  ///
  /// The corresponding C function is `sqlite3_step`.
  @inlinable @_disfavoredOverload
  public func first<T>(_ sql: SQL, _ body: (borrowing Row) throws -> T) throws -> T? {
    try prepare(sql).first(body)
  }

  /// What `body` makes of each row.
  ///
  /// The corresponding C function is `sqlite3_step`.
  @inlinable
  public func all<T>(
    _ sql: SQL, _ body: (borrowing Row) throws(SQLiteError) -> T
  ) throws(SQLiteError) -> [T] {
    try prepare(sql).all(body)
  }

  /// What a `body` that throws other errors too makes of each row.
  ///
  /// The corresponding C function is `sqlite3_step`.
  @inlinable @_disfavoredOverload
  public func all<T>(_ sql: SQL, _ body: (borrowing Row) throws -> T) throws -> [T] {
    try prepare(sql).all(body)
  }
}

extension Statement {
  /// Steps through the rows; throws what `body` throws and answers what SQLite reports.
  @inlinable
  func lendRows<E: Error>(
    to body: (borrowing Row) throws(E) -> Void
  ) throws(E) -> SQLiteError? {
    if pointer.isBusy { return pointer.inUse }
    defer { pointer.reset() }
    var code = pointer.step()
    if code == SQLITE_ROW {
      let row = Row(pointer, known)
      repeat {
        try body(row)
        code = pointer.step()
      } while code == SQLITE_ROW
    }
    return code == SQLITE_DONE ? nil : pointer.error(code)
  }

  /// As above, for the first row.
  @inlinable
  func lendFirst<T, E: Error>(
    to body: (borrowing Row) throws(E) -> T
  ) throws(E) -> Result<T?, SQLiteError> {
    if pointer.isBusy { return .failure(pointer.inUse) }
    var isReset = false
    defer { if !isReset { pointer.reset() } }
    let code = pointer.step()
    if code == SQLITE_DONE { return .success(nil) }
    guard code == SQLITE_ROW else { return .failure(pointer.error(code)) }
    let result = try body(Row(pointer, known))
    // An INSERT … RETURNING commits in the reset, and only there says that it failed.
    isReset = true
    let end = pointer.reset()
    return end == SQLITE_OK ? .success(result) : .failure(pointer.error(end))
  }
}
