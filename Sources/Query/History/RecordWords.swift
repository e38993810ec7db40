import SQLite
import Storage

/// Rows of tables in words: what they are called, and how their values read.
struct RecordWords {
  private let reader: Reader
  let columns: TableColumns
  let removed: RemovedRows
  private var subjects: RecordSubjects
  private var units: [Int64: String] = [:]

  init(_ reader: Reader) {
    self.reader = reader
    columns = TableColumns(reader)
    removed = RemovedRows(reader, columns)
    subjects = RecordSubjects(reader, ChangesSince(), removed)
  }

  /// What people call a record, where these are its values, or some of them.
  mutating func label(_ record: RecordName, _ values: [String: Value]) throws -> String {
    record.table == Unit.table ? try unit(record.id) : try subjects.label(record, values)
  }

  /// A value of a column; `row` has the others, for numbers that are kept in parts.
  mutating func cell(
    _ value: Value?, _ table: String, _ column: String, in row: [String: Value]
  ) throws -> Cell {
    guard let value, value != .null else { return .null }
    switch (Self.wordings["\(table).\(column)"] ?? .plain, value) {
    case (.day, .text(let text)): return Day(iso: text).map(Cell.day) ?? .text(text)
    case (.choice(let words), .text(let word)):
      return words[word].map { .choice(word, $0) } ?? .text(word)
    case (.record(Unit.table), .integer(let id)): return .text(try unit(id))
    case (.record(let table), .integer(let id)):
      return .text(try subjects.label(RecordName(table: table, id: id)))
    case (.plain, .integer(let number)) where column == "value":
      return Self.quantity(number, row)
    default: return Cell(value)
    }
  }

  private static func quantity(_ number: Int64, _ row: [String: Value]) -> Cell {
    var scale = 0
    if case .integer(let digits)? = row["scale"] { scale = Int(digits) }
    let comparator = row["comparator"]?.asText.flatMap(Comparator.init(rawValue:)) ?? .equal
    return .quantity(Decimal(number, scale: scale), comparator)
  }

  /// Code and name that it had last.
  private mutating func unit(_ id: Int64) throws -> String {
    if let known = units[id] { return known }
    let last = try reader.connection.value(
      "SELECT id FROM unit_version WHERE unit = \(id) ORDER BY valid_from DESC LIMIT 1",
      as: Int64.self)
    let stored = try last.flatMap { try reader.row(RecordName(table: UnitVersion.table, id: $0)) }
    let version = try stored ?? removed.version(ofUnit: id) ?? [:]
    let words = ["type", "name_vi", "code"].compactMap { version[$0]?.asText }
    let name = words.count == 3 ? "\(words[0]) \(words[1]) (\(words[2]))" : "unit:\(id)"
    units[id] = name
    return name
  }

  /// What is not told of a record: its number, what is derived, and parts that stand in `value`.
  static func isTold(_ column: String) -> Bool {
    !["id", "search_key", "scale", "comparator"].contains(column)
  }

  /// What people read for the stored words of `table.column`, or of what a search finds.
  static func words(of column: String) -> [String: LocalizedText] {
    let found = ["search.noun": EntityKind.wording, "search.matched": MatchedIn.wording]
    return if case .choice(let words)? = found[column] ?? wording(of: column) { words } else { [:] }
  }

  /// Of one record alone: to look at the columns of all takes 2 ms, which every list would pay.
  private static func wording(of column: String) -> Wording? {
    let parts = column.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let record = records.first(where: { $0.table == parts[0] }) else {
      return nil
    }
    return record.columnWordings.first { $0.0 == column }?.1
  }

  private static let wordings = Dictionary(
    uniqueKeysWithValues: records.flatMap { $0.columnWordings })

  static let records: [any Record.Type] = [
    Source.self, Unit.self, UnitVersion.self, UnitChange.self, UnitSuccession.self,
    Committee.self, CommitteeAlias.self, Field.self, Model.self, Registration.self,
    Recognition.self, Selection.self, Directive.self, DirectiveMention.self, DirectiveLink.self,
    Fund.self, FundEntry.self, TaskProgramme.self, ProgrammeTask.self, Measure.self, Figure.self,
    Release.self, ReleaseOutput.self, Profile.self,
  ]
}

extension Record {
  fileprivate static var columnWordings: [(String, Wording)] {
    fields.map { ("\(table).\($0.name)", $0.wording) }
  }
}

extension Reader {
  /// The names of a table's columns, in order.
  func columns(of table: String) throws(SQLiteError) -> [String] {
    try connection.all("SELECT name FROM pragma_table_info(\(table))") {
      row throws(SQLiteError) in try row[0] as String
    }
  }
}
