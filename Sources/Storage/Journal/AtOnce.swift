import SQLite

/// Ends an attempt to apply changes at once: a row is not as the entry left it.
private struct NotAsLeft: Error {}

extension Writer {
  /// Applies changes that only add rows, or only remove rows, by one statement a table. Row by row
  /// FTS5 would write a piece of its index for each, and the session look at each.
  ///
  /// - Returns: false, and nothing was done, where there are other changes, or one of them does not
  ///   fit: which one and why is found row by row.
  func applyAtOnce(_ changes: Changeset) throws -> Bool {
    guard let rows = try ChangedRows(changes) else { return false }
    // Added before what names them, as they were written first; removed after it.
    let removes = rows.operation == .delete
    do {
      try whole {
        try recorder.unseen {
          for (table, rows) in removes ? rows.tables.reversed() : rows.tables {
            try apply(rows, to: table, removes: removes)
          }
        }
      }
    } catch is NotAsLeft {
      return false
    } catch let error as SQLiteError where error.code.primary == .constraint {
      return false
    }
    try adopt(changes)
    return true
  }

  private func apply(_ rows: RowBatch, to table: String, removes: Bool) throws {
    let layout = try TableLayout(of: table, reader.connection)
    // With more columns since, an entry does not say all that is stored.
    guard let key = layout.key, layout.names.count == rows.width else { throw NotAsLeft() }
    if removes {
      let count = try reader.connection.delete(rows, from: table, layout.names, key: key)
      guard count == rows.count else { throw NotAsLeft() }
    } else {
      try reader.connection.insert(rows, into: table, layout.names)
    }
  }
}
