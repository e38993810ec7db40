import Foundation
import SQLite
import Testing

@testable import Storage

@Suite struct StructureTests {
  @Test func `The digest that is kept is the one of what the migrations make`() throws {
    let made = try Structure(madeBy: Migration.all)
    if ProcessInfo.processInfo.environment["DANVAN_WRITE_DOCS"] != nil {
      let kept = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Migrations/schema.sha256")
      try Data(made.digest.utf8).write(to: kept)
      return
    }
    #expect(made == .latest, "\(made)")
  }

  @Test func `What SQLite keeps of ANALYZE changes nothing, and every other object does`() throws {
    let sql = [
      "CREATE TRIGGER nosy AFTER INSERT ON model BEGIN DELETE FROM figure; END",
      "CREATE VIEW nosy AS SELECT 1", "CREATE TABLE nosy (a)", "DROP INDEX model_unit",
      "CREATE INDEX nosy ON model (length(code))", "ALTER TABLE model ADD COLUMN nosy INT AS (1)",
    ]
    for statement in sql {
      let connection = try Connection.memory(options: .init(trustedSchema: true))
      for migration in Migration.all { try connection.executeScript(migration.text) }
      try connection.executeScript("ANALYZE")
      #expect(try Structure(of: connection) == .latest)
      try connection.executeScript(statement)
      #expect(try Structure(of: connection) != .latest, "\(statement)")
    }
  }
}
