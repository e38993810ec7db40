import Foundation
import SQLite
import Storage

/// Tests/Fixtures/schemas: rows as danvan had them when each migration was its last, in SQL.
///
/// The tables are those that the migrations make up to there; what each of these was, the file says
/// itself by the hashes in its `migration`.
enum LandedSchemas {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/schemas")

  private static func file(_ number: Int) -> URL {
    folder.appending(path: String(format: "%04d.sql", number))
  }

  /// The numbers of those that are kept, in order.
  static var kept: [Int] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).compactMap { Int($0.prefix { $0 != "." }) }.sorted()
  }

  /// Makes the file as it was.
  static func make(_ number: Int, at path: String) throws {
    let connection = try Connection(path, mode: .create, options: .init(trustedSchema: true))
    _ = try connection.value("PRAGMA journal_mode = WAL", as: String.self)
    try connection.run("PRAGMA foreign_keys = OFF")
    for migration in Migration.all.prefix(number) { try connection.executeScript(migration.text) }
    try connection.executeScript(String(contentsOf: file(number), encoding: .utf8))
    try connection.close()
  }

  /// Writes the next one: the newest that is kept, migrated. Rows of new tables are for its author
  /// to add.
  static func writeNext(_ connection: Connection) throws {
    let number = Migration.latest
    let head = """
      -- Rows as danvan had them when \(Migration.all[number - 1].name) was its last migration.
      -- The tables are those of the migrations named here; one that landed is never edited.


      """
    let rows = try tables(connection).flatMap { table in
      let names = table.columns.joined(separator: ", ")
      return try lines(of: table, connection).map {
        "INSERT INTO \(table.name) (\(names)) VALUES (\($0));\n"
      }
    }
    let text = head + rows.joined() + "PRAGMA user_version = \(number);\n"
    try text.write(to: file(number), atomically: true, encoding: .utf8)
  }

  /// A table and the columns it has, or had.
  struct Table {
    let name: String
    let columns: [String]
  }

  /// Every table but what SQLite and triggers keep, in the order they were made.
  static func tables(_ connection: Connection) throws(SQLiteError) -> [Table] {
    let names: [String] = try connection.all(
      """
      SELECT name FROM sqlite_schema
       WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'model_search%'
         AND name NOT LIKE 'tally%'
       ORDER BY rowid
      """
    ) { row throws(SQLiteError) in try row[0] }
    var tables: [Table] = []
    for name in names {
      let columns: [String] = try connection.all(
        "SELECT name FROM pragma_table_info(\(name)) ORDER BY cid"
      ) { row throws(SQLiteError) in try row[0] }
      tables.append(Table(name: name, columns: columns))
    }
    return tables
  }

  /// The rows of a table in those columns, each as it is written in SQL.
  static func lines(of table: Table, _ connection: Connection) throws(SQLiteError) -> [String] {
    let values = table.columns.map { "quote(\"\($0)\")" }.joined(separator: " || ', ' || ")
    return try connection.all(
      """
      SELECT \(raw: values) FROM \(identifier: table.name)
       ORDER BY \(identifier: table.columns[0])
      """
    ) { row throws(SQLiteError) in try row[0] }
  }
}
