import SQLite
import Storage

/// What the journal tells of an entry or of a record: who changed which field when, from what to
/// what, and why.
public struct History {
  private let reader: Reader
  private var words: RecordWords
  private var heads: [Int64: [Cell]] = [:]

  /// - Parameter reader: of the file whose journal is read.
  public init(_ reader: Reader) {
    self.reader = reader
    words = RecordWords(reader)
  }

  /// Over the rows of a record's history; see ``rows(of:_:)``.
  public static let headings = [
    Heading("entry", vi: "Mục", en: "Entry"),
    Heading("at", vi: "Lúc", en: "At"),
    Heading("who", vi: "Người làm", en: "Who"),
    Heading("command", vi: "Lệnh", en: "Command", for: .machines),
    Heading("reason", vi: "Lý do", en: "Why"),
    Heading("table", vi: "Bảng", en: "Table", for: .machines),
    Heading("code", vi: "Mã", en: "Code"),
    Heading("done", vi: "Việc", en: "Done"),
    Heading("field", vi: "Mục", en: "Field"),
    Heading("before", vi: "Trước", en: "Before"),
    Heading("after", vi: "Sau", en: "After"),
  ]

  /// The part of ``headings`` that says what was changed, where all rows are of one entry.
  public static let changeHeadings = Array(headings.dropFirst(5))

  /// What one entry changed, a row a field.
  ///
  /// - Parameter most: gives up after so many rows.
  public mutating func rows(of entry: Int64, most: Int = .max) throws -> [[Cell]] {
    let (reader, columns) = (reader, words.columns)
    var rows: [[Cell]] = []
    do {
      try reader.forEachChange(in: entry...entry, columns) { _, change in
        words.removed.meet(change)
        rows += try self.rows(of: change)
        if rows.count >= most { throw Enough() }
      }
    } catch is Enough {}
    return Array(rows.prefix(most))
  }

  /// How many rows of each table an entry added, changed and removed.
  public func tally(of entry: Int64) throws -> LocalizedText {
    var counts: [String: ChangeCounts] = [:]
    try reader.forEachPiece(in: entry...entry) { _, changeset in
      for part in try changeset.tables() { counts[part.table, default: .init()] += part.counts }
    }
    func list(_ language: Language) -> String {
      let kinds: [(Change.Operation, KeyPath<ChangeCounts, Int>)] = [
        (.delete, \.deleted), (.update, \.updated), (.insert, \.inserted),
      ]
      return kinds.compactMap { operation, number in
        let tables = counts.mapValues { $0[keyPath: number] }.filter { $0.value > 0 }
        if tables.isEmpty { return nil }
        let each = tables.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
          .map { "\(EntityKind.rows(of: $0)[language]): \($1)" }.joined(separator: ", ")
        let sum = tables.values.reduce(0, +)
        return "\(LocalizedText.done(operation)[language]) \(sum) (\(each))"
      }.joined(separator: "; ")
    }
    return LocalizedText(vi: list(.vietnamese), en: list(.english))
  }

  /// What was done to a record and to what belongs to it, the oldest first.
  ///
  /// - Throws: `DomainError` where neither the file nor the journal has such a record.
  public mutating func rows(of kind: EntityKind, _ code: String) throws -> [[Cell]] {
    var family = try Family(kind.codeTable, code, reader)
    var found: [(Int64, RecordChange)] = []
    try reader.forEachChange(in: 0...Int64.max, words.columns) { entry, change in
      if family.takes(change) { found.append((entry, change)) }
    }
    guard !family.isEmpty else { throw DomainError.notFound(kind, code) }
    var rows: [[Cell]] = []
    for (entry, change) in found {
      let head = try head(of: entry)
      rows += try self.rows(of: change).map { head + $0 }
    }
    return rows
  }

  private mutating func rows(of change: RecordChange) throws -> [[Cell]] {
    let (table, columns) = (change.record.table, try words.columns.of(change.record.table))
    let row = try self.row(change)
    let label = try words.label(change.record, row)
    var rows: [[Cell]] = []
    for column in change.told(columns) {
      let before = try words.cell(
        change.before[column], table, column, in: row.merging(change.before) { $1 })
      let after = try words.cell(
        change.after[column], table, column, in: row.merging(change.after) { $1 })
      rows.append([
        .choice(table, EntityKind.rows(of: table)), .text(label), .phrase(.done(change.operation)),
        .choice(column, ColumnWords.name(table, column)), before, after,
      ])
    }
    return rows
  }

  /// All of the row: from the change where it is whole, else as it is stored, or as it was when it
  /// was removed later.
  private func row(_ change: RecordChange) throws -> [String: Value] {
    guard change.operation == .update else { return change.values }
    return try reader.row(change.record) ?? words.removed.values(of: change.record) ?? change.values
  }

  /// The part of ``headings`` that says who, when and why.
  private mutating func head(of entry: Int64) throws -> [Cell] {
    if let known = heads[entry] { return known }
    let found = try reader.connection.first(
      "SELECT at, who, command, reason FROM journal WHERE id = \(entry)"
    ) { row throws(SQLiteError) in
      [.moment(try row[0]), .text(try row[1]), .text(try row[2]), Cell(try row[3] as String?)]
    }
    let head = [.numeral(entry)] + (found ?? [.null, .null, .null, .null])
    heads[entry] = head
    return head
  }
}

/// Ends the reading of changes: as many rows are there as were asked for.
private struct Enough: Error {}

/// A record and what belongs to it, as far as the journal has been read.
private struct Family {
  private let table: String
  private let code: String
  private var members: Set<RecordName> = []

  init(_ table: String, _ code: String, _ reader: Reader) throws {
    self.table = table
    self.code = code.tidied
    let ids = try reader.connection.all(
      "SELECT id FROM \(identifier: table) WHERE code = \(self.code)"
    ) { row throws(SQLiteError) in try row[0] as Int64 }
    members = Set(ids.map { RecordName(table: table, id: $0) })
  }

  var isEmpty: Bool { members.isEmpty }

  /// Whether a change is about a member; who belongs to one becomes one.
  mutating func takes(_ change: RecordChange) -> Bool {
    if members.contains(change.record) { return true }
    let isNamed =
      change.record.table == table
      && [change.before["code"], change.after["code"]].contains(.text(code))
    let owner = RecordSubjects.owner(of: change.record, change.values)
    guard isNamed || owner.map(members.contains) == true else { return false }
    members.insert(change.record)
    return true
  }
}

extension EntityKind {
  /// What is recorded by a code, so that its history can be asked for.
  public static let coded: [EntityKind] = [
    .model, .committee, .directive, .fund, .entry, .figure, .measure, .field, .source, .programme,
    .task, .unit,
  ]

  /// Where its code stands.
  fileprivate var codeTable: String { self == .unit ? UnitVersion.table : table }
}
