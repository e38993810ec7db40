import Foundation
import SQLite

/// What a database holds, table by table, and whether it is sound; told by SQLite alone.
struct Content: Sendable, Equatable {
  private let tables: [String: String]

  /// Opens the file, which recovers what a process left unfinished.
  init(of path: String) throws {
    let connection = try Connection(path)
    tables = try connection.readTransaction {
      var tables: [String: String] = [:]
      for (table, columns) in try Content.columns(connection) {
        let row = columns.map { "quote(\"\($0)\")" }.joined(separator: "||','||")
        let sql: SQL = """
          SELECT ifnull(group_concat(line, char(10)), '')
            FROM (SELECT \(raw: row) AS line FROM "\(raw: table)")
          """
        tables[table] = try connection.value(sql, as: String.self)
      }
      return tables
    }
    for pragma in ["integrity_check", "foreign_key_check"] {
      let found = try connection.all("PRAGMA \(raw: pragma)") { row throws(SQLiteError) in
        "\(try row.value(0))"
      }
      let isSound = found.isEmpty || found == ["\(Value.text("ok"))"]
      guard isSound else { throw Damage(pragma: pragma, found: found.joined(separator: "; ")) }
    }
    try connection.close()
  }

  struct Damage: Error {
    let pragma: String
    let found: String
  }

  /// Virtual tables are read where they keep their data, and time measured is no content.
  private static func columns(_ connection: Connection) throws -> [String: [String]] {
    var columns: [String: [String]] = [:]
    try connection.forEach(
      """
      SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL%' AND c.name <> 'duration_ms'
      """
    ) { row in
      let (table, column): (String, String) = (try row[0], try row[1])
      columns[table, default: []].append(column)
    }
    columns["sqlite_schema"] = ["sql"]
    return columns
  }

  /// The tables that differ.
  func differences(from other: Content) -> [String] {
    Set(tables.keys).union(other.tables.keys).filter { tables[$0] != other.tables[$0] }.sorted()
  }
}

/// What lies in a folder: the database's content, and the names of the files, whole or left behind.
struct State: Sendable {
  /// nil where there is no database.
  let content: Content?
  let files: [String: Data]
  var names: Set<String> { Set(files.keys) }

  /// - Parameter known: states whose bytes need not be judged again.
  init(in place: Place, known: [State] = []) throws {
    let found = try place.files()
    let database = found["danvan.db"]
    let isAlone = found["danvan.db-wal"] == nil && found["danvan.db-journal"] == nil
    if isAlone, let same = known.first(where: { $0.files["danvan.db"] == database }) {
      content = same.content
    } else {
      content = try database.map { _ in try Content(of: place / "danvan.db") }
    }
    // What lies beside another database goes with its next opening, too.
    for name in found.keys where name.hasSuffix(".db-wal") && name != "danvan.db-wal" {
      let database = String(name.dropLast(4))
      if found[database] != nil { _ = try Content(of: place / database) }
    }
    files = try place.files()
  }
}
