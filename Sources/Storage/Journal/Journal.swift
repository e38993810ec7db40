import SQLite

/// Who writes, with which command, and why: the head of a journal entry.
public struct JournalEntry: Sendable {
  /// A name, as it was told or as the system has it.
  public let who: String
  /// e.g. `model register`.
  public let command: String
  /// As they were typed, without the quotation marks of a shell.
  public let arguments: [String]
  /// In the writer's words; `nil` = not stated.
  public let reason: String?
  /// Whether the same command with the same arguments may well mean something else the next time:
  /// answers were typed, or a file was read.
  public let isRepeatable: Bool
  /// The entries it takes back.
  private(set) var undoes: [Int64] = []

  /// An entry that takes no other back.
  public init(
    who: String, command: String, arguments: [String] = [], reason: String? = nil,
    isRepeatable: Bool = false
  ) {
    self.who = who
    self.command = command
    self.arguments = arguments
    self.reason = reason
    self.isRepeatable = isRepeatable
  }

  func undoing(_ ids: [Int64]) -> JournalEntry {
    var entry = self
    entry.undoes = ids
    return entry
  }

  /// As a shell would take it.
  var typed: String { arguments.map(\.asTyped).joined(separator: " ") }
}

extension Store {
  /// The one way to write: one transaction with its ids and its journal entry.
  ///
  /// With `dryRun`, everything is done and then undone, so the answer is the real one. A body that
  /// changes nothing leaves no entry.
  ///
  /// - Throws: `DomainError` where the very same command was the last that somebody ran, and both
  ///   change something: who was not told how the first ended does it again, and enters nothing
  ///   twice.
  public func write<T>(
    _ entry: JournalEntry, dryRun: Bool = false, _ body: (borrowing Writer) throws -> T
  ) throws -> T {
    let result: T
    let before = WriteStage.set(.open)
    do {
      var after = before
      defer { WriteStage.set(after) }
      result = try connection.decidedTransaction {
        let recorder = try ChangeRecorder(
          entry, connection, try Reader(connection: connection).journalled())
        let writer = try Writer(connection, recorder)
        let result = try body(writer)
        try refreshTotals()
        try writer.cutJournal()
        if dryRun { return .rollback(result) }
        WriteStage.set(.ending)
        return .commit(result)
      }
      if !dryRun { after = .stored }
    }
    keepLogShort()
    return result
  }
}

extension Reader {
  /// Every table that holds data; not the file's own book-keeping nor what SQLite derives.
  public func journalled() throws(SQLiteError) -> [String] {
    try connection.all(
      """
      SELECT name FROM sqlite_schema
       WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'model_search%'
         AND name NOT LIKE 'tally%'
         AND name NOT IN ('migration', 'office', 'sequence', 'shared_id', 'journal',
                          'journal_change', 'journal_undo')
      """
    ) { row throws(SQLiteError) in try row[0] }
  }
}

/// What a transaction has changed since its last piece, and where in the journal it goes.
final class ChangeRecorder {
  fileprivate let entry: JournalEntry
  fileprivate var id: Int64?
  fileprivate var pieces = 0
  private let connection: Connection
  private let tables: [String]
  private var session: Session
  /// What was inserted while the session did not look.
  private var inserted = InsertedRows()

  fileprivate init(
    _ entry: JournalEntry, _ connection: Connection, _ tables: [String]
  ) throws(SQLiteError) {
    self.entry = entry
    self.connection = connection
    self.tables = tables
    session = try ChangeRecorder.session(connection, tables)
  }

  /// What was changed since the last time.
  fileprivate func take() throws(SQLiteError) -> (Changeset, count: Int) {
    let inserted = inserted
    self.inserted = InsertedRows()
    let seen = try session.changeset()
    if seen.isEmpty { return (inserted.changeset, inserted.count) }
    session = try ChangeRecorder.session(connection, tables)
    let all = inserted.count == 0 ? seen : try inserted.changeset.concatenated(with: seen)
    return (all, try all.count())
  }

  /// Notes what `insert` inserts; whatever else it does must need no journal.
  ///
  /// - Parameter rows: `nil` where the session has to look.
  func note(_ rows: InsertedRows?, by insert: () throws -> Void) throws {
    guard let rows else { return try insert() }
    inserted.append(rows)
    try unseen(insert)
  }

  /// Runs what needs no journal, or has one of its own.
  func unseen<T>(_ body: () throws -> T) rethrows -> T {
    session.isEnabled = false
    defer { session.isEnabled = true }
    return try body()
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
  public func cutJournal() throws {
    let (changeset, count) = try recorder.take()
    try keep(changeset, count)
  }

  /// Puts changes into this transaction's entry that another tool made before it.
  public func adopt(_ changeset: Changeset) throws {
    try cutJournal()
    try keep(changeset, try changeset.count())
  }

  private func keep(_ changeset: Changeset, _ count: Int) throws {
    guard !changeset.isEmpty else { return }
    let id = try entryId()
    recorder.pieces += 1
    try reader.connection.run(
      """
      INSERT INTO journal_change (journal, piece, changeset)
      VALUES (\(id), \(recorder.pieces), \(changeset.bytes))
      """)
    try reader.connection.run(
      "UPDATE journal SET changes = changes + \(count) WHERE id = \(id)")
  }

  /// The number of this transaction's entry in the journal, which stands there from now on, even if
  /// nothing is changed that the journal keeps.
  @discardableResult
  public func entryId() throws -> Int64 {
    if let begun = recorder.id { return begun }
    try refuseRepetition()
    let id = try nextId(in: "journal")
    let entry = recorder.entry
    try reader.connection.run(
      """
      INSERT INTO journal
             (id, at, who, command, arguments, reason, tool_version, schema_version, changes)
      VALUES (\(id), \(timestamp()), \(entry.who), \(entry.command), \(entry.typed),
              \(entry.reason), \(toolVersion), \(Migration.latest), 0)
      """)
    for undone in entry.undoes {
      try reader.connection.run(
        "INSERT INTO journal_undo (undone, journal) VALUES (\(undone), \(id))")
    }
    recorder.id = id
    return id
  }

  private func refuseRepetition() throws {
    let entry = recorder.entry
    guard !entry.isRepeatable else { return }
    let last = try reader.connection.first(
      """
      SELECT id, at, command, arguments
        FROM (SELECT * FROM journal WHERE id <= \(lastId(in: "journal")) ORDER BY id DESC LIMIT 100)
       WHERE who = \(entry.who) ORDER BY id DESC LIMIT 1
      """
    ) { row throws(SQLiteError) in
      (
        id: try row[0] as Int64, at: try row[1] as String, command: try row[2] as String,
        arguments: try row[3] as String
      )
    }
    guard let last, last.command == entry.command, last.arguments == entry.typed,
      try !Undone(reader).contains(last.id)
    else { return }
    throw entry.undoes.isEmpty
      ? JournalFault.repeated(last.id, at: last.at).error
      : JournalFault.undoneBefore(
        try reader.connection.all(
          "SELECT undone FROM journal_undo WHERE journal = \(last.id) ORDER BY undone DESC"
        ) { row throws(SQLiteError) in try row[0] as Int64 },
        by: last.id, at: last.at, next: entry.undoes
      ).error
  }
}

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
