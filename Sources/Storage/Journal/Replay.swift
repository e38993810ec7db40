import SQLite

/// The tables as the journal says they must be: every entry of it applied to an empty file in
/// memory. What differs from the file was written by another tool.
public final class Replay {
  private let connection: Connection
  private let tables: [String]

  /// Plays the whole journal of the file that is read, which takes an import's time.
  ///
  /// - Throws: `SQLiteError` where a changeset cannot be read.
  public init(_ reader: Reader) throws {
    tables = try reader.journalled()
    connection = try Connection.memory(options: .init(trustedSchema: true))
    for migration in Migration.all { try connection.executeScript(migration.text) }
    try forgetRules()
    try connection.run("BEGIN")
    try reader.forEachPiece { _, changeset in
      try connection.apply(changeset) { kind, _ in
        // An entry made upon another tool's change: the journal's word stands.
        kind == .data || kind == .conflict ? .replace : .omit
      }
    }
  }

  /// The journal's changes are results: no trigger adds to them, and rows that another tool
  /// removed may be named.
  private func forgetRules() throws(SQLiteError) {
    try connection.run("PRAGMA foreign_keys = OFF")
    let triggers = try connection.all(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    ) { row throws(SQLiteError) in try row[0] as String }
    for trigger in triggers { try connection.run("DROP TRIGGER \(identifier: trigger)") }
  }

  /// A row that is not as the journal has it.
  public struct Difference: Sendable {
    /// Where it stands.
    public let row: RecordName
    /// By column, as the journal has it; `nil` where another tool added the row.
    public let before: [String: Value]?
    /// By column, as it is; `nil` where another tool removed it.
    public let after: [String: Value]?
    /// Whether it is UTF-8: what is not cannot be kept by the journal, nor written again.
    public var isText = true
  }

  /// Rows that differ, table by table, by id; in each those that are gone come last.
  public func differences(from reader: Reader) throws(SQLiteError) -> [Difference] {
    var differences: [Difference] = []
    for table in tables {
      try reader.connection.forEach("SELECT * FROM \(identifier: table) ORDER BY id") {
        row throws(SQLiteError) in
        let name = RecordName(table: table, id: try row[0])
        let (now, before) = (try row.byColumn, try Replay.row(name, connection))
        if now != before {
          differences.append(
            Difference(row: name, before: before, after: now, isText: try row.isUTF8))
        }
      }
      try connection.forEach("SELECT * FROM \(identifier: table) ORDER BY id") {
        row throws(SQLiteError) in
        let name = RecordName(table: table, id: try row[0])
        if try Replay.row(name, reader.connection) == nil {
          differences.append(Difference(row: name, before: try row.byColumn, after: nil))
        }
      }
    }
    return differences
  }

  /// What leads from the journal's tables to the file's.
  public func changeset(to differences: [Difference]) throws(SQLiteError) -> Changeset {
    let session = try Session(connection)
    for table in tables { try session.attach(table: table) }
    for one in differences where one.before != nil {
      try connection.run("DELETE FROM \(identifier: one.row.table) WHERE id = \(one.row.id)")
    }
    for one in differences {
      guard let after = one.after?.sorted(by: { $0.key < $1.key }) else { continue }
      let columns = after.map { #""\#($0.key)""# }.joined(separator: ", ")
      try connection.run(
        """
        INSERT INTO \(identifier: one.row.table) (\(raw: columns))
        VALUES (\(list: after.map(\.value)))
        """)
    }
    return try session.changeset()
  }

  fileprivate static func row(
    _ name: RecordName, _ connection: Connection
  ) throws(SQLiteError) -> [String: Value]? {
    try connection.first(
      "SELECT * FROM \(identifier: name.table) WHERE id = \(name.id)"
    ) { row throws(SQLiteError) in try row.byColumn }
  }
}

extension Reader {
  /// A row by column, as it is stored; `nil` where it is gone.
  public func row(_ name: RecordName) throws(SQLiteError) -> [String: Value]? {
    try Replay.row(name, connection)
  }
}

extension Row {
  fileprivate var byColumn: [String: Value] {
    get throws(SQLiteError) {
      var values: [String: Value] = [:]
      for index in 0..<count { values[try name(index)] = try value(index) }
      return values
    }
  }
}
