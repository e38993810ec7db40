import SQLite
import Testing

/// What a hook saw.
private final class ChangeRecorder<Entry> {
  var entries: [Entry] = []
}

@Suite struct CallbackTests {
  static let endless: SQL = """
    with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n
    """

  struct Mine: Error, CustomStringConvertible { let description = "not today" }
  let connection: Connection

  init() throws {
    connection = try Connection.memory()
    try connection.run("create table t (x integer primary key, y text)")
    try connection.run("insert into t values (1, 'b'), (2, 'A'), (3, 'a')")
  }

  /// A statement in the cache was compiled under the last authorizer.
  @Test func `What an authorizer hid is seen again without it`() throws {
    let sql: SQL = "select y from t where x = 1"
    try connection.setAuthorizer { $0.second == "y" ? .ignore : .allow }
    #expect(try connection.value(sql, as: String?.self) == .some(nil))
    try connection.setAuthorizer(nil)
    #expect(try connection.value(sql, as: String.self) == "b")
    try connection.setAuthorizer { $0.action == .read ? .deny : .allow }
    #expect(failure { try connection.run(sql) } != nil)
    try connection.setAuthorizer(nil)
    #expect(try connection.value(sql, as: String.self) == "b")
  }

  @Test func theProgressHandlerInterrupts() throws {
    var calls = 0
    try connection.setProgressHandler(every: 100) {
      calls += 1
      return calls < 5
    }
    #expect(failure { try connection.run(Self.endless) }?.code == .interrupt)
    #expect(calls == 5)
    try connection.removeProgressHandler()
    #expect(try connection.integer("select count(*) from t") == 3)
  }

  @Test func theAuthorizerDecides() throws {
    try connection.setAuthorizer { request in
      switch request.action {
      case .delete where request.first == "t": .deny
      case .read where request.second == "y": .ignore
      default: .allow
      }
    }
    #expect(failure { try connection.run("delete from t") }?.code == .authorization)
    #expect(try connection.value("select y from t", as: String?.self) == .some(nil))
    try connection.setAuthorizer(nil)
    #expect(try connection.run("delete from t") == 3)
  }

  @Test func limits() throws {
    let before = try connection.limit(.length)
    #expect(try connection.setLimit(.length, 1000) == before)
    #expect(try connection.limit(.length) == 1000)
    let long = String(repeating: "x", count: 2000)
    #expect(failure { try connection.run("select \(long)") }?.code == .tooBig)
  }

  @Test func hooks() throws {
    let events = ChangeRecorder<UpdateEvent>()
    let ends = ChangeRecorder<String>()
    var allowed = true
    try connection.onUpdate { events.entries.append($0) }
    try connection.onCommit {
      ends.entries.append("commit")
      return allowed
    }
    try connection.onRollback { ends.entries.append("rollback") }
    try connection.run("insert into t values (9, 'z')")
    #expect(events.entries.map(\.operation) == [.insert])
    #expect(events.entries.map(\.rowID) == [9])
    #expect(events.entries.map(\.table) == ["t"] && events.entries.map(\.database) == ["main"])
    allowed = false
    #expect(failure { try connection.run("delete from t") }?.code == .constraintCommitHook)
    #expect(ends.entries == ["commit", "commit", "rollback"])
    try connection.onUpdate(nil)
    try connection.onCommit(nil)
    try connection.onRollback(nil)
    #expect(try connection.run("update t set y = ''") == 4)
    #expect(events.entries.filter { $0.operation == .update }.isEmpty)
  }

