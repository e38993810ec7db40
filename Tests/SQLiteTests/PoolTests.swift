import Foundation
import SQLite
import Testing

@Suite(.timeLimit(.minutes(1))) struct PoolTests {
  private let file: PoolFile

  init() throws { file = try PoolFile() }

  @Test func `What was written is read by whoever comes after`() async throws {
    let pool = try await file.pool()
    for number in 1...100 {
      try await pool.write { try $0.run("INSERT INTO t VALUES (\(number))") }
      #expect(try await pool.read { try $0.integer("SELECT max(n) FROM t") } == number)
    }
    #expect(try file.stored() == "100")
  }

  @Test func `A read sees one state, whatever is written meanwhile`() async throws {
    let pool = try await file.pool()
    let reader = await Held { hold in
      try await pool.read { connection in
        let before = try connection.integer("SELECT count(*) FROM t")
        hold()
        return (before, try connection.integer("SELECT count(*) FROM t"))
      }
    }
    try await pool.write { try $0.run("INSERT INTO t VALUES (1)") }
    reader.letGo()
    #expect(try await reader.value == (0, 0))
    #expect(try await pool.read { try $0.integer("SELECT count(*) FROM t") } == 1)
  }

  @Test func `A read does not wait for a writer`() async throws {
    let pool = try await file.pool()
    let writer = await Held { hold in
      try await pool.write { connection in
        try connection.run("INSERT INTO t VALUES (1)")
        hold()
      }
    }
    #expect(try await pool.read { try $0.integer("SELECT count(*) FROM t") } == 0)
    writer.letGo()
    try await writer.value
    #expect(try file.stored() == "1")
  }

  @Test(arguments: [
    "INSERT INTO t VALUES (1)", "CREATE TABLE u (n)", "DELETE FROM t", "PRAGMA user_version = 7",
    "VACUUM", "COMMIT",
  ])
  func `A read writes nothing`(sql: String) async throws {
    let pool = try await file.pool()
    await #expect(throws: SQLiteError.self) { try await pool.read { try $0.run(SQL(sql)) } }
    #expect(try file.stored("SELECT count(*) FROM t; SELECT count(*) FROM sqlite_schema") == "0\n1")
    #expect(try file.stored("PRAGMA user_version") == "0")
    #expect(try await pool.read { try $0.integer("SELECT 7") } == 7)
  }

  @Test func `An error undoes the write, and the next one is written`() async throws {
    let pool = try await file.pool()
    await #expect(throws: Wrong.self) {
      try await pool.write { connection in
        try connection.run("INSERT INTO t VALUES (1)")
        throw Wrong()
      }
    }
    try await pool.write { try $0.run("INSERT INTO t VALUES (2)") }
    #expect(try file.stored("SELECT group_concat(n) FROM t") == "2")
  }

  @Test func `A body runs in its task`() async throws {
    let pool = try await file.pool()
    let seen = try await Request.$name.withValue("a") {
      [
        try await pool.read { _ in Request.name }, try await pool.write { _ in Request.name },
      ]
    }
    #expect(seen == ["a", "a"])
  }

  @Test func `A body does not hold the threads that tasks share`() async throws {
    let count = 4 * ProcessInfo.processInfo.activeProcessorCount
    let pool = try await file.pool(readers: count)
    var readers: [Held<Void>] = []
    for _ in 0..<count {
      readers.append(await Held { hold in try await pool.read { _ in hold() } })
    }
    for reader in readers { reader.letGo() }
    for reader in readers { try await reader.value }
  }

  @Test func `Every connection is readied`() async throws {
    let options = Pool.Options(readers: 3) { connection in
      try connection.createFunction("shout", argumentCount: 1) { .text("\(try $0[0])!") }
    }
    let pool = try await Pool(file.path, options: options)
    let asked: SQL = "SELECT length(shout(7)) > 1"
    #expect(try await pool.write { try $0.integer(asked) } == 1)
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<30 { group.addTask { try await pool.read { try $0.integer(asked) } } }
      for try await answer in group { #expect(answer == 1) }
    }
  }

  @Test func `What cannot be done in a transaction is done without one`() async throws {
    let pool = try await file.pool()
    try await pool.writeWithoutTransaction { connection in
      try connection.run("VACUUM")
      try connection.transaction { try connection.run("INSERT INTO t VALUES (1)") }
    }
    #expect(try file.stored() == "1")
  }

  @Test func `A transaction that is left open is undone, and keeps nobody out`() async throws {
    let pool = try await file.pool()
    try await pool.writeWithoutTransaction { connection in
      try connection.run("BEGIN IMMEDIATE")
      try connection.run("INSERT INTO t VALUES (1)")
    }
    #expect(try launch("sqlite3", [file.path, "INSERT INTO t VALUES (2)"]).status == 0)
    try await pool.write { try $0.run("INSERT INTO t VALUES (3)") }
    #expect(try file.stored("SELECT group_concat(n) FROM t") == "2,3")
  }

  @Test func `A connection that a body closed is opened anew`() async throws {
    let pool = try await file.pool(readers: 1)
    try await pool.writeWithoutTransaction { try $0.close() }
    _ = try? await pool.read { try $0.close() }
    try await pool.write { try $0.run("INSERT INTO t VALUES (1)") }
    #expect(try await pool.read { try $0.integer("SELECT count(*) FROM t") } == 1)
  }

  @Test func `The log does not grow with the number of writes`() async throws {
    let pool = try await Pool(file.path, options: .init(checkpointFrames: 50))
    try await pool.write { try $0.run("CREATE TABLE t (n INTEGER) STRICT") }
    for number in 0..<500 {
      try await pool.write { try $0.run("INSERT INTO t VALUES (\(number))") }
      _ = try await pool.read { try $0.integer("SELECT count(*) FROM t") }
    }
    let log = try FileManager.default.attributesOfItem(atPath: file.path + "-wal")[.size] as? Int
    #expect(try #require(log) < 60 * 4200)
    #expect(try file.stored() == "500")
  }

  @Test(arguments: [":memory:", ""])
  func `There is no pool of what is no file`(path: String) async {
    await #expect(throws: SQLiteError.self) { try await Pool(path) }
  }
}

private struct Wrong: Error {}

private enum Request {
  @TaskLocal static var name = ""
}
