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

  /// The totals of registrations, by counting.
  public func rebuildTallies() throws(SQLiteError) {
    try reader.connection.executeScript(
      """
      DELETE FROM tally;
      INSERT INTO tally
      SELECT province, year, field, owner_kind, source, standing, is_dated, count(*), max(latest)
        FROM tally_registration GROUP BY 1, 2, 3, 4, 5, 6, 7;
      DELETE FROM tally_source;
      INSERT INTO tally_source
      SELECT province, year, field, owner_kind, source, is_dated, count(*)
        FROM tally_decision GROUP BY 1, 2, 3, 4, 5, 6;
      DELETE FROM tally_unregistered;
      INSERT INTO tally_unregistered
      SELECT id FROM model AS m
       WHERE NOT EXISTS (SELECT 1 FROM registration AS r WHERE r.model = m.id);
      """)
  }

  /// Every index, from its table.
  public func rebuildIndexes() throws(SQLiteError) { try reader.connection.run("REINDEX") }
}
