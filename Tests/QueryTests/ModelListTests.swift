import Foundation
import SQLite
import Testing

@testable import Query
@testable import Storage

/// What reaches a model by way of something else.
@Suite("Filters of the list of models")
struct ModelListTests {
  private let store: Store
  private let path: String

  /// A of the standard field 1, B of the local one 2 that belongs to it, C of another; B is of
  /// committee 1, and C, without one, is registered with it.
  init() throws {
    path = NSTemporaryDirectory() + "danvan-list-" + UUID().uuidString + ".db"
    try Store.create(path, office: 0) { _ in }
    store = try Store.open(path, .write)
    try store.connection.executeScript(
      """
      INSERT INTO unit (id, level) VALUES (1, 'province');
      INSERT INTO unit_version (id, unit, code, name_vi, type) VALUES (1, 1, '01', 'Số', 'Tỉnh');
      INSERT INTO field (id, code, name_vi, maps_to)
      VALUES (1, 'economy', 'Kinh tế', NULL), (2, 'fish', 'Nuôi cá', 1), (3, 'x', 'X', NULL);
      INSERT INTO committee (id, code, name_vi, kind)
      VALUES (1, 'ONE', 'Một', 'other'), (2, 'TWO', 'Hai', 'other');
      INSERT INTO model (id, code, title, unit, field, committee)
      VALUES (1, 'A', 'A', 1, 1, NULL), (2, 'B', 'B', 1, 2, 1), (3, 'C', 'C', 1, 3, NULL);
      INSERT INTO registration (id, model, year, unit, province, committee)
      VALUES (1, 1, 2026, 1, 1, 2), (2, 2, 2026, 1, 1, NULL), (3, 3, 2026, 1, 1, 1);
      """)
  }

  private func codes(_ change: (inout ModelFilter) -> Void) throws -> [String] {
    var filter = ModelFilter()
    change(&filter)
    return try store.read { try Table.models(filter).rows($0) }.compactMap {
      if case .text(let code) = $0[0] { code } else { nil }
    }
  }

  private func end() throws {
    try store.close()
    for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
  }

  @Test("a standard field holds the local ones that belong to it, not the other way round")
  func fields() throws {
    defer { try? end() }
    #expect(try codes { _ in } == ["A", "B", "C"])
    #expect(try codes { $0.field = Id(rawValue: 1) } == ["A", "B"])
    #expect(try codes { $0.field = Id(rawValue: 2) } == ["B"])
    #expect(try codes { $0.field = Id(rawValue: 3) } == ["C"])
  }

  @Test("a committee has its own models and those that are registered with it")
  func committees() throws {
    defer { try? end() }
    #expect(try codes { $0.committee = Id(rawValue: 1) } == ["B", "C"])
    #expect(try codes { $0.committee = Id(rawValue: 2) } == ["A"])
  }
}
