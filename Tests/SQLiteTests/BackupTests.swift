import SQLite
import Testing

@Suite struct BackupTests {
  let directory: TemporaryDirectory
  let source: Connection

  init() throws {
    directory = try TemporaryDirectory()
    source = try Connection(directory.path("source.db"), mode: .create)
    try source.run("PRAGMA journal_mode = wal")
    try source.run("create table t (x, y)")
    try source.transaction {
      for number in 0..<500 {
        try source.run("insert into t values (\(number), \(String(repeating: "x", count: 200)))")
      }
    }
  }

  @Test func copiesWhole() throws {
    let copy = try Connection(directory.path("copy.db"), mode: .create)
    try copy.run("create table old (x)")
    try source.backup(to: copy)
    #expect(try copy.texts("select name from sqlite_schema") == ["t"])
    #expect(try copy.integer("select count(*) from t") == 500)
    #expect(try copy.texts("PRAGMA integrity_check") == ["ok"])
  }

  @Test func whileOthersWrite() throws {
    let copy = try Connection(directory.path("copy.db"), mode: .create)
    let writer = try Connection(directory.path("source.db"))
    var steps = 0
    try source.backup(to: copy, pagesPerStep: 5) { remaining, pageCount in
      #expect(remaining <= pageCount)
      steps += 1
      if steps == 2 { try writer.run("insert into t values (-1, 'late')") }
      if steps == 4 { try source.run("insert into t values (-2, 'later')") }
    }
    #expect(steps > 4)
    #expect(try copy.integer("select count(*) from t") == 502)
    #expect(try copy.texts("PRAGMA integrity_check") == ["ok"])
  }

  @Test func abandoned() throws {
    let copy = try Connection(directory.path("copy.db"), mode: .create)
    do {
      let backup = try Backup(from: source, to: copy)
      let isDone = try backup.step(1)
      let remaining = backup.remaining
      #expect(!isDone && remaining > 0)
      #expect(failure { try copy.close() }?.kind == .connectionInUse)
    }
    #expect(try copy.integer("select count(*) from sqlite_schema") == 0)
    try copy.close()
  }

  @Test func ontoItselfIsAnError() {
    #expect(failure { try source.backup(to: source) }?.code == .error)
  }
}
