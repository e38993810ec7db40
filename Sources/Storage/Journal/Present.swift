import Glibc
import SQLite

/// The file that a backup is to replace. While it is held alone nobody else reads or writes it.
final class Present {
  private let path: String
  /// Nil where it is no database, or too damaged to be one.
  private(set) var connection: Connection?

  /// - Throws: `DomainError` that names who has it open.
  init(_ path: String, alone: Bool, wait: Int32) throws {
    self.path = path
    connection = try Present.connect(path, alone: alone, wait)
    if connection == nil { try checkUnused() }
  }

  private static func connect(
    _ path: String, alone: Bool, _ wait: Int32
  ) throws(DomainError) -> Connection? {
    // Together they are no file that anybody wrote.
    if LeftLog(beside: path)?.isForeign == true { return nil }
    let isLeft = Store.leftLog(beside: path) > 0
    do {
      let connection =
        alone
        ? try Connection(path, options: .init(busyTimeout: wait))
        : try Store.connect(
          path, .read, wait, immutable: Store.isUnlocked(path), besideLeftLog: isLeft)
      if alone { try connection.holdAlone() }
      _ = try connection.value("PRAGMA schema_version", as: Int.self)
      return connection
    } catch {
      switch error.code {
      case .busy: throw .inUse(path)
      case .notADatabase, .corrupt: return nil
      default: throw DomainError(error, in: path)
      }
    }
  }

  var uuid: String? {
    get throws(SQLiteError) {
      guard let connection else { return nil }
      return try Store.uuid(connection)
    }
  }

  /// The last number given out in every series but the journal's, which has no gaps.
  func sequences() throws(SQLiteError) -> [(series: String, last: Int64)] {
    guard let connection else { return [] }
    do {
      return try connection.all(
        "SELECT table_name, last_id FROM sequence WHERE table_name <> 'journal'"
      ) { row throws(SQLiteError) in (try row[0] as String, try row[1] as Int64) }
    } catch where error.isOfTheFile { return [] }
  }

  /// Gives the file a second name, and leaves nothing beside the first that SQLite could take for a
  /// part of what comes there.
  ///
  /// Without a log, SQLite refuses to write a file that has lost its name. So who opened this one
  /// before it was replaced, and waited, cannot write what nobody would see.
  func setAside(as kept: String) throws {
    try leaveLog()
    for ending in Store.companions {
      if connection == nil { rename(path + ending, kept + ending) } else { unlink(path + ending) }
    }
    do {
      try giveName(kept)
      do { try Store.syncFolder(of: path) } catch {
        unlink(kept)
        throw error
      }
    } catch {
      giveBack()
      throw error
    }
  }

  private func leaveLog() throws {
    guard let connection else { return }
    do {
      try connection.leaveLog()
    } catch SQLiteError.Code.corrupt {
      close()
      self.connection = nil
      try checkUnused()
    }
  }

  private func giveName(_ kept: String) throws {
    if link(path, kept) == 0 { return }
    let code = errno
    var status = stat()
    guard Store.hasNoLinks, let connection, stat(path, &status) == 0,
      Store.makeEmpty(kept, status.st_mode & 0o777)
    else { throw DomainError.cannotCreate(kept, code) }
    try connection.copyWhole(to: kept)
    try Store.sync(kept, for: kept)
  }

  /// It stays after all.
  func giveBack() {
    _ = try? connection?.value("PRAGMA journal_mode = WAL", as: String.self)
    close()
  }

  func close() { try? connection?.close() }

  /// Nothing can lock what is no database; but a process may have had it open before.
  private func checkUnused() throws(DomainError) {
    if !Holder.having(path).isEmpty { throw .inUse(path) }
  }
}

extension SQLiteError {
  /// It is so whenever the file is read: it is damaged, or holds other tables.
  var isOfTheFile: Bool {
    switch code {
    case .corrupt, .notADatabase, .error: true
    default: false
    }
  }
}

extension Connection {
  /// Until it is closed, nobody else reads or writes the file.
  fileprivate func holdAlone() throws(SQLiteError) {
    _ = try value("PRAGMA locking_mode = EXCLUSIVE", as: String.self)
    try run("BEGIN EXCLUSIVE")
    try run("COMMIT")
  }

  /// Puts all of the log into the file, and does without one.
  fileprivate func leaveLog() throws(SQLiteError) {
    let mode = try value("PRAGMA journal_mode = DELETE", as: String.self)
    guard mode == "delete" else { throw SQLiteError(.busy) }
  }

  fileprivate func copyWhole(to path: String) throws {
    let copy = try Connection(path)
    try backup(to: copy, pagesPerStep: -1)
    try copy.close()
  }
}
