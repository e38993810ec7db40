import SQLite
import Storage

/// What keeps an entry of the journal from being taken back, in words.
public struct RefusedUndo: Fault {
  /// The entry that stood in the way.
  public let entry: Int64
  /// What the entry changed and somebody changed after it.
  public let changed: [String]
  /// What names records that would be gone.
  public let naming: [String]
  /// What cannot come back, because its code or number is taken.
  public let taken: [String]
  /// The later entries that touched any of these, and are not taken back.
  public let later: [Int64]

}

extension RefusedUndo {
  init(_ refusal: UndoRefusal, _ reader: Reader) throws {
    let rows = Set(refusal.changed + refusal.naming + refusal.taken)
    var words = RecordWords(reader)
    let undone = try Undone(reader)
    var later: [Int64] = []
    var known: [RecordName: [String: Value]] = [:]
    try reader.forEachChange(in: refusal.entry...Int64.max, words.columns) { entry, change in
      guard rows.contains(change.record) else { return }
      known[change.record, default: [:]].merge(change.values) { $1 }
      if entry > refusal.entry, later.last != entry, undone.stands(entry, after: refusal.entry) {
        later.append(entry)
      }
    }
    func labels(_ rows: [RecordName]) throws -> [String] {
      var labels: Set<String> = []
      for row in rows {
        let values = try reader.row(row) ?? known[row] ?? [:]
        labels.insert(try words.label(row, values))
      }
      return labels.sorted()
    }
    self.init(
      entry: refusal.entry, changed: try labels(refusal.changed),
      naming: try labels(refusal.naming), taken: try labels(refusal.taken), later: later)
  }
}
