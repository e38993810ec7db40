import CSQLite

/// An open database. It is not Sendable: one task or actor at a time owns it.
public final class Connection {
  static let memoryPath = ":memory:"

  /// The path it was opened with; `:memory:` for a database in memory.
  public let path: String
  /// Stops what the connection is doing, from any thread.
  public let interruptHandle = InterruptHandle()

  private(set) var pointer: DatabasePointer?
  private(set) var cache: StatementCache
  private let busyWait: BusyWait
  /// How many sessions and backups are under way. SQLite itself counts only the statements and the
  /// backups that read; the others it must outlive unasked. https://sqlite.org/c3ref/close.html
  var userCount = 0
  /// How many calls of `transaction` are under way.
  var transactionDepth = 0
  /// Whether a transaction or a savepoint is to be undone, and could not be.
  var owesRollback = false
  /// Set when the disk refused to say that what was written is on it. What SQLite believes and what
  /// the disk holds may then differ, and a later sync that succeeds proves nothing, so only closing
  /// is left. https://www.sqlite.org/rescode.html#ioerr_fsync
  private(set) var isFailed = false
  /// What SQLite calls back.
  let callbacks = Callbacks()

  /// Opens a database: with foreign keys enforced, double-quoted strings refused, the schema
  /// not trusted, defensive, and commits that survive a power cut. The file is not read yet, so one
  /// that is no database is an error at first use.
  ///
  /// The corresponding C function is `sqlite3_open_v2`.
  public init(
    _ path: String, mode: Mode = .readWrite, options: Options = Options()
  ) throws(SQLiteError) {
    let name = try mode.name(of: path, immutable: options.immutable)
    let database = try Self.open(name, flags: mode.flags)
    self.path = mode == .memory ? Self.memoryPath : path
    pointer = database
    cache = StatementCache(capacity: options.statementCacheCapacity)
    busyWait = BusyWait(milliseconds: options.busyTimeout, interruptions: interruptHandle)
    interruptHandle.attach(to: database)
    DamagedText.mend(options.mendsText, in: database)
    try busyWait.install(in: database)
    try configure(database, options)
  }

  /// Opens an empty database in memory.
  ///
  /// The corresponding C function is `sqlite3_open_v2`.
  public static func memory(options: Options = Options()) throws(SQLiteError) -> Connection {
    try Connection(memoryPath, mode: .memory, options: options)
  }

  /// Nothing of this connection is in use any more: each user holds a reference to it.
  deinit {
    guard let pointer else { return }
    interruptHandle.attach(to: nil)
    cache.removeAll()
    // Unlike `sqlite3_close`, it never leaves the file open. https://sqlite.org/c3ref/close.html
    sqlite3_close_v2(pointer.raw)
  }

  /// Closes the database. A second call does nothing. While a statement, session or backup is in
  /// use it is an error, and the connection stays open.
  ///
  /// The corresponding C function is `sqlite3_close`.
  public func close() throws(SQLiteError) {
    guard let database = pointer else { return }
    guard userCount == 0 else { throw SQLiteError(.connectionInUse) }
    cache.removeAll()
    interruptHandle.attach(to: nil)
    let code = database.close()
    guard code == SQLITE_OK else {
      interruptHandle.attach(to: database)
      throw code == SQLITE_BUSY ? SQLiteError(.connectionInUse) : SQLiteError(code, in: database)
    }
    pointer = nil
  }

  /// Whether the database is open.
  public var isOpen: Bool { pointer != nil }

  /// The open database.
  var database: DatabasePointer {
    get throws(SQLiteError) {
      guard let pointer else { throw SQLiteError(.connectionClosed) }
      if isFailed { throw SQLiteError(.connectionFailed) }
      if owesRollback {
        if transactionDepth > 0 { throw SQLiteError(.transactionLost) }
        try settle()
      }
      // Some errors end a transaction. Whoever did not heed one would go on outside of it.
      if transactionDepth > 0, pointer.isAutocommit { throw SQLiteError(.transactionLost) }
      return pointer
    }
  }

  /// For how many milliseconds to wait for a lock from now on, before the error `busy`.
  ///
  /// The corresponding C function is `sqlite3_busy_handler`.
  public func setBusyTimeout(_ milliseconds: Int32) {
    busyWait.setLimit(milliseconds: milliseconds)
  }

  /// Ends all use of the connection but closing it.
  func fail() { isFailed = true }

  /// Whether a transaction is open.
  ///
  /// The corresponding C function is `sqlite3_get_autocommit`.
  public var isInTransaction: Bool { pointer.map { !$0.isAutocommit } ?? false }

  /// The rowid of the last row inserted on this connection.
  ///
  /// The corresponding C function is `sqlite3_last_insert_rowid`.
  public var lastInsertedRowID: Int64 { pointer?.lastInsertedRowID ?? 0 }

  /// How many rows the last INSERT, UPDATE or DELETE changed, those of triggers not counted.
  ///
  /// The corresponding C function is `sqlite3_changes64`.
  public var changes: Int { Int(pointer?.changes ?? 0) }

  /// How many rows were changed since the connection was opened, those of triggers counted.
  ///
  /// The corresponding C function is `sqlite3_total_changes64`.
  public var totalChanges: Int { Int(pointer?.totalChanges ?? 0) }

  /// Puts a statement nobody uses any more into the cache, or does away with it.
  func take(back statement: StatementPointer, cachedAs key: String?) {
    statement.reset()
    guard let key, pointer != nil else { return statement.finalize() }
    statement.clearBindings()
    cache.put(statement, sql: key)
  }

  func takeCached(_ sql: String) -> StatementPointer? { cache.take(sql) }
}

extension Connection {
  private static func open(_ name: String, flags: Int32) throws(SQLiteError) -> DatabasePointer {
    var raw: OpaquePointer?
    let code = sqlite3_open_v2(name, &raw, flags, try Clock.vfs())
    guard let raw else { throw SQLiteError(.outOfMemory) }
    let database = DatabasePointer(raw)
    guard code == SQLITE_OK else {
      defer { _ = database.close() }
      throw SQLiteError(code, in: database)
    }
    return database
  }

  /// The settings for files one did not write oneself: https://sqlite.org/security.html
  private func configure(
    _ database: DatabasePointer, _ options: Options
  ) throws(SQLiteError) {
    try database.configure(SQLITE_DBCONFIG_ENABLE_FKEY, true)
    try database.configure(SQLITE_DBCONFIG_DEFENSIVE, true)
    try database.configure(SQLITE_DBCONFIG_TRUSTED_SCHEMA, options.trustedSchema)
    // "a" is a column, never a string: a misspelt column is an error.
    // https://sqlite.org/quirks.html
    try database.configure(SQLITE_DBCONFIG_DQS_DML, false)
    try database.configure(SQLITE_DBCONFIG_DQS_DDL, false)
    if !options.checkpointsOnClose {
      try database.configure(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
    }
    // In the place of the automatic checkpoint; `checkpoint` says why.
    countLogFrames(in: database)
    watchRollbacks(of: database)
    if options.synchronous != .full || !Self.isFullByDefault {
      try run("PRAGMA synchronous = \(raw: options.synchronous.rawValue)")
    }
  }

  /// The pragma reads the file, so it is spared where FULL is what SQLite does anyway.
  private static var isFullByDefault: Bool {
    ["DEFAULT_SYNCHRONOUS=2", "DEFAULT_WAL_SYNCHRONOUS=2"]
      .allSatisfy { (option: String) in sqlite3_compileoption_used(option) != 0 }
  }
}
