import Foundation
import SQLite

// What the articles declare, line for line; ArticleTests runs it.

actor Library {
  private let connection: Connection

  init(_ path: String) throws {
    connection = try Connection(path)
  }

  func titles() throws -> [String] {
    try connection.all("SELECT title FROM book ORDER BY title") { row in try row[0] }
  }
}

struct Book: RowDecodable {
  static let columns = ["id", "title", "pages"]
  let id: Int64
  let title: String
  let pages: Int?

  init(row: borrowing Row) throws(SQLiteError) {
    id = try row["id"]
    title = try row["title"]
    pages = try row["pages"]
  }
}

struct Shelf {
  let id: Int64
  let label: String
}

struct Placed: RowDecodable {
  let book: Book
  let shelf: Shelf

  init(row: borrowing Row) throws(SQLiteError) {
    book = try Book(row: row)
    shelf = Shelf(id: try row["shelf_id"], label: try row["shelf_label"])
  }
}

struct Price: Bindable, ColumnDecodable {
  let cents: Int64

  var sqlValue: Value { .integer(cents) }

  init(row: borrowing Row, column: Int) throws(SQLiteError) {
    cents = try row.get(column, as: Int64.self)
    guard cents >= 0 else { throw row.mismatch(column, wanted: "Price (cents)") }
  }
}

func folded(_ text: String) -> String {
  text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    .replacing("đ", with: "d")
}

let migrations = [
  "CREATE TABLE shelf (id INTEGER PRIMARY KEY, label TEXT NOT NULL UNIQUE) STRICT",
  """
  CREATE TABLE book (
    id INTEGER PRIMARY KEY, shelf_id INTEGER NOT NULL REFERENCES shelf, title TEXT NOT NULL) STRICT
  """,
  "ALTER TABLE book ADD COLUMN pages INTEGER",
]

func migrate(_ connection: Connection) throws {
  try connection.transaction {
    let version = try connection.value("PRAGMA user_version", as: Int.self) ?? 0
    guard version <= migrations.count else {
      throw SQLiteError(.error, message: "a later version of the program made this file")
    }
    for migration in migrations[version...] { try connection.executeScript(migration) }
    try connection.run("PRAGMA user_version = \(raw: "\(migrations.count)")")
  }
}

func add(_ label: String, to connection: Connection) throws -> String {
  do {
    try connection.run("INSERT INTO shelf (label) VALUES (\(label))")
    return "A new shelf."
  } catch {
    switch error.code {
    case .constraintUnique: return "There is a shelf of that label."
    case .busy: return "Another program is writing."
    default: throw error
    }
  }
}
