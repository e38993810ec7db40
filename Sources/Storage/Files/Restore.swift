import Glibc
import SQLite

/// Puts a backup in the place of a file.
public struct Restore {
  private let backup: String
  private let path: String
  private let wait: Int32
  private let allowsOther: Bool

  /// What was done, or would be.
  public struct Restoration: Sendable {
    /// Where the backup goes; a symbolic link is followed.
    public let path: String
    /// The entries of the backup's journal, and when the last was made.
    public let entries: Int
    /// UTC, ISO 8601; nil of an empty journal.
    public let lastEntryAt: String?
    /// Entries that only the file there had; nil where they cannot be told.
    public let lost: JournalPart?
    /// Entries that only the backup has.
    public let gained: JournalPart?
    /// Where the file is kept that was there.
    public let kept: String?
    /// The migrations that the backup lacked.
    public let migrated: [String]
  }

  /// - Parameter allowsOther: whether it may be a backup of another file, or of one that cannot be
  ///   told.
  public init(_ backup: String, over path: String, wait: Int32, allowsOther: Bool) {
    self.backup = backup
    // A symbolic link stays one.
    self.path = Files.followed(path)
    self.wait = wait
    self.allowsOther = allowsOther
  }

  /// Copies the backup, brings the copy to the present tables and checks it; only then is the file
  /// locked, for as long as it takes to put one in the place of the other.
  ///
  /// - Parameter finish: what belongs to bringing it to the present tables.
  public func run(
    _ entry: JournalEntry, dryRun: Bool, finish: @escaping (Store) throws -> Void = { _ in },
    check: (Reader) throws -> Void
  ) throws -> Restoration {
    if Files.isSame(backup, path) { throw RestoreFault.ofItself(backup).error }
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT != S_IFREG { throw DomainError.file(path, .notAFile) }
    if !isThere { try Store.checkFree(path) }
    removeUnfinished()
    do {
      return try replace(isThere ? status : nil, entry, dryRun: dryRun, finish, check)
    } catch let error as SQLiteError where error.isOfTheFile {
      // It is the copy that was read: what is wrong with the present file is no error.
      throw RestoreFault.unreadable(DatabaseFault(error, in: backup)).error
    }
  }

  private func replace(
    _ status: stat?, _ entry: JournalEntry, dryRun: Bool,
    _ finish: (Store) throws -> Void, _ check: (Reader) throws -> Void
  ) throws -> Restoration {
    let source = try openBackup()
    let mode = status.map { $0.st_mode & 0o777 } ?? source.fileMode()
    return try Store.withTemporaryFile(of: path, mode: mode) { temporary in
      if let status { chown(temporary, status.st_uid, status.st_gid) }
      try copy(source, temporary)
      let migrated = try prepare(temporary, finish, check)
      let present = try status.map { _ in try Present(path, alone: !dryRun, wait: wait) }
      let comparison = try compare(temporary, present)
      if dryRun { return outcome(comparison, kept: nil, migrated) }
      try enter(entry, temporary, present)
      return outcome(comparison, kept: try swap(temporary, present), migrated)
    }
  }

  private func openBackup() throws -> Store {
    let (source, version): (Store, Int)
    do {
      source = try Store(existing: backup, .read, wait: wait)
      version = try source.version()
    } catch let error as SQLiteError where !error.isOfTheFile {
      throw DomainError(error, in: backup)
    } catch let error as DomainError {
      guard let fault = error.fault as? DatabaseFault, fault.isOfContent else { throw error }
      throw RestoreFault.unreadable(fault).error
    }
    guard version <= Migration.latest else {
      throw DomainError.file(backup, .newer(version, known: Migration.latest))
    }
    return source
  }

  private func copy(_ source: Store, _ temporary: String) throws {
    do {
      try Store.naming(path) { try source.copy(into: temporary) }
      try source.close()
    } catch let error as SQLiteError where !error.isOfTheFile {
      throw DomainError(error, in: backup)
    }
  }

  private func prepare(
    _ temporary: String, _ finish: (Store) throws -> Void, _ check: (Reader) throws -> Void
  ) throws -> [String] {
    let store = try Store(existing: temporary, .write)
    let migrated = try Migrator(store).applyPending(then: finish)
    try store.closeTemporaryFile()
    let reader = try Store.open(temporary, .read)
    try reader.readDamaged(check)
    try reader.close()
    return migrated
  }

  private func compare(_ temporary: String, _ present: Present?) throws -> JournalComparison {
    let store = try Store.open(temporary, .read)
    defer { try? store.close() }
    if let present, !allowsOther {
      guard let uuid = try present.uuid else {
        throw RestoreFault.ofUnknownFile(path, backup: backup).error
      }
      guard try uuid == store.uuid() else {
        throw RestoreFault.ofOtherFile(path, backup: backup).error
      }
    }
    return try JournalComparison(store.connection, present?.connection)
  }

  /// The journal says that time went back; and numbers that were given out since are not given
  /// again, for they may stand on paper.
  private func enter(_ entry: JournalEntry, _ temporary: String, _ present: Present?) throws {
    let store = try Store.open(temporary, .write)
    let given = try present?.uuid == store.uuid() ? present?.sequences() ?? [] : []
    try store.write(entry) { writer in
      for (series, last) in given { try writer.keepAbove(last, in: series) }
      try writer.entryId()
    }
    try store.closeTemporaryFile()
    try Store.sync(temporary, for: path)
  }

  private func swap(_ temporary: String, _ present: Present?) throws -> String? {
    guard let present else {
      try Store.put(temporary, inPlaceAs: path)
      return nil
    }
    let kept = "\(path)\(Restore.keptEnding)\(Store.stamp()).bak"
    try Store.checkFree(kept)
    try present.setAside(as: kept)
    guard rename(temporary, path) == 0 else {
      let code = errno
      unlink(kept)
      present.giveBack()
      throw DomainError.cannotCreate(path, code)
    }
    present.close()
    do {
      try Store.syncFolder(of: path)
    } catch {
      throw RestoreFault.mayComeBack(path, kept: kept).error
    }
    return kept
  }

  private static let keptEnding = ".replaced-"

  /// One that was killed between its two steps left a second name of the file.
  private func removeUnfinished() {
    let left = Files.beside(path) { name, own in name.hasPrefix(own + Restore.keptEnding) }
    for other in left where Files.isSame(other, path) { unlink(other) }
  }

  private func outcome(
    _ comparison: JournalComparison, kept: String?, _ migrated: [String]
  ) -> Restoration {
    Restoration(
      path: path, entries: comparison.entries, lastEntryAt: comparison.lastEntryAt,
      lost: comparison.lost, gained: comparison.gained, kept: kept, migrated: migrated)
  }
}

extension Writer {
  fileprivate func keepAbove(_ last: Int64, in series: String) throws(SQLiteError) {
    try reader.connection.run(
      """
      INSERT INTO sequence (table_name, last_id) VALUES (\(series), \(last))
      ON CONFLICT (table_name) DO UPDATE SET last_id = max(last_id, excluded.last_id)
      """)
  }
}
