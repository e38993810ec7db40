import Glibc
import SQLite

/// The version of danvan, printed by `--version` and kept with every journal entry.
public let toolVersion = "0.1.0"

/// An open danvan file.
///
/// Not Sendable: one connection, one owner.
public final class Store {
  /// "DVAN", the application id that tells a danvan file from any other database.
  public static let applicationId = 0x4456_414E

  /// What a file is opened for; who writes may read as well.
  public enum Access: Sendable { case read, write }

  /// As it was given.
  public let path: String
  let connection: Connection
  /// The file as it was before it was opened, where no lock keeps it so.
  private let fileStamp: FileStamp?
  /// Whether somebody else changed the tables of the file: reading is bounded then.
  public private(set) var isStrange = false
  /// As of when it speaks; nil = now.
  var known: Known?

  /// Opens an existing file whose tables are of this version.
  ///
  /// - Throws: `DomainError`: no such file, not a danvan file, older or newer than this binary.
  public static func open(_ path: String, _ access: Access, wait milliseconds: Int32 = 5000)
    throws -> Store
  {
    let store = try Store(existing: path, access, wait: milliseconds)
    let known = Migration.latest
    let version = try store.version()
    if version > known { throw DomainError.file(path, .newer(version, known: known)) }
    if version < known { throw DomainError.file(path, .older(version, known: known)) }
    store.isStrange = try !store.structure().isLatest()
    if store.isStrange, access == .write { throw DomainError.file(path, .strange) }
    if store.isStrange { try store.bound() }
    if access == .write { store.keepLog() }
    return store
  }

  /// Opens a file that may be of an older version; refuses what is not a danvan file.
  init(existing path: String, _ access: Access, wait milliseconds: Int32 = 5000) throws {
    self.path = path
    try Store.checkFile(path)
    // SQLite would make its files beside one that it cannot write, and they would be in its owner's
    // way.
    if access == .write, Glibc.access(path, W_OK) != 0 { throw SQLiteError(.readOnly) }
    fileStamp = access == .read && Store.isUnlocked(path) ? FileStamp(path) : nil
    let isLeft = fileStamp == nil && Store.leftLog(beside: path) > 0
    if fileStamp == nil, LeftLog(beside: path)?.isForeign == true {
      throw DomainError.file(path, .foreignLog(path + "-wal"))
    }
    connection = try Store.identified(
      path, access, milliseconds, immutable: fileStamp != nil, besideLeftLog: isLeft)
    try Vietnamese.add(to: connection)
  }

  /// Refuses what is not a danvan file. Those who begin at once to read a full disk are in each
  /// other's way, and begin again.
  private static func identified(
    _ path: String, _ access: Access, _ milliseconds: Int32, immutable: Bool, besideLeftLog: Bool
  ) throws -> Connection {
    let deadline = ContinuousClock.now + .milliseconds(Int(milliseconds))
    // Each holds the file for a moment to see whether it is alone: the more there are, the more
    // seldom they may look, or nobody ever is.
    var longest: UInt32 = 20_000
    while true {
      let attempt = Result {
        try identifiedOnce(
          path, access, milliseconds, immutable: immutable, besideLeftLog: besideLeftLog)
      }
      guard access == .read, case .failure(let error as SQLiteError) = attempt,
        error.code.primary == .busy, ContinuousClock.now < deadline
      else { return try attempt.get() }
      usleep(.random(in: 1000...longest))
      longest = min(2 * longest, 1_000_000)
    }
  }

  /// A full disk has no room for the index of the log, and can be read all the same: by one alone,
  /// who keeps it in memory (https://www.sqlite.org/wal.html#noshm).
  private static func identifiedOnce(
    _ path: String, _ access: Access, _ milliseconds: Int32, immutable: Bool, besideLeftLog: Bool
  ) throws -> Connection {
    var connection = try connect(
      path, access, milliseconds, immutable: immutable, besideLeftLog: besideLeftLog)
    var id = try applicationId(connection)
    if id == nil, access == .read {
      // It holds a lock of its own.
      try connection.close()
      // Two who waited for each other here would both keep the lock that the other waits for.
      connection = try connect(
        path, access, 0, immutable: immutable, besideLeftLog: besideLeftLog)
      _ = try connection.value("PRAGMA locking_mode = EXCLUSIVE", as: String.self)
      id = try applicationId(connection)
    }
    guard let id else { throw SQLiteError(.noRoomForIndex) }
    guard id == Store.applicationId else { throw DomainError.file(path, .notDanvan) }
    return connection
  }

