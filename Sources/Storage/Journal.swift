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
        let log = try Log(entry, connection, try journalled())
        let writer = try Writer(connection, log)
        result = try body(writer)
        try writer.cutJournal()
        if dryRun { throw Undo() }
      }
    } catch is Undo {}
    keepLogShort()
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

/// What a transaction has changed since its last piece, and where in the journal it goes.
final class Log {
  fileprivate let entry: Entry
  fileprivate var id: Int64?
  fileprivate var pieces = 0
  private let connection: Connection
  private let tables: [String]
  private var session: Session

  fileprivate init(
    _ entry: Entry, _ connection: Connection, _ tables: [String]
  ) throws(SQLiteError) {
    self.entry = entry
    self.connection = connection
    self.tables = tables
    session = try Log.session(connection, tables)
  }

  /// What was changed since the last time.
  fileprivate func take() throws(SQLiteError) -> Changeset {
    let changeset = try session.changeset()
    if !changeset.isEmpty { session = try Log.session(connection, tables) }
    return changeset
  }

  private static func session(
    _ connection: Connection, _ tables: [String]
  ) throws(SQLiteError) -> Session {
    let session = try Session(connection)
    for table in tables { try session.attach(table: table) }
    return session
  }
}

extension Writer {
  /// Ends a piece of the journal. A long import does so now and then: the changes of a session lie
  /// in memory, and each piece must fit into one blob.
  public func cutJournal() throws(SQLiteError) {
    let changeset = try log.take()
    guard !changeset.isEmpty else { return }
    let id = try entryId()
    log.pieces += 1
    try reader.connection.run(
      """
      INSERT INTO journal_change (journal, piece, changeset)
      VALUES (\(id), \(log.pieces), \(changeset.bytes))
      """)
  }

  /// The number of the entry, which is there from now on even where no row changes.
  @discardableResult
  func entryId() throws(SQLiteError) -> Int64 {
    let id: Int64
    if let begun = log.id { id = begun } else { id = try begin(log.entry) }
    log.id = id
    return id
  }

  private func begin(_ entry: Entry) throws(SQLiteError) -> Int64 {
    let id = try nextId(in: "journal")
    let arguments = entry.arguments.map(\.asTyped).joined(separator: " ")
    try reader.connection.run(
      """
      INSERT INTO journal
             (id, at, who, command, arguments, reason, tool_version, schema_version)
      VALUES (\(id), \(timestamp()), \(entry.who), \(entry.command), \(arguments),
              \(entry.reason), \(toolVersion), \(Migration.latest))
      """)
    return id
  }
}

/// Ends a dry run: the transaction rolls back on any error.
private struct Undo: Error {}

extension String {
  /// Quoted as a shell would need it.
  public var asTyped: String {
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
