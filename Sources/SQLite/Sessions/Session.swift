import CSQLite

/// Records what a connection changes, as a changeset. Only tables with a PRIMARY KEY are recorded,
/// and no row with a NULL in it. https://sqlite.org/sessionintro.html
public struct Session: ~Copyable {
  private let raw: OpaquePointer
  /// Kept so that the connection outlives its sessions.
  private let connection: Connection
  private var filter: Box<(String) -> Bool>?

  /// Begins a session, with no table attached yet.
  ///
  /// The corresponding C function is `sqlite3session_create`.
  public init(_ connection: Connection, of name: String = "main") throws(SQLiteError) {
    let database = try connection.database
    var raw: OpaquePointer?
    try database.check(sqlite3session_create(database.raw, name, &raw))
    guard let raw else { throw SQLiteError(.outOfMemory) }
    self.raw = raw
    self.connection = connection
    connection.userCount += 1
  }

  deinit {
    sqlite3session_delete(raw)
    connection.userCount -= 1
  }

  /// Records a table from here on; nil records every table, also those made later.
  ///
  /// The corresponding C function is `sqlite3session_attach`.
  public func attach(table: String? = nil) throws(SQLiteError) {
    try connection.database.check(sqlite3session_attach(raw, table))
  }

  /// Of the tables recorded by `attach(table: nil)`, records only those `filter` answers true for.
  ///
  /// The corresponding C function is `sqlite3session_table_filter`.
  public mutating func setFilter(_ filter: @escaping (String) -> Bool) {
    let box = Box(filter)
    self.filter = box
    sqlite3session_table_filter(
      raw,
      { context, table in
        let filter = Box<(String) -> Bool>.content(of: context)
        return filter?(optionalString(table) ?? "") == false ? 0 : 1
      }, Unmanaged.passUnretained(box).toOpaque())
  }

  /// Whether nothing is recorded. A change that was changed back may leave it false.
  ///
  /// The corresponding C function is `sqlite3session_isempty`.
  public var isEmpty: Bool { sqlite3session_isempty(raw) != 0 }

  /// Whether changes are being recorded.
  ///
  /// The corresponding C function is `sqlite3session_enable`.
  public var isEnabled: Bool {
    get { sqlite3session_enable(raw, -1) != 0 }
    nonmutating set { sqlite3session_enable(raw, newValue ? 1 : 0) }
  }

  /// Whether changes are marked as indirect, as those of triggers always are.
  ///
  /// The corresponding C function is `sqlite3session_indirect`.
  public var isIndirect: Bool {
    get { sqlite3session_indirect(raw, -1) != 0 }
    nonmutating set { sqlite3session_indirect(raw, newValue ? 1 : 0) }
  }

  /// What was changed since the session began, first state to last. The session goes on.
  ///
  /// A patchset is not offered: it leaves out the old values, so applying one blends an edit into
  /// a row that somebody else has edited, and it cannot be inverted.
  ///
  /// The corresponding C function is `sqlite3session_changeset`.
  public func changeset() throws(SQLiteError) -> Changeset {
    try Changeset { sqlite3session_changeset(raw, $0, $1) }
  }
}
