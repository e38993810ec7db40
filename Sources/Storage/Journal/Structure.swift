import Glibc
import Migrations
import SQLite

/// What a schema declares, as one digest: every table, index, trigger and view with its SQL.
///
/// A trigger or view of somebody else's would run with the rights of whoever opens the file. So
/// nothing is written into a file whose schema is not what the migrations make, and what is read of
/// it is bounded.
struct Structure: Equatable {
  let digest: String

  /// Of a file, but for what `ANALYZE` keeps, declared as SQLite does.
  init(of connection: Connection) throws(SQLiteError) {
    var digest = Digest()
    try connection.forEach(
      """
      SELECT quote(type) || quote(name) || quote(tbl_name) || quote(sql) FROM main.sqlite_schema
       WHERE sql IS NULL OR sql NOT IN ('CREATE TABLE sqlite_stat1(tbl,idx,stat)',
                                        'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)')
       ORDER BY type, name, sql
      """
    ) { row throws(SQLiteError) in
      digest.add(Array(try row.get(0, as: String.self).utf8))
      digest.add([0])
    }
    self.digest = digest.finish()
  }

  /// What the migrations make of an empty file.
  init(madeBy migrations: some Sequence<Migration>) throws(SQLiteError) {
    let connection = try Connection.memory(options: .init(trustedSchema: true))
    for migration in migrations { try connection.executeScript(migration.text) }
    try self.init(of: connection)
  }

  private init(digest: String) { self.digest = digest }

  /// Whether all migrations make it. Making it takes 5 ms and reading it 0.3, so the digest is kept
  /// beside the migrations; where it is not theirs any more, the schema is made.
  func isLatest() throws(SQLiteError) -> Bool {
    if self == .latest { return true }
    return self == (try Structure.made.get())
  }

  static let latest = Structure(digest: schemaDigest)

  private static let made = Result { () throws(SQLiteError) in
    try Structure(madeBy: Migration.all)
  }
}

extension Store {
  /// What the file declares. Where SQLite reads a schema it computes what its statistics say, so
  /// that is bounded too.
  func structure() throws(SQLiteError) -> Structure {
    let length = try connection.setLimit(.length, Bounds.length)
    let structure = try Structure(of: connection)
    try connection.setLimit(.length, length)
    return structure
  }

  /// Bounds what is read of a file that somebody else changed: its views may never end, its columns
  /// may be computed.
  func bound() throws(SQLiteError) {
    try connection.setLimit(.length, Bounds.length)
    try connection.setLimit(.likePatternLength, 1000)
    ProcessMemory.limit(bytes: Bounds.memory)
    let end = processorSeconds() + Bounds.seconds
    try connection.setProgressHandler(every: 1000) { processorSeconds() < end }
  }
}

private enum Bounds {
  /// `instr` and its like take up to the square of it, and nothing stops them.
  static let length = 500_000
  static let memory = 256 << 20
  static let seconds = 8.0
}

/// What the process has worked: waiting for a reader of the answer does not count.
private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

extension SQLiteError {
  /// A column that is not there, or a bound of those above.
  var isOfStructure: Bool {
    switch code {
    case .error, .interrupt, .tooBig, .outOfMemory: true
    default: false
    }
  }
}
