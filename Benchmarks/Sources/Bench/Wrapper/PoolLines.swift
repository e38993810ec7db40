import SQLite
import Samples

#if HAS_GRDB
  import GRDBLoops
#endif

/// Sixty-four tasks that read through a pool of four connections, twenty rows at a time, alone and
/// beside a task that commits a hundred times a second.
struct PoolLines {
  private let items: Int
  private let reads: Int
  private let pool: Pool
  private let path: String

  /// Makes the file.
  init(in folder: String, _ items: [Item], reads: Int) throws {
    let path = folder + "/pool.db"
    let database = try CDatabase(path: path)
    for sql in [Statements.createItem, Statements.createTick] { try database.run(sql) }
    try database.insert(CItems(items))
    (self.path, self.items, self.reads) = (path, items.count, reads)
    pool = try waiting { try await Pool(path) }
  }

  func all() throws -> [any Measurable] {
    let ours = PooledReaders(items: items, reads: reads) { [pool] first in
      try await pool.read { connection in
        var sum = Checksum()
        let statement = try connection.prepare(Statements.readPage)
        try statement.bindAll(first)
        try statement.forEach { row in
          sum.add(try row[0] as Int64)
          sum.add(try row[1] as String)
        }
        return sum
      }
    } write: { [pool] in
      _ = try await pool.write { try $0.run(SQL(Statements.writeTick)) }
    }
    let title = "\(reads) reads by 64 tasks"
    return [
      Line(
        title: title + " beside 100 commits a second", ours: ours.contender("danvan", beside: true),
        opponents: [
          .present(ours.contender("danvan, readers alone", beside: false), atMost: 1 / 0.9),
          try grdb(beside: true),
        ]),
      Line(
        title: title, ours: ours.contender("danvan", beside: false),
        opponents: [try grdb(beside: false)]),
    ]
  }

  private func grdb(beside: Bool) throws -> Opponent {
    #if HAS_GRDB
      let pool = try GRDBPool(path: path)
      let readers = PooledReaders(items: items, reads: reads) { try await pool.read(from: $0) }
        write: { try await pool.write() }
      return .present(readers.contender(GRDBOpponent.name, beside: beside), atMost: 1)
    #else
      return .absent(GRDBOpponent.name, why: "the package could not be fetched")
    #endif
  }
}

/// Tasks that read, and one that writes.
private struct PooledReaders: Sendable {
  private static let tasks = 64
  private static let pause = Duration.milliseconds(10)

  let items: Int
  let reads: Int
  /// Reads a page, from an id on.
  let read: @Sendable (Int64) async throws -> Checksum
  let write: @Sendable () async throws -> Void

  func contender(_ name: String, beside: Bool) -> Contender {
    Contender(name: name) {
      let clock = ContinuousClock()
      let start = clock.now
      let writer = beside ? Task { try await writeInTime() } : nil
      let sum = try waiting { try await readAll() }
      let time = clock.now - start
      writer?.cancel()
      if let writer {
        let commits = try waiting { try await writer.value }
        guard Double(commits) > 0.8 * (time / Self.pause) else {
          throw Failure("\(name): \(commits) commits in \(time), and not 100 a second")
        }
      }
      return Outcome(time: time, checksum: sum)
    }
  }

  private func readAll() async throws -> Checksum {
    try await withThrowingTaskGroup(of: Checksum.self) { group in
      for task in 0..<Self.tasks {
        group.addTask {
          var sum = Checksum()
          for number in 0..<reads / Self.tasks {
            let first = (task * 7919 + number * 104_729) % items
            sum.value &+= try await read(Int64(first)).value
          }
          return sum
        }
      }
      return try await group.reduce(into: Checksum()) { $0.value &+= $1.value }
    }
  }

  /// How many commits there were when it was cancelled.
  private func writeInTime() async throws -> Int {
    let clock = ContinuousClock()
    var (next, commits) = (clock.now, 0)
    while !Task.isCancelled {
      try? await clock.sleep(until: next)
      do { try await write() } catch is CancellationError { break }
      commits += 1
      next += Self.pause
    }
    return commits
  }
}
