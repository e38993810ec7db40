import SQLite
import Testing

@Suite struct TransactionTests {
  struct Mine: Error {}
  let connection: Connection

  init() throws {
    connection = try Connection.memory()
    try connection.run("create table t (x unique)")
  }

  private var rows: [Int] {
    get throws { try connection.all("select x from t order by x") { row in try row[0] } }
  }

  @Test func commitsWhatReturns() throws {
    let answer = try connection.transaction {
      #expect(connection.isInTransaction)
      try connection.run("insert into t values (1)")
      return 42
    }
    #expect(answer == 42 && !connection.isInTransaction)
    #expect(try rows == [1])
  }

  @Test func undoesWhatThrows() throws {
    #expect(throws: Mine.self) {
      try connection.transaction {
        try connection.run("insert into t values (1)")
        throw Mine()
      }
    }
    #expect(!connection.isInTransaction)
    #expect(try rows == [])
  }

  @Test func nestsAsSavepoints() throws {
    try connection.transaction {
      try connection.run("insert into t values (1)")
      #expect(throws: Mine.self) {
        try connection.transaction {
          try connection.run("insert into t values (2)")
          try connection.transaction { try connection.run("insert into t values (3)") }
          throw Mine()
        }
      }
      #expect(connection.isInTransaction)
      try connection.transaction { try connection.run("insert into t values (4)") }
    }
    #expect(try rows == [1, 4])
  }

  @Test func `What is decided against is undone without an error`() throws {
    let answer = try connection.decidedTransaction {
      try connection.run("insert into t values (1)")
      return .rollback(try rows)
    }
    #expect(answer == [1] && !connection.isInTransaction)
    #expect(try rows == [])
    let kept = try connection.decidedTransaction {
      .commit(try connection.run("insert into t values (2)"))
    }
    #expect(kept == 1)
    #expect(try rows == [2])
  }

  @Test func `A savepoint that is decided against undoes itself alone`() throws {
    try connection.transaction {
      try connection.run("insert into t values (1)")
      try connection.decidedTransaction {
        try connection.run("insert into t values (2)")
        try connection.decidedTransaction {
          .commit(try connection.run("insert into t values (3)"))
        }
        return .rollback(())
      }
      #expect(connection.isInTransaction)
      try connection.decidedTransaction {
        .commit(try connection.run("insert into t values (4)"))
      }
    }
    #expect(try rows == [1, 4])
    try connection.decidedTransaction {
      try connection.transaction { try connection.run("insert into t values (5)") }
      return .rollback(())
    }
    #expect(try rows == [1, 4], "what was within goes with it")
  }

  @Test func `Who decides of a transaction that is over is told`() throws {
    for (sql, kind): (SQL, SQLiteError.Kind) in [
      ("COMMIT", .transactionEnded), ("ROLLBACK", .transactionLost),
    ] {
      let error = failure {
        try connection.decidedTransaction { .rollback(try connection.run(sql)) }
      }
      #expect(error?.kind == kind && !connection.isInTransaction)
    }
    #expect(throws: Mine.self) {
      try connection.decidedTransaction { () throws -> Connection.Decision<Int> in
        try connection.run("insert into t values (1)")
        throw Mine()
      }
    }
    #expect(try rows == [])
  }

  @Test func theFirstErrorWins() throws {
    #expect(throws: Mine.self) {
      try connection.transaction {
        try connection.run("ROLLBACK")
        throw Mine()
      }
    }
    #expect(throws: Mine.self) {
      try connection.transaction {
        try connection.transaction {
          try connection.run("ROLLBACK")
          throw Mine()
        }
      }
    }
  }

  @Test func aTransactionRolledBackBySQLiteIsNotGoneOnWith() throws {
    try connection.run("insert into t values (1)")
    let conflict = failure {
      try connection.transaction { try connection.run("insert or rollback into t values (1)") }
    }
    #expect(conflict?.code == .constraintUnique)
    let swallowed = failure {
      try connection.transaction { _ = try? connection.run("insert or rollback into t values (1)") }
    }
    #expect(swallowed?.kind == .transactionLost)
    let nested = failure {
      try connection.transaction {
        _ = try? connection.run("insert or rollback into t values (1)")
        try connection.transaction { try connection.run("insert into t values (2)") }
      }
    }
    #expect(nested?.kind == .transactionLost)
    let after = failure {
      try connection.transaction {
        _ = try? connection.run("insert or rollback into t values (1)")
        _ = try? connection.run("insert into t values (3)")
      }
    }
    #expect(after?.kind == .transactionLost)
    #expect(try connection.value("select count(*) from t") == 1, "nothing is stored outside of it")
    #expect(try rows == [1])
  }

  @Test func aFailingCommitRollsBack() throws {
    try connection.executeScript(
      """
      create table parent (id integer primary key);
      create table child (p references parent deferrable initially deferred);
      """)
    let error = failure {
      try connection.transaction { try connection.run("insert into child values (1)") }
    }
    #expect(error?.code == .constraintForeignKey)
    #expect(!connection.isInTransaction)
  }

  @Test func readsSeeOneState() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("read.db")
    let writer = try Connection(path, mode: .create)
    try writer.run("PRAGMA journal_mode = wal")
    try writer.run("create table t (x)")
    let reader = try Connection(path, mode: .readOnly)
    try reader.readTransaction {
      #expect(try reader.integer("select count(*) from t") == 0)
      try writer.run("insert into t values (1)")
      #expect(try reader.integer("select count(*) from t") == 0)
    }
    #expect(try reader.integer("select count(*) from t") == 1)
  }
}
