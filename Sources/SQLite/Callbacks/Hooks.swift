import CSQLite

/// A row that was changed.
public struct UpdateEvent: Sendable, Hashable {
  /// What was done to the row.
  public let operation: Change.Operation
  /// The schema name of the database, as `main`.
  public let database: String
  /// The table.
  public let table: String
  /// The row's rowid; for an update the new one.
  public let rowID: Int64
}

/// A statement that was run.
public struct FinishedStatement: Sendable, Hashable {
  /// Its SQL, with parameters in the place of their values, which may be private.
  public let sql: String
  /// How long it ran, its rows being read included, to the millisecond.
  public let duration: Duration
}

// A hook must not use the connection that calls it. https://sqlite.org/c3ref/update_hook.html
extension Connection {
  /// Calls `hook` for each row changed in a table with rowids; nil calls nothing any more. It is
  /// told before the commit, and of what is undone later too; of a row that REPLACE removes, and of
  /// those of a table that is dropped, it is not told. With it, all rows are deleted one by one.
  ///
  /// The corresponding C functions are `sqlite3_update_hook` and `sqlite3_set_authorizer`.
  public func onUpdate(_ hook: ((UpdateEvent) -> Void)?) throws(SQLiteError) {
    let database = try database
    callbacks.update = hook
    try installAuthorizer(in: database)
    guard hook != nil else {
      sqlite3_update_hook(database.raw, nil, nil)
      return
    }
    sqlite3_update_hook(
      database.raw,
      { context, operation, database, table, rowID in
        let event = UpdateEvent(
          operation: Change.Operation(code: operation), database: optionalString(database) ?? "",
          table: optionalString(table) ?? "", rowID: rowID)
        Callbacks.from(context)?.update?(event)
      }, callbacks.context)
  }

  /// Calls `hook` before each commit; when it answers false the commit becomes a rollback and fails
  /// with `constraintCommitHook`. Nil calls nothing any more.
  ///
  /// The corresponding C function is `sqlite3_commit_hook`.
  public func onCommit(_ hook: (() -> Bool)?) throws(SQLiteError) {
    let database = try database
    callbacks.commit = hook
    guard hook != nil else {
      sqlite3_commit_hook(database.raw, nil, nil)
      return
    }
    sqlite3_commit_hook(
      database.raw, { Callbacks.from($0)?.commit?() == false ? 1 : 0 }, callbacks.context)
  }

  /// Calls `hook` after each rollback; nil calls nothing any more.
  ///
  /// The corresponding C function is `sqlite3_rollback_hook`.
  public func onRollback(_ hook: (() -> Void)?) throws(SQLiteError) {
    _ = try database
    callbacks.rollback = hook
  }

  /// Calls `hook` when a statement has been run to its end, or is given up; nil calls nothing any
  /// more. Those of triggers are a part of the one that set them off.
  ///
  /// The corresponding C function is `sqlite3_trace_v2`, with `SQLITE_TRACE_PROFILE`.
  public func onFinish(_ hook: ((FinishedStatement) -> Void)?) throws(SQLiteError) {
    let database = try database
    callbacks.finish = hook
    guard hook != nil else {
      return try database.check(sqlite3_trace_v2(database.raw, 0, nil, nil))
    }
    try database.check(
      sqlite3_trace_v2(
        database.raw, UInt32(SQLITE_TRACE_PROFILE),
        { _, context, statement, time in
          guard let statement, let time else { return 0 }
          let finished = FinishedStatement(
            sql: StatementPointer(OpaquePointer(statement)).sql,
            duration: .nanoseconds(time.load(as: Int64.self)))
          Callbacks.from(context)?.finish?(finished)
          return 0
        }, callbacks.context))
  }

  /// Notes every rollback, so that a transaction that is over can tell how it ended.
  func watchRollbacks(of database: DatabasePointer) {
    sqlite3_rollback_hook(
      database.raw,
      {
        let callbacks = Callbacks.from($0)
        callbacks?.wasRolledBack = true
        callbacks?.rollback?()
      }, callbacks.context)
  }
}
