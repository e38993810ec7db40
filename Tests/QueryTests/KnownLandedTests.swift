import Foundation
import Query
import SQLite
import Storage
import Testing

/// Files of every schema that has landed, turned back across the migrations to each of their
/// entries. The judge plays the journal forward, into tables without a rule.
@Suite("Known on, before a migration") struct KnownLandedTests {
  @Test(arguments: LandedSchemas.kept)
  func `Each entry of an older file has the rows that its journal leads to`(_ number: Int) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/danvan-known-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/old.db"
    try LandedSchemas.make(number, at: path)
    let migrator = try Migrator(path)
    _ = try migrator.migrate()
    try migrator.close()
    let store = try Store.open(path, .read)
    let played = try store.read { try Played($0) }
    try store.close()
    for (entry, rows) in zip(played.entries, played.rows) {
      let then = try Store.read(
        path, knownOn: .entry(entry), keptIn: [folder + "/cache"], wait: 1000, begin: { _ in }
      ) { try content($0.connection, try $0.journalled()) }
      #expect(then == rows, "entry \(entry)")
    }
  }
}

/// Every row of these tables.
private func content(
  _ connection: Connection, _ tables: [String]
) throws -> [String: [[String]]] {
  var content: [String: [[String]]] = [:]
  for table in tables {
    content[table] = try connection.all("SELECT * FROM \(identifier: table) ORDER BY 1") { row in
      try (0..<row.count).map { "\(try row.value($0))" }
    }
  }
  return content
}

/// What the tables hold after each entry.
private struct Played {
  private(set) var entries: [Int64] = []
  private(set) var rows: [[String: [[String]]]] = []

  init(_ reader: Reader) throws {
    let tables = try reader.journalled()
    let connection = try Connection.memory(options: .init(trustedSchema: true))
    for migration in Migration.all { try connection.executeScript(migration.text) }
    try connection.run("PRAGMA foreign_keys = OFF")
    for name in try connection.all(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger'", { try $0[0] as String })
    {
      try connection.run("DROP TRIGGER \(identifier: name)")
    }
    entries = try reader.connection.all("SELECT id FROM journal ORDER BY id") { try $0[0] as Int64 }
    for entry in entries {
      try reader.forEachPiece(in: entry...entry) { _, changeset in
        try connection.apply(changeset) { _, _ in .abort }
      }
      rows.append(try content(connection, tables))
    }
  }
}
