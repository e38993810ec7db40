import CSQLite

extension Connection {
  /// What a file is opened for.
  public enum Mode: Sendable, Hashable {
    /// Reading; the file must exist.
    case readOnly
    /// Reading and writing; the file must exist.
    case readWrite
    /// Reading and writing; a missing file is made.
    case create
    /// A database in memory, of this connection alone. The path is not used.
    case memory
  }

  /// How surely a commit is on the disk when it returns. https://sqlite.org/pragma.html
  public enum Synchronous: String, Sendable, Hashable {
    /// A power cut may damage the file.
    case off
    /// In WAL mode a power cut may undo the last commits.
    case normal
    /// A commit that returned survives a power cut.
    case full
    /// As `full`, and the directory entry of the journal too.
    case extra
  }

  /// How a connection behaves.
  public struct Options: Sendable {
    /// For how many milliseconds to wait for a lock before the error `busy`.
    public var busyTimeout: Int32
    /// How many compiled statements to keep.
    public var statementCacheCapacity: Int
    /// Whether the file lies on media that nothing can change, and so needs no locks.
    /// https://sqlite.org/uri.html
    public var immutable: Bool
    /// How surely a commit is on the disk when it returns.
    public var synchronous: Synchronous
    /// Whether triggers, views and the like of the file may use virtual tables and functions that
    /// are not known to be harmless: FTS5 before SQLite 3.41 is one of them.
    /// https://sqlite.org/pragma.html#pragma_trusted_schema
    public var trustedSchema: Bool
    /// Whether a TEXT that is not UTF-8 reads as a String with U+FFFD for its bad bytes, rather
    /// than being an error. Not for what is written back.
    public var mendsText: Bool
    /// Whether the last connection to close copies the log into the file. Who looks at a log that
    /// may be of another file leaves both as they are. `SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE`.
    public var checkpointsOnClose: Bool

    /// The options, each with a safe default.
    public init(
      busyTimeout: Int32 = 5000, statementCacheCapacity: Int = 64, immutable: Bool = false,
      synchronous: Synchronous = .full, trustedSchema: Bool = false,
      mendsText: Bool = false, checkpointsOnClose: Bool = true
    ) {
      self.busyTimeout = busyTimeout
      self.statementCacheCapacity = statementCacheCapacity
      self.immutable = immutable
      self.synchronous = synchronous
      self.trustedSchema = trustedSchema
      self.mendsText = mendsText
      self.checkpointsOnClose = checkpointsOnClose
    }
  }
}

extension Connection.Mode {
  /// NOMUTEX because a connection is not Sendable and so needs no lock of SQLite's; extended codes
  /// from the first call on; URI because only a URI can say "immutable".
  /// https://sqlite.org/c3ref/open.html
  var flags: Int32 {
    let common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI
    return switch self {
    case .readOnly: common | SQLITE_OPEN_READONLY
    case .readWrite: common | SQLITE_OPEN_READWRITE
    case .create: common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    case .memory: common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY
    }
  }

  /// The name to open. A file is always given as a URI, so that one called `file:x` or `a?b` is
  /// that file whatever SQLite was built to think of such names. https://sqlite.org/uri.html
  func name(of path: String, immutable: Bool) throws(SQLiteError) -> String {
    guard self != .memory, path != Connection.memoryPath else { return Connection.memoryPath }
    if path.utf8.contains(0) { throw SQLiteError(.embeddedNUL) }
    // SQLite would open a nameless temporary database.
    if path.isEmpty { throw SQLiteError(.cannotOpen, message: "the path is empty") }
    var uri = path.utf8.first == UInt8(ascii: "/") ? "file://" : "file:"
    for scalar in path.unicodeScalars {
      switch scalar {
      case "%": uri += "%25"
      case "?": uri += "%3f"
      case "#": uri += "%23"
      default: uri.unicodeScalars.append(scalar)
      }
    }
    return immutable ? uri + "?immutable=1" : uri
  }
}
