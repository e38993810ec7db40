import Foundation
import SQLite
import Testing

@testable import Storage

@Suite("Migrations")
struct MigrationTests {
  /// A file that has been through the first so many migrations.
  private func file(through count: Int, in folder: Folder) throws -> String {
    let path = folder.file("old.db")
    let connection = try Connection(path, mode: .create, options: .init(trustedSchema: true))
    let store = Store(connection, path: path)
    _ = try Migrator(store, Array(Migration.all.prefix(count))).applyPending()
    try connection.run("INSERT INTO office VALUES (1, 0, 'u', 't')")
    try store.close()
    return path
  }

  private func altered(_ number: Int, text: String) -> [Migration] {
    Migration.all.map { migration in
      migration.number == number
        ? Migration(number: number, name: migration.name, text: text) : migration
    }
  }

  @Test("the list in code is the folder")
  func folder() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appending(path: "Migrations").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".sql") }.sorted()
    #expect(files == Migration.all.map(\.name))
    for migration in Migration.all {
      let text = try String(contentsOfFile: "\(folder)/\(migration.name)", encoding: .utf8)
      #expect(text == migration.text)
    }
  }

  @Test("an older file is refused by commands, backed up, then upgraded")
  func upgrade() throws {
    let folder = try Folder()
    let path = try file(through: 3, in: folder)
    #expect(throws: DomainError.file(path, .older(3, known: Migration.all.count))) {
      try Store.open(path, .read)
    }
    let migrator = try Migrator(path)
    #expect(try migrator.pending().map(\.number) == Array(4...Migration.all.count))
    let (applied, backup) = try migrator.migrate()
    #expect(applied == Migration.all.dropFirst(3).map(\.name))
    let copy = try Connection(try #require(backup), mode: .readOnly)
    #expect(try copy.value("PRAGMA user_version") == 3)
    #expect(try copy.value("PRAGMA integrity_check") == "ok")
    #expect(try Store.open(path, .read).version() == Migration.all.count)
    #expect(try migrator.migrate().backup == nil)
  }

  @Test("a changed, missing or out-of-order migration is refused and nothing touched")
  func refused() throws {
    let folder = try Folder()
    let path = try file(through: 3, in: folder)
    let bytes = try Data(contentsOf: URL(filePath: path))
    let changed = altered(2, text: "SELECT 1;")
    let missing = Array(Migration.all.prefix(2))
    let gap = Migration.all.filter { $0.number != 5 }
    for known in [changed, missing, gap] {
      #expect(throws: DomainError.self) { try Migrator(path, known: known).migrate() }
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["old.db"])
  }

  @Test("each way of being refused has its own words")
  func words() throws {
    let folder = try Folder()
    let path = try file(through: 3, in: folder)
    let name = Migration.all[1].name
    #expect(throws: MigrationFault.changed(name).error) {
      try Migrator(path, known: altered(2, text: "SELECT 1;")).pending()
    }
    #expect(throws: DomainError.file(path, .newer(3, known: 2))) {
      try Migrator(path, known: Array(Migration.all.prefix(2))).pending()
    }
    try Connection(path).run("DELETE FROM migration WHERE number = 2")
    #expect(throws: DomainError.self) { try Migrator(path).pending() }
  }

  @Test("a migration that fails leaves the file at the one before")
  func atomic() throws {
    let folder = try Folder()
    let path = try file(through: 3, in: folder)
    let broken = altered(
      4, text: "CREATE TABLE half (x) STRICT; CREATE TABLE half2 (x INT) STRICT; oops;")
    #expect(throws: (any Error).self) { try Migrator(path, known: broken).migrate() }
    let connection = try Connection(path, mode: .readOnly)
    #expect(try connection.value("PRAGMA user_version") == 3)
    #expect(
      try connection.value("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'half%'") == 0)
  }

  @Test("a new file comes about by the same migrations, and whole")
  func create() throws {
    let folder = try Folder()
    let path = folder.file("new.db")
    try Store.create(path, office: 3) { _ in }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["new.db"])
    let applied = try Migrator(path, .read).applied()
    #expect(applied.map(\.sha256) == Migration.all.map(\.sha256))
    #expect(throws: DomainError.file(path, .exists)) { try Store.create(path, office: 3) { _ in } }
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try Store.create(folder.file("other.db"), office: 0) { _ in throw Stop() }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["new.db"])
  }
}
