import SQLite
import Storage

/// What an entry of the journal did to one row.
struct RecordChange {
  let record: RecordName
  let operation: Change.Operation
  /// By column; of an edit only what was changed.
  let before: [String: Value]
  let after: [String: Value]

  init(_ change: borrowing Change, _ columns: [String]) {
    var (before, after): ([String: Value], [String: Value]) = ([:], [:])
    for (index, column) in columns.prefix(change.columnCount).enumerated() {
      before[column] = change.old(index)
      after[column] = change.new(index)
    }
    record = change.record
    operation = change.operation
    (self.before, self.after) = (before, after)
  }

  /// What is known of the row from the change itself.
  var values: [String: Value] { before.merging(after) { $1 } }

  /// The columns to tell of, in the table's order.
  func told(_ columns: [String]) -> [String] {
    columns.filter { column in
      guard RecordWords.isTold(column) else { return false }
      let (old, new) = (before[column] ?? .null, after[column] ?? .null)
      // Some other column of the number changed: the number reads otherwise.
      if column == "value", operation == .update, old == new {
        return before["scale"] != nil || before["comparator"] != nil
      }
      return old != new && !(old == .null && new == .text(""))
    }
  }
}

extension LocalizedText {
  /// What was done to a row.
  static func done(_ operation: Change.Operation) -> LocalizedText {
    switch operation {
    case .insert: LocalizedText(vi: "thêm", en: "added")
    case .delete: LocalizedText(vi: "xóa", en: "removed")
    case .update, .none: LocalizedText(vi: "sửa", en: "changed")
    }
  }
}

extension Reader {
  /// Every change that entries of the journal made, in order.
  func forEachChange(
    in entries: ClosedRange<Int64>, _ columns: TableColumns,
    _ body: (Int64, RecordChange) throws -> Void
  ) throws {
    try forEachPiece(in: entries) { entry, changeset in
      try changeset.forEach { change in
        try body(entry, RecordChange(change, try columns.of(change.table)))
      }
    }
  }
}
