import Foundation
import SQLite
import Testing

@testable import Interchange
@testable import Query
@testable import Storage
import Workbooks

/// What a new column of a model must not be forgotten in.
@Suite("Columns of a model") struct ModelColumnsTests {
  /// Why a column stands in no file that offices send.
  private static let notImported = [
    "model.search_key": "made from the titles",
    "registration.model": "the model of the row", "registration.note": "a row has one, the model's",
    "recognition.registration": "the registration of the row",
    "recognition.directive": "named by hand, once the document is there",
    "recognition.note": "a row has one, the model's",
    "selection.registration": "the registration of the row",
    "selection.directive": "named by hand, once the document is there",
    "selection.note": "a row has one, the model's",
  ]
  /// What files call otherwise, by table and column.
  private static let headers = [
    "model.owner_name": "owner", "recognition.decided_on": "recognized_on",
    "recognition.committee": "deciding", "recognition.directive": "recognition_directive",
    "registration.note": "registration_note", "recognition.note": "recognition_note",
    "selection.decided_on": "recognized_on", "selection.committee": "deciding",
    "selection.directive": "selection_directive", "selection.note": "selection_note",
  ]

  @Test func `Every column of a table is a field of its record`() throws {
    let scratch = try Scratch()
    defer { scratch.close() }
    for record in RecordWords.records {
      let columns = try scratch.store.read { try $0.columns(of: record.table) }
      #expect(columns.sorted() == record.allColumns.sorted())
    }
  }

  @Test func `Every column is read from files, or a reason says why not`() {
    let importable = Set(ModelSpec.columns.map(\.name))
    for (column, name) in Self.columns {
      #expect(
        importable.contains(name) != (Self.notImported[column] != nil), "\(column) as \(name)")
    }
  }

  @Test func `Every column stands in the list, in an edit's comparison and in the export`() {
    let named = { (part: String) in Set(ListFile.part(part).columns.map(\.heading.name)) }
    let (list, edit, export) = (named("models"), named("models.edit"), named("models.export"))
    for (column, name) in Self.columns where column.hasPrefix("model.") {
      if column == "model.search_key" { continue }
      #expect(list.contains(name) && edit.contains(name), "\(column) as \(name)")
      #expect(export.contains(name) || Self.notImported[column] != nil, "\(column) as \(name)")
    }
    #expect(export == Set(ModelSpec.columns.map(\.name)))
  }

  @Test func `A column that nobody reads ahead sends its row the other way`() {
    #expect(ParsedModel.usual.isSubset(of: Set(ModelSpec.columns.map(\.name))))
    let others = Set(["province", "unit", "year", "registered_on"])
    let read = Set(
      ModelEntry.modelColumns + ModelEntry.registrationColumns + ModelEntry.decisionColumns)
    #expect(read.union(others) == Set(ModelSpec.columns.map(\.name)))
  }

  /// A row that says something in every column that is read ahead.
  private static let row = [
    "code": "MH-7", "title": "Khéo vận động hiến đất", "title_en": "Land given",
    "province": "22", "unit": "",
    "field": "economy", "owner_kind": "collective", "owner": "Thôn 1", "kind": "typical",
    "year": "2025", "registered_on": "2025-02-03", "mode": "unknown", "committee": "BDV",
    "outcome": "declined", "level": "district", "recognized_on": "2025-11-01",
    "known_by": "2025-11-01", "decision": "12/QĐ", "deciding": "BDV", "source": "S1",
    "locator": "trang 7", "quote": "nguyên văn", "note": "ghi chú",
  ]

  @Test func `A row read ahead and one read in its turn are stored alike`() throws {
    #expect(Set(Self.row.keys) == ParsedModel.usual)
    let ahead = try stored(through: ModelSpec.self)
    let inTurn = try stored(through: InTurn.self)
    #expect(ahead == inTurn)
    for (table, columns) in ahead {
      for (column, value) in columns where value == .null {
        let key = "\(table).\(column)"
        let name = Self.headers[key] ?? column
        #expect(
          Self.notImported[key] != nil || !ParsedModel.usual.contains(name),
          "\(key) was said and is not stored: read it in ParsedModel.swift")
      }
    }
  }

  private static let columns: [(column: String, name: String)] =
    (columns(of: Model.self) + columns(of: Registration.self) + columns(of: Recognition.self)
      + columns(of: Selection.self))

  private static func columns<R: Record>(of _: R.Type) -> [(column: String, name: String)] {
    R.columns.map { ("\(R.table).\($0)", headers["\(R.table).\($0)"] ?? $0) }
  }

  /// What the three tables hold after a file of that one row.
  private func stored<F: ImportSpec>(through _: F.Type) throws -> [String: [String: Value]] {
    let scratch = try Scratch()
    defer { scratch.close() }
    let entry = Storage.JournalEntry(who: "tester", command: "test", isRepeatable: true)
    _ = try scratch.store.loadSeeds(entry)
    let names = Self.row.keys.sorted()
    let text = [names, names.map { Self.row[$0] ?? "" }].map { cells in
      cells.map { "\"\($0)\"" }.joined(separator: ",") + "\n"
    }.joined()
    let bytes = Array(text.utf8)
    let labels = try scratch.store.read { try F.labels($0) }
    let input = ImportFile("t.csv", sha256: sha256(bytes), bytes: WorkbookMemory(bytes)) {
      Pieces(bytes).next
    }
    var file = try FileImport(
      F.self, input, ImportSettings(), labels, refusals: nil, progress: { _ in })
    try scratch.store.write(entry) { writer in
      var committee = Committee()
      (committee.code, committee.nameVi) = ("BDV", "Ban Dân vận")
      try writer.insert(committee)
      #expect(try file.run(writer).added == 1)
    }
    return try scratch.store.read { reader in
      var rows: [String: [String: Value]] = [:]
      for table in ["model", "registration", "recognition"] {
        let last = try reader.connection.value(
          "SELECT max(id) FROM \(identifier: table)", as: Int64.self)
        rows[table] = try reader.row(RecordName(table: table, id: last ?? 0))
      }
      return rows
    }
  }
}

/// A model's file whose rows are all read in their turn.
private struct InTurn: ImportSpec {
  static let entityKind = ModelSpec.entityKind
  static let columns = ModelSpec.columns
  static let marks = ModelSpec.marks
  static let template = ModelSpec.template
  private var spec: ModelSpec

  init(_ settings: ImportSettings) { spec = ModelSpec(settings) }

  static func isStored(row: String, of file: Id<Source>, _ reader: Reader) throws -> Bool {
    try ModelSpec.isStored(row: row, of: file, reader)
  }

  mutating func take(
    _ row: ImportRow, from file: Id<Source>, _ writer: borrowing Writer
  ) throws -> RowOutcome {
    try spec.take(row, from: file, writer)
  }
}

/// A text, once.
private final class Pieces: @unchecked Sendable {
  private var text: [UInt8]?

  init(_ text: [UInt8]) { self.text = text }

  @Sendable func next() -> [UInt8] {
    defer { text = [] }
    return text ?? []
  }
}
