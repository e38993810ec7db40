import SQLite

extension Reader {
  /// Records whose stored search key is not the one of their names: another tool wrote them.
  public func withWrongSearchKey<R: Record>(_: R.Type) throws(SQLiteError) -> [R] {
    guard let column = R.columns.firstIndex(of: "search_key") else { return [] }
    var found: [R] = []
    try connection.forEach(
      "SELECT \(raw: R.selection) FROM \(raw: R.table) ORDER BY id"
    ) { row throws(SQLiteError) in
      // What is not UTF-8 has no right key, and nobody can write its record.
      guard try row.isUTF8 else { return }
      let record = try R(row)
      let key: String = try row[column + 1]
      if key != record.names.searchKeys { found.append(record) }
    }
    return found
  }
}
