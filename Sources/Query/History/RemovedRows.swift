import SQLite
import Storage

/// What rows were that are not in the file any more: an undo, say, has taken them away. The journal
/// is read from its end, once, and only as far as is asked for.
final class RemovedRows {
  private let reader: Reader
  private let columns: TableColumns
  private var rows: [RecordName: [String: Value]] = [:]
  /// The last version of each unit.
  private var units: [Int64: [String: Value]] = [:]
  /// From this piece of this entry on all is read.
  private var start = (entry: Int64.max, piece: Int64.max)

  init(_ reader: Reader, _ columns: TableColumns) {
    (self.reader, self.columns) = (reader, columns)
  }

  /// The row as it was when it was removed last.
  func values(of record: RecordName) throws -> [String: Value]? {
    while rows[record] == nil, try readNext() {}
    return rows[record]
  }

  /// The version that a unit had last.
  func version(ofUnit id: Int64) throws -> [String: Value]? {
    // An entry may have removed several of a unit, each in a piece of its own.
    while units[id] == nil || start.piece > 1, try readNext() {}
    return units[id]
  }

  /// Of a change that somebody has read: it need not be looked for.
  func meet(_ change: RecordChange) {
    if change.operation == .delete, rows[change.record] == nil {
      rows[change.record] = change.before
    }
  }

  /// Reads the piece before the last that was read.
  private func readNext() throws -> Bool {
    let next = try reader.connection.first(
      """
      SELECT journal, piece, changeset FROM journal_change
       WHERE (journal, piece) < (\(start.entry), \(start.piece))
       ORDER BY journal DESC, piece DESC LIMIT 1
      """
    ) { row throws(SQLiteError) in
      (
        place: (entry: try row[0] as Int64, piece: try row[1] as Int64),
        bytes: try row[2] as [UInt8]
      )
    }
    guard let next else { return false }
    start = next.place
    try Changeset(bytes: next.bytes).forEach { change in
      guard change.operation == .delete else { return }
      let removed = RecordChange(change, try columns.of(change.table))
      meet(removed)
      if change.table == UnitVersion.table { noteUnit(removed.before) }
    }
    return true
  }

  private func noteUnit(_ version: [String: Value]) {
    guard case .integer(let unit)? = version["unit"] else { return }
    let from = units[unit].map { $0["valid_from"]?.asText ?? "" }
    // Of one that was removed several times, what was removed last is met first.
    if from.map({ $0 < version["valid_from"]?.asText ?? "" }) ?? true { units[unit] = version }
  }
}

/// The names of tables' columns, looked up once.
final class TableColumns {
  private let reader: Reader
  private var known: [String: [String]] = [:]

  init(_ reader: Reader) { self.reader = reader }

  /// Columns are only ever added, at the end: those of an older changeset come first.
  func of(_ table: String) throws(SQLiteError) -> [String] {
    if let known = known[table] { return known }
    let names = try reader.columns(of: table)
    known[table] = names
    return names
  }
}
