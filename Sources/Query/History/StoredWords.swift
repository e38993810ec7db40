import Storage

extension Reader {
  /// How people read what a record has in a column.
  public func words<R: Record>(of column: String, in record: R) throws -> Cell {
    var words = RecordWords(self)
    let values = Dictionary(zip(R.fields.map(\.name), record.values)) { first, _ in first }
    return try words.cell(values[column], R.table, column, in: values)
  }
}
