import Foundation
import SQLite
import Testing

@testable import Storage

/// docs/schema.sql is what the migrations make. `bash scripts/docs.sh` writes it anew.
@Suite("The schema on one page", .serialized) struct SchemaFileTests {
  private let file = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/schema.sql")

  @Test func `The page in docs is the one that is made, and every table has its place`() throws {
    let made = try SchemaFile()
    #expect(made.left == [], "name the group of a new table in SchemaFile.swift")
    if ProcessInfo.processInfo.environment["DANVAN_WRITE_DOCS"] != nil {
      try made.text.write(to: file, atomically: true, encoding: .utf8)
    }
    let isFresh = try String(contentsOf: file, encoding: .utf8) == made.text
    #expect(isFresh, "docs/schema.sql is stale: run bash scripts/docs.sh")
  }

  @Test func `Run on an empty file, the page makes what the migrations make`() throws {
    let page = try String(contentsOf: file, encoding: .utf8)
    #expect(try schema(after: [page]) == schema(after: Migration.all.map(\.text)))
  }

  /// Every object, in the order of names, without comments with spaces only between words.
  private func schema(after scripts: [String]) throws -> [String] {
    let connection = try Connection.memory(options: .init(trustedSchema: true))
    for script in scripts { try connection.executeScript(script) }
    return try connection.all(
      "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name"
    ) { row throws(SQLiteError) in
      let object: [String] = [try row[0], try row[1], try row[2]]
      return (object + [plain(try row[3])]).joined(separator: "|")
    }
  }

  /// A `--` within quotes would be taken for a comment; there is none in the schema.
  private func plain(_ sql: String) -> String {
    sql.split(separator: "\n").map { $0.components(separatedBy: "--")[0] }
      .joined(separator: " ").replacing(/\s*([(),])\s*/) { $0.1 }
      .split(separator: " ").joined(separator: " ")
  }
}
