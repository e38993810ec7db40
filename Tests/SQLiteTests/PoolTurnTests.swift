import SQLite
import Testing
import Threads

@Suite(.timeLimit(.minutes(1))) struct PoolTurnTests {
  private let file: PoolFile

  init() throws { file = try PoolFile() }

  @Test func `No more read at one time than there are connections`() async throws {
    let pool = try await file.pool(readers: 3)
    let inside = Inside()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<200 {
        group.addTask {
          try await pool.read { connection in
            inside.enter()
            defer { inside.leave() }
            _ = try connection.integer("SELECT count(*) FROM t")
          }
        }
      }
      try await group.waitForAll()
    }
    #expect((1...3).contains(inside.most))
  }

  @Test func `Writers take turns in the order in which they came`() async throws {
    let pool = try await file.pool()
    let first = await Held { hold in try await pool.write { _ in hold() } }
    var writers: [Task<Void, any Error>] = []
    for number in 0..<40 {
      writers.append(
        Task { _ = try await pool.write { try $0.run("INSERT INTO t VALUES (\(number))") } })
      await until { pool.waiting.writers == number + 1 }
    }
    first.letGo()
    try await first.value
    for writer in writers { try await writer.value }
    let order = try file.stored("SELECT group_concat(n) FROM (SELECT n FROM t ORDER BY rowid)")
    #expect(order == (0..<40).map(String.init).joined(separator: ","))
  }

  @Test func `Who waits for a turn leaves when cancelled`() async throws {
    let pool = try await file.pool(readers: 1)
    let first = await Held { hold in try await pool.read { _ in hold() } }
    let second = Task { try await pool.read { _ in Issue.record("it had its turn") } }
    await until { pool.waiting.readers == 1 }
    second.cancel()
    await #expect(throws: CancellationError.self) { try await second.value }
    first.letGo()
    try await first.value
    #expect(try await pool.read { try $0.integer("SELECT 1") } == 1)
  }

  @Test(arguments: [true, false])
  func `A statement without end is interrupted with its task`(reads: Bool) async throws {
    let pool = try await file.pool(readers: 1)
    let begun = Signal(0)
    let task = Task {
      let body: @Sendable (Connection) throws -> Int = { connection in
        begun.post()
        return try connection.integer(endless)
      }
      return try await reads ? pool.read(body) : pool.write(body)
    }
    await begun.waiting()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    // The same connection goes on.
    #expect(try await pool.read { try $0.integer("SELECT count(*) FROM t") } == 0)
    try await pool.write { try $0.run("INSERT INTO t VALUES (1)") }
    #expect(try file.stored() == "1")
  }

  @Test func `What a cancelled task wrote is undone, though its body returned`() async throws {
    let pool = try await file.pool()
    let writer = await Held { hold in
      try await pool.write { connection in
        try connection.run("INSERT INTO t VALUES (1)")
        hold()
      }
    }
    writer.cancel()
    writer.letGo()
    await #expect(throws: CancellationError.self) { try await writer.value }
    #expect(try file.stored() == "0")
  }

  @Test func `A body can ask whether its task was cancelled`() async throws {
    let pool = try await file.pool()
    let begun = Signal(0)
    let task = Task {
      try await pool.write { connection in
        begun.post()
        while true {
          try connection.run("INSERT INTO t VALUES (1)")
          try Task.checkCancellation()
        }
      }
    }
    await begun.waiting()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try file.stored() == "0")
  }

  @Test func `Who waits for the lock of another program is cancelled at once`() async throws {
    let pool = try await file.pool(readers: 1, .init(busyTimeout: 600_000))
    let other = try Connection(file.path)
    try other.run("BEGIN IMMEDIATE")
    let task = Task { try await pool.write { try $0.run("INSERT INTO t VALUES (1)") } }
    try await Task.sleep(for: .milliseconds(50))
    task.cancel()
    // The suite's limit is a tenth of what it would wait.
    await #expect(throws: CancellationError.self) { try await task.value }
    try other.run("ROLLBACK")
    #expect(try file.stored() == "0")
  }
}

/// How many are at a place at one time, at the most.
private final class Inside: Sendable {
  private let counts = Lock((now: 0, most: 0))

  var most: Int { counts.withLock { $0.most } }

  func enter() {
    counts.withLock { counts in
      counts.now += 1
      counts.most = max(counts.most, counts.now)
    }
  }

  func leave() { counts.withLock { $0.now -= 1 } }
}

private let endless: SQL = """
  WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c
  """
