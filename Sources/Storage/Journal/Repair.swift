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

  /// The totals of registrations, by counting, before the transaction ends.
  public func rebuildTallies() throws(SQLiteError) {
    try reader.connection.executeScript(
      """
      DELETE FROM tally;
      DELETE FROM tally_source;
      DELETE FROM tally_cell;
      DELETE FROM tally_stale;
      INSERT INTO tally_stale SELECT DISTINCT province, year FROM registration;
      DELETE FROM tally_unregistered;
      INSERT INTO tally_unregistered
      SELECT id FROM model AS m
       WHERE NOT EXISTS (SELECT 1 FROM registration AS r WHERE r.model = m.id);
      """)
  }

  /// Every index, from its table.
  public func rebuildIndexes() throws(SQLiteError) { try reader.connection.run("REINDEX") }
}
