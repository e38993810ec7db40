import SQLite
import Testing
import Threads

private let endless: SQL = """
  WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c
  """

@Suite(.timeLimit(.minutes(1))) struct PeerInterruptionTests {
  private let connection: Connection

  init() throws {
    connection = try Connection.memory()
    try connection.run("create table t (n)")
    let handle = connection.interruptHandle
    try connection.createFunction("stop", argumentCount: 1) { arguments in
      if try arguments[0] == 3 { handle.interrupt() }
      return try arguments[0]
    }
  }

  private let stopping: SQL = """
    WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 1000000)
    SELECT stop(n) FROM c
    """

  @Test func `A write that is interrupted takes its transaction with it`() throws {
    let error = failure {
      try connection.transaction {
        try connection.run("insert into t values (1)")
        try connection.run("insert into t \(stopping)")
      }
    }
    #expect(error?.code == .interrupt && !connection.isInTransaction)
    #expect(try connection.integer("select count(*) from t") == 0)
  }

  @Test(arguments: ["insert into t values (2)", "select count(*) from t"])
  func `Who goes on after such a write is let no further`(_ sql: String) throws {
    let error = failure {
      try connection.transaction {
        try connection.run("insert into t values (1)")
        _ = try? connection.run("insert into t \(stopping)")
        #expect(failure { try connection.run(SQL(sql)) }?.kind == .transactionLost)
      }
    }
    #expect(error?.kind == .transactionLost)
    #expect(try connection.integer("select count(*) from t") == 0)
  }

  @Test func `A read that is interrupted ends itself alone`() throws {
    try connection.transaction {
      try connection.run("insert into t values (1)")
      #expect(failure { try connection.run(stopping) }?.code == .interrupt)
      try connection.run("insert into t values (2)")
    }
    #expect(try connection.integer("select count(*) from t") == 2)
  }

  @Test func `Rows that came before the interrupt were read`() throws {
    var seen: [Int] = []
    let error = failure {
      try connection.forEach(stopping) { row in seen.append(try row[0]) }
    }
    #expect(error?.code == .interrupt)
    #expect(seen.count >= 2 && seen == Array(1...seen.count))
  }

  @Test func `An interrupt while nothing runs stops nothing`() throws {
    connection.interruptHandle.interrupt()
    #expect(try connection.run("insert into t values (1), (2)") == 2)
    try connection.transaction {
      connection.interruptHandle.interrupt()
      try connection.run("insert into t values (3)")
    }
    #expect(try connection.integer("select count(*) from t") == 3)
  }

  /// A handler is asked once more when a statement has ended: the COMMIT is then done.
  @Test func `A handler that says stop at the COMMIT does not deny what was kept`() throws {
    var isCommitting = false
    try connection.onCommit {
      isCommitting = true
      return true
    }
    try connection.setProgressHandler(every: 1) { !isCommitting }
    let error = failure {
      try connection.transaction { try connection.run("insert into t values (1)") }
    }
    try connection.removeProgressHandler()
    let kept = try connection.integer("select count(*) from t")
    #expect(kept == (error == nil ? 1 : 0))
    #expect(isCommitting && !connection.isInTransaction)
  }

  /// An interrupt lasts until no statement runs: within the reading of rows it stops the ROLLBACK.
  @Test func `An interrupt does not keep a transaction from being undone`() throws {
    try connection.run("create table u (n)")
    try connection.run("insert into u values (1), (2)")
    let error = failure {
      try connection.forEach("select n from u") { _ in
        try connection.transaction {
          try connection.run("insert into t values (1)")
          try connection.run(stopping)
        }
      }
    }
    #expect(error?.code == .interrupt)
    try connection.run("insert into t values (2)")
    #expect(!connection.isInTransaction)
    #expect(try connection.texts("select n || '' from t") == ["2"])
  }

  @Test func `Nor a savepoint, though its error is not heeded`() throws {
    try connection.run("create table u (n)")
    try connection.run("insert into u values (1), (2)")
    let error = failure {
      try connection.transaction {
        try connection.run("insert into t values (0)")
        try? connection.forEach("select n from u") { _ in
          try connection.transaction {
            try connection.run("insert into t values (1)")
            try connection.run(stopping)
          }
        }
        try connection.run("insert into t values (2)")
      }
    }
    #expect(error?.kind == .transactionLost && !connection.isInTransaction)
    #expect(try connection.integer("select count(*) from t") == 0)
  }
}

