import CSQLite

extension Connection {
  /// When a transaction takes its locks. https://sqlite.org/lang_transaction.html
  public enum TransactionKind: String, Sendable, Hashable {
    /// At the first read and at the first write. To be used for reading: a reader that turns
    /// writer can find the file changed, which no waiting cures.
    case deferred = "BEGIN DEFERRED"
    /// The write lock, at once.
    case immediate = "BEGIN IMMEDIATE"
    /// As `immediate`; in rollback-journal mode readers are shut out too.
    case exclusive = "BEGIN EXCLUSIVE"
  }

  /// Commits what `body` did if it returns, and undoes it if it throws. A transaction in a
  /// transaction is a savepoint. The first error is the one thrown: a rollback that fails as well
  /// does not hide it.
  ///
  /// A COMMIT at which the disk fails may have been kept all the same: the error is then of the
  /// kind `outcomeUnknown`, and the connection can only be closed.
  ///
  /// The corresponding SQL is `BEGIN`, `COMMIT` and `ROLLBACK`, or `SAVEPOINT` and its kin.
  @discardableResult
  public func transaction<T>(
    _ kind: TransactionKind = .immediate, _ body: () throws -> T
  ) throws -> T {
    try decidedTransaction(kind) { .commit(try body()) }
  }

  /// What becomes of a transaction, and the answer of its body.
  public enum Decision<Answer> {
    /// What was done is kept.
    case commit(Answer)
    /// What was done is undone, which is no error.
    case rollback(Answer)
  }

  /// As `transaction`, but `body` says whether what it did is kept: a trial run answers
  /// `.rollback(…)`. Within a transaction it is a savepoint, and only what it did itself is undone.
  ///
  /// The corresponding SQL is `BEGIN`, `COMMIT` and `ROLLBACK`, or `SAVEPOINT` and its kin.
  @discardableResult
  public func decidedTransaction<T>(
    _ kind: TransactionKind = .immediate, _ body: () throws -> Decision<T>
  ) throws -> T {
    let bracket = isInTransaction ? Bracket.savepoint : Bracket(kind)
    // Within one of ours, but SQLite has rolled it back: to begin another would commit a part.
    if transactionDepth > 0, !isInTransaction { throw SQLiteError(.transactionLost) }
    if !isInTransaction { callbacks.wasRolledBack = false }
    try run(bracket.begin)
    transactionDepth += 1
    defer { transactionDepth -= 1 }
    do {
      let decision = try body()
      guard isInTransaction else {
        throw SQLiteError(callbacks.wasRolledBack ? .transactionLost : .transactionEnded)
      }
      switch decision {
      case .commit(let answer):
        try commit(bracket)
        return answer
      case .rollback(let answer):
        for sql in bracket.rollback { try end(sql) }
        return answer
      }
    } catch {
      if (error as? SQLiteError)?.code.isFailedSync == true { fail() }
      undo(bracket)
      throw error
    }
  }

  /// Runs what ends a transaction. A progress handler is asked once more when a statement has
  /// ended, and could make an error of a COMMIT that was kept: here it is not asked.
  private func end(_ sql: SQL) throws(SQLiteError) {
    callbacks.isEnding = true
    defer { callbacks.isEnding = false }
    try run(sql)
  }

  private func commit(_ bracket: Bracket) throws(SQLiteError) {
    do {
      try end(bracket.commit)
    } catch {
      guard bracket.endsWriting, error.code.leavesCommitOpen else { throw error }
      fail()
      throw error.ofUnknownOutcome
    }
  }

  /// A transaction for reading: all its queries see one state of the database. Where `body` wrote
  /// to it, that is rolled back and the error is `wroteInReading`; within another transaction it is
  /// part of that.
  ///
  /// The corresponding SQL is `BEGIN DEFERRED`; the C function, `sqlite3_txn_state`.
  @discardableResult
  public func readTransaction<T>(_ body: () throws -> T) throws -> T {
    guard !isInTransaction else { return try transaction(.deferred, body) }
    return try transaction(.deferred) {
      let result = try body()
      if sqlite3_txn_state(try database.raw, "main") == SQLITE_TXN_WRITE {
        throw SQLiteError(.wroteInReading)
      }
      return result
    }
  }

  /// After some errors, a full disk among them, SQLite has rolled back itself, and a ROLLBACK would
  /// be an error. https://sqlite.org/lang_transaction.html
  private func undo(_ bracket: Bracket) {
    for sql in bracket.rollback where isInTransaction && !owesRollback {
      do { try end(sql) } catch { owesRollback = isInTransaction }
    }
    if transactionDepth == 1 { try? settle() }
  }

  /// Undoes what should have been undone and could not be. An interrupt lasts until no statement
  /// runs: within the reading of rows it stops a ROLLBACK, too. Until then nothing is let in, else
  /// it would be part of what is to be undone. https://sqlite.org/c3ref/interrupt.html
  ///
  /// The corresponding C function is `sqlite3_exec`.
  func settle() throws(SQLiteError) {
    guard owesRollback, !isFailed, let pointer else { return }
    if isInTransaction {
      try pointer.check(sqlite3_exec(pointer.raw, "ROLLBACK", nil, nil, nil))
    }
    owesRollback = false
  }
}

extension SQLiteError.Code {
  /// Whether a COMMIT that ended so may have been kept: the commit was written, and what failed is
  /// what comes after. `busy` and a violated constraint come before.
  fileprivate var leavesCommitOpen: Bool {
    switch self {
    case .inputOutput, .full, .outOfMemory, .cannotOpen, .internal: true
    default: false
    }
  }
}

/// The SQL around a transaction.
private struct Bracket {
  let begin: SQL
  let commit: SQL
  let rollback: [SQL]
  /// Whether its end is the end of a transaction that writes. A reader's has nothing to keep.
  let endsWriting: Bool

  init(_ kind: Connection.TransactionKind) {
    begin = SQL(kind.rawValue)
    commit = "COMMIT"
    rollback = ["ROLLBACK"]
    endsWriting = kind != .deferred
  }

  private init(begin: SQL, commit: SQL, rollback: [SQL]) {
    self.begin = begin
    self.commit = commit
    self.rollback = rollback
    endsWriting = false
  }

  /// One name serves all levels, for SQLite takes the innermost savepoint of a name; and so the
  /// statements stay in the cache. https://sqlite.org/lang_savepoint.html
  static let savepoint = Bracket(
    begin: "SAVEPOINT nested", commit: "RELEASE nested",
    rollback: ["ROLLBACK TO nested", "RELEASE nested"])
}
