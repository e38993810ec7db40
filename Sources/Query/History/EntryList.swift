import SQLite
import Storage

extension Reader {
  /// The entry of that number.
  public func checkEntry(_ id: Int64) throws {
    let count = try connection.value(
      "SELECT count(*) FROM journal WHERE id = \(id)", as: Int.self)
    guard count == 1 else { throw JournalFault.noSuchEntry(id).error }
  }

  /// What an entry was made by.
  public func command(ofEntry id: Int64) throws(SQLiteError) -> String {
    try connection.value("SELECT command FROM journal WHERE id = \(id)", as: String.self) ?? ""
  }

  /// The last entries that changed something and stand, the newest first. An undo is not among
  /// them: it is taken back by its number.
  public func lastStanding(_ count: Int) throws -> [Int64] {
    let undone = try Undone(self)
    var entries: [Int64] = []
    var before = Int64.max
    while entries.count < count {
      let page = try connection.all(
        """
        SELECT j.id, EXISTS (SELECT 1 FROM journal_undo AS u WHERE u.journal = j.id)
                     OR j.changes IS 0
          FROM journal AS j WHERE j.id < \(before) ORDER BY j.id DESC LIMIT 100
        """
      ) { row throws(SQLiteError) in (id: try row[0] as Int64, isPassed: try row[1] as Bool) }
      guard let last = page.last else { break }
      before = last.id
      entries += page.filter { !$0.isPassed && !undone.contains($0.id) }.map(\.id)
    }
    return Array(entries.prefix(count))
  }

  /// The last restoration of a backup since an entry.
  public func restoration(after entry: Int64) throws(SQLiteError) -> Int64? {
    try connection.value(
      """
      SELECT id FROM journal WHERE id > \(entry) AND command = 'restore' ORDER BY id DESC LIMIT 1
      """, as: Int64.self)
  }
}
