import SQLite

extension Reader {
  /// Lends the changes of entries of the journal, a piece at a time: each is read when it is its
  /// turn, for all of them need not fit into memory.
  ///
  /// - Parameter newestFirst: the last piece of the last entry comes first.
  public func forEachPiece(
    in entries: ClosedRange<Int64> = 0...Int64.max, newestFirst: Bool = false,
    _ body: (_ entry: Int64, Changeset) throws -> Void
  ) throws {
    let pieces = try connection.all(
      """
      SELECT journal, piece FROM journal_change
       WHERE journal BETWEEN \(entries.lowerBound) AND \(entries.upperBound)
       ORDER BY journal, piece
      """
    ) { row throws(SQLiteError) in (entry: try row[0] as Int64, piece: try row[1] as Int64) }
    for (entry, piece) in newestFirst ? pieces.reversed() : pieces {
      let bytes = try connection.value(
        "SELECT changeset FROM journal_change WHERE journal = \(entry) AND piece = \(piece)",
        as: [UInt8].self)
      guard let bytes else { throw JournalFault.noSuchEntry(entry).error }
      try body(entry, Changeset(bytes: bytes))
    }
  }
}
