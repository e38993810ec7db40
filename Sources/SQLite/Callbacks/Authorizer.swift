import CSQLite

/// What a statement being compiled wants to do. https://sqlite.org/c3ref/set_authorizer.html
public struct AuthorizerRequest: Sendable, Hashable {
  /// What is to be done.
  public let action: AuthorizerAction
  /// What it is done to: usually a table, index, trigger, pragma or function.
  public let first: String?
  /// More of it: usually a column, a table, or the value of a pragma.
  public let second: String?
  /// The schema name of the database, as `main`.
  public let database: String?
  /// The innermost trigger or view that wants it; nil if the statement itself does.
  public let source: String?
}

/// Whether a statement may do what it wants.
public enum AuthorizerDecision: Sendable, Hashable {
  /// It may.
  case allow
  /// It may not: compiling it fails with `authorization`.
  case deny
  /// It goes on without: a column reads as NULL, a deletion is done row by row.
  case ignore

  var code: Int32 {
    switch self {
    case .allow: SQLITE_OK
    case .deny: SQLITE_DENY
    case .ignore: SQLITE_IGNORE
    }
  }
}

/// The kinds of things a statement may want to do. https://sqlite.org/c3ref/c_alter_table.html
public struct AuthorizerAction: RawRepresentable, Hashable, Sendable {
  /// SQLite's number for it.
  public let rawValue: Int32

  /// The action with SQLite's number for it.
  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// To read a column: table, column. `SQLITE_READ`.
  public static let read = Self(rawValue: SQLITE_READ)
  /// To run a SELECT. `SQLITE_SELECT`.
  public static let select = Self(rawValue: SQLITE_SELECT)
  /// To insert a row: table. `SQLITE_INSERT`.
  public static let insert = Self(rawValue: SQLITE_INSERT)
  /// To change a column: table, column. `SQLITE_UPDATE`.
  public static let update = Self(rawValue: SQLITE_UPDATE)
  /// To delete a row: table. `SQLITE_DELETE`.
  public static let delete = Self(rawValue: SQLITE_DELETE)
  /// To call a function: nil, function. `SQLITE_FUNCTION`.
  public static let function = Self(rawValue: SQLITE_FUNCTION)
  /// To run a pragma: pragma, argument. `SQLITE_PRAGMA`.
  public static let pragma = Self(rawValue: SQLITE_PRAGMA)
  /// To begin or end a transaction: operation. `SQLITE_TRANSACTION`.
  public static let transaction = Self(rawValue: SQLITE_TRANSACTION)
  /// To begin or end a savepoint: operation, name. `SQLITE_SAVEPOINT`.
  public static let savepoint = Self(rawValue: SQLITE_SAVEPOINT)
  /// To recurse in a common table expression. `SQLITE_RECURSIVE`.
  public static let recursive = Self(rawValue: SQLITE_RECURSIVE)
  /// To attach a database: file. `SQLITE_ATTACH`.
  public static let attach = Self(rawValue: SQLITE_ATTACH)
  /// To detach a database: its name. `SQLITE_DETACH`.
  public static let detach = Self(rawValue: SQLITE_DETACH)
  /// To alter a table: database, table. `SQLITE_ALTER_TABLE`.
  public static let alterTable = Self(rawValue: SQLITE_ALTER_TABLE)
  /// To rebuild an index: index. `SQLITE_REINDEX`.
  public static let reindex = Self(rawValue: SQLITE_REINDEX)
  /// To gather statistics: table. `SQLITE_ANALYZE`.
  public static let analyze = Self(rawValue: SQLITE_ANALYZE)
  /// To create a table: table. `SQLITE_CREATE_TABLE`.
  public static let createTable = Self(rawValue: SQLITE_CREATE_TABLE)
  /// To create an index: index, table. `SQLITE_CREATE_INDEX`.
  public static let createIndex = Self(rawValue: SQLITE_CREATE_INDEX)
  /// To create a trigger: trigger, table. `SQLITE_CREATE_TRIGGER`.
  public static let createTrigger = Self(rawValue: SQLITE_CREATE_TRIGGER)
  /// To create a view: view. `SQLITE_CREATE_VIEW`.
  public static let createView = Self(rawValue: SQLITE_CREATE_VIEW)
  /// To create a virtual table: table, module. `SQLITE_CREATE_VTABLE`.
  public static let createVirtualTable = Self(rawValue: SQLITE_CREATE_VTABLE)
  /// To drop a table: table. `SQLITE_DROP_TABLE`.
  public static let dropTable = Self(rawValue: SQLITE_DROP_TABLE)
  /// To drop an index: index, table. `SQLITE_DROP_INDEX`.
  public static let dropIndex = Self(rawValue: SQLITE_DROP_INDEX)
  /// To drop a trigger: trigger, table. `SQLITE_DROP_TRIGGER`.
  public static let dropTrigger = Self(rawValue: SQLITE_DROP_TRIGGER)
  /// To drop a view: view. `SQLITE_DROP_VIEW`.
  public static let dropView = Self(rawValue: SQLITE_DROP_VIEW)
  /// To drop a virtual table: table, module. `SQLITE_DROP_VTABLE`.
  public static let dropVirtualTable = Self(rawValue: SQLITE_DROP_VTABLE)
  /// To create a temporary table: table. `SQLITE_CREATE_TEMP_TABLE`.
  public static let createTemporaryTable = Self(rawValue: SQLITE_CREATE_TEMP_TABLE)
  /// To create a temporary index: index, table. `SQLITE_CREATE_TEMP_INDEX`.
  public static let createTemporaryIndex = Self(rawValue: SQLITE_CREATE_TEMP_INDEX)
  /// To create a temporary trigger: trigger, table. `SQLITE_CREATE_TEMP_TRIGGER`.
  public static let createTemporaryTrigger = Self(rawValue: SQLITE_CREATE_TEMP_TRIGGER)
  /// To create a temporary view: view. `SQLITE_CREATE_TEMP_VIEW`.
  public static let createTemporaryView = Self(rawValue: SQLITE_CREATE_TEMP_VIEW)
  /// To drop a temporary table: table. `SQLITE_DROP_TEMP_TABLE`.
  public static let dropTemporaryTable = Self(rawValue: SQLITE_DROP_TEMP_TABLE)
  /// To drop a temporary index: index, table. `SQLITE_DROP_TEMP_INDEX`.
  public static let dropTemporaryIndex = Self(rawValue: SQLITE_DROP_TEMP_INDEX)
  /// To drop a temporary trigger: trigger, table. `SQLITE_DROP_TEMP_TRIGGER`.
  public static let dropTemporaryTrigger = Self(rawValue: SQLITE_DROP_TEMP_TRIGGER)
  /// To drop a temporary view: view. `SQLITE_DROP_TEMP_VIEW`.
  public static let dropTemporaryView = Self(rawValue: SQLITE_DROP_TEMP_VIEW)
}

