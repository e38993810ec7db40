import CSQLite

extension Connection {
  /// What a checkpoint found and did; nil frames when the database has no write-ahead log.
  public struct CheckpointResult: Sendable, Hashable {
    /// How many frames the log holds.
    public let logFrames: Int?
    /// How many of them are now in the database.
    public let checkpointedFrames: Int?
  }

  /// Copies the write-ahead log into the database, as far as no reader still needs what it would
  /// replace. Where all is copied, the next writer begins the log anew.
  ///
  /// Before SQLite 3.51.3 a PASSIVE checkpoint that meets a commit of another connection can reset
  /// the log wrongly and lose what was committed; and FULL, RESTART and TRUNCATE become PASSIVE
  /// when they do not get the write lock in time. So another connection takes that lock first, and
  /// what runs under it meets no commit. The automatic checkpoint is off for the same reason.
  /// https://sqlite.org/wal.html
  ///
  /// The corresponding C function is `sqlite3_wal_checkpoint_v2`.
  ///
  /// - Parameter milliseconds: how long to wait for the write lock; then the error is `busy`.
  @discardableResult
  public func checkpoint(waiting milliseconds: Int32 = 5000) throws(SQLiteError)
    -> CheckpointResult
  {
    let database = try database
    guard path != Self.memoryPath else {
      return CheckpointResult(logFrames: nil, checkpointedFrames: nil)
    }
    let holder = try Connection(path, options: Options(busyTimeout: milliseconds))
    try holder.run("BEGIN IMMEDIATE")
    var log: Int32 = -1
    var done: Int32 = -1
    do {
      try database.check(
        sqlite3_wal_checkpoint_v2(database.raw, "main", SQLITE_CHECKPOINT_PASSIVE, &log, &done))
    } catch {
      if error.code.isFailedSync { fail() }
      throw error
    }
    try holder.run("ROLLBACK")
    return CheckpointResult(
      logFrames: log < 0 ? nil : Int(log), checkpointedFrames: done < 0 ? nil : Int(done))
  }

  /// How many frames the write-ahead log held after the last commit on this connection.
  public var logFrames: Int { callbacks.logFrames }

  /// Calls `hook` after each commit to the write-ahead log, with the schema name of the database
  /// and the frames its log holds now; nil calls nothing any more. It may use the connection.
  ///
  /// The corresponding C function is `sqlite3_wal_hook`.
  public func onLog(_ hook: ((_ database: String, _ frames: Int) -> Void)?) throws(SQLiteError) {
    _ = try database
    callbacks.log = hook
  }

  /// The corresponding C function is `sqlite3_wal_hook`.
  func countLogFrames(in database: DatabasePointer) {
    sqlite3_wal_hook(
      database.raw,
      { context, _, database, frames in
        guard let callbacks = Callbacks.from(context) else { return SQLITE_OK }
        callbacks.logFrames = Int(frames)
        callbacks.log?(optionalString(database) ?? "", Int(frames))
        return SQLITE_OK
      }, callbacks.context)
  }
}
