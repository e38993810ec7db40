import SQLite

/// Who writes, with which command, and why: the head of a journal entry.
public struct Entry: Sendable {
  public let who: String
  public let command: String
  public let arguments: [String]
  public let reason: String?

  public init(who: String, command: String, arguments: [String] = [], reason: String? = nil) {
    self.who = who
    self.command = command
    self.arguments = arguments
    self.reason = reason
  }
}

extension Store {
  /// The one door for every write: one transaction with its ids and its journal entry.
  ///
  /// With `dryRun`, everything is done and then undone, so the answer is the real one. A body that
  /// changes nothing leaves no entry.
  public func write<T>(
    _ entry: Entry, dryRun: Bool = false, _ body: (borrowing Writer) throws -> T
  ) throws -> T {
    var result: T?
    do {
      try connection.transaction {
        let session = try Session(connection)
        for table in try journalled() { try session.attach(table: table) }
        let writer = try Writer(connection)
        result = try body(writer)
        let changeset = try session.changeset()
        if !changeset.isEmpty { try writer.record(entry, changeset) }
        if dryRun { throw Undo() }
      }
    } catch is Undo {}
    guard let result else { throw Undo() }
    return result
  }

  /// Every table that holds data; not the file's own book-keeping nor what SQLite derives.
  private func journalled() throws(SQLiteError) -> [String] {
    try connection.all(
      """
      SELECT name FROM sqlite_schema
       WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'model_search%'
         AND name NOT IN ('migration', 'office', 'sequence', 'journal', 'journal_change')
      """
    ) { row throws(SQLiteError) in try row[0] }
  }
}

extension Writer {
  fileprivate func record(_ entry: Entry, _ changeset: Changeset) throws(SQLiteError) {
    let id = try nextId(in: "journal")
    let arguments = entry.arguments.map(\.asTyped).joined(separator: " ")
    try reader.connection.run(
      """
      INSERT INTO journal
             (id, at, who, command, arguments, reason, tool_version, schema_version)
      VALUES (\(id), \(timestamp()), \(entry.who), \(entry.command), \(arguments),
              \(entry.reason), \(toolVersion), \(Migration.latest))
      """)
    // Bounded, so that no changeset needs to be held in one blob of SQLite's limit.
    let pieces = stride(from: 0, to: changeset.bytes.count, by: 1 << 26).map {
      Array(changeset.bytes[$0..<min($0 + 1 << 26, changeset.bytes.count)])
    }
    for (number, piece) in pieces.enumerated() {
      try reader.connection.run(
        """
        INSERT INTO journal_change (journal, piece, changeset)
        VALUES (\(id), \(number + 1), \(piece))
        """)
    }
  }
}

/// Ends a dry run: the transaction rolls back on any error.
private struct Undo: Error {}

extension String {
  /// Quoted as a shell would need it.
  var asTyped: String {
    let plain =
      !isEmpty
      && utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
          || "-_./:=,@".utf8.contains($0) || $0 >= 0x80
      }
    return plain
      ? self
      : "'"
        + split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: #"'\''"#) + "'"
  }
}
