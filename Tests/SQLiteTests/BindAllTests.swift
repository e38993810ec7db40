import Testing

@testable import SQLite

/// `bindAll` keeps the texts of a row in memory of the statement's own.
@Suite struct BindAllTests {
  let connection: Connection

  init() throws {
    connection = try Connection.memory()
    try connection.run("CREATE TABLE item (a, b, c)")
  }

  /// Short ones, empty ones, ones with a NUL, and ones that have no room there.
  @Test func textsOfEveryLength() throws {
    let lengths = [0, 1, 15, 16, 1000, 4095, 4096, 4097, 5000, 3, 100_000, 7]
    let texts = lengths.map {
      String(repeating: "ế\0", count: $0 / 4) + String(repeating: "x", count: $0 % 4)
    }
    let statement = try connection.prepare("INSERT INTO item VALUES (?, ?, ?)")
    for (index, text) in texts.enumerated() {
      try statement.bindAll(text, index, Optional(text + "!"))
      try statement.run()
    }
    #expect(try connection.texts("SELECT a FROM item ORDER BY rowid") == texts)
    #expect(try connection.texts("SELECT c FROM item ORDER BY rowid") == texts.map { $0 + "!" })
  }

  /// What was bound before must not be taken for what should have been bound now.
  @Test func nothingIsBoundAfterAnError() throws {
    let statement = try connection.prepare("INSERT INTO item VALUES (?, ?, ?)")
    try statement.bindAll("first", "second", "third")
    try statement.run()
    #expect(failure { try statement.bindAll("x", Double.nan, "y") }?.kind == .notStorable)
    try statement.run()
    let error = failure { try statement.bindAll("x", "y") }
    #expect(error?.kind == .parameterCount(expected: 3, given: 2))
    try statement.run()
    let rows = try connection.texts("SELECT ifnull(a || b || c, '-') FROM item ORDER BY rowid")
    #expect(rows == ["firstsecondthird", "-", "-"])
  }

  /// The lent row still has the texts that were bound.
  @Test func notWhileRowsAreRead() throws {
    let statement = try connection.prepare("SELECT ?")
    try statement.bindAll("kept")
    try statement.forEach { row in
      let error = failure { try statement.bindAll("lost") }
      let text: String = try row[0]
      #expect(error?.kind == .statementInUse)
      #expect(text == "kept")
    }
  }

  /// More values than there is a `bindAll` of its own for.
  @Test func manyValues() throws {
    let statement = try connection.prepare("SELECT ?||?||?||?||?||?||?||?||?||?||?||?||?")
    try statement.bindAll("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m")
    let text = try statement.first { row in try row.get(0, as: String.self) }
    #expect(text == "abcdefghijklm")
  }
}
