import CSQLite

/// Changesets that become one: many changes of a row become one change of it, or none.
public struct ChangeGroup: ~Copyable {
  private let raw: OpaquePointer

  /// A group of no changes.
  ///
  /// The corresponding C function is `sqlite3changegroup_new`.
  public init() throws(SQLiteError) {
    var raw: OpaquePointer?
    let code = sqlite3changegroup_new(&raw)
    guard code == SQLITE_OK, let raw else {
      throw SQLiteError(SQLiteError.Code(rawValue: code))
    }
    self.raw = raw
  }

  deinit { sqlite3changegroup_delete(raw) }

  /// Adds what was changed after all the others.
  ///
  /// The corresponding C function is `sqlite3changegroup_add`.
  ///
  /// - Throws: `corrupt` for bytes that are no changes, `schema` where a table has another number
  ///   of columns than before.
  public func add(_ changeset: Changeset) throws(SQLiteError) {
    if changeset.isEmpty { return }
    try ChangesetFormat.check(changeset.bytes)
    let code = changeset.withBytes { sqlite3changegroup_add(raw, $0, $1) }
    guard code == SQLITE_OK else { throw SQLiteError(SQLiteError.Code(rawValue: code)) }
  }

  /// All of them as one.
  ///
  /// The corresponding C function is `sqlite3changegroup_output`.
  public func changeset() throws(SQLiteError) -> Changeset {
    try Changeset { sqlite3changegroup_output(raw, $0, $1) }
  }
}
