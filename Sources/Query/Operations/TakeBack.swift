import Storage

/// Which entries of the journal are to be taken back.
public enum WhichEntries: Sendable {
  /// So many of the last that changed something and stand.
  case last(Int)
  case entry(Int64)
}

/// Why the last entries cannot be told.
public enum LastEntriesFault: Fault {
  /// There are only so many.
  case only(Int)
  /// The last one brought a backup back, which changes no row by the journal.
  case restoration(Int64)
  /// It set whose the file is, which is no row.
  case setting(Int64)
}

/// What an undo took back.
public struct TakenBack: Sendable {
  /// As they were chosen, the newest first.
  public let entries: [(id: Int64, command: String)]
  /// Its own entry.
  public let undo: Int64
  /// What changed, under `History.changeHeadings`.
  public let rows: [[Cell]]
  /// What changed, by kind, where not all rows are given.
  public let counts: LocalizedText?
}

extension Store {
  /// Takes entries of the journal back: all of them or none.
  ///
  /// - Parameters:
  ///   - most: gives at most so many rows of what changed.
  ///   - progress: told the number of changes taken back now and then.
  ///   - ending: called when all is taken back, before it is kept.
  /// - Throws: `DomainError` of `RefusedUndo` or `LastEntriesFault`, or for one that is never taken
  ///   back.
  public func takeBack(
    _ which: WhichEntries, _ entry: JournalEntry, dryRun: Bool, most: Int,
    progress: (Int) -> Void, ending: () -> Void
  ) throws -> TakenBack {
    var picked: [Int64] = []
    do {
      return try undo(
        entry, dryRun: dryRun,
        { reader in
          picked = try reader.entries(which)
          return picked
        }, progress: progress
      ) { reader, undo in
        defer { ending() }
        var history = History(reader)
        let rows = try history.rows(of: undo, most: most)
        return TakenBack(
          entries: try picked.map { ($0, try reader.command(ofEntry: $0)) }, undo: undo, rows: rows,
          counts: rows.count < most ? nil : try history.tally(of: undo))
      }
    } catch let refusal as UndoRefusal {
      throw try read { try RefusedUndo(refusal, $0).error }
    }
  }
}

extension Reader {
  fileprivate func entries(_ which: WhichEntries) throws -> [Int64] {
    let count: Int
    switch which {
    case .entry(let entry):
      // What a restoration replaced is in a file beside, not in the journal.
      guard try command(ofEntry: entry) != "restore" else {
        throw LastEntriesFault.restoration(entry).error
      }
      guard try command(ofEntry: entry) != "settings" else {
        throw LastEntriesFault.setting(entry).error
      }
      return [entry]
    case .last(let asked): count = asked
    }
    let entries = try lastStanding(count)
    guard entries.count == count else { throw LastEntriesFault.only(entries.count).error }
    if let first = entries.last, let restored = try restoration(after: first) {
      throw LastEntriesFault.restoration(restored).error
    }
    return entries
  }
}
