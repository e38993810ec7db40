import SQLite

/// A row of a table.
public struct RecordName: Hashable, Sendable {
  /// As the schema calls it.
  public let table: String
  /// Its primary key; 0 where that is not known.
  public let id: Int64

  /// Nothing is looked up: there may be no such row.
  public init(table: String, id: Int64) {
    self.table = table
    self.id = id
  }
}

/// Why entries cannot be taken back: what they changed was changed again, or is needed.
public struct UndoRefusal: Error, Sendable {
  /// The entry that stood in the way.
  public let entry: Int64
  /// Rows that are no longer as the entry left them.
  public internal(set) var changed: [RecordName] = []
  /// Rows that name what would be gone.
  public internal(set) var naming: [RecordName] = []
  /// Rows that cannot come back, because something else has their code.
  public internal(set) var taken: [RecordName] = []

  init(entry: Int64) { self.entry = entry }

  var isEmpty: Bool { changed.isEmpty && naming.isEmpty && taken.isEmpty }
}

extension Store {
  /// Takes back what entries of the journal changed: all of them or, where something later stands
  /// on one, none. The undo is an entry of its own, and can be taken back likewise.
  ///
  /// - Parameters:
  ///   - pick: chooses the entries.
  ///   - progress: told the number of changes taken back now and then.
  ///   - body: sees the file as the undo leaves it, and the undo's own entry.
  /// - Throws: `UndoRefusal`, or `DomainError` for entries that are never taken back.
  public func undo<T>(
    _ entry: JournalEntry, dryRun: Bool = false, _ pick: (Reader) throws -> [Int64],
    progress: (Int) -> Void = { _ in },
    _ body: (Reader, _ undo: Int64) throws -> T
  ) throws -> T {
    // Chosen again inside the transaction: another undo may have been faster.
    let chosen = try read(pick)
    return try write(entry.undoing(chosen), dryRun: dryRun) { writer in
      guard try pick(writer.reader) == chosen else { throw SQLiteError(.busy) }
      for id in chosen { try writer.reader.checkCanBeTakenBack(id) }
      let undo = try writer.entryId()
      try writer.makeRoom()
      let decided = try writer.reader.decidedOn(in: chosen)
      let disorder = try writer.reader.disorder(among: decided)
      var count = 0
      for id in chosen.sorted(by: >) {
        try writer.takeBack(id) {
          count += $0
          progress(count)
        }
      }
      try writer.cutJournal()
      try writer.reader.checkOrder(among: decided, disorder)
      return try body(writer.reader, undo)
    }
  }
}

extension Writer {
  /// Applies the changes of an entry backwards, the last piece first.
  fileprivate func takeBack(_ id: Int64, progress: (Int) -> Void) throws {
    var refusal = UndoRefusal(entry: id)
    try reader.forEachPiece(in: id...id, newestFirst: true) { _, changeset in
      let inverse = try changeset.inverted()
      if try !applyAtOnce(inverse) { try applyRowByRow(inverse, &refusal) }
      guard refusal.isEmpty else { throw refusal }
      try cutJournal()
      progress(try changeset.count())
    }
  }

  private func applyRowByRow(_ inverse: Changeset, _ refusal: inout UndoRefusal) throws {
    try reader.checkShape(of: inverse, refusal.entry)
    var (changed, taken): ([RecordName], [RecordName]) = ([], [])
    var leavesGaps = false
    try reader.connection.apply(inverse) { kind, change in
      switch kind {
      case .foreignKey: leavesGaps = true
      case .conflict, .constraint: taken.append(change.record)
      case .data, .notFound: changed.append(change.record)
      }
      // All of them are to be told; the transaction is rolled back for any.
      return .omit
    }
    (refusal.changed, refusal.taken) = (changed, taken)
    if leavesGaps { refusal.naming = try reader.dangling() }
  }
}

extension Reader {
  /// Refuses what is never taken back.
  fileprivate func checkCanBeTakenBack(_ id: Int64) throws {
    let command = try connection.value(
      "SELECT command FROM journal WHERE id = \(id)", as: String.self)
    guard let command else { throw JournalFault.noSuchEntry(id).error }
    if command == "release make" { throw JournalFault.published(id).error }
    if let taker = try Undone(self).taker(of: id) { throw JournalFault.undone(id, by: taker).error }
  }

  fileprivate func checkShape(of changeset: Changeset, _ entry: Int64) throws {
    guard try connection.fits(changeset) else { throw JournalFault.ofOtherTables(entry).error }
  }

  /// Rows that name what is not there.
  fileprivate func dangling() throws(SQLiteError) -> [RecordName] {
    try connection.all("PRAGMA foreign_key_check") { row throws(SQLiteError) in
      RecordName(table: try row[0], id: try row[1] ?? 0)
    }
  }
}

extension Change {
  /// The row it is about: every table has one integer as its primary key.
  public var record: RecordName {
    let key = primaryKey.first ?? 0
    guard case .integer(let id)? = old(key) ?? new(key) else {
      return RecordName(table: table, id: 0)
    }
    return RecordName(table: table, id: id)
  }
}
