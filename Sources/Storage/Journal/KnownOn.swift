import SQLite

/// As of when a file is to speak.
public enum KnownOn: Sendable, Equatable {
  /// As it stood at the end of that day, where the user is.
  case day(Day)
  /// As that entry of the journal left it.
  case entry(Int64)

  /// A whole number is an entry, anything else a day.
  public static func parse(_ text: String, field: String) throws(DomainError) -> KnownOn {
    if let entry = Int64(text.tidied) { return .entry(entry) }
    return .day(try Day.parse(text, field: field))
  }
}

/// Where in its journal a file speaks from.
public struct Known: Sendable, Equatable {
  /// The day that was asked for, or that of the entry.
  public let day: Day
  /// The last entry that counts; 0 = none: what the file began with.
  public let entry: Int64
  /// How many rows another tool changed since then, as far as that was met; `nil` where nothing was
  /// turned back.
  public internal(set) var rowsOfOthers: Int?
}

/// Why a file cannot speak as of then.
public enum KnownOnFault: Fault {
  /// It began later.
  case beforeFile(Day, began: Day)
  case afterToday(Day)
  /// What it said on that day was replaced by a backup, and is not in its journal.
  case replaced(Day, restore: Int64, last: Int64)
  /// An entry that was made earlier has a later time.
  case clockWentBack(Day, entry: Int64, last: Int64)
  /// An entry is not whole, or not there.
  case damaged(Int64)
  /// An entry was written when the tables were others.
  case ofOtherTables(Int64)
}

extension Reader {
  /// The entry from which the file speaks, and whether it is the last one.
  func known(_ asked: KnownOn) throws -> (known: Known, isLast: Bool) {
    let known =
      switch asked {
      case .day(let day): Known(day: day, entry: try lastEntry(by: day))
      case .entry(let entry): Known(day: try day(of: entry), entry: entry)
      }
    return (known, try known.entry == lastEntry())
  }

  /// The last entry of the journal; 0 = it has none.
  func lastEntry() throws(SQLiteError) -> Int64 {
    try connection.value("SELECT coalesce(max(id), 0) FROM journal", as: Int64.self) ?? 0
  }

  private func day(of entry: Int64) throws -> Day {
    let moment = try connection.value(
      "SELECT at FROM journal WHERE id = \(entry)", as: String.self)
    guard let moment else { throw JournalFault.noSuchEntry(entry).error }
    guard let day = localTime(of: moment)?.day else { throw KnownOnFault.damaged(entry).error }
    return min(day, .byTheClock)
  }

  private func lastEntry(by day: Day) throws -> Int64 {
    if day > .byTheClock { throw KnownOnFault.afterToday(day).error }
    let created = try connection.value("SELECT created_at FROM office", as: String.self)
    if let began = created.flatMap({ localTime(of: $0)?.day }), day < began {
      throw KnownOnFault.beforeFile(day, began: began).error
    }
    let end = timestamp(of: day.end)
    let last = try entry("max(id)", where: "at < \(end)") ?? 0
    if let early = try entry("min(id)", where: "at >= \(end)"), early < last {
      throw KnownOnFault.clockWentBack(day, entry: early, last: last).error
    }
    // A backup ends with its own last entry; what came between that and its restoration is lost.
    let restored: SQL = """
      command = 'restore' AND id = (SELECT min(id) FROM journal WHERE id > \(last))
      """
    if let restore = try entry("id", where: restored) {
      throw KnownOnFault.replaced(day, restore: restore, last: last).error
    }
    return last
  }

  private func entry(_ what: String, where condition: SQL) throws(SQLiteError) -> Int64? {
    try connection.value(
      "SELECT \(raw: what) FROM journal WHERE \(condition)", as: Int64?.self) ?? nil
  }
}
