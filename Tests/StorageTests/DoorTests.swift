import SQLite
import Testing

@testable import Storage

@Suite("The one door for writes")
struct DoorTests {
  private func source(_ code: String, title: String = "Báo") -> Source {
    var source = Source()
    source.code = code
    source.title = title
    return source
  }

  @Test("a write has an id of the office and a journal entry with its changeset")
  func journal() throws {
    let office = try Office(number: 7)
    let first = try office.write { try $0.insert(source("A")) }
    #expect(first.id.rawValue == 7 << 36 + 1)
    let entry = try office.store.read { reader in
      try reader.connection.first(
        """
        SELECT who, command, arguments, reason, tool_version, schema_version, changeset
          FROM journal JOIN journal_change ON journal_change.journal = journal.id
        """
      ) { row in
        #expect(try row.get(0, as: String.self) == "tester")
        #expect(try row.get(1, as: String.self) == "test")
        #expect(try row.get(2, as: String.self) == "--x 'a b'")
        #expect(try row.get(3, as: String.self) == "why")
        #expect(try row.get(4, as: String.self) == toolVersion)
        #expect(try row.get(5, as: Int.self) == Migration.all.count)
        return Changeset(bytes: try row[6])
      }
    }
    var tables: [String] = []
    try #require(entry).forEach { tables.append($0.table) }
    #expect(tables == ["source"])
  }

  @Test("the inverted changeset of an entry undoes it, search index and all")
  func invertible() throws {
    let office = try Office()
    let province = try office.province("22", "Quảng Ninh")
    let before = try office.count("model_search WHERE model_search MATCH 'hien'")
    try office.write { writer in
      var model = Model()
      model.title = "Khéo vận động hiến đất"
      var registration = Registration()
      registration.year = 2026
      _ = try writer.register(model, in: province, registration)
    }
    #expect(try office.count("model_search WHERE model_search MATCH 'hien'") == before + 1)
    let connection = office.store.connection
    let bytes = try #require(
      try connection.value(
        "SELECT changeset FROM journal_change ORDER BY journal DESC LIMIT 1", as: [UInt8].self))
    try connection.apply(Changeset(bytes: bytes).inverted()) { _, _ in .abort }
    #expect(try office.count("model") == 0)
    #expect(try office.count("registration") == 0)
    #expect(try office.count("model_search WHERE model_search MATCH 'hien'") == before)
  }

  @Test("who reads cannot write")
  func reading() throws {
    let office = try Office()
    _ = try office.write { try $0.insert(source("A")) }
    let store = try Store.open(office.store.path, .read)
    for sql in ["DELETE FROM source", "CREATE TABLE mine (a)", "DROP TABLE figure"] {
      let error = #expect(throws: SQLiteError.self, "\(sql)") {
        try store.read { try $0.connection.run("\(raw: sql)") }
      }
      #expect(error?.code.primary == .readOnly, "\(sql)")
    }
    try store.close()
    #expect(try office.count("source") == 1)
  }

  @Test("an error leaves nothing: no row, no id, no entry")
  func allOrNothing() throws {
    struct Stop: Error {}
    let office = try Office()
    #expect(throws: Stop.self) {
      try office.write { writer in
        try writer.insert(source("A"))
        throw Stop()
      }
    }
    #expect(try office.count("source") == 0)
    #expect(try office.count("journal") == 0)
    #expect(try office.count("sequence") == 0)
  }

  @Test("a dry run answers as the real one would, and writes nothing")
  func dryRun() throws {
    let office = try Office()
    let planned = try office.write(dryRun: true) { try $0.insert(source("A")) }
    #expect(try office.count("source") == 0)
    #expect(try office.count("journal") == 0)
    let written = try office.write { try $0.insert(source("A")) }
    #expect(planned == written)
  }

  @Test("a body that changes nothing leaves no entry")
  func nothingChanged() throws {
    let office = try Office()
    let stored = try office.write { try $0.insert(source("A")) }
    let changed = try office.write { try $0.update(stored) }
    #expect(!changed)
    #expect(try office.count("journal") == 1)
  }

  @Test("an id is never given twice, not after a removal nor beside another tool's rows")
  func ids() throws {
    let office = try Office()
    let first = try office.write { try $0.insert(source("A")) }
    try office.write { try $0.delete(first) }
    let second = try office.write { try $0.insert(source("B")) }
    #expect(second.id.rawValue == first.id.rawValue + 1)
    try office.store.connection.run("INSERT INTO source (code, title) VALUES ('C', 'by hand')")
    let third = try office.write { try $0.insert(source("D")) }
    #expect(third.id.rawValue == first.id.rawValue + 3)
  }

  @Test("an update writes only the fields that differ")
  func update() throws {
    let office = try Office()
    var stored = try office.write { try $0.insert(source("A")) }
    stored.title = "Báo mới"
    let changed = try office.write { [stored] in try $0.update(stored) }
    #expect(changed)
    let bytes = try #require(
      try office.store.connection.value(
        "SELECT changeset FROM journal_change ORDER BY journal DESC LIMIT 1", as: [UInt8].self))
    try Changeset(bytes: bytes).forEach { change in
      #expect(change.operation == .update)
      let new = (0..<change.columnCount).map { change.new($0) }
      // title and search_key.
      #expect(new.compactMap(\.self).count == 2)
    }
  }

  @Test("two writers wait in turn; the one that waits too long says so")
  func busy() throws {
    let office = try Office()
    let other = try Store.open(office.store.path, .write, wait: 50)
    try office.write { writer in
      try writer.insert(source("A"))
      #expect(throws: SQLiteError.self) {
        try other.write(JournalEntry(who: "b", command: "test")) { try $0.insert(source("B")) }
      }
    }
    #expect(try office.count("source") == 1)
  }
}
