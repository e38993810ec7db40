import CSQLite

/// A bound on what SQL may ask for. https://sqlite.org/c3ref/c_limit_attached.html
public struct Limit: RawRepresentable, Hashable, Sendable {
  /// SQLite's number for it.
  public let rawValue: Int32

  /// The limit with SQLite's number for it.
  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// The bytes of a string, blob or row. `SQLITE_LIMIT_LENGTH`.
  public static let length = Self(rawValue: SQLITE_LIMIT_LENGTH)
  /// The bytes of a statement. `SQLITE_LIMIT_SQL_LENGTH`.
  public static let sqlLength = Self(rawValue: SQLITE_LIMIT_SQL_LENGTH)
  /// The columns of a table, index, view or result. `SQLITE_LIMIT_COLUMN`.
  public static let columns = Self(rawValue: SQLITE_LIMIT_COLUMN)
  /// The depth of an expression. `SQLITE_LIMIT_EXPR_DEPTH`.
  public static let expressionDepth = Self(rawValue: SQLITE_LIMIT_EXPR_DEPTH)
  /// The terms of a UNION and its kin. `SQLITE_LIMIT_COMPOUND_SELECT`.
  public static let compoundSelect = Self(rawValue: SQLITE_LIMIT_COMPOUND_SELECT)
  /// The instructions of a compiled statement. `SQLITE_LIMIT_VDBE_OP`.
  public static let instructions = Self(rawValue: SQLITE_LIMIT_VDBE_OP)
  /// The arguments of a function. `SQLITE_LIMIT_FUNCTION_ARG`.
  public static let functionArguments = Self(rawValue: SQLITE_LIMIT_FUNCTION_ARG)
  /// The attached databases. `SQLITE_LIMIT_ATTACHED`.
  public static let attached = Self(rawValue: SQLITE_LIMIT_ATTACHED)
  /// The bytes of a LIKE or GLOB pattern. `SQLITE_LIMIT_LIKE_PATTERN_LENGTH`.
  public static let likePatternLength = Self(rawValue: SQLITE_LIMIT_LIKE_PATTERN_LENGTH)
  /// The highest number of a parameter. `SQLITE_LIMIT_VARIABLE_NUMBER`.
  public static let parameters = Self(rawValue: SQLITE_LIMIT_VARIABLE_NUMBER)
  /// The depth of triggers that set off triggers. `SQLITE_LIMIT_TRIGGER_DEPTH`.
  public static let triggerDepth = Self(rawValue: SQLITE_LIMIT_TRIGGER_DEPTH)
  /// The helper threads of a statement. `SQLITE_LIMIT_WORKER_THREADS`.
  public static let workerThreads = Self(rawValue: SQLITE_LIMIT_WORKER_THREADS)
}

extension Connection {
  /// The present value of a limit.
  ///
  /// The corresponding C function is `sqlite3_limit`.
  public func limit(_ limit: Limit) throws(SQLiteError) -> Int {
    // A negative value asks without setting.
    Int(sqlite3_limit(try database.raw, limit.rawValue, -1))
  }

  /// Sets a limit, no higher than SQLite was built for; answers the previous value.
  ///
  /// The corresponding C function is `sqlite3_limit`.
  @discardableResult
  public func setLimit(_ limit: Limit, _ value: Int) throws(SQLiteError) -> Int {
    Int(sqlite3_limit(try database.raw, limit.rawValue, Int32(clamping: max(0, value))))
  }
}