  /// - Returns: nil where the disk has no room for the index of the log.
  private static func applicationId(_ connection: Connection) throws(SQLiteError) -> Int? {
    do {
      return try connection.value("PRAGMA application_id") ?? 0
    } catch  where error.code == .noRoomForIndex { return nil }
  }

  /// Reading takes a writable connection that may not write, where it can be had: only such a one
  /// clears away the WAL when it closes last. One that somebody else left is cleared away by who
  /// writes: not all that is of another file can be told (see ``LeftLog``).
  static func connect(
    _ path: String, _ access: Access, _ milliseconds: Int32, immutable: Bool,
    besideLeftLog: Bool = false
  ) throws(SQLiteError) -> Connection {
    let isReadOnly = access == .read && !isWritable(path)
    let connection = try Connection(
      path, mode: isReadOnly ? .readOnly : .readWrite,
      options: .init(
        busyTimeout: milliseconds, immutable: immutable,
        synchronous: access == .write ? .extra : .full,
        // Writing a model fires the triggers of its search index, a virtual table.
        trustedSchema: access == .write,
        // A bad byte hides no list; but what is mended is never written back.
        mendsText: access == .read,
        checkpointsOnClose: access == .write || !besideLeftLog))
    if access == .read { try connection.run("PRAGMA query_only = ON") }
    return connection
  }

  /// Takes over a connection to a file that is being made.
  init(_ connection: Connection, path: String) {
    self.connection = connection
    self.path = path
    fileStamp = nil
  }

  /// Reads; every answer inside the body is of one moment.
  public func read<T>(_ body: (Reader) throws -> T) throws -> T {
    let result: Result<T, any Error> = Result {
      try connection.readTransaction { try body(Reader(connection: connection, known: known)) }
    }
    // An answer from two states of the file may be anything, an error too.
    try checkUnchanged()
    return try result.mapError { error in
      let isOfStructure = isStrange && (error as? SQLiteError)?.isOfStructure == true
      return isOfStructure ? DomainError.file(path, .unanswerable) : error
    }.get()
  }

  /// Nothing keeps a file as it is for one who cannot lock it.
  private func checkUnchanged() throws(DomainError) {
    if let fileStamp, fileStamp != FileStamp(path) { throw .file(path, .changed) }
  }

  /// Closes the file. While something of it is in use that is an error, and it stays open.
  public func close() throws(SQLiteError) { try connection.close() }

  /// The number of the last migration.
  func version() throws(SQLiteError) -> Int {
    try connection.value("PRAGMA user_version") ?? 0
  }

  /// What the file system alone can tell, so that the message names the real trouble.
  private static func checkFile(_ path: String) throws(DomainError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .file(path, .noFile(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .file(path, .notAFile) }
    guard access(path, R_OK) == 0 else { throw .file(path, .notReadable) }
  }

  /// Whether it is read without locks, as immutable: in WAL mode SQLite would make its files beside
  /// it, which cannot be where the folder is read-only
  /// (https://www.sqlite.org/wal.html#read_only_databases), and which the file's owner could not
  /// open where they are of one who may not write the file. Never while a WAL exists: it would be
  /// ignored.
  static func isUnlocked(_ path: String) -> Bool {
    !isWritable(path) && access(path + "-wal", F_OK) != 0
  }

  private static func isWritable(_ path: String) -> Bool {
    access(path, W_OK) == 0 && access(folder(of: path), W_OK) == 0
  }

  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }
}

extension Store {
  /// Frames, of 4 KB each. Nobody closes the file last while programs overlap, so without a bound
  /// the log would grow for as long as they do.
  private static let longestLog = 1000

