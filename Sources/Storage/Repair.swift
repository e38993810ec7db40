import SQLite

/// What a file holds that can be made anew from the rest of it.
extension Writer {
  /// The search index of models, from their search keys.
  public func rebuildSearchIndex() throws(SQLiteError) {
    try reader.connection.run("INSERT INTO model_search (model_search) VALUES ('rebuild')")
  }

  /// Search keys that do not follow from their record's names.
  public func rebuildSearchKeys<R: Record>(_: R.Type) throws {
    for record in try reader.withWrongSearchKey(R.self) {
      try reader.connection.run(
        """
        UPDATE \(raw: R.table) SET search_key = \(record.names.searchKeys)
         WHERE id = \(record.id.rawValue)
        """)
    }
  }

  /// Every index, from its table.
  public func rebuildIndexes() throws(SQLiteError) { try reader.connection.run("REINDEX") }
}
