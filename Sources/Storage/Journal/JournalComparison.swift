import SQLite

/// Some entries of a journal: how many, and when the last was made.
public struct JournalPart: Sendable, Equatable {
  /// How many.
  public let count: Int
  /// UTC, ISO 8601; `nil` where there are none.
  public let lastAt: String?
}

/// What the journals of a backup and of the file it replaces do not share.
struct JournalComparison {
  let entries: Int
  let lastEntryAt: String?
  let lost: JournalPart?
  let gained: JournalPart?

  init(_ backup: Connection, _ present: Connection?) throws(SQLiteError) {
    let ours = try Self.entries(backup)
    entries = ours.count
    lastEntryAt = ours.map(\.at).max()
    guard let present, let theirs = try Self.entriesIfSound(present) else {
      (lost, gained) = (nil, nil)
      return
    }
    lost = Self.part(Set(theirs).subtracting(ours))
    gained = Self.part(Set(ours).subtracting(theirs))
  }

  private static func part(_ entries: Set<Key>) -> JournalPart {
    JournalPart(count: entries.count, lastAt: entries.map(\.at).max())
  }

  /// After a restoration ids are given again; the instant tells two entries of one id apart.
  private struct Key: Hashable {
    let id: Int64
    let at: String
    let command: String
  }

  /// A damaged file tells nothing, and is no reason not to replace it.
  private static func entriesIfSound(_ connection: Connection) throws(SQLiteError) -> [Key]? {
    do { return try entries(connection) } catch where error.isOfTheFile || error.code == .mismatch {
      return nil
    }
  }

  private static func entries(_ connection: Connection) throws(SQLiteError) -> [Key] {
    try connection.all("SELECT id, at, command FROM journal") { row throws(SQLiteError) in
      Key(id: try row[0], at: try row[1], command: try row[2])
    }
  }
}