  @Test func `A finished statement is told, without its values`() throws {
    let finished = ChangeRecorder<FinishedStatement>()
    try connection.run(
      "create trigger copied after delete on t begin update t set y = 'x' where x = 3; end")
    try connection.onFinish { finished.entries.append($0) }
    let secret = "secret"
    try connection.run("update t set y = \(secret) where x = 1")
    try connection.run("delete from t where x = 1")
    try connection.first("select x from t") { _ in }
    #expect(failure { try connection.run("insert into t values (2, 'twice')") } != nil)
    #expect(
      finished.entries.map(\.sql) == [
        "update t set y = ? where x = 1", "delete from t where x = 1", "select x from t",
        "insert into t values (2, 'twice')",
      ])
    #expect(finished.entries.allSatisfy { $0.duration < .seconds(60) && $0.duration >= .zero })
    var end: ContinuousClock.Instant?
    try connection.setProgressHandler(every: 1000) {
      end = end ?? .now + .milliseconds(50)
      return end.map { .now < $0 } ?? true
    }
    _ = try? connection.run(Self.endless)
    try connection.removeProgressHandler()
    #expect(finished.entries.last?.duration ?? .zero >= .milliseconds(40))
    try connection.onFinish(nil)
    try connection.run("delete from t")
    #expect(finished.entries.count == 5)
  }

  @Test func `A commit to the log is told, with its frames`() throws {
    let directory = try TemporaryDirectory()
    let file = try Connection(directory.path("log.db"), mode: .create)
    try file.run("PRAGMA journal_mode = wal")
    let logs = ChangeRecorder<Int>()
    try file.onLog { database, frames in
      #expect(database == "main")
      logs.entries.append(frames)
    }
    try file.run("create table t (x)")
    try file.transaction { try file.run("insert into t values (1)") }
    _ = try? file.transaction {
      try file.run("insert into t values (2)")
      throw Mine()
    }
    #expect(try file.integer("select count(*) from t") == 1)
    #expect(logs.entries.count == 2 && logs.entries[0] < logs.entries[1])
    #expect(logs.entries.last == file.logFrames, "both are told")
    try file.onLog(nil)
    try file.run("insert into t values (3)")
    #expect(logs.entries.count == 2 && file.logFrames > logs.entries[1])
  }

  @Test func functions() throws {
    try connection.createFunction("twice", argumentCount: 1, deterministic: true) { arguments in
      switch try arguments[0] {
      case .integer(let value): .integer(value * 2)
      case .text(let text): .text(text + text)
      default: .null
      }
    }
    try connection.createFunction("arity") { arguments in .integer(Int64(arguments.count)) }
    try connection.createFunction("bytes", argumentCount: 1) { arguments in
      try arguments.withText(0) { .integer(Int64($0.count)) } ?? .blob([1])
    }
    #expect(try connection.integer("select twice(21)") == 42)
    #expect(try connection.value("select twice('a' || char(0))") == "a\0a\0")
    #expect(try connection.integer("select arity(1, 2, 3)") == 3)
    #expect(try connection.integer("select bytes('ê')") == 2)
    #expect(try connection.value("select bytes(1)", as: [UInt8].self) == [1])
    try connection.removeFunction("twice", argumentCount: 1)
    #expect(failure { try connection.run("select twice(1)") }?.message == "no such function: twice")
  }

  @Test func whatAFunctionThrowsIsTheError() throws {
    try connection.createFunction("fail", argumentCount: 0) { _ in throw Mine() }
    #expect(failure { try connection.run("select fail()") }?.message == "not today")
    try connection.createFunction("room", argumentCount: 0) { _ throws in
      throw SQLiteError(.full, message: "no room")
    }
    let error = failure { try connection.run("select room()") }
    #expect(error?.code == .full)
    #expect(error?.message == "no room")
  }

  @Test func theSchemaCallsOnlyWhatIsMeantForIt() throws {
    try connection.createFunction("one", argumentCount: 0) { _ in 1 }
    try connection.run("create view v as select one() as x")
    #expect(failure { try connection.run("select x from v") }?.message == "unsafe use of one()")
    try connection.createFunction("one", argumentCount: 0, inSchema: true) { _ in 1 }
    #expect(try connection.integer("select x from v") == 1)
  }

  @Test func collations() throws {
    try connection.createCollation("folded") { first, second in
      func folded(_ span: Span<UInt8>) -> [UInt8] { (0..<span.count).map { span[$0] | 0x20 } }
      let (first, second) = (folded(first), folded(second))
      return first == second ? 0 : first.lexicographicallyPrecedes(second) ? -1 : 1
    }
    #expect(
      try connection.texts("select y from t order by y collate folded, x") == ["A", "a", "b"])
    #expect(try connection.texts("select y from t order by y") == ["A", "a", "b"])
    #expect(try connection.integer("select 'É' = 'é' collate folded") == 1)
    try connection.removeCollation("folded")
    let error = failure { try connection.run("select 1 from t order by y collate folded desc") }
    #expect(error?.message == "no such collation sequence: folded")
  }

  @Test func closuresAreReleased() throws {
    final class Token {}
    weak var token: Token?
    do {
      let connection = try Connection.memory()
      let strong = Token()
      token = strong
      try connection.createFunction("f") { [strong] _ in strong === strong ? 1 : 0 }
      try connection.createCollation("c") { [strong] _, _ in strong === strong ? 0 : 1 }
      try connection.onCommit { [strong] in strong === strong }
      #expect(token != nil)
    }
    #expect(token == nil)
  }
}

@Suite struct InterruptTests {
  @Test(.timeLimit(.minutes(1))) func fromAnotherThread() throws {
    let connection = try Connection.memory()
    let handle = connection.interruptHandle
    // Again and again: an interrupt before the statement has started has no effect.
    for tick in 1...100 { after(milliseconds: 20 * tick) { handle.interrupt() } }
    #expect(failure { try connection.run(CallbackTests.endless) }?.code == .interrupt)
    try connection.close()
    handle.interrupt()
  }

  @Test(.timeLimit(.minutes(1))) func onCancellation() async throws {
    let task = Task.detached {
      let connection = try Connection.memory()
      try await connection.interruptingOnCancel { try connection.run(CallbackTests.endless) }
    }
    after(milliseconds: 50) { task.cancel() }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func withoutCancellation() async throws {
    let connection = try Connection.memory()
    let one = try await connection.interruptingOnCancel { try connection.integer("select 1") }
    #expect(one == 1)
  }

  @Test(.timeLimit(.minutes(1))) func aWaitForALockEnds() async throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("wait.db")
    let owner = try Connection(path, mode: .create)
    try owner.run("create table t (x)")
    try owner.run("BEGIN IMMEDIATE")
    let start = ContinuousClock.now
    let task = Task.detached {
      let waiter = try Connection(path, options: .init(busyTimeout: 30_000))
      try await waiter.interruptingOnCancel { try waiter.run("insert into t values (1)") }
    }
    after(milliseconds: 100) { task.cancel() }
    await #expect(throws: (any Error).self) { try await task.value }
    #expect(ContinuousClock.now - start < .seconds(10))
  }
}
