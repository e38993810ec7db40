import Foundation
import Query
import SQLite
import Storage
import Testing

/// Every schema that has landed is migrated from now on. After a new migration
/// `bash scripts/docs.sh` writes its file.
@Suite("Schemas that have landed") struct LandedSchemaTests {
  /// A file of that schema, in a folder that goes with the body.
  private func withFile<T>(_ number: Int, _ body: (String) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.path + "/danvan-landed-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try LandedSchemas.make(number, at: folder + "/old.db")
    return try body(folder + "/old.db")
  }

  @Test func `The newest migration has its file, and so has each before it`() throws {
    let newest = try #require(LandedSchemas.kept.last)
    if ProcessInfo.processInfo.environment["DANVAN_WRITE_DOCS"] != nil, newest < Migration.latest {
      try withFile(newest) { path in
        _ = try Migrator(path).migrate()
        try LandedSchemas.writeNext(Connection(path, mode: .readOnly))
      }
    }
    #expect(
      LandedSchemas.kept == Array(1...Migration.latest),
      "bash scripts/docs.sh writes the file of a new migration")
  }

  @Test(arguments: LandedSchemas.kept)
  func `A file of it becomes today's, and keeps every row`(_ number: Int) throws {
    try withFile(number) { path in
      let old = try Connection(path, mode: .readOnly)
      let tables = try LandedSchemas.tables(old)
      let before = try tables.map { try LandedSchemas.lines(of: $0, old) }
      try old.close()

      let migrator = try Migrator(path)
      let pending = Migration.all.dropFirst(number).map(\.name)
      #expect(try migrator.migrate().applied == pending)
      try migrator.close()

      let store = try Store.open(path, .read)
      try store.read { reader in
        for (table, rows) in zip(tables, before) {
          let now = try LandedSchemas.lines(of: table, reader.connection)
          // Migrations are told there themselves.
          let isSame = table.name == "migration" ? now.starts(with: rows) : now == rows
          #expect(isSame, "\(table.name)")
        }
        // The journal of an older schema still plays to what stands in the tables: `outside`.
        for check in Check.all where check.severity == .error || check.name == "outside" {
          let findings = try check.findings(reader)
          #expect(findings == [], "\(check.name)")
        }
      }
    }
  }
}
