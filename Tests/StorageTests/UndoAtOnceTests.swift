import SQLite
import Testing

@testable import Storage

/// An entry that only added rows, or only removed them, is taken back by one statement a table: as
/// it would be row by row.
@Suite struct UndoAtOnceTests {
  private static let models = 700

  /// A file with a source, models, registrations and decisions as an import writes them.
  private func imported() throws -> Office {
    let office = try Office()
    let province = try office.province("22", "Quảng Ninh")
    try office.write("import") { writer in
      var source = Source()
      (source.code, source.title) = ("TEP-1", "tep.csv")
      let file = try writer.insert(source).id
      var batch = BatchWriter()
      for number in 1...Self.models {
        var (model, registration) = (Model(), Registration())
        (model.title, model.kind, model.source) = ("Mô hình số \(number)", .model, file)
        (registration.year, registration.source) = (2025, file)
        var decision = Recognition()
        (decision.level, decision.decidedOn) = (.commune, Day(iso: "2025-11-20"))
        decision.source = file
        #expect(
          try batch.append(
            model, TitleKey(model.title), in: Placement(province: province, unit: province.unit),
            registration, number % 3 == 0 ? decision.validated() : nil, writer.reader))
        if number == 400 {
          _ = try batch.write(with: writer)
          try writer.cutJournal()
        }
      }
      _ = try batch.write(with: writer)
    }
    return office
  }

  private func last(_ office: Office) throws -> Int64 {
    try office.store.read {
      try $0.connection.value("SELECT max(id) FROM journal", as: Int64.self) ?? 0
    }
  }

  @discardableResult
  private func undo(
    _ office: Office, _ entry: Int64, told: (Int) -> Void = { _ in }
  ) throws -> Int64 {
    let journal = JournalEntry(who: "tester", command: "undo", arguments: ["\(entry)"])
    return try office.store.undo(journal, { _ in [entry] }, progress: told) { $1 }
  }

  /// As it was done before there was a quicker way, and still is where something is in the way.
  private func undoRowByRow(_ office: Office, _ entry: Int64) throws {
    try office.write("undo") { writer in
      try writer.reader.forEachPiece(in: entry...entry, newestFirst: true) { _, piece in
        try writer.reader.connection.apply(piece.inverted()) { _, _ in .abort }
        try writer.cutJournal()
      }
    }
  }

  /// Every table but the heads of the journal's entries; of the pieces what they change.
  private func content(_ office: Office) throws -> [String: [String]] {
    try office.store.read { reader in
      var content: [String: [String]] = [:]
      for table in try reader.journalled() + ["sequence", "tally", "tally_cell", "tally_source"] {
        try reader.connection.forEach("SELECT * FROM \(identifier: table)") { row in
          let values = try (0..<row.count).map { "\(try row.value($0))" }
          content[table, default: []].append(values.joined(separator: "|"))
        }
      }
      try reader.forEachPiece { entry, changes in
        var piece: [String] = []
        try changes.forEach { change in
          let values = (0..<change.columnCount).map { (change.old($0), change.new($0)) }
          piece.append("\(entry) \(change.table) \(change.operation) \(values)")
        }
        content["journal", default: []] += piece.sorted() + ["end of a piece"]
      }
      return content
    }
  }

  private func searched(_ office: Office) throws -> Int {
    _ = try office.write("check") { writer in
      try writer.reader.connection.run(
        "INSERT INTO model_search (model_search) VALUES ('integrity-check')")
    }
    return try office.count("model_search WHERE model_search MATCH 'hinh'")
  }

  @Test func `All is as it would be row by row, and so it is taken back in turn`() throws {
    let (quick, slow) = (try imported(), try imported())
    let whole = try content(quick)
    let entry = try last(quick)
    var told: [Int] = []
    let undo = try undo(quick, entry) { told.append($0) }
    try undoRowByRow(slow, entry)
    #expect(try content(quick) == content(slow))
    let changes = 1 + 2 * Self.models + Self.models / 3
    #expect(told.count == 2 && told.last == changes)
    #expect(try quick.count("model") == 0 && searched(quick) == 0)
    try self.undo(quick, undo)
    try undoRowByRow(slow, undo)
    #expect(try content(quick) == content(slow))
    let restored = try content(quick)
    for (table, rows) in whole where table != "journal" && table != "sequence" {
      #expect(restored[table] == rows, "\(table)")
    }
    #expect(try searched(quick) == Self.models)
  }

  @Test func `A row that was changed since is told, and all stays`() throws {
    let office = try imported()
    let entry = try last(office)
    try office.write("edit") { writer in
      for id in [3, 500] as [Int64] {
        var model = try #require(try writer.reader.get(Id<Model>(rawValue: id)))
        model.note = "khác"
        try writer.update(model)
      }
    }
    let before = try content(office)
    let refusal = #expect(throws: UndoRefusal.self) { try undo(office, entry) }
    // The newest piece is looked at first.
    #expect(refusal?.changed == [RecordName(table: "model", id: 500)])
    #expect(refusal?.naming == [] && refusal?.taken == [])
    #expect(try content(office) == before)
  }

  @Test func `What names a row of it is told, and all stays`() throws {
    let office = try imported()
    let entry = try last(office)
    let added = try office.write("decide") { writer in
      var decision = Recognition()
      (decision.level, decision.decidedOn) = (.province, Day(iso: "2026-01-20"))
      let model = try #require(try writer.reader.get(Id<Model>(rawValue: 7)))
      return try writer.decide(decision, on: model, year: nil).1
    }
    let before = try content(office)
    let refusal = #expect(throws: UndoRefusal.self) { try undo(office, entry) }
    #expect(refusal?.naming == [RecordName(table: "recognition", id: added.id.rawValue)])
    #expect(try content(office) == before)
  }

  @Test func `What cannot come back because its code is taken is told, and all stays`() throws {
    let office = try imported()
    let entry = try last(office)
    let code = try office.store.read { try #require(try $0.get(Id<Model>(rawValue: 9))).code }
    let undo = try undo(office, entry)
    _ = try office.write("register") { writer in
      var (model, registration) = (Model(), Registration())
      (model.code, model.title, registration.year) = (code, "Khác", 2025)
      let province = try #require(try writer.reader.first(UnitVersion.self, where: "1"))
      return try writer.register(model, in: province, registration)
    }
    let before = try content(office)
    let refusal = #expect(throws: UndoRefusal.self) { try self.undo(office, undo) }
    #expect(refusal?.taken.contains(RecordName(table: "model", id: 9)) == true)
    #expect(try content(office) == before)
  }
}
