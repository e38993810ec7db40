import SQLite

/// Turns a copy of a file back to an entry of its journal: what came later is taken back, newest
/// first, and the journal ends there. Whoever has the copy must have it alone.
struct TurnBack {
  private let connection: Connection
  private let target: Int64
  /// Rows that were not as the journal had left them.
  private(set) var met: Set<RecordName> = []
  /// Changes taken back at once lie in memory.
  private static let longestGroup = 32 << 20

  /// - Parameter connection: without foreign keys, for an entry may end between a row and what it
  ///   names.
  init(_ connection: Connection, to target: Int64) {
    (self.connection, self.target) = (connection, target)
  }

  /// - Throws: `DomainError` where the journal does not reach back.
  mutating func run() throws {
    try connection.transaction {
      let entries = try entriesAfter()
      let rules = try releaseRules()
      for rule in rules { try connection.run("DROP TRIGGER \(identifier: rule.name)") }
      try takeBack(entries)
      try removeOrphans()
      try Store(connection, path: connection.path).refreshTotals()
      for rule in rules { try connection.executeScript(rule.sql) }
      try endJournal()
    }
  }

  /// What keeps releases from being removed: those that were made later are to go.
  private func releaseRules() throws(SQLiteError) -> [(name: String, sql: String)] {
    try connection.all(
      """
      SELECT name, sql FROM sqlite_schema
       WHERE type = 'trigger' AND tbl_name IN ('release', 'release_output') ORDER BY rowid
      """
    ) { row throws(SQLiteError) in (try row[0], try row[1]) }
  }

  private func endJournal() throws(SQLiteError) {
    try connection.run("DELETE FROM journal_undo WHERE journal > \(target)")
    try connection.run("DELETE FROM journal_change WHERE journal > \(target)")
    try connection.run("DELETE FROM journal WHERE id > \(target)")
    try connection.run(
      target == 0
        ? "DELETE FROM sequence WHERE table_name = 'journal'"
        : "UPDATE sequence SET last_id = \(target) WHERE table_name = 'journal'")
  }
}

/// An entry to be taken back.
private struct LaterEntry {
  let schema: Int
  /// How many rows it changed, as it was counted then.
  let changes: Int?
  let pieces: Int
}

extension TurnBack {
  /// Those after the target, whole: ids have no gaps, and pieces are numbered.
  private func entriesAfter() throws -> [Int64: LaterEntry] {
    var entries: [Int64: LaterEntry] = [:]
    var before: Int64? = target == 0 ? nil : target
    try connection.forEach(
      """
      SELECT j.id, j.schema_version, j.changes, count(c.piece),
             coalesce(min(c.piece), 1) = 1 AND coalesce(max(c.piece), 0) = count(c.piece)
        FROM journal AS j LEFT JOIN journal_change AS c ON c.journal = j.id
       WHERE j.id > \(target) GROUP BY j.id ORDER BY j.id
      """
    ) { row in
      let (id, changes): (Int64, Int?) = (try row[0], try row[2])
      let entry = LaterEntry(schema: try row[1], changes: changes, pieces: try row[3])
      let isWhole = try row[4] as Bool && (entry.pieces > 0 || changes == 0)
      // Each office has its own ids, from a multiple of 2^36.
      let next = (before ?? id & ~((1 << 36) - 1)) + 1
      guard id == next, isWhole else { throw KnownOnFault.damaged(next).error }
      (entries[id], before) = (entry, id)
    }
    let given = try connection.value(
      "SELECT last_id FROM sequence WHERE table_name = 'journal'", as: Int64.self)
    if let given, given > before ?? 0 { throw KnownOnFault.damaged(given).error }
    return entries
  }

  private mutating func takeBack(_ entries: [Int64: LaterEntry]) throws {
    var (group, bytes, schema): ([(entry: Int64, Changeset)], Int, Int?) = ([], 0, nil)
    var left = entries.mapValues { $0.changes }
    try Reader(connection: connection).forEachPiece(
      in: target + 1...Int64.max, newestFirst: true
    ) { id, changeset in
      let entry = entries[id]
      // A changeset fits those of its own tables alone.
      if schema != entry?.schema || bytes > Self.longestGroup {
        try apply(group)
        (group, bytes, schema) = ([], 0, entry?.schema)
      }
      let inverse = try TurnBack.readable(id) {
        let count = try changeset.count()
        if let known = left[id] ?? nil { left[id] = known - count }
        return try changeset.inverted()
      }
      bytes += inverse.bytes.count
      group.append((id, inverse))
    }
    try apply(group)
    if let wrong = left.filter({ ($0.value ?? 0) != 0 }).keys.max() {
      throw KnownOnFault.damaged(wrong).error
    }
  }

  /// Names the entry that cannot be read.
  private static func readable<T>(
    _ entry: Int64, _ body: () throws -> T
  ) throws -> T {
    do {
      return try body()
    } catch SQLiteError.Code.corrupt {
      throw KnownOnFault.damaged(entry).error
    }
  }

  /// All at once, so that a row that was changed many times is written once. Where two rows took
  /// over each other's code that cannot be done, and they are taken back one by one.
  private mutating func apply(_ inverses: [(entry: Int64, Changeset)]) throws {
    guard let first = inverses.first else { return }
    let group = try ChangeGroup()
    for (entry, inverse) in inverses {
      try TurnBack.readable(entry) { try group.add(inverse) }
    }
    let whole = try group.changeset()
    guard try connection.fits(whole) else {
      throw KnownOnFault.ofOtherTables(first.entry).error
    }
    let before = met
    do {
      try connection.transaction { if try !apply(whole) { throw OneByOne() } }
    } catch is OneByOne {
      met = before
      for (_, inverse) in inverses { _ = try apply(inverse) }
    }
  }

  /// - Returns: whether no row was in another's way.
  private mutating func apply(_ inverse: Changeset) throws(SQLiteError) -> Bool {
    var (met, isFree) = (met, true)
    try connection.apply(inverse) { kind, change in
      if kind != .foreignKey { met.insert(change.record) }
      if kind == .constraint { isFree = false }
      // Another tool changed it since: the journal's word stands.
      return kind == .data || kind == .conflict ? .replace : .omit
    }
    self.met = met
    return isFree
  }

  /// What another tool added since, and names what was not there yet.
  private mutating func removeOrphans() throws(SQLiteError) {
    while true {
      let orphans = try connection.all("PRAGMA foreign_key_check") { row throws(SQLiteError) in
        RecordName(table: try row[0], id: try row[1] ?? 0)
      }
      if orphans.isEmpty { return }
      for orphan in orphans {
        try connection.run(
          "DELETE FROM \(identifier: orphan.table) WHERE rowid = \(orphan.id)")
      }
      met.formUnion(orphans)
    }
  }
}

/// Ends the attempt to take back all at once.
private struct OneByOne: Error {}
