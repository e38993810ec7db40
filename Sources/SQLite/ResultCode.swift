import CSQLite

extension SQLiteError {
  /// A result code of SQLite, extended where SQLite knows more than the primary code says.
  ///
  /// A primary code in a pattern matches its extended codes: `case .constraint:` also catches
  /// `.constraintUnique`. The corresponding C constants are `SQLITE_ERROR` and its kin.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The number SQLite gave.
    public let rawValue: Int32

    /// The code with SQLite's number for it.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// The code without what the extended part adds: its low byte.
    public var primary: Code { Code(rawValue: rawValue & 0xff) }

    /// What the code means, in English.
    ///
    /// The corresponding C function is `sqlite3_errstr`.
    public var meaning: String { String(cString: sqlite3_errstr(rawValue)) }

    /// Whether `code` is `pattern`, or an extended code of it.
    public static func ~= (pattern: Code, code: Code) -> Bool {
      pattern == code || pattern == code.primary
    }

    /// Whether `error` is a `SQLiteError` of this code, for `catch SQLiteError.Code.busy`.
    public static func ~= (pattern: Code, error: any Error) -> Bool {
      (error as? SQLiteError).map { pattern ~= $0.code } ?? false
    }

    private init(_ primary: Int32, extension number: Int32) {
      rawValue = primary | number << 8
    }
  }
}

/// The primary codes. https://sqlite.org/rescode.html
extension SQLiteError.Code {
  /// Success. `SQLITE_OK`.
  public static let ok = Self(rawValue: SQLITE_OK)
  /// An error that has no more particular code. `SQLITE_ERROR`.
  public static let error = Self(rawValue: SQLITE_ERROR)
  /// A defect inside SQLite. `SQLITE_INTERNAL`.
  public static let `internal` = Self(rawValue: SQLITE_INTERNAL)
  /// The file's permissions forbid it. `SQLITE_PERM`.
  public static let permission = Self(rawValue: SQLITE_PERM)
  /// A callback stopped the operation. `SQLITE_ABORT`.
  public static let abort = Self(rawValue: SQLITE_ABORT)
  /// Another connection holds the file. `SQLITE_BUSY`.
  public static let busy = Self(rawValue: SQLITE_BUSY)
  /// This connection, or one sharing its cache, holds the table. `SQLITE_LOCKED`.
  public static let locked = Self(rawValue: SQLITE_LOCKED)
  /// Out of memory. `SQLITE_NOMEM`.
  public static let outOfMemory = Self(rawValue: SQLITE_NOMEM)
  /// The database cannot be written. `SQLITE_READONLY`.
  public static let readOnly = Self(rawValue: SQLITE_READONLY)
  /// Interrupted. `SQLITE_INTERRUPT`.
  public static let interrupt = Self(rawValue: SQLITE_INTERRUPT)
  /// The disk failed. `SQLITE_IOERR`.
  public static let inputOutput = Self(rawValue: SQLITE_IOERR)
  /// The file is damaged. `SQLITE_CORRUPT`.
  public static let corrupt = Self(rawValue: SQLITE_CORRUPT)
  /// Not found; internal to SQLite. `SQLITE_NOTFOUND`.
  public static let notFound = Self(rawValue: SQLITE_NOTFOUND)
  /// The disk is full. `SQLITE_FULL`.
  public static let full = Self(rawValue: SQLITE_FULL)
  /// The file cannot be opened. `SQLITE_CANTOPEN`.
  public static let cannotOpen = Self(rawValue: SQLITE_CANTOPEN)
  /// A locking protocol error. `SQLITE_PROTOCOL`.
  public static let lockProtocol = Self(rawValue: SQLITE_PROTOCOL)
  /// The schema changed. `SQLITE_SCHEMA`.
  public static let schema = Self(rawValue: SQLITE_SCHEMA)
  /// Beyond a limit. `SQLITE_TOOBIG`.
  public static let tooBig = Self(rawValue: SQLITE_TOOBIG)
  /// A constraint was violated. `SQLITE_CONSTRAINT`.
  public static let constraint = Self(rawValue: SQLITE_CONSTRAINT)
  /// A value of a wrong type. `SQLITE_MISMATCH`.
  public static let mismatch = Self(rawValue: SQLITE_MISMATCH)
  /// The library is used wrongly. `SQLITE_MISUSE`.
  public static let misuse = Self(rawValue: SQLITE_MISUSE)
  /// The file is too large for the system. `SQLITE_NOLFS`.
  public static let noLargeFiles = Self(rawValue: SQLITE_NOLFS)
  /// The authorizer denied it. `SQLITE_AUTH`.
  public static let authorization = Self(rawValue: SQLITE_AUTH)
  /// A parameter or column number out of range. `SQLITE_RANGE`.
  public static let range = Self(rawValue: SQLITE_RANGE)
  /// The file is not a database. `SQLITE_NOTADB`.
  public static let notADatabase = Self(rawValue: SQLITE_NOTADB)
}

