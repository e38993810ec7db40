import CSQLite

extension Connection {
  /// How the write-ahead log is copied into the database. Both hold the write lock.
  ///
  /// PASSIVE is left out on purpose, and the automatic checkpoint, which is a passive one, is
  /// off: before SQLite 3.51.3 one that meets a commit of another connection can reset the log
  /// wrongly and lose what was committed. https://sqlite.org/wal.html
  public enum CheckpointMode: Sendable, Hashable {
    /// All of the log is copied.
    case full
    /// All of the log is copied, and its file cut to nothing.
    case truncate
  }

  /// What a checkpoint found and did; nil frames when the database has no write-ahead log.
  public struct CheckpointResult: Sendable, Hashable {
    /// How many frames the log holds.
    public let logFrames: Int?
    /// How many of them are now in the database.
    public let checkpointedFrames: Int?
  }

  /// Copies the write-ahead log into the database; fails with `busy` when a reader or writer does
  /// not let go within the busy timeout.
  ///
  /// The corresponding C function is `sqlite3_wal_checkpoint_v2`.
  @discardableResult
  public func checkpoint(
    _ mode: CheckpointMode = .truncate, of name: String = "main"
  ) throws(SQLiteError) -> CheckpointResult {
    let database = try database
    let code = mode == .full ? SQLITE_CHECKPOINT_FULL : SQLITE_CHECKPOINT_TRUNCATE
    var log: Int32 = -1
    var done: Int32 = -1
    do {
      try database.check(sqlite3_wal_checkpoint_v2(database.raw, name, code, &log, &done))
    } catch {
      if error.code.isFailedSync { fail() }
      throw error
    }
    return CheckpointResult(
      logFrames: log < 0 ? nil : Int(log), checkpointedFrames: done < 0 ? nil : Int(done))
  }
}
