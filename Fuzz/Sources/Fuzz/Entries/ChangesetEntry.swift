import SQLite

extension Entry {
  /// A piece of the journal, as it may stand in a file somebody sent.
  static let changeset = Entry(name: "changeset") { bytes in
    let changeset = Changeset(bytes: bytes)
    guard let count = try read(changeset) else { return }
    let twice: Changeset
    do {
      twice = try changeset.inverted().inverted()
    } catch {
      return
    }
    try expectSame(try read(twice) ?? -1, count, "the changes, inverted twice")
  }

  /// Every value of every change; `nil` for what is refused.
  private static func read(_ changeset: Changeset) throws -> Int? {
    var count = 0
    do {
      try changeset.forEach { change throws(SQLiteError) in
        count += 1
        _ = change.primaryKey
        for column in 0..<change.columnCount {
          _ = change.old(column)
          _ = change.new(column)
        }
      }
    } catch {
      return nil
    }
    return count
  }
}
