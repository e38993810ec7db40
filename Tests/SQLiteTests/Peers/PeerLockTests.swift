import Foundation
import SQLite
import Testing
import Threads

@Suite(.timeLimit(.minutes(1))) struct PeerLockTests {
  private let directory: TemporaryDirectory
  private let path: String

  init() throws {
    directory = try TemporaryDirectory()
    path = directory.path("a.db")
  }

  private func open(_ milliseconds: Int32 = 0, mode: String = "delete") throws -> Connection {
    let connection = try Connection(
      path, mode: .create, options: .init(busyTimeout: milliseconds))
    try connection.run("PRAGMA journal_mode = \(raw: mode)")
    try connection.run("create table if not exists t (n)")
    return connection
  }

  struct Kind: Sendable, CustomTestStringConvertible {
    let kind: Connection.TransactionKind
    let mode: String
    let reads: Bool
    let writes: Bool
    var testDescription: String { "\(kind) \(mode)" }
  }

  private static let kinds = [
    Kind(kind: .deferred, mode: "delete", reads: true, writes: true),
    Kind(kind: .immediate, mode: "delete", reads: true, writes: false),
    Kind(kind: .exclusive, mode: "delete", reads: false, writes: false),
    Kind(kind: .deferred, mode: "wal", reads: true, writes: true),
    Kind(kind: .immediate, mode: "wal", reads: true, writes: false),
    Kind(kind: .exclusive, mode: "wal", reads: true, writes: false),
  ]

  @Test(arguments: kinds)
  func `A transaction shuts out whom its kind says`(_ kind: Kind) throws {
    let owner = try open(mode: kind.mode)
    let other = try Connection(path, options: .init(busyTimeout: 0))
    try owner.transaction(kind.kind) {
      let reading = failure { try other.integer("select count(*) from t") }
      #expect(reading?.code == (kind.reads ? nil : .busy))
      let writing = failure { try other.transaction { try other.run("insert into t values (1)") } }
      #expect(writing?.code == (kind.writes ? nil : .busy))
    }
    try other.run("insert into t values (2)")
    #expect(try owner.integer("select count(*) from t") == (kind.writes ? 2 : 1))
  }

  @Test(arguments: ["delete", "wal"])
  func `What another has not committed is not read`(_ mode: String) throws {
    let writer = try open(mode: mode)
    let reader = try Connection(path, mode: .readOnly)
    try writer.transaction {
      try writer.run("insert into t values (1)")
      #expect(try reader.integer("select count(*) from t") == 0)
    }
    #expect(try reader.integer("select count(*) from t") == 1)
  }

  @Test func `A commit that meets a reader is busy, undone, and done again later`() throws {
    let writer = try open()
    let reader = try Connection(path, mode: .readOnly)
    try reader.readTransaction {
      _ = try reader.integer("select count(*) from t")
      let error = failure { try writer.transaction { try writer.run("insert into t values (1)") } }
      #expect(error?.code == .busy && error?.kind == .sqlite && !writer.isInTransaction)
    }
    #expect(try reader.integer("select count(*) from t") == 0)
    try writer.transaction { try writer.run("insert into t values (2)") }
    #expect(try reader.integer("select n from t") == 2)
  }

  @Test func `Of two readers that turn writers, the second is busy at once`() throws {
    let first = try open(60_000)
    let second = try Connection(path, options: .init(busyTimeout: 60_000))
    let start = ContinuousClock.now
    try first.run("BEGIN DEFERRED")
    _ = try first.integer("select count(*) from t")
    let error = failure {
      try second.transaction(.deferred) {
        _ = try second.integer("select count(*) from t")
        try first.run("insert into t values (1)")
        try second.run("insert into t values (2)")
      }
    }
    #expect(error?.code == .busy && ContinuousClock.now - start < .seconds(20))
    try first.run("COMMIT")
    #expect(try second.integer("select n from t") == 1)
  }

  @Test(arguments: ["delete", "wal"])
  func `Immediate transactions of many connections wait for each other`(_ mode: String) throws {
    try open(mode: mode).run("insert into t values (0)")
    let ended = Signal(0)
    let failed = Lock<[String]>([])
    for _ in 0..<4 {
      Thread.detachNewThread { [path] in
        do {
          let connection = try Connection(
            path, options: .init(busyTimeout: 50_000, synchronous: .off))
          for _ in 0..<50 {
            try connection.transaction {
              let number = try connection.integer("select n from t")
              try connection.run("update t set n = \(number + 1)")
            }
          }
        } catch { failed.withLock { $0.append("\(error)") } }
        ended.post()
      }
    }
    for _ in 0..<4 { ended.wait() }
    #expect(failed.withLock { $0 } == [])
    #expect(try Connection(path).integer("select n from t") == 200)
  }

  @Test func `Who waits goes on when the lock is let go`() throws {
    let owner = try open()
    let waiter = try Connection(path, options: .init(busyTimeout: 50_000))
    try owner.run("BEGIN IMMEDIATE")
    let (waiting, written) = (Signal(0), Signal(0))
    try owner.run("insert into t values (1)")
    // Handed over to the thread, and not used here before it has ended.
    nonisolated(unsafe) let handed = waiter
    Thread.detachNewThread {
      waiting.post()
      _ = try? handed.run("insert into t values (2)")
      written.post()
    }
    waiting.wait()
    Thread.sleep(forTimeInterval: 0.05)
    try owner.run("COMMIT")
    written.wait()
    #expect(try owner.integer("select count(*) from t") == 2)
  }

  @Test func `A table that is being read cannot be dropped on the same connection`() throws {
    let connection = try open()
    try connection.run("insert into t values (1), (2)")
    try connection.forEach("select n from t") { _ in
      #expect(failure { try connection.run("drop table t") }?.code.primary == .locked)
    }
    #expect(try connection.integer("select count(*) from t") == 2)
    try connection.run("drop table t")
  }

  @Test func `Who keeps the file to himself lets go when he closes`() throws {
    let owner = try open()
    try owner.run("PRAGMA locking_mode = exclusive")
    try owner.run("insert into t values (1)")
    let other = try Connection(path, options: .init(busyTimeout: 0))
    #expect(failure { try other.integer("select count(*) from t") }?.code == .busy)
    try owner.close()
    #expect(try other.integer("select count(*) from t") == 1)
  }

  @Test func `A connection that is let go in a transaction leaves no lock`() throws {
    do {
      let owner = try open()
      try owner.run("BEGIN EXCLUSIVE")
      try owner.run("insert into t values (1)")
    }
    let other = try Connection(path, options: .init(busyTimeout: 0))
    try other.run("insert into t values (2)")
    #expect(try launch("sqlite3", [path, "select n from t"]).output == "2\n")
  }

  @Test func `Another program is kept out, and let in afterwards`() throws {
    let owner = try open()
    let shell = try owner.transaction(.exclusive) {
      try launch("sqlite3", [path, "insert into t values (1)"])
    }
    #expect(shell.status != 0 && shell.output.contains("locked"))
    #expect(try launch("sqlite3", [path, "insert into t values (1)"]).status == 0)
    #expect(try owner.integer("select count(*) from t") == 1)
  }
}