  /// After a commit: copies a long log into the file, so that the next writer begins it anew.
  /// Where another writes at this moment, it is left to that one.
  func keepLogShort() {
    guard connection.logFrames > Store.longestLog else { return }
    _ = try? connection.checkpoint(waiting: 0)
  }

  /// Another tool may have taken the log away, and with it what lets readers never wait. While
  /// somebody has the file open that must wait as well.
  func keepLog() {
    _ = try? connection.value("PRAGMA journal_mode = WAL", as: String.self)
  }
}

/// Reads records; lent by ``Store`` and, inside a writing transaction, by ``Writer``.
public struct Reader {
  /// For questions about what is no record.
  public let connection: Connection
  /// As of when the file speaks, where it was asked to speak of then; `nil` = now.
  public internal(set) var known: Known?

  /// The record with that id.
  public func get<R: Record>(_ id: Id<R>) throws(SQLiteError) -> R? {
    try first(R.self, where: "\(raw: R.table).id = \(id.rawValue)")
  }

  /// The first record a condition holds for.
  public func first<R: Record>(_: R.Type, where condition: SQL) throws(SQLiteError) -> R? {
    try connection.first(
      "SELECT \(raw: R.selection) FROM \(raw: R.table) WHERE \(condition) LIMIT 1"
    ) { row throws(SQLiteError) in try R(row) }
  }

  /// Every record a condition holds for; the condition may end in ORDER BY.
  public func list<R: Record>(_: R.Type, where condition: SQL = "1") throws(SQLiteError) -> [R] {
    try connection.all(
      "SELECT \(raw: R.selection) FROM \(raw: R.table) WHERE \(condition)"
    ) { row throws(SQLiteError) in try R(row) }
  }

  /// The record with that code, if there is one.
  public func find<R: Coded>(_: R.Type, code: String) throws(SQLiteError) -> R? {
    try first(R.self, where: "\(raw: R.table).code = \(code.tidied)")
  }

  /// Refuses a code that is taken.
  public func checkFree<R: Coded>(_ type: R.Type, code: String) throws {
    if try find(type, code: code) != nil { throw ReferenceFault.exists(R.entityKind, code).error }
  }

  /// The record with that code, or by name where the table has a search key.
  public func named<R: Coded>(_ type: R.Type, _ text: String) throws -> R {
    if let found = try find(type, code: text) { return found }
    let key = text.searchKey
    guard R.columns.contains("search_key"), !key.isEmpty else {
      throw DomainError.notFound(R.entityKind, text)
    }
    // A key holds the names of a record one a line; any of them whole is a match.
    let matches = try list(
      type,
      where: """
        code = \(text.tidied) COLLATE NOCASE
        OR instr(char(10) || search_key || char(10), \("\n" + key + "\n")) > 0 LIMIT 9
        """)
    if matches.count == 1 { return matches[0] }
    if matches.count > 1 { throw DomainError.ambiguous(R.entityKind, text, matches.map(\.shown)) }
    let near = try list(type, where: "instr(search_key, \(key)) > 0 ORDER BY code LIMIT 5")
    throw DomainError.notFound(R.entityKind, text, like: near.map(\.shown))
  }
}

extension Coded {
  /// Code and name, for a list of candidates.
  fileprivate var shown: String { names.first.map { "\(code) (\($0.shownInMessage))" } ?? code }
}

extension [String] {
  /// The search key of a record with these names: one folded name a line.
  var searchKeys: String {
    if count(where: { !$0.isEmpty }) == 1 { return map(\.searchKey).joined() }
    var seen: Set<String> = []
    return map(\.searchKey).filter { !$0.isEmpty && seen.insert($0).inserted }
      .joined(separator: "\n")
  }
}

extension Reader {
  /// What is looked for, or `nil` where it is not there; that the file cannot be read is an error.
  public func ifFound<T>(_ body: () throws -> T) throws -> T? {
    do { return try body() } catch is DomainError { return nil }
  }
}