/// How a pool is used.
enum PoolUse: CaseIterable, Sendable {
  case read, write, writeWithoutTransaction

  func callAsFunction<T: Sendable>(
    _ pool: Pool, _ body: @escaping @Sendable (Connection) throws -> T
  ) async throws -> T {
    switch self {
    case .read: try await pool.read(body)
    case .write: try await pool.write(body)
    case .writeWithoutTransaction: try await pool.writeWithoutTransaction(body)
    }
  }
}

@Suite(.timeLimit(.minutes(1))) struct PeerCancellationTests {
  private let file: PoolFile

  init() throws { file = try PoolFile() }

  @Test(arguments: PoolUse.allCases)
  func `A task that was cancelled before does not begin`(_ use: PoolUse) async throws {
    let pool = try await file.pool()
    let gate = Signal(0)
    let task = Task {
      await gate.waiting()
      _ = try await use(pool) { _ in Issue.record("it began") }
    }
    task.cancel()
    gate.post()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test(arguments: [PoolUse.read, .writeWithoutTransaction])
  func `An answer that is there is given, though the task was cancelled meanwhile`(
    _ use: PoolUse
  ) async throws {
    let pool = try await file.pool()
    let task = await Held { hold in
      try await use(pool) { connection in
        let answer = try connection.integer("SELECT 7")
        hold()
        return answer
      }
    }
    task.cancel()
    task.letGo()
    #expect(try await task.value == 7)
  }

  @Test(arguments: PoolUse.allCases)
  func `The reading of rows ends with its task`(_ use: PoolUse) async throws {
    let pool = try await file.pool()
    let begun = Signal(0)
    let task = Task {
      try await use(pool) { connection in
        var rows = 0
        let numbers: SQL = """
          WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c
          """
        try connection.forEach(numbers) { _ in
          rows += 1
          if rows == 1 { begun.post() }
        }
      }
    }
    await begun.waiting()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try await use(pool) { try $0.integer("SELECT 1") } == 1)
  }

  @Test func `Without a transaction, what was committed before stays`() async throws {
    let pool = try await file.pool()
    let begun = Signal(0)
    let task = Task {
      try await pool.writeWithoutTransaction { connection in
        try connection.transaction { try connection.run("INSERT INTO t VALUES (1)") }
        try connection.transaction {
          try connection.run("INSERT INTO t VALUES (2)")
          begun.post()
          _ = try connection.integer(endless)
        }
      }
    }
    await begun.waiting()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try file.stored("SELECT group_concat(n) FROM t") == "1")
  }

  @Test func `One that is cancelled leaves the others alone`() async throws {
    let pool = try await file.pool(readers: 2)
    let begun = Signal(0)
    let cancelled = Task {
      try await pool.read { connection in
        begun.post()
        return try connection.integer(endless)
      }
    }
    let other = await Held { hold in
      try await pool.read { connection in
        hold()
        return try connection.integer(
          """
          WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 100000)
          SELECT count(*) FROM c
          """)
      }
    }
    await begun.waiting()
    cancelled.cancel()
    other.letGo()
    await #expect(throws: CancellationError.self) { try await cancelled.value }
    #expect(try await other.value == 100000)
  }

  @Test func `Whoever comes after a cancelled one on its connection is not stopped`() async throws {
    let pool = try await file.pool(readers: 1)
    for round in 0..<100 {
      let task = Task {
        try await pool.write { connection in
          try connection.run("INSERT INTO t VALUES (\(round))")
          _ = try connection.integer(endless)
        }
      }
      if round.isMultiple(of: 2) { await Task.yield() }
      task.cancel()
      let next = Task { try await pool.write { try $0.integer("SELECT count(*) FROM t") } }
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(try await next.value == 0)
    }
    #expect(try file.stored() == "0")
  }

  @Test func `An error that is no cancellation stays what it is`() async throws {
    let pool = try await file.pool()
    let begun = Signal(0)
    let task = Task {
      try await pool.write { connection in
        begun.post()
        while !Task.isCancelled {}
        try connection.run("INSERT INTO missing VALUES (1)")
      }
    }
    await begun.waiting()
    task.cancel()
    let error = await #expect(throws: SQLiteError.self) { try await task.value }
    #expect(error?.message == "no such table: missing")
  }
}
