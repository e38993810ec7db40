import Foundation
import SQLite
import Testing

@Suite struct PeerBackupTests {
  private struct Wrong: Error {}
  private let directory: TemporaryDirectory
  private let source: Connection

  init() throws {
    directory = try TemporaryDirectory()
    source = try Connection(directory.path("source.db"), mode: .create)
    try source.run("create table t (x)")
    for number in 0..<50 { try source.run("insert into t values (zeroblob(1000 + \(number)))") }
  }

  private func target(_ pageSize: Int = 4096) throws -> Connection {
    let target = try Connection(
      directory.path("target.db"), mode: .create, options: .init(busyTimeout: 0))
    try target.run("PRAGMA page_size = \(raw: "\(pageSize)")")
    try target.run("create table old (x)")
    return target
  }

  private func tables(_ connection: Connection) throws -> [String] {
    try connection.texts("select name from sqlite_schema order by name")
  }

  @Test func `From a file into memory, and from memory into a file`() throws {
    let memory = try Connection.memory()
    try source.backup(to: memory)
    #expect(try memory.integer("select count(*) from t") == 50)
    try memory.run("delete from t where length(x) > 1000")
    let target = try target()
    try memory.backup(to: target)
    let sql = "select length(x) from t; pragma integrity_check"
    let shell = try launch("sqlite3", [target.path, sql])
    #expect(shell.output == "1000\nok\n")
    #expect(try source.integer("select count(*) from t") == 50)
  }

  @Test func `An attached database is copied by its name, and a temporary one`() throws {
    let target = try target()
    try source.executeScript(
      """
      attach ':memory:' as side; create table side.u (x); insert into side.u values (7);
      create temp table w (x); insert into w values (8);
      """)
    for (name, sql): (String, SQL) in [("side", "select x from u"), ("temp", "select x from w")] {
      do {
        let backup = try Backup(from: source, named: name, to: target)
        let isDone = try backup.step(-1)
        #expect(isDone)
      }
      #expect(try target.integer(sql) == (name == "side" ? 7 : 8))
    }
    let unknown = failure { _ = try Backup(from: source, named: "none", to: target) }
    #expect(unknown?.message == "unknown database none")
  }

  @Test func `What its progress throws ends it, and the target is as it was`() throws {
    let target = try target()
    #expect(throws: Wrong.self) {
      try source.backup(to: target, pagesPerStep: 2) { remaining, _ in
        if remaining < 10 { throw Wrong() }
      }
    }
    #expect(try tables(target) == ["old"])
    try target.close()
  }

  @Test func `A target that is being read or written is left as it is`() throws {
    let target = try target()
    let reader = try Connection(target.path, mode: .readOnly)
    try reader.readTransaction {
      _ = try reader.integer("select count(*) from old")
      #expect(failure { try source.backup(to: target) }?.code.primary == .busy)
    }
    try target.transaction {
      #expect(failure { try source.backup(to: target) } != nil)
    }
    #expect(try tables(target) == ["old"])
    try source.backup(to: target)
    #expect(try tables(target) == ["t"])
  }

  @Test func `A source that is kept by another is busy, and copied later`() throws {
    let target = try target()
    let owner = try Connection(source.path)
    source.setBusyTimeout(0)
    try owner.transaction(.exclusive) {
      #expect(failure { try source.backup(to: target) }?.code.primary == .busy)
    }
    try source.backup(to: target)
    #expect(try target.integer("select count(*) from t") == 50)
  }

  @Test func `What is not committed is not copied by another connection`() throws {
    let target = try target()
    try source.run("PRAGMA journal_mode = wal")
    let reader = try Connection(source.path)
    try source.transaction {
      try source.run("delete from t")
      try reader.backup(to: target)
    }
    #expect(try target.integer("select count(*) from t") == 50)
  }

  @Test func `Pages of another size are copied, but not into a log`() throws {
    let target = try target(512)
    try source.backup(to: target)
    let sql = "select count(*) from t; pragma integrity_check"
    #expect(try launch("sqlite3", [target.path, sql]).output == "50\nok\n")
    try FileManager.default.removeItem(atPath: target.path)
    let logged = try self.target(512)
    try logged.run("PRAGMA journal_mode = wal")
    #expect(failure { try source.backup(to: logged) }?.code.primary == .readOnly)
    #expect(try tables(logged) == ["old"])
  }

  @Test func `How far it is can be told, and grows with the source`() throws {
    let target = try target()
    var seen: [(Int, Int)] = []
    try source.backup(to: target, pagesPerStep: 3) { seen.append(($0, $1)) }
    #expect(seen.count > 5 && seen.last?.0 == 0)
    #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.0 > $1.0 })
    #expect(try seen.last?.1 == source.integer("PRAGMA page_count"))
  }
}
