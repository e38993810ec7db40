import CSQLite

/// Why a change cannot simply be applied. https://sqlite.org/session/c_changeset_conflict.html
public enum ConflictKind: Sendable, Hashable {
  /// The row is there, with other values than the change was made from.
  case data
  /// The row is not there.
  case notFound
  /// A row with the primary key of the new one is there.
  case conflict
  /// Another constraint would be violated.
  case constraint
  /// At the end, foreign keys are violated.
  case foreignKey

  init(code: Int32) {
    switch code {
    case SQLITE_CHANGESET_DATA: self = .data
    case SQLITE_CHANGESET_NOTFOUND: self = .notFound
    case SQLITE_CHANGESET_CONFLICT: self = .conflict
    case SQLITE_CHANGESET_FOREIGN_KEY: self = .foreignKey
    default: self = .constraint
    }
  }
}

/// What is to become of a change that conflicts.
public enum ConflictResolution: Sendable, Hashable {
  /// It is left out.
  case omit
  /// It overwrites the row in the way; only for `data` and `conflict`.
  case replace
  /// Nothing of the changeset is applied, and the error is `abort`; for `foreignKey` it is
  /// `constraint`.
  case abort

  var code: Int32 {
    switch self {
    case .omit: SQLITE_CHANGESET_OMIT
    case .replace: SQLITE_CHANGESET_REPLACE
    case .abort: SQLITE_CHANGESET_ABORT
    }
  }
}

/// The two closures of one `apply`.
private struct Applier {
  let filter: ((String) -> Bool)?
  let onConflict: (ConflictKind, borrowing Change) -> ConflictResolution
}

extension Connection {
  /// Applies all changes, or none if there is an error. Tables `filter` answers false for are
  /// passed over; `onConflict` decides about changes that do not fit. Neither may use the
  /// connection.
  ///
  /// A changeset of a table that is not there, has fewer columns than it had, or another primary
  /// key, is the error `changesetShape`: SQLite would pass over its changes without a word. Columns
  /// that were added at the end since take their defaults.
  /// https://www.sqlite.org/session/sqlite3changeset_apply.html
  ///
  /// The corresponding C function is `sqlite3changeset_apply`.
  public func apply(
    _ changeset: Changeset, filter: ((String) -> Bool)? = nil,
    onConflict: (ConflictKind, borrowing Change) -> ConflictResolution
  ) throws(SQLiteError) {
    let database = try database
    if changeset.isEmpty { return }
    for table in try changeset.tables() where filter?(table.table) ?? true {
      if let error = try misfit(table) { throw error }
    }
    let code = withoutActuallyEscaping(onConflict) { onConflict in
      database.apply(changeset, Applier(filter: filter, onConflict: onConflict))
    }
    guard code != SQLITE_OK else { return }
    // The connection may still speak of an earlier error than the one of the changeset.
    let error = SQLiteError(code, in: database)
    throw code == database.errorCode ? error : SQLiteError(error.code)
  }
}

extension Connection {
  /// Whether a changeset can be applied: every table is there, with room for its columns and the
  /// same primary key.
  public func fits(_ changeset: Changeset) throws(SQLiteError) -> Bool {
    for table in try changeset.tables() where try misfit(table) != nil { return false }
    return true
  }

  private func misfit(_ changes: TableChanges) throws(SQLiteError) -> SQLiteError? {
    let isKey = try all("SELECT pk > 0 FROM pragma_table_info(\(changes.table)) ORDER BY cid") {
      row throws(SQLiteError) in try row[0] as Bool
    }
    if isKey.prefix(changes.columnCount).elementsEqual(changes.isKey) { return nil }
    return SQLiteError(
      .changesetShape(table: changes.table, columns: changes.columnCount, found: isKey.count))
  }
}

extension DatabasePointer {
  fileprivate func apply(_ changeset: Changeset, _ applier: Applier) -> Int32 {
    withUnsafePointer(to: applier) { applier in
      changeset.withBytes { count, bytes in
        sqlite3changeset_apply(
          raw, count, bytes,
          { context, table in
            let filter = context?.assumingMemoryBound(to: Applier.self).pointee.filter
            return filter?(optionalString(table) ?? "") == false ? 0 : 1
          },
          { context, kind, change in
            guard let change, let context else { return SQLITE_CHANGESET_ABORT }
            let applier = context.assumingMemoryBound(to: Applier.self).pointee
            return applier.onConflict(ConflictKind(code: kind), Change(change)).code
          }, UnsafeMutableRawPointer(mutating: applier))
      }
    }
  }
}
