import CSQLite

/// The rows of a changeset that does nothing but add rows, or nothing but remove them, as tables
/// that a statement can read.
public struct ChangedRows: Sendable {
  /// Whether they are added, `insert`, or removed, `delete`.
  public let operation: Change.Operation
  /// In the order of the changeset; a table may come again.
  public let tables: [(name: String, rows: RowBatch)]

  /// `nil` where a row is changed, where some are added and others removed, or where a table has
  /// more columns than a batch of rows takes.
  ///
  /// - Throws: `corrupt` for bytes that are no changes.
  public init?(_ changeset: Changeset) throws(SQLiteError) {
    var walk = ChangesetFormat(changeset.bytes)
    var parts: [(table: TableChanges, cells: [csqlite_cell])] = []
    var only: Change.Operation?
    while let part = try walk.next() {
      switch part {
      case .table(let table):
        guard (1...RowBatch.widest).contains(table.columnCount) else { return nil }
        parts.append((table, []))
      case .change(let operation):
        guard operation != .update, operation == only ?? operation else { return nil }
        only = operation
        for _ in 0..<parts[parts.count - 1].table.columnCount {
          let cell = try walk.readValue()
          guard cell.type != 0 else { return nil }
          parts[parts.count - 1].cells.append(cell)
        }
      }
    }
    guard let only else { return nil }
    operation = only
    tables = parts.map { part in
      (
        part.table.table,
        RowBatch(part.cells, in: changeset.bytes, width: part.table.columnCount)
      )
    }
  }
}

extension Connection {
  /// Removes the rows that are in every column as these are, by one statement; `key` says which of
  /// the columns is the primary key, an integer. Answers how many were removed: fewer where one is
  /// gone, or is not so any more.
  public func delete(
    _ rows: RowBatch, from table: String, _ columns: [String], key: Int
  ) throws(SQLiteError) -> Int {
    let id = SQL.quoted(columns[key])
    // Without the plus SQLite may look in an index, and takes 5 and '5' for the same.
    let others = columns.indices.filter { $0 != key }
      .map { " AND +t.\(SQL.quoted(columns[$0])) IS b.c\($0)" }.joined()
    return try withRows(rows) { () throws(SQLiteError) in
      try run(
        """
        DELETE FROM \(identifier: table) WHERE \(raw: id) IN (
          SELECT t.\(raw: id) FROM batch_rows AS b CROSS JOIN \(identifier: table) AS t
           WHERE t.\(raw: id) = b.c\(raw: String(key))\(raw: others))
        """)
    }
  }
}