/// The extended codes a program decides by.
extension SQLiteError.Code {
  /// Whether the disk refused to say that what was written is on it: `SQLITE_IOERR_FSYNC`,
  /// `SQLITE_IOERR_DIR_FSYNC`.
  var isFailedSync: Bool {
    self == Self(SQLITE_IOERR, extension: 4) || self == Self(SQLITE_IOERR, extension: 5)
  }

  /// A reader tried to write on a snapshot that is no longer the newest. `SQLITE_BUSY_SNAPSHOT`.
  public static let busySnapshot = Self(SQLITE_BUSY, extension: 2)
  /// The disk has no room for the index of the WAL. `SQLITE_IOERR_SHMSIZE`.
  public static let noRoomForIndex = Self(SQLITE_IOERR, extension: 19)
  /// Another process is recovering the WAL. `SQLITE_BUSY_RECOVERY`.
  public static let busyRecovery = Self(SQLITE_BUSY, extension: 1)
  /// The file was renamed or replaced since it was opened. `SQLITE_READONLY_DBMOVED`.
  public static let readOnlyMoved = Self(SQLITE_READONLY, extension: 4)
  /// A rollback stopped a pending read. `SQLITE_ABORT_ROLLBACK`.
  public static let abortRollback = Self(SQLITE_ABORT, extension: 2)
  /// A CHECK failed. `SQLITE_CONSTRAINT_CHECK`.
  public static let constraintCheck = Self(SQLITE_CONSTRAINT, extension: 1)
  /// A commit hook refused. `SQLITE_CONSTRAINT_COMMITHOOK`.
  public static let constraintCommitHook = Self(SQLITE_CONSTRAINT, extension: 2)
  /// A foreign key failed. `SQLITE_CONSTRAINT_FOREIGNKEY`.
  public static let constraintForeignKey = Self(SQLITE_CONSTRAINT, extension: 3)
  /// A NOT NULL failed. `SQLITE_CONSTRAINT_NOTNULL`.
  public static let constraintNotNull = Self(SQLITE_CONSTRAINT, extension: 5)
  /// A PRIMARY KEY failed. `SQLITE_CONSTRAINT_PRIMARYKEY`.
  public static let constraintPrimaryKey = Self(SQLITE_CONSTRAINT, extension: 6)
  /// A trigger raised. `SQLITE_CONSTRAINT_TRIGGER`.
  public static let constraintTrigger = Self(SQLITE_CONSTRAINT, extension: 7)
  /// A UNIQUE failed. `SQLITE_CONSTRAINT_UNIQUE`.
  public static let constraintUnique = Self(SQLITE_CONSTRAINT, extension: 8)
  /// A rowid is taken. `SQLITE_CONSTRAINT_ROWID`.
  public static let constraintRowID = Self(SQLITE_CONSTRAINT, extension: 10)
  /// A value does not fit a STRICT column. `SQLITE_CONSTRAINT_DATATYPE`.
  public static let constraintDataType = Self(SQLITE_CONSTRAINT, extension: 12)
}
