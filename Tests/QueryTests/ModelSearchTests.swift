import Foundation
import SQLite
import Testing

@testable import Query
@testable import Storage

/// Search through the index, against reading every text.
@Suite("Search among models")
struct ModelSearchTests {
  private static let words = [
    "hiến", "đất", "làm", "đường", "Đầm", "Hà", "năm", "Nam", "m²", "3", "25-NQ/TW", "tổ", "Tô",
    "dân",
    "vận", "khéo", "đ", "cầu", "treo", "“Ánh", "sáng”", "XIV", "hien", "Ðức", "CO₂",
  ]

  /// Rows come and go, are edited and taken back, by whatever tool; every search finds what a scan
  /// finds, and a short list is the beginning of the long one.
  @Test func `What is found is what a scan finds, in one order`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = Random(state: seed)
    let path = NSTemporaryDirectory() + "danvan-search-" + UUID().uuidString + ".db"
    defer { for ending in ["", "-wal", "-shm"] { unlink(path + ending) } }
    try Store.create(path, office: 0) { _ in }
    let store = try Store.open(path, .write)
    let connection = store.connection
    try connection.run("INSERT INTO unit (id, level) VALUES (1, 'province')")
    try connection.run(
      "INSERT INTO unit_version (id, unit, code, name_vi, type) VALUES (1, 1, '01', 'Số', 'Tỉnh')")
    for round in 1...6 {
      for step in 1...150 { try? change(connection, round * 1000 + step, &random) }
      if round % 2 == 0 { _ = try? store.undo(entry, { try $0.lastStanding(1) }) { _, _ in } }
      try store.write(entry) { writer in
        for step in 1...20 {
          try? change(writer.reader.connection, round * 1000 + 500 + step, &random)
        }
      }
      for _ in 1...40 { try compare(store, text(&random, 1...3), "seed \(seed)") }
    }
    #expect(try store.read { try Check.searchIndex.find($0) }.isEmpty, "seed \(seed)")
    try store.close()
  }

  private let entry = Storage.JournalEntry(who: "tester", command: "test", isRepeatable: true)

  private func text(_ random: inout Random, _ count: ClosedRange<Int>) -> String {
    let number = count.lowerBound + random.pick(count.count)
    return (0..<number).map { _ in Self.words[random.pick(Self.words.count)] }.joined(
      separator: " ")
  }

  private func change(_ connection: Connection, _ step: Int, _ random: inout Random) throws {
    let title = text(&random, 2...6)
    let (owner, quote) = (random.maybe(text(&random, 1...2)), random.maybe(text(&random, 1...5)))
    let id = random.pick(300) + 1
    switch random.pick(6) {
    case 0: try connection.run("DELETE FROM model WHERE id = \(id)")
    case 1:
      try connection.run(
        "UPDATE OR IGNORE model SET owner_name = \(owner), note = \(quote) WHERE id = \(id)")
    case 2:
      try connection.run(
        "UPDATE model SET title = \(title), search_key = folded(\(title)) WHERE id = \(id)")
    default:
      try connection.run(
        """
        INSERT OR IGNORE INTO model \
        (id, code, title, owner_kind, owner_name, unit, quote, search_key)
        VALUES (\(id), \("01-\(step)-đ"), \(title), 'collective', \(owner), 1, \(quote), \
        folded(\(title)))
        """)
    }
  }

  private func compare(_ store: Store, _ typed: String, _ when: String) throws {
    let search = try #require(Search(typed))
    try store.read { reader in
      var expected: Set<String> = []
      try reader.connection.forEach(
        "SELECT code, title, title_en, owner_name, quote, note FROM model"
      ) { row in
        let texts = try (0..<6).map { try row.get($0, as: String?.self) ?? "" }
        if texts.contains(where: { search.score(of: $0.utf8.span) > 0 }) {
          expected.insert(texts[0])
        }
      }
      let all = try codes(search, 1_000_000, reader)
      #expect(Set(all) == expected, "\(typed), \(when)")
      #expect(try codes(search, 5, reader) == Array(all.prefix(5)), "\(typed), \(when)")
    }
  }

  private func codes(_ search: Search, _ limit: Int, _ reader: Reader) throws -> [String] {
    try Table.hits(search, of: [.model], limit: limit, reader).rows(reader).compactMap {
      if case .text(let code) = $0[1] { code } else { nil }
    }
  }
}
