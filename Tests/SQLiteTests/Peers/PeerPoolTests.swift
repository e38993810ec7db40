import Foundation
import SQLite
import Testing
import Threads

@Suite(.timeLimit(.minutes(1))) struct PeerPoolTests {
  private let file: PoolFile

  init() throws { file = try PoolFile() }

  @Test func `Many pools that open one new file at once all open it`() async throws {
    let path = file.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<12 {
        group.addTask {
          let pool = try await Pool(path, options: .init(readers: 1))
          try await pool.write { connection in
            try connection.run("CREATE TABLE IF NOT EXISTS t (n INTEGER) STRICT")
            try connection.run("INSERT INTO t VALUES (\(number))")
          }
          try await pool.close()
        }
      }
      try await group.waitForAll()
    }
    #expect(try file.stored("SELECT count(DISTINCT n) FROM t") == "12")
  }

  @Test func `Pools of one file write in turn, and none loses what another wrote`() async throws {
    let first = try await file.pool()
    try await first.write { try $0.run("INSERT INTO t VALUES (0)") }
    let second = try await Pool(file.path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<100 {
        group.addTask {
          _ = try await (number.isMultiple(of: 2) ? first : second).write { connection in
            let value = try connection.integer("SELECT n FROM t")
            return try connection.run("UPDATE t SET n = \(value + 1)")
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try file.stored("SELECT n FROM t") == "100")
  }

  @Test(arguments: ["delete", "truncate", "persist", "wal"])
  func `A file that was in another mode is read as it was`(_ mode: String) async throws {
    let old = try Connection(file.path, mode: .create)
    try old.run("PRAGMA journal_mode = \(raw: mode)")
    try old.run("CREATE TABLE t (n)")
    try old.run("INSERT INTO t VALUES (7)")
    try old.close()
    let pool = try await Pool(file.path)
    #expect(try await pool.read { try $0.integer("SELECT n FROM t") } == 7)
    #expect(try await pool.read { try $0.texts("PRAGMA journal_mode") } == ["wal"])
  }

  @Test func `An empty log that was left is no hindrance`() async throws {
    let pool = try await file.pool()
    try await pool.write { try $0.run("INSERT INTO t VALUES (7)") }
    try await pool.close()
    try Data().write(to: URL(fileURLWithPath: file.path + "-wal"))
    let again = try await Pool(file.path)
    #expect(try await again.read { try $0.integer("SELECT n FROM t") } == 7)
    try await again.write { try $0.run("INSERT INTO t VALUES (8)") }
    #expect(try file.stored() == "2")
  }

  @Test func `Reading and writing are in a transaction, lending is not`() async throws {
    let pool = try await file.pool()
    #expect(try await pool.read { $0.isInTransaction })
    #expect(try await pool.write { $0.isInTransaction })
    #expect(try await !pool.writeWithoutTransaction { $0.isInTransaction })
  }

  @Test func `An error of a read is told as it is, and the next one reads`() async throws {
    let pool = try await file.pool(readers: 1)
    let error = await #expect(throws: SQLiteError.self) {
      try await pool.read { try $0.integer("SELECT absent FROM t") }
    }
    #expect(error?.message == "no such column: absent")
    await #expect(throws: Odd.self) { try await pool.read { _ in throw Odd() } }
    #expect(try await pool.read { try $0.integer("SELECT count(*) FROM t") } == 0)
  }

  @Test func `What readying throws is told, and tried again`() async throws {
    let path = file.path
    await #expect(throws: Odd.self) {
      try await Pool(path, options: .init { _ in throw Odd() })
    }
    let isRefused = Lock(false)
    let pool = try await Pool(
      path, options: .init { _ in if isRefused.withLock({ $0 }) { throw Odd() } })
    isRefused.withLock { $0 = true }
    await #expect(throws: Odd.self) { try await pool.read { _ in } }
    isRefused.withLock { $0 = false }
    #expect(try await pool.read { try $0.integer("SELECT 7") } == 7)
  }

  @Test func `A checkpoint leaves a reader his state`() async throws {
    let pool = try await file.pool()
    try await pool.write { try $0.run("INSERT INTO t VALUES (1)") }
    let reader = await Held { hold in
      try await pool.read { connection in
        let before = try connection.integer("SELECT max(n) FROM t")
        hold()
        return (before, try connection.integer("SELECT max(n) FROM t"))
      }
    }
    for number in 2...50 {
      try await pool.write { try $0.run("INSERT INTO t VALUES (\(number))") }
      try await pool.writeWithoutTransaction { _ = try $0.checkpoint() }
    }
    reader.letGo()
    #expect(try await reader.value == (1, 1))
    #expect(try await pool.read { try $0.integer("SELECT max(n) FROM t") } == 50)
    #expect(try file.stored("PRAGMA integrity_check") == "ok")
  }

  @Test func `A new column is read by readers that knew the table without it`() async throws {
    let pool = try await file.pool(readers: 1)
    try await pool.write { try $0.run("INSERT INTO t VALUES (1)") }
    let all: SQL = "SELECT * FROM t"
    #expect(try await pool.read { try $0.first(all) { row in row.count } } == 1)
    try await pool.write { try $0.run("ALTER TABLE t ADD COLUMN m INTEGER DEFAULT 9") }
    let added = try await pool.read { try $0.first(all) { row in try row.get("m", as: Int.self) } }
    #expect(added == 9)
    try await pool.write { try $0.run("DROP TABLE t") }
    let error = await #expect(throws: SQLiteError.self) { try await pool.read { try $0.run(all) } }
    #expect(error?.message == "no such table: t")
  }

  @Test func `What another program writes is read`() async throws {
    let pool = try await file.pool(readers: 1)
    #expect(try await pool.read { try $0.integer("SELECT count(*) FROM t") } == 0)
    try launch("sqlite3", [file.path, "INSERT INTO t VALUES (1)"])
    #expect(try await pool.read { try $0.integer("SELECT count(*) FROM t") } == 1)
  }

  @Test func `A virtual table is read, though reading it may make it`() async throws {
    let pool = try await file.pool(readers: 1)
    try await pool.write { connection in
      try connection.run("CREATE VIRTUAL TABLE words USING fts5 (x)")
      try connection.run("INSERT INTO words VALUES ('dân vận khéo')")
    }
    let found: SQL = "SELECT x FROM words WHERE words MATCH 'vận'"
    #expect(try await pool.read { try $0.texts(found) } == ["dân vận khéo"])
    try launch("sqlite3", [file.path, "INSERT INTO words VALUES ('vận động')"])
    #expect(try await pool.read { try $0.texts(found).count } == 2)
  }

  @Test func `VACUUM INTO and a backup make a whole file beside it`() async throws {
    let pool = try await file.pool()
    try await pool.write { try $0.run("INSERT INTO t VALUES (1), (2)") }
    let (vacuumed, copied) = (file.folder + "/v.db", file.folder + "/c.db")
    try await pool.writeWithoutTransaction { try $0.run("VACUUM INTO \(vacuumed)") }
    let copy = await Held { hold in
      try await pool.read { connection in
        let target = try Connection(copied, mode: .create)
        _ = try connection.integer("SELECT count(*) FROM t")
        hold()
        try connection.backup(to: target, pagesPerStep: 1)
      }
    }
    try await pool.write { try $0.run("INSERT INTO t VALUES (3)") }
    copy.letGo()
    try await copy.value
    for path in [vacuumed, copied] {
      let output = try launch("sqlite3", [path, "SELECT count(*) FROM t; PRAGMA integrity_check"])
      #expect(output.output == "2\nok\n")
    }
    #expect(try file.stored() == "3")
  }

  @Test func `Foreign keys hold on the connection that writes`() async throws {
    let pool = try await file.pool()
    try await pool.write { connection in
      try connection.executeScript(
        "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p REFERENCES p)")
    }
    let error = await #expect(throws: SQLiteError.self) {
      try await pool.write { try $0.run("INSERT INTO c VALUES (1)") }
    }
    #expect(error?.code == .constraintForeignKey)
    #expect(try file.stored("SELECT count(*) FROM c") == "0")
  }

  @Test func `A temporary table is of the connection that made it`() async throws {
    let pool = try await file.pool()
    try await pool.write { try $0.run("CREATE TEMP TABLE mine (n)") }
    #expect(try await pool.write { try $0.integer("SELECT count(*) FROM mine") } == 0)
    await #expect(throws: SQLiteError.self) {
      try await pool.read { try $0.integer("SELECT count(*) FROM mine") }
    }
  }

  @Test(arguments: ["a?b#c%41 d.db", "Dân vận.db", "file:x.db", "q?mode=memory"])
  func `A path is a path, whatever is in it`(_ name: String) async throws {
    let directory = try TemporaryDirectory()
    let pool = try await Pool(directory.path(name))
    try await pool.write { try $0.run("CREATE TABLE t (n)") }
    #expect(try await pool.read { try $0.integer("SELECT count(*) FROM t") } == 0)
    try await pool.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.url.path) == [name])
  }

  @Test func `What cannot be opened is told at once`() async throws {
    let missing = await #expect(throws: SQLiteError.self) {
      try await Pool(file.folder + "/missing/a.db")
    }
    #expect(missing?.code.primary == .cannotOpen)
    try String(repeating: "no database ", count: 200)
      .write(toFile: file.path, atomically: true, encoding: .utf8)
    let wrong = await #expect(throws: SQLiteError.self) { try await Pool(file.path) }
    #expect(wrong?.code == .notADatabase)
  }

  @Test func `A closed pool holds no descriptor of the file`() async throws {
    let pool = try await file.pool(readers: 3)
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<30 {
        group.addTask { try await pool.read { try $0.integer("SELECT count(*) FROM t") } }
      }
      try await group.waitForAll()
    }
    #expect(descriptors() > 0)
    try await pool.close()
    #expect(descriptors() == 0)
  }

  /// How many descriptors of this process lead into the folder.
  private func descriptors() -> Int {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    return all.filter { number in
      let target = try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/self/fd/" + number)
      return target?.hasPrefix(file.folder) == true
    }.count
  }
}

private struct Odd: Error {}
