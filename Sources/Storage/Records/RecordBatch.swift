import SQLite

/// Records that are in stored form and break no rule, with their ids from `Writer.reserve`, as the
/// rows that one statement inserts. Any thread can make them.
struct RecordBatch<R: Record>: Sendable {
  let rows: RowBatch
  /// What the journal says of them, unless it has to look.
  let inserted: InsertedRows?

  init(_ records: some Sequence<R>, _ layout: TableLayout) {
    let fields = R.fields
    var rows = RowBatch(width: fields.count + 1)
    for record in records {
      rows.append(.integer(record.id.rawValue))
      for field in fields { rows.append(field.value(record)) }
    }
    self.rows = rows
    inserted = InsertedRows(rows, of: R.allColumns, in: layout)
  }
}
