import SQLite

extension Reader {
  /// The registration somebody entered last, by the journal. What is typed next is often about the
  /// same place and year.
  public func lastRegistration(by who: String) throws -> Registration? {
    let changes = try connection.all(
      """
      SELECT c.changeset FROM journal AS j
        JOIN journal_change AS c ON c.journal = j.id AND c.piece = 1
       WHERE j.who = \(who) AND j.command = 'model register' ORDER BY j.id DESC LIMIT 1
      """
    ) { row throws(SQLiteError) in Changeset(bytes: try row[0]) }
    var last: Registration?
    try changes.first?.forEach { change in
      guard change.table == Registration.table, case .integer(let id)? = change.new(0) else {
        return
      }
      last = try get(Id<Registration>(rawValue: id))
    }
    return last
  }
}
