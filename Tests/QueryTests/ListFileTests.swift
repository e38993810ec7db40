import Foundation
import SQLite
import Testing

@testable import Query
@testable import Storage

/// Every list says of each column what is read and how; its SELECT has these columns and no others.
@Suite("Lists as files") struct ListFileTests {
  @Test func `Every file of the folder is in the binary`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Query/ListFiles/SQL")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".sql") }.map { String($0.dropLast(4)) }
    #expect(ListFile.names == files.sorted())
  }

  @Test(arguments: ListFile.names)
  func `What is declared is selected, and what is selected is declared`(_ name: String) throws {
    let scratch = try Scratch()
    defer { scratch.close() }
    let file = ListFile(named: name)
    #expect(file.title.vietnamese != "" && file.title.english != "")
    for part in file.parts {
      if part.isSection { #expect(part.title.vietnamese != "" && part.title.english != "") }
      if let same = part.same {
        #expect(!ListFile.part(same).columns.isEmpty)
        continue
      }
      let best = "WITH best (noun, code, name, unit, matched, words) AS (SELECT 1, 2, 3, 4, 5, 6)\n"
      let before = name == "hits" ? SQL(stringLiteral: best) : ""
      let selected = try scratch.store.read { reader in
        try ListQuery(part, [:], before: before).selected(reader)
      }
      let declared = part.columns.flatMap(\.selected)
      #expect(Set(selected).count == selected.count, "\(name).\(part.name): one name twice")
      #expect(Set(declared) == Set(selected), "\(name).\(part.name)")
      let names = part.columns.map(\.heading.name)
      #expect(Set(names).count == names.count)
      for column in part.columns where column.kind == .word {
        #expect(
          !column.words.all.isEmpty, "\(name).\(part.name): no words of \(column.heading.name)")
      }
    }
  }

  @Test func `A SELECT that lacks a column, or a value, is refused`() throws {
    let scratch = try Scratch()
    defer { scratch.close() }
    let lacking = "-- table model\n-- column code text\nSELECT title FROM model"
    let asking = "-- column code text\nSELECT code FROM model WHERE id = :model"
    for text in [lacking, asking] {
      let file = ListFile("t", Array(text.utf8))
      #expect(throws: SQLiteError.self) {
        try scratch.store.read { try Table(ListQuery(file.parts[0], [:])).rows($0) }
      }
    }
  }
}

/// An empty database of the tests' own.
struct Scratch {
  let store: Store
  private let path = NSTemporaryDirectory() + "danvan-list-" + UUID().uuidString + ".db"

  init() throws {
    try Store.create(path, office: 0) { _ in }
    store = try Store.open(path, .write)
  }

  func close() {
    try? store.close()
    for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
  }
}
