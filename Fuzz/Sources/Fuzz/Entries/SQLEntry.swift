import SQLite

@testable import Interchange
@testable import Query
@testable import Storage

extension Entry {
  /// The question of anybody. Nothing changes, and it ends in its time.
  ///
  /// An input that begins with a byte above 127 is a list of words, a byte each: plain bytes hardly
  /// ever make a statement.
  static let sql = Entry(name: "sql") { bytes in
    try asked.get().ask(bytes.first ?? 0 > 127 ? words(bytes.dropFirst()) : bytes.text)
  }

  private static func words(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.map { SQLWordList.words[Int($0) % SQLWordList.words.count] }.joined(separator: " ")
  }

  nonisolated(unsafe) private static let asked = Result { try AskedFile() }
}

/// The seeds in memory, without `query_only`: the rules of the door must hold alone.
private final class AskedFile {
  private let store: Store
  private let before: [Int]
  private static let seconds = 1.0

  init() throws {
    let connection = try Connection.memory(options: .init(trustedSchema: true))
    try Vietnamese.add(to: connection)
    store = Store(connection, path: ":memory:")
    _ = try Migrator(store).applyPending()
    try connection.run("INSERT INTO office (id, number, uuid, created_at) VALUES (1, 0, '', '')")
    _ = try store.loadSeeds(Entry.writer)
    try connection.run("PRAGMA trusted_schema = OFF")
    try connection.run("PRAGMA application_id = 7")
    before = try AskedFile.state(connection)
  }

  func ask(_ sql: String) throws {
    let connection = store.connection
    let start = ContinuousClock.now
    do {
      let door = try ReadOnlySQL(
        Reader(connection: connection), QueryLimits(seconds: AskedFile.seconds, megabytes: 256))
      // `instr` of 8 MB in 16 MB takes hours, and nothing but the end of the process stops it.
      try connection.setLimit(.length, 100_000)
      var rows = 0
      try door.ask(sql, sql.contains(":a") ? [SQLParameter("a", "1")] : []) { _ in
      } row: { _ in
        rows += 1
        if rows > 2000 { throw Enough() }
      }
    } catch is DomainError {
    } catch is Enough {
    } catch let error as SQLiteError {
      try expect(!connection.isInTransaction, "a transaction is left open after \(error)")
    }
    try connection.removeProgressHandler()
    let time = ContinuousClock.now - start
    try expect(time < .seconds(AskedFile.seconds + 4), "it took \(time)")
    try expectSame(try AskedFile.state(connection), before, "what the file says of itself")
  }

  /// What any change changes.
  private static func state(_ connection: Connection) throws -> [Int] {
    try [connection.totalChanges]
      + ["schema_version", "data_version", "user_version", "application_id"].map {
        try connection.value("PRAGMA \(raw: $0)") ?? -1
      } + [connection.value("SELECT count(*) FROM temp.sqlite_schema") ?? -1]
  }
}

private struct Enough: Error {}

extension Entry {
  static let writer = Storage.JournalEntry(who: "fuzz", command: "seed")
}
