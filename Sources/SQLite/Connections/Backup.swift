import CSQLite

/// A copy of a database in the making, page by page; others may go on using the source.
/// Leaving scope abandons a copy that is not done. https://sqlite.org/backup.html
public struct Backup: ~Copyable {
  private let raw: OpaquePointer
  /// Kept so that both databases outlive the copying.
  private let source: Connection
  private let destination: Connection

  /// Prepares to replace what `destination` holds by what `source` holds.
  ///
  /// The corresponding C function is `sqlite3_backup_init`.
  public init(
    from source: Connection, named sourceName: String = "main", to destination: Connection,
    named destinationName: String = "main"
  ) throws(SQLiteError) {
    let target = try destination.database
    guard
      let raw = sqlite3_backup_init(
        target.raw, destinationName, try source.database.raw, sourceName)
    else { throw SQLiteError(target.errorCode, in: target) }
    self.raw = raw
    self.source = source
    self.destination = destination
    source.userCount += 1
    destination.userCount += 1
  }

  deinit {
    sqlite3_backup_finish(raw)
    source.userCount -= 1
    destination.userCount -= 1
  }

  /// Copies up to `pages` pages; a negative number copies all. Answers whether all is copied.
  ///
  /// The corresponding C function is `sqlite3_backup_step`.
  public func step(_ pages: Int) throws(SQLiteError) -> Bool {
    switch sqlite3_backup_step(raw, Int32(clamping: pages)) {
    case SQLITE_OK: return false
    case SQLITE_DONE: return true
    case let code: throw SQLiteError(SQLiteError.Code(rawValue: code))
    }
  }

  /// How many pages are still to be copied, as of the last step.
  ///
  /// The corresponding C function is `sqlite3_backup_remaining`.
  public var remaining: Int { Int(sqlite3_backup_remaining(raw)) }

  /// How many pages the source has, as of the last step.
  ///
  /// The corresponding C function is `sqlite3_backup_pagecount`.
  public var pageCount: Int { Int(sqlite3_backup_pagecount(raw)) }
}

extension Connection {
  /// Replaces what `destination` holds by what this database holds. Between the steps another
  /// process may write; if it does, SQLite begins anew, so a busy source wants large steps.
  ///
  /// `progress` is told after each step how many pages remain and how many there are. The copy has
  /// the journal mode of its source: of a pool's file, WAL.
  ///
  /// The corresponding C function is `sqlite3_backup_step`.
  public func backup(
    to destination: Connection, pagesPerStep: Int = 1024,
    progress: (_ remaining: Int, _ pageCount: Int) throws -> Void = { _, _ in }
  ) throws {
    let backup = try Backup(from: self, to: destination)
    // A step of no pages would never be done.
    let pages = pagesPerStep == 0 ? -1 : pagesPerStep
    while try !backup.step(pages) { try progress(backup.remaining, backup.pageCount) }
    try progress(backup.remaining, backup.pageCount)
  }
}