extension Connection {
  /// Asks `authorizer` about everything a statement wants to do, as it is compiled; nil asks no
  /// more. It must not use the connection. Statements compiled before are compiled anew.
  ///
  /// The corresponding C function is `sqlite3_set_authorizer`.
  public func setAuthorizer(
    _ authorizer: ((AuthorizerRequest) -> AuthorizerDecision)?
  ) throws(SQLiteError) {
    let database = try database
    callbacks.authorizer = authorizer
    try installAuthorizer(in: database)
  }

  /// SQLite asks where the program wants to be asked, or to be told of each row that is deleted.
  ///
  /// The corresponding C function is `sqlite3_set_authorizer`.
  func installAuthorizer(in database: DatabasePointer) throws(SQLiteError) {
    // Set once more before it is taken away, for only then SQLite compiles anew: columns that the
    // last one hid would stay hidden.
    try database.check(
      sqlite3_set_authorizer(
        database.raw,
        { context, action, first, second, database, source in
          let request = AuthorizerRequest(
            action: AuthorizerAction(rawValue: action), first: optionalString(first),
            second: optionalString(second), database: optionalString(database),
            source: optionalString(source))
          return Callbacks.from(context)?.decide(request) ?? SQLITE_OK
        }, callbacks.context))
    guard callbacks.authorizer == nil, callbacks.update == nil else { return }
    try database.check(sqlite3_set_authorizer(database.raw, nil, nil))
  }
}

extension Callbacks {
  fileprivate func decide(_ request: AuthorizerRequest) -> Int32 {
    let decision = authorizer?(request) ?? .allow
    return decision == .allow && deletesEachRow(request) ? SQLITE_IGNORE : decision.code
  }

  /// A DELETE of all rows empties the table at once, and the update hook is not told of it, unless
  /// the answer is `SQLITE_IGNORE`. Where the DELETE is part of a DROP, that answer would keep what
  /// is to be dropped. https://sqlite.org/c3ref/set_authorizer.html
  private func deletesEachRow(_ request: AuthorizerRequest) -> Bool {
    guard update != nil else { return false }
    switch request.action {
    case .dropTable, .dropTemporaryTable, .dropView, .dropTemporaryView, .dropVirtualTable:
      dropped = request.first
      return false
    case .delete:
      defer { dropped = nil }
      let schemas = ["sqlite_master", "sqlite_temp_master", dropped]
      return !schemas.contains(request.first)
    default: return false
    }
  }
}
