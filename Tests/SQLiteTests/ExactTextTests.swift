import SQLite
import Testing

/// Two texts that Swift calls equal and SQLite does not: é in one code point, and in two.
@Suite struct ExactTextTests {
  private let composed = "\u{e9}"
  private let decomposed = "e\u{301}"

  @Test func `Values of other bytes are not equal`() throws {
    #expect(composed == decomposed, "as Swift compares them")
    #expect(Value.text(composed) != .text(decomposed))
    #expect(Set<Value>([.text(composed), .text(decomposed), .text(composed)]).count == 2)
    #expect(Value.text("a\0b") != .text("a") && Value.text("") != .null)
    #expect(Value.integer(1) != .real(1) && Value.blob([]) != .text(""))
    let marks = "a\u{323}\u{302}"
    #expect(Value.text(marks) != .text("a\u{302}\u{323}"), "the same letters in another order")
    #expect(Value.text(marks) == .text(marks))
  }

  @Test func `A cached statement is taken for no other`() throws {
    let connection = try Connection.memory()
    for text in [composed, decomposed, composed] {
      let written = "select hex('" + text + "')"
      let sql = SQL(written)
      let hex = text.utf8.map { String($0, radix: 16, uppercase: true) }.joined()
      #expect(try connection.value(sql, as: String.self) == hex)
    }
  }

  @Test func `A changeset tells them apart`() throws {
    let connection = try Connection.memory()
    try connection.run("create table t (id integer primary key, name text)")
    try connection.run("insert into t values (1, \(composed))")
    let session = try Session(connection)
    try session.attach()
    try connection.run("update t set name = \(decomposed)")
    try session.changeset().forEach { change in
      #expect(change.old(1) == .text(composed) && change.new(1) == .text(decomposed))
      #expect(change.old(1) != change.new(1))
    }
  }
}
