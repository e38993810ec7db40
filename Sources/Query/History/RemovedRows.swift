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
  /// From this entry on all is read.
  private var start = Int64.max

  init(_ reader: Reader, _ columns: TableColumns) {
    (self.reader, self.columns) = (reader, columns)
  }

  /// The row as it was when it was removed last.
  func values(of record: RecordName) throws -> [String: Value]? { try find { rows[record] } }

  /// The version that a unit had last.
  func version(ofUnit id: Int64) throws -> [String: Value]? { try find { units[id] } }

  private func find(_ look: () -> [String: Value]?) throws -> [String: Value]? {
    while true {
      if let found = look() { return found }
      let next = try reader.connection.value(
        "SELECT id FROM journal WHERE id < \(start) ORDER BY id DESC LIMIT 1", as: Int64.self)
      guard let next else { return nil }
      start = next
      try reader.forEachPiece(in: next...next, newestFirst: true) { _, changeset in
        try changeset.forEach { change in
          guard change.operation == .delete, rows[change.record] == nil else { return }
          note(RecordChange(change, try columns.of(change.table)))
        }
      }
    }
  }

  private func note(_ change: RecordChange) {
    rows[change.record] = change.before
    guard change.record.table == UnitVersion.table, case .integer(let unit)? = change.before["unit"]
    else { return }
    let from = units[unit]?["valid_from"]?.asText ?? ""
    if change.before["valid_from"]?.asText ?? "" >= from { units[unit] = change.before }
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
