import SQLite
import Storage

/// An entry of the journal, and the records it touched.
public struct JournalChange: Sendable {
  /// The entry's number.
  public let id: Int64
  /// UTC, ISO 8601.
  public let at: String
  /// The name that stands in the journal.
  public let who: String
  /// e.g. `model edit`.
  public let command: String
  /// In the writer's words; `nil` = not stated.
  public let reason: String?
  fileprivate(set) var touched: Set<RecordName> = []
}

/// What the journal says was changed between two of its entries.
public struct ChangesSince {
  /// The oldest first; those that make a release are left out.
  public private(set) var entries: [JournalChange] = []
  /// What rows were before they were changed or removed, by column: one state for each change.
  private(set) var states: [RecordName: [[String: Value]]] = [:]
  /// Of records that were changed or removed.
  private var nets: [RecordName: Net] = [:]
  private var added: Set<RecordName> = []
  private var columns: [String: [String]] = [:]

  /// No changes.
  init() {}

  /// - Parameters:
  ///   - first: the last entry that is not looked at.
  ///   - last: `nil` for all after it.
  public init(after first: Int64, upTo last: Int64? = nil, _ reader: Reader) throws {
    try reader.connection.forEach(
      """
      SELECT j.id, j.at, j.who, j.command, j.reason, c.changeset
        FROM journal AS j JOIN journal_change AS c ON c.journal = j.id
       WHERE j.id > \(first) AND j.id >> 36 = \(first >> 36)
         AND (\(last) IS NULL OR j.id <= \(last)) AND j.command <> 'release make'
       ORDER BY j.id, c.piece
      """
    ) { row throws(SQLiteError) in
      let id: Int64 = try row[0]
      if entries.last?.id != id {
        entries.append(
          JournalChange(
            id: id, at: try row[1], who: try row[2], command: try row[3], reason: try row[4]))
      }
      try Changeset(bytes: try row[5]).forEach { change throws(SQLiteError) in
        try add(change, reader)
      }
    }
  }

  private mutating func add(_ change: borrowing Change, _ reader: Reader) throws(SQLiteError) {
    let record = change.record
    entries[entries.count - 1].touched.insert(record)
    let isNew = added.contains(record)
    if change.operation == .insert { added.insert(record) }
    guard change.operation != .insert || nets[record] != nil else { return }
    let told = RecordChange(change, try names(of: change.table, reader))
    if change.operation != .insert { states[record, default: []].append(told.before) }
    nets[record, default: Net(isNew: isNew)].add(told)
  }

  /// Whether a record is again what it was before all of them: taken back, or added and removed.
  func isAsBefore(_ record: RecordName) -> Bool { nets[record]?.isNothing ?? false }

  /// The columns in which a record that was there, and is, differs; `nil` = it is new, or gone.
  func changedColumns(of record: RecordName) -> Set<String>? { nets[record]?.changedColumns }

  /// Columns are only ever added, at the end: those of an older changeset come first.
  private mutating func names(of table: String, _ reader: Reader) throws(SQLiteError) -> [String] {
    if let known = columns[table] { return known }
    let names = try reader.columns(of: table)
    columns[table] = names
    return names
  }
}

/// What all changes of one record come to.
private struct Net {
  /// Whether the first of them added it.
  private let isNew: Bool
  private var isThere = true
  /// Of the columns that were changed: what they held first, and hold last.
  private var (before, after): ([String: Value], [String: Value]) = ([:], [:])

  init(isNew: Bool) { self.isNew = isNew }

  mutating func add(_ change: RecordChange) {
    isThere = change.operation != .delete
    before.merge(change.before) { first, _ in first }
    after.merge(change.after) { $1 }
  }

  var isNothing: Bool {
    guard let changedColumns else { return isThere != isNew }
    return changedColumns.isEmpty
  }

  var changedColumns: Set<String>? {
    guard isThere, !isNew else { return nil }
    return Set(after.filter { before[$0.key] != $0.value }.keys)
  }
}
