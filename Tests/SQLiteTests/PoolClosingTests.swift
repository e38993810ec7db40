import Foundation
import SQLite
import Testing
import Threads

@Suite(.timeLimit(.minutes(1))) struct PoolClosingTests {
  private let file: PoolFile

  init() throws { file = try PoolFile() }

  @Test func `Closing waits for who is there, turns away others, leaves one file`() async throws {
    let pool = try await file.pool(readers: 1)
    let reader = await Held { hold in
      try await pool.read { connection in
        hold()
        return try connection.integer("SELECT 7")
      }
    }
    let waiting = Task { try await pool.read { _ in } }
    await until { pool.waiting.readers == 1 }
    let closing = (0..<2).map { _ in Task { try await pool.close() } }
    await expectClosed { try await waiting.value }
    await expectClosed { try await pool.read { _ in } }
    reader.letGo()
    #expect(try await reader.value == 7)
    for task in closing { try await task.value }
    await expectClosed { try await pool.write { _ in } }
    try await pool.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: file.folder) == ["a.db"])
  }

  @Test func `A pool that nobody holds any more leaves one file`() async throws {
    do {
      let pool = try await file.pool()
      _ = try await pool.read { try $0.integer("SELECT 1") }
      try await pool.write { try $0.run("INSERT INTO t VALUES (1)") }
    }
    let folder = file.folder
    await until { (try? FileManager.default.contentsOfDirectory(atPath: folder)) == ["a.db"] }
    #expect(try file.stored() == "1")
  }

  @Test func `A crowd that reads, writes, is cancelled and closed loses nothing`() async throws {
    let steps = Int(ProcessInfo.processInfo.environment["DANVAN_SOAK_TASKS"] ?? "") ?? 2000
    try Connection(file.path, mode: .create).run("CREATE TABLE t (n INTEGER PRIMARY KEY) STRICT")
    try Connection(file.path).run("CREATE TABLE total AS SELECT 0 AS n")
    let crowd = Crowd()
    for round in 0..<steps / 250 {
      let pool = try await Pool(file.path, options: .init(readers: 3, checkpointFrames: 100))
      try await crowd.use(pool, for: round * 250..<(round + 1) * 250)
    }
    let kept = crowd.kept.withLock { $0 }
    #expect(kept.count > steps / 20)
    let numbers = "SELECT group_concat(n) FROM (SELECT n FROM t ORDER BY n)"
    #expect(try file.stored(numbers) == kept.sorted().map(String.init).joined(separator: ","))
    #expect(try file.stored("SELECT n FROM total") == String(kept.count))
    #expect(try file.stored("PRAGMA integrity_check") == "ok")
  }
}

/// Tasks that use a pool, and look at what they see.
private final class Crowd: Sendable {
  /// What was said to be written.
  let kept = Lock<Set<Int>>([])

  /// A task for each number, some of them cancelled; near the end the pool is closed.
  func use(_ pool: Pool, for numbers: Range<Int>) async throws {
    var members: [Task<Void, any Error>] = []
    for number in numbers {
      members.append(
        Task { try await number.isMultiple(of: 3) ? write(number, pool) : read(pool) })
      if Int.random(in: 0..<4) == 0 { members.randomElement()?.cancel() }
      // Thirty at a time: some wait, some are at it.
      if members.count > 30 { _ = await members[members.count - 30].result }
      if number == numbers.upperBound - 20 { members.append(Task { try await pool.close() }) }
    }
    for member in members {
      do {
        try await member.value
      } catch is CancellationError {
      } catch let error as SQLiteError where error.kind == .poolClosed {
      }
    }
    try await pool.close()
  }

  private func write(_ number: Int, _ pool: Pool) async throws {
    try await pool.write { connection in
      try connection.run("INSERT INTO t VALUES (\(number))")
      try connection.run("UPDATE total SET n = n + 1")
    }
    kept.withLock { _ = $0.insert(number) }
  }

  /// Both tables are of one state, and none that was written before is missing.
  private func read(_ pool: Pool) async throws {
    let before = kept.withLock { $0.count }
    let (rows, total) = try await pool.read { connection in
      (
        try connection.integer("SELECT count(*) FROM t"),
        try connection.integer("SELECT n FROM total")
      )
    }
    #expect(rows == total)
    #expect(rows >= before)
  }
}

private func expectClosed<T>(_ body: () async throws -> T) async {
  let error = await #expect(throws: SQLiteError.self) { _ = try await body() }
  #expect(error?.kind == .poolClosed)
}
