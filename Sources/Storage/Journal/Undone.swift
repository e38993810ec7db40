import SQLite

/// Which entries of the journal were taken back, and not restored by taking back the undo.
public struct Undone: Sendable {
  /// By entry: the one that took it back last, and holds.
  private var takers: [Int64: Int64] = [:]
  /// By undo: the first of the entries it took back.
  private var firsts: [Int64: Int64] = [:]

  /// Reads what every undo of the journal took back.
  public init(_ reader: Reader) throws(SQLiteError) {
    // Whoever takes back came later, so from the last on it is known who holds.
    var (takers, firsts): ([Int64: Int64], [Int64: Int64]) = ([:], [:])
    try reader.connection.forEach(
      "SELECT undone, journal FROM journal_undo ORDER BY journal DESC"
    ) { row throws(SQLiteError) in
      let (undone, taker): (Int64, Int64) = (try row[0], try row[1])
      if takers[taker] == nil, takers[undone] == nil { takers[undone] = taker }
      firsts[taker] = min(undone, firsts[taker] ?? undone)
    }
    (self.takers, self.firsts) = (takers, firsts)
  }

  /// Whether the entry is taken back, and that still holds.
  public func contains(_ entry: Int64) -> Bool { takers[entry] != nil }

  /// Whether what an entry changed after another one is still so: it was not taken back, nor does
  /// it but take back what came after that one.
  public func stands(_ entry: Int64, after other: Int64) -> Bool {
    !contains(entry) && firsts[entry].map { $0 <= other } ?? true
  }

  /// The entry that took it back.
  public func taker(of entry: Int64) -> Int64? { takers[entry] }
}
