import SQLite
import Storage

/// What the journal says was frozen, to be held against what the tables say: whoever changes both a
/// released output and its hash has not changed the changeset that brought them.
struct ReleaseRecord {
  /// Rows by id, each with its columns in their order; bytes as their hash.
  typealias Rows = [Int64: [Value]]

  private(set) var releases: Rows = [:]
  private(set) var outputs: Rows = [:]
  /// The entry that brought a release.
  private(set) var entries: [Int64: Int64] = [:]

  /// From the changesets of every `release make`.
  static func journalled(_ reader: Reader) throws -> ReleaseRecord {
    var record = ReleaseRecord()
    try reader.connection.forEach(
      """
      SELECT c.journal, c.changeset FROM journal AS j JOIN journal_change AS c ON c.journal = j.id
       WHERE j.command = 'release make' ORDER BY c.journal, c.piece
      """
    ) { row throws(SQLiteError) in
      let entry: Int64 = try row[0]
      try Changeset(bytes: try row[1]).forEach { change throws(SQLiteError) in
        record.add(change, entry)
      }
    }
    return record
  }

  /// As the tables hold them now.
  static func stored(_ reader: Reader) throws -> ReleaseRecord {
    var record = ReleaseRecord()
    record.releases = try rows("SELECT * FROM release", reader)
    record.outputs = try rows("SELECT * FROM release_output", reader)
    return record
  }

  private mutating func add(_ change: borrowing Change, _ entry: Int64) {
    guard change.operation == .insert, case .integer(let id)? = change.new(0) else { return }
    var row: [Value] = []
    for column in 0..<change.columnCount { row.append((change.new(column) ?? .null).asHash) }
    switch change.table {
    case Release.table: (releases[id], entries[id]) = (row, entry)
    case ReleaseOutput.table: outputs[id] = row
    default: break
    }
  }

  private static func rows(_ sql: SQL, _ reader: Reader) throws -> Rows {
    var rows: Rows = [:]
    try reader.connection.forEach(sql) { row throws(SQLiteError) in
      var hashes: [Value] = []
      for column in 0..<row.count { hashes.append(try row.value(column).asHash) }
      rows[try row[0]] = hashes
    }
    return rows
  }

  /// As `name`, or `name/report.html`.
  func code(ofOutput id: Int64, _ other: ReleaseRecord) -> String {
    guard let row = outputs[id], row.count > 4, case .integer(let release) = row[1] else {
      return "release_output:\(id)"
    }
    let name = (releases[release] ?? other.releases[release]).map { $0[1].shown }
    return "\(name ?? "release:\(release)")/\(row[2].shown).\(row[4].shown)"
  }
}

extension Value {
  /// Bytes are compared by their hash: a release may be large.
  fileprivate var asHash: Value {
    if case .blob(let bytes) = self { return .text(sha256(bytes)) }
    return self
  }

  /// For a code in a message.
  var shown: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .real(let number): "\(number)"
    case .null: "NULL"
    case .blob(let bytes): "(\(bytes.count) bytes)"
    }
  }
}
