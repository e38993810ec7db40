import Foundation
import SQLite
import SQLiteFoundation
import Testing

// What the articles in Sources/SQLite/SQLite.docc show, line for line: DocumentTests looks for each
// of their blocks here.

@Suite(.timeLimit(.minutes(1))) struct ArticleTests {
  private let directory: TemporaryDirectory
  private let path: String

  init() throws {
    directory = try TemporaryDirectory()
    path = directory.path("a.db")
  }

  /// What another program finds.
  private func stored(_ sql: String) throws -> String {
    try launch("sqlite3", [path, sql]).output.trimmingCharacters(in: .newlines)
  }

  /// Two shelves, and four books on the first.
  private func filled() throws -> Connection {
    let connection = try Connection(path, mode: .create)
    try migrate(connection)
    try connection.executeScript(
      """
      INSERT INTO shelf VALUES (1, 'A1'), (2, 'B2');
      INSERT INTO book VALUES (1, 1, 'Atlas', 320), (2, 1, 'Grammar', NULL), (3, 1, 'Herbal', 90),
        (4, 2, 'Lexicon', NULL);
      """)
    return connection
  }

  @Test func `The landing page`() throws {
    let connection = try Connection.memory()
    try connection.run("CREATE TABLE shelf (id INTEGER PRIMARY KEY, label TEXT NOT NULL) STRICT")
    let label = "A1"
    try connection.run("INSERT INTO shelf (label) VALUES (\(label))")
    let labels = try connection.all("SELECT label FROM shelf") { row in try row["label"] as String }
    #expect(labels == ["A1"])
  }

  @Test func `Opening and writing`() async throws {
    let connection = try Connection(path, mode: .create)
    try connection.executeScript(
      """
      CREATE TABLE shelf (id INTEGER PRIMARY KEY, label TEXT NOT NULL UNIQUE) STRICT;
      CREATE TABLE book (
        id INTEGER PRIMARY KEY, shelf_id INTEGER NOT NULL REFERENCES shelf, title TEXT NOT NULL,
        pages INTEGER) STRICT;
      """)
    let label = "A1"
    try connection.run("INSERT INTO shelf (label) VALUES (\(label))")
    let shelf = connection.lastInsertedRowID
    let title = "Atlas"
    let book = try connection.value(
      "INSERT INTO book (shelf_id, title) VALUES (\(shelf), \(title)) RETURNING id", as: Int64.self)
    #expect(try stored("SELECT * FROM shelf; SELECT * FROM book") == "1|A1\n1|1|Atlas|")
    try connection.run(
      """
      INSERT INTO book (id, shelf_id, title, pages) VALUES (\(book), \(shelf), \(title), \(320))
      ON CONFLICT (id) DO UPDATE SET title = excluded.title, pages = excluded.pages
      """)
    let insert = try connection.prepare("INSERT INTO book (shelf_id, title) VALUES (?, ?)")
    for title in ["Grammar", "Herbal", "Lexicon"] {
      try insert.bindAll(shelf, title)
      try insert.run()
    }
    let books = "1|1|Atlas|320\n2|1|Grammar|\n3|1|Herbal|\n4|1|Lexicon|"
    #expect(try stored("SELECT * FROM book") == books)
    #expect(try await Library(path).titles() == ["Atlas", "Grammar", "Herbal", "Lexicon"])
  }

  @Test func `Reading`() throws {
    let connection = try filled()
    let count = try connection.value("SELECT count(*) FROM book", as: Int.self) ?? 0
    let titles = try connection.all("SELECT title FROM book ORDER BY title") { row in
      try row[0] as String
    }
    var lines: [String] = []
    try connection.forEach("SELECT title, pages FROM book ORDER BY title") { row in
      let title: String = try row["title"]
      let pages: Int? = try row["pages"]
      lines.append("\(title): \(pages.map(String.init) ?? "unknown")")
    }
    let longest = try connection.value("SELECT max(pages) FROM book", as: Int?.self) ?? nil
    #expect(longest == 320)
    #expect(count == 4 && titles == ["Atlas", "Grammar", "Herbal", "Lexicon"])
    #expect(lines == ["Atlas: 320", "Grammar: unknown", "Herbal: 90", "Lexicon: unknown"])
  }

  @Test func `Structs and joins`() throws {
    let connection = try filled()
    let book = 1
    let books = try connection.all(
      "SELECT \(columns: Book.self) FROM book ORDER BY title", as: Book.self)
    let atlas = try connection.first(
      "SELECT \(columns: Book.self) FROM book WHERE id = \(book)", as: Book.self)
    #expect(books.map(\.id) == [1, 2, 3, 4] && books.map(\.pages) == [320, nil, 90, nil])
    #expect(atlas?.title == "Atlas")
    let placed = try connection.all(
      """
      SELECT \(columns: Book.self, of: "b"), s.id AS shelf_id, s.label AS shelf_label
        FROM book AS b JOIN shelf AS s ON s.id = b.shelf_id
       ORDER BY s.label, b.title
      """, as: Placed.self)
    #expect(placed.map(\.shelf.label) == ["A1", "A1", "A1", "B2"])
    #expect(placed.map(\.book.title) == ["Atlas", "Grammar", "Herbal", "Lexicon"])
  }

  @Test func `Types of one's own`() throws {
    let connection = try Connection.memory()
    let price = try #require(try connection.value("SELECT 250", as: Price.self))
    #expect(try connection.value("SELECT \(price) + 1", as: Int.self) == 251)
    #expect(failure { try connection.value("SELECT -1", as: Price.self) } != nil)
  }

  @Test func `Searching text`() throws {
    let connection = try filled()
    try connection.run("UPDATE book SET title = 'Vườn Đất Đỏ' WHERE id = 1")
    let typed = "đat"
    try connection.createFunction("folded", argumentCount: 1, deterministic: true) { arguments in
      guard case .text(let text) = try arguments[0] else { return .null }
      return .text(folded(text))
    }
    let found = try connection.all(
      "SELECT title FROM book WHERE instr(folded(title), \(folded(typed))) > 0"
    ) { row in try row[0] as String }
    #expect(found == ["Vườn Đất Đỏ"])
  }

  @Test func `A trial`() throws {
    let connection = try filled()
    let wouldGo = try connection.decidedTransaction {
      .rollback(try connection.run("DELETE FROM book WHERE pages IS NULL"))
    }
    #expect(try wouldGo == 2 && stored("SELECT count(*) FROM book") == "4")
  }

  @Test func `Transactions`() throws {
    let connection = try filled()
    let (shelf, other) = (1, 2)
    try connection.transaction {
      try connection.run("UPDATE book SET shelf_id = \(other) WHERE shelf_id = \(shelf)")
      try connection.run("DELETE FROM shelf WHERE id = \(shelf)")
    }
    #expect(try stored("SELECT DISTINCT shelf_id FROM book; SELECT id FROM shelf") == "2\n2")
  }

  @Test func `A pool`() async throws {
    try migrate(try Connection(path, mode: .create))
    let pool = try await Pool(path)
    try await pool.write { connection in
      try connection.run("INSERT INTO shelf (label) VALUES ('B2')")
    }
    let labels = try await pool.read { connection in
      try connection.all("SELECT label FROM shelf ORDER BY label") { row in try row[0] as String }
    }
    try await pool.close()
    let place = directory.path("b.db")
    let again = try await Pool(path)
    try await copy(again, to: place)
    #expect(try launch("sqlite3", [place, "SELECT label FROM shelf"]).output == "B2\n")
    #expect(try labels == ["B2"] && stored("SELECT label FROM shelf") == "B2")
  }

  private func copy(_ pool: Pool, to place: String) async throws {
    try await pool.read { connection in
      let copy = try Connection(place, mode: .create)
      try connection.backup(to: copy)
    }
  }

  @Test func `Functions`() throws {
    let connection = try filled()
    try connection.createFunction("initial", argumentCount: 1, deterministic: true) { arguments in
      guard case .text(let text) = try arguments[0] else { return .null }
      return .text(String(text.prefix(1)))
    }
    #expect(try connection.texts("SELECT initial(title) FROM book") == ["A", "G", "H", "L"])
  }

  @Test func `Migrations begin where the file stands`() throws {
    let connection = try Connection(path, mode: .create)
    try connection.executeScript("\(migrations[0]); PRAGMA user_version = 1")
    try connection.run("INSERT INTO shelf (label) VALUES ('A1')")
    for _ in 0..<2 { try migrate(connection) }
    #expect(try stored("PRAGMA user_version; SELECT label FROM shelf") == "3\nA1")
    let pages = "SELECT count(*) FROM pragma_table_info('book') WHERE name = 'pages'"
    #expect(try stored(pages) == "1")
    try connection.run("PRAGMA user_version = 4")
    #expect(failure { try migrate(connection) }?.message.contains("later version") == true)
  }

  @Test func `Dates`() throws {
    let connection = try Connection.memory()
    let moment = Date(timeIntervalSince1970: 1_796_072_709.123)
    let stored = try connection.value("SELECT \(moment)", as: String.self)
    let read = try connection.value("SELECT '2026-11-30 21:05:09.123'", as: Date.self)
    #expect(stored == "2026-11-30 21:05:09.123")
    #expect(abs(try #require(read).timeIntervalSince(moment)) < 0.000_01)
  }

  @Test func `Observing`() async throws {
    let (changes, feed) = AsyncStream.makeStream(of: Set<String>.self)
    let options = Pool.Options { connection in
      var tables: Set<String> = []
      try connection.onUpdate { tables.insert($0.table) }
      try connection.onRollback { tables = [] }
      try connection.onLog { _, _ in
        feed.yield(tables)
        tables = []
      }
    }
    let pool = try await Pool(path, options: options)
    try await pool.write { connection in
      try migrate(connection)
      try connection.run("INSERT INTO shelf VALUES (1, 'A1')")
    }
    await #expect(throws: CancellationError.self) {
      try await pool.write { connection in
        try connection.run("INSERT INTO book (shelf_id, title) VALUES (1, 'Herbal')")
        throw CancellationError()
      }
    }
    try await pool.write { connection in
      try connection.run("INSERT INTO book (shelf_id, title) VALUES (1, 'Atlas')")
      try connection.run("INSERT INTO shelf VALUES (2, 'B2')")
    }
    feed.finish()
    #expect(try await counted(changes, pool) == 1)
    #expect(try stored("SELECT title FROM book") == "Atlas")
  }

  private func counted(_ changes: AsyncStream<Set<String>>, _ pool: Pool) async throws -> Int? {
    var count: Int?
    for await tables in changes where tables.contains("book") {
      count = try await pool.read { try $0.value("SELECT count(*) FROM book") }
    }
    return count
  }

  @Test func `Errors within a closure`() async throws {
    try filled().close()
    let pool = try await Pool(path)
    #expect(try await answer(to: "B2", pool) == "There is a shelf of that label.")
    #expect(try await answer(to: "C3", pool) == "A new shelf.")
    #expect(try stored("SELECT group_concat(label) FROM shelf") == "A1,B2,C3")
  }

  private func answer(to label: String, _ pool: Pool) async throws -> String {
    let answer = try await pool.write { connection in
      do throws(SQLiteError) {
        try connection.run("INSERT INTO shelf (label) VALUES (\(label))")
        return "A new shelf."
      } catch {
        return error.code == .constraintUnique ? "There is a shelf of that label." : error.message
      }
    }
    return answer
  }

  @Test func `Errors`() throws {
    let connection = try filled()
    #expect(try add("B2", to: connection) == "There is a shelf of that label.")
    #expect(try add("C3", to: connection) == "A new shelf.")
    #expect(failure { try connection.run("DELETE FROM shelf") }?.code == .constraintForeignKey)
    #expect(try stored("SELECT group_concat(label) FROM shelf") == "A1,B2,C3")
  }
}
