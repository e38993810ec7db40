import Foundation
import SQLite
import Testing
import Threads

@Suite struct ConnectionTests {
  @Test func settings() throws {
    let connection = try Connection.memory()
    #expect(try connection.integer("PRAGMA foreign_keys") == 1)
    #expect(try connection.integer("PRAGMA trusted_schema") == 0)
    #expect(try connection.integer("PRAGMA synchronous") == 2)
    #expect(try connection.integer("PRAGMA wal_autocheckpoint") == 0)
    #expect(failure { try connection.value("select \"x\"", as: String.self) }?.code == .error)
    // Defensive: the schema cannot be written.
    try connection.run("PRAGMA writable_schema = on")
    #expect(failure { try connection.run("delete from sqlite_schema") } != nil)
  }

  @Test(arguments: [
    "plain.db", "a?b#c%41 d.db", "file:x.db", "Dân vận.db", "a%3fb.db", "q?mode=memory",
  ])
  func anyPath(_ name: String) throws {
    let directory = try TemporaryDirectory()
    let path = directory.path(name)
    let connection = try Connection(path, mode: .create)
    try connection.run("create table t (x)")
    try connection.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.url.path) == [name])
    let reader = try Connection(path, mode: .readOnly, options: .init(immutable: true))
    #expect(try reader.integer("select count(*) from t") == 0)
    #expect(failure { try reader.run("insert into t values (1)") }?.code.primary == .readOnly)
  }

  @Test func missingAndWrongFiles() throws {
    let directory = try TemporaryDirectory()
    let missing = directory.path("missing.db")
    #expect(failure { _ = try Connection(missing) }?.code.primary == .cannotOpen)
    #expect(failure { _ = try Connection(missing, mode: .readOnly) }?.code.primary == .cannotOpen)
    #expect(failure { _ = try Connection("") }?.code == .cannotOpen)
    #expect(failure { _ = try Connection("a\0b") }?.kind == .embeddedNUL)
    let text = directory.path("text.db")
    try String(repeating: "no database ", count: 200)
      .write(toFile: text, atomically: true, encoding: .utf8)
    let connection = try Connection(text)
    #expect(failure { try connection.run("select * from sqlite_schema") }?.code == .notADatabase)
  }

  @Test func close() throws {
    let connection = try Connection.memory()
    try connection.run("create table t (x integer primary key)")
    do {
      let statement = try connection.prepare("select 1")
      #expect(failure { try connection.close() }?.kind == .connectionInUse)
      #expect(statement.columnCount == 1)
    }
    do {
      let session = try Session(connection)
      #expect(failure { try connection.close() }?.kind == .connectionInUse)
      let isEmpty = session.isEmpty
      #expect(isEmpty)
    }
    try connection.close()
    try connection.close()
    #expect(!connection.isOpen)
    #expect(failure { try connection.run("select 1") }?.kind == .connectionClosed)
    connection.interruptHandle.interrupt()
    #expect(connection.changes == 0)
  }

  @Test func counters() throws {
    let connection = try Connection.memory()
    try connection.run("create table t (x integer primary key, y)")
    #expect(try connection.run("insert into t (y) values (1), (2), (3)") == 3)
    #expect(connection.lastInsertedRowID == 3)
    #expect(try connection.run("update t set y = 0 where x > 1") == 2)
    #expect(try connection.run("create table u (x)") == 0)
    #expect(try connection.run("delete from t where x = 99") == 0)
    #expect(connection.totalChanges == 5)
  }

  @Test func busyWithinBounds() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("busy.db")
    let first = try Connection(path, mode: .create)
    try first.run("create table t (x)")
    let second = try Connection(path, options: .init(busyTimeout: 150))
    try first.transaction {
      try first.run("insert into t values (1)")
      let start = ContinuousClock.now
      let error = failure { try second.transaction { try second.run("insert into t values (2)") } }
      let waited = ContinuousClock.now - start
      #expect(error.map { SQLiteError.Code.busy ~= $0.code } == true)
      #expect(waited >= .milliseconds(140) && waited < .seconds(5))
    }
    try second.run("insert into t values (2)")
    #expect(try first.integer("select count(*) from t") == 2)
  }

  @Test(arguments: [0, -5, 200] as [Int32])
  func `How long to wait can be said anew`(_ milliseconds: Int32) throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("busy.db")
    let first = try Connection(path, mode: .create)
    try first.run("create table t (x)")
    let second = try Connection(path, options: .init(busyTimeout: 60_000))
    second.setBusyTimeout(milliseconds)
    try first.transaction {
      let start = ContinuousClock.now
      #expect(failure { try second.run("insert into t values (1)") }?.code == .busy)
      let waited = ContinuousClock.now - start
      #expect(waited >= .milliseconds(milliseconds - 10) && waited < .seconds(20))
    }
  }

  @Test func aReaderCannotTurnWriterOnAnOldSnapshot() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("snapshot.db")
    let first = try Connection(path, mode: .create)
    try first.run("PRAGMA journal_mode = wal")
    try first.run("create table t (x)")
    let second = try Connection(path)
    let start = ContinuousClock.now
    let error = failure {
      try first.readTransaction {
        _ = try first.integer("select count(*) from t")
        try second.run("insert into t values (1)")
        try first.run("insert into t values (2)")
      }
    }
    #expect(error?.code == .busySnapshot)
    #expect(ContinuousClock.now - start < .seconds(4), "at once, without waiting")
    #expect(!first.isInTransaction)
  }

  @Test func checkpoint() throws {
    let directory = try TemporaryDirectory()
    let connection = try Connection(directory.path("wal.db"), mode: .create)
    #expect(try connection.checkpoint().logFrames == nil)
    try connection.run("PRAGMA journal_mode = wal")
    try connection.run("create table t (x)")
    let frames = connection.logFrames
    let all = try connection.checkpoint()
    #expect(all.logFrames == frames && all.checkpointedFrames == frames && frames > 0)
    try connection.run("insert into t values (1)")
    #expect(connection.logFrames == 1, "the log begins anew")
    try connection.optimize()
  }

  @Test func checkpointUnderAnotherWriterIsBusyAndDoesNothing() throws {
    let directory = try TemporaryDirectory()
    let connection = try Connection(directory.path("wal.db"), mode: .create)
    try connection.run("PRAGMA journal_mode = wal")
    try connection.run("create table t (x)")
    let other = try Connection(directory.path("wal.db"))
    try other.transaction {
      #expect(failure { try connection.checkpoint(waiting: 0) }?.code == .busy)
      try other.run("insert into t values (1)")
    }
    // Nothing was copied meanwhile: the log goes on.
    #expect(other.logFrames > connection.logFrames)
    #expect(try connection.checkpoint(waiting: 0).checkpointedFrames == other.logFrames)
  }

  /// What a PASSIVE checkpoint that met a commit could lose before SQLite 3.51.3. Longer in
  /// scripts/soak.sh.
  @Test func aCommitThatMeetsACheckpointIsNotLost() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("wal.db")
    let writer = try Connection(path, mode: .create, options: .init(synchronous: .normal))
    try writer.run("PRAGMA journal_mode = wal")
    try writer.run("create table t (x integer primary key, y)")
    let isOver = Lock(false)
    let ended = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      let other = try? Connection(path)
      while !isOver.withLock({ $0 }) { _ = try? other?.checkpoint(waiting: 1) }
      ended.signal()
    }
    let isSoaking = ProcessInfo.processInfo.environment["DANVAN_SOAK"] != nil
    let end = ContinuousClock.now + .seconds(isSoaking ? 60 : 1)
    var written = 0
    while ContinuousClock.now < end {
      written += 1
      try writer.run("insert into t values (\(written), randomblob(5000))")
    }
    isOver.withLock { $0 = true }
    ended.wait()
    #expect(try writer.integer("select count(*) from t") == written)
    #expect(try writer.texts("PRAGMA integrity_check") == ["ok"])
    // And for one who sees only the file.
    try writer.close()
    #expect(try Connection(path).integer("select max(x) from t") == written)
  }

  @Test func theShellReadsWhatWasWritten() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("shell.db")
    let connection = try Connection(path, mode: .create)
    try connection.run("create table t (a integer, b text, c real, d blob) strict")
    let blob: [UInt8] = [0, 255]
    try connection.run("insert into t values (\(7), \("Dân\0vận"), \(0.5), \(blob))")
    let sql = "PRAGMA integrity_check; select a, hex(b), c, hex(d), typeof(d) from t"
    let shell = try launch("sqlite3", [path, sql])
    #expect(shell.output == "ok\n7|44C3A26E0076E1BAAD6E|0.5|00FF|blob\n")
  }
}
