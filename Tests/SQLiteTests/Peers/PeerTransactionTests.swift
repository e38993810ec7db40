import SQLite
import Testing

@Suite struct PeerTransactionTests {
  private struct Wrong: Error {}
  private let connection: Connection

  init() throws {
    connection = try Connection.memory()
    try connection.run("create table t (x integer primary key, y unique)")
  }

  private var rows: [Int] {
    get throws { try connection.all("select x from t order by x") { row in try row[0] } }
  }

  private func add(_ number: Int) throws {
    try connection.run("insert into t (x) values (\(number))")
  }

  @Test func `Within one that was begun by hand it is a savepoint`() throws {
    try connection.run("BEGIN")
    try add(1)
    #expect(throws: Wrong.self) {
      try connection.transaction {
        try add(2)
        throw Wrong()
      }
    }
    try connection.transaction { try add(3) }
    #expect(connection.isInTransaction)
    try connection.run("COMMIT")
    #expect(try rows == [1, 3])
  }

  @Test func `A second BEGIN is an error that ends nothing`() throws {
    try connection.transaction {
      try add(1)
      #expect(failure { try connection.run("BEGIN") }?.code == .error)
      #expect(connection.isInTransaction)
      try add(2)
    }
    #expect(try rows == [1, 2])
  }

  @Test(arguments: ["COMMIT", "ROLLBACK", "RELEASE nested", "ROLLBACK TO nested"])
  func `What was never begun cannot be ended`(_ sql: String) throws {
    #expect(failure { try connection.run(SQL(sql)) }?.code == .error)
    try add(1)
    #expect(try rows == [1] && !connection.isInTransaction)
  }

  @Test func `A statement alone is its own transaction`() throws {
    #expect(!connection.isInTransaction)
    try connection.createFunction("inside", argumentCount: 0) { [connection] _ in
      .integer(connection.isInTransaction ? 1 : 0)
    }
    #expect(try connection.integer("select inside()") == 0)
    let error = failure { try connection.run("insert into t values (1, 'a'), (2, 'a')") }
    #expect(error?.code == .constraintUnique)
    #expect(try rows == [], "the first row went with the second")
  }

  @Test func `A statement that fails undoes itself alone`() throws {
    try connection.transaction {
      try add(1)
      #expect(failure { try connection.run("insert into t (x) values (2), (1)") } != nil)
      try add(3)
    }
    #expect(try rows == [1, 3])
  }

  @Test(arguments: [
    ("abort", [1, 5], true), ("fail", [1, 2, 5], true), ("ignore", [1, 2, 3, 5], true),
    ("replace", [1, 2, 3, 5], true), ("rollback", [], false),
  ])
  func `What a conflict leaves is what its clause says`(
    _ clause: String, _ expected: [Int], _ goesOn: Bool
  ) throws {
    let error = failure {
      try connection.transaction {
        try add(1)
        _ = try? connection.run("insert or \(raw: clause) into t (x) values (2), (1), (3)")
        try add(5)
      }
    }
    #expect(try rows == expected)
    #expect(error?.kind == (goesOn ? nil : .transactionLost))
  }

  @Test func `Savepoints one after another, some of which fail`() throws {
    try connection.transaction {
      for number in 0..<10 {
        try? connection.transaction {
          try add(number)
          if number.isMultiple(of: 3) { throw Wrong() }
        }
      }
    }
    #expect(try rows == [1, 2, 4, 5, 7, 8])
  }

  private func descend(_ level: Int, to bottom: Int) throws {
    try add(level)
    guard level < bottom else { return }
    do {
      try connection.transaction {
        try descend(level + 1, to: bottom)
        if level == 50 { throw Wrong() }
      }
    } catch is Wrong {}
  }

  @Test func `A hundred levels deep, only what was below the one that failed is gone`() throws {
    try connection.transaction { try descend(1, to: 100) }
    #expect(try rows == Array(1...50))
  }

  @Test func `A savepoint of the same name by hand is another one`() throws {
    try connection.transaction {
      try connection.run("SAVEPOINT nested")
      try add(1)
      try connection.transaction { try add(2) }
      try add(3)
      try connection.run("ROLLBACK TO nested")
      try connection.run("RELEASE nested")
      try add(4)
    }
    #expect(try rows == [4])
  }

  @Test func `What cannot be undone alone is undone with all, and nothing is let in`() throws {
    let outer = failure {
      try connection.transaction {
        let inner = failure {
          try connection.transaction {
            try add(1)
            try connection.run("RELEASE nested")
          }
        }
        #expect(inner?.message == "no such savepoint: nested")
        #expect(failure { try add(2) }?.kind == .transactionLost)
      }
    }
    #expect(outer?.kind == .transactionLost && !connection.isInTransaction)
    try add(3)
    #expect(try rows == [3])
  }

  @Test func `A savepoint can be rolled back to again and again`() throws {
    try connection.transaction {
      try connection.run("SAVEPOINT mine")
      for number in 0..<5 {
        try add(number)
        try connection.run("ROLLBACK TO mine")
      }
      try add(9)
    }
    #expect(try rows == [9])
  }

  @Test func `A foreign key that is deferred may be broken until the commit`() throws {
    try connection.run("create table u (p references t deferrable initially deferred)")
    try connection.transaction {
      try connection.transaction { try connection.run("insert into u values (7)") }
      try add(7)
    }
    #expect(try rows == [7])
    let error = failure {
      try connection.transaction {
        try connection.run("insert into u values (8)")
        try add(9)
      }
    }
    #expect(error?.code == .constraintForeignKey && !connection.isInTransaction)
    #expect(try rows == [7])
  }

  @Test func `A commit hook that refuses undoes it, and the next one is committed`() throws {
    var isAllowed = false
    try connection.onCommit { isAllowed }
    let error = failure { try connection.transaction { try add(1) } }
    #expect(error?.code == .constraintCommitHook && !connection.isInTransaction)
    isAllowed = true
    try connection.transaction { try add(2) }
    #expect(try rows == [2])
  }

  @Test func `A transaction within the reading of rows ends without ending it`() throws {
    for number in 1...5 { try add(number) }
    var read = 0
    try connection.forEach("select x from t where x <= 5") { row in
      read += 1
      let number: Int = try row[0]
      try? connection.transaction {
        try add(100 + number)
        if number == 2 { throw Wrong() }
      }
    }
    #expect(read == 5)
    #expect(try rows == [1, 2, 3, 4, 5, 101, 103, 104, 105])
  }

  @Test func `All that RETURNING tells of is written, though one row was read`() throws {
    let first = try connection.first("insert into t (x) values (1), (2), (3) returning x") {
      row in try row.get(0, as: Int.self)
    }
    #expect(try first == 1 && rows == [1, 2, 3])
    #expect(try connection.run("insert into t (x) values (4), (5) returning x") == 2)
    #expect(try rows == [1, 2, 3, 4, 5])
  }

  @Test func `Within a transaction is seen what it wrote, and not after it was undone`() throws {
    _ = try? connection.transaction {
      try add(1)
      #expect(try rows == [1])
      throw Wrong()
    }
    #expect(try rows == [])
  }
}
