import SQLite

/// The right to write, lent by ``Store/write(_:dryRun:_:)`` for one transaction.
///
/// It cannot be copied or kept, and nothing else in danvan writes: so every change has an id from
/// this office's range and stands in the journal.
public struct Writer: ~Copyable {
  /// Sees what the transaction has written.
  public let reader: Reader
  private let office: Int64
  private let range: OfficeRange
  let recorder: ChangeRecorder

  init(_ connection: Connection, _ recorder: ChangeRecorder) throws(SQLiteError) {
    self.recorder = recorder
    reader = Reader(connection: connection)
    office = try connection.value("SELECT number FROM office", as: Int64.self) ?? 0
    range = OfficeRange(office: office)
  }

  private var connection: Connection { reader.connection }

  /// Keeps more of the file in memory, for a transaction that writes much all over it.
  public func makeRoom() throws(SQLiteError) {
    try connection.run("PRAGMA cache_size = -\(raw: String(Writer.roomInKilobytes))")
  }

  /// Without it, each row of a large import reads and writes pages of each index anew.
  private static let roomInKilobytes = 100_000

  /// Adds a record and gives it its id.
  @discardableResult
  public func insert<R: Record>(_ record: R) throws -> R {
    try store(record) { Id(rawValue: try $0.nextId(in: R.table)) }
  }

  /// - Parameter id: asked for one once the record is known to be in order.
  func store<R: Record>(_ record: R, _ id: (borrowing Writer) throws -> Id<R>) throws -> R {
    var stored = try record.validated()
    try stored.check(against: reader)
    stored.id = try id(self)
    let values = [.integer(stored.id.rawValue)] + stored.values
    let names = R.allColumns.joined(separator: ", ")
    try connection.run("INSERT INTO \(raw: R.table) (\(raw: names)) VALUES (\(list: values))")
    return stored
  }

  /// What `RecordBatch` has to know of a table.
  func layout<R: Record>(of _: R.Type) throws(SQLiteError) -> TableLayout {
    try TableLayout(of: R.table, connection)
  }

  /// Adds records by one statement.
  func insert<R: Record>(_ new: RecordBatch<R>) throws {
    guard new.rows.count > 0 else { return }
    try recorder.note(new.inserted) {
      try connection.insert(new.rows, into: R.table, R.allColumns)
    }
  }

  /// Changes the columns that differ from what is stored; false where none does.
  @discardableResult
  public func update<R: Record>(_ record: R) throws -> Bool {
    let stored = try record.validated()
    try stored.check(against: reader)
    guard let before = try reader.get(stored.id) else {
      throw ReferenceFault.removed.error
    }
    let changed = zip(R.columns, zip(before.values, stored.values)).filter { $1.0 != $1.1 }
    guard !changed.isEmpty else { return false }
    var sql: SQL = "UPDATE \(raw: R.table) SET "
    for (index, (column, (_, value))) in changed.enumerated() {
      sql += index == 0 ? "\(raw: column) = \(value)" : ", \(raw: column) = \(value)"
    }
    sql += " WHERE id = \(stored.id.rawValue)"
    try connection.run(sql)
    return true
  }

  /// Runs what writes several records: all of it is done, or none.
  public func whole<T>(_ body: () throws -> T) throws -> T {
    try connection.transaction { try body() }
  }

  /// Removes a record.
  public func delete<R: Record>(_ record: R) throws(SQLiteError) {
    try connection.run("DELETE FROM \(raw: R.table) WHERE id = \(record.id.rawValue)")
  }

  /// The next free code of a series, e.g. `22-2026-0001` after `22-2026`; in the file of office 7
  /// `22-2026-7-0001`, for other offices count as well.
  public func nextCode<R: Coded>(_: R.Type, after series: String) throws(SQLiteError) -> String {
    let series = ofOffice(series)
    // Somebody may have given such a code by hand.
    while true {
      let number = try nextNumber(of: "\(R.table) \(series)")
      let code = "\(series)-\(Int(number).padded(4))"
      if try reader.find(R.self, code: code) == nil { return code }
    }
  }

  /// The next codes of a series.
  func nextCodes<R: Coded>(
    _ type: R.Type, after told: String, count: Int
  ) throws(SQLiteError) -> [String] {
    let series = ofOffice(told)
    let last = Int(try last(of: "\(R.table) \(series)") ?? 0)
    let codes = (1...count).map { "\(series)-\((last + $0).padded(4))" }
    // Between codes of one length stand only codes of their series, if any.
    let taken = try connection.value(
      "SELECT 1 FROM \(raw: R.table) WHERE code BETWEEN \(codes[0]) AND \(codes[count - 1])",
      as: Int.self)
    let isFree = taken == nil && codes[0].utf8.count == codes[count - 1].utf8.count
    guard isFree else {
      var codes: [String] = []
      for _ in 0..<count { codes.append(try nextCode(type, after: told)) }
      return codes
    }
    try remember(Int64(last + count), for: "\(R.table) \(series)")
    return codes
  }

  /// What a machine names carries the number of its office, but for a file that stands alone.
  func ofOffice(_ series: String, _ mark: String = "-") -> String {
    office == 0 ? series : series + mark + String(office)
  }

  /// The next number of a named series, starting at 1; a number is never given twice.
  private func nextNumber(of series: String) throws(SQLiteError) -> Int64 {
    let number = 1 + (try last(of: series) ?? 0)
    try remember(number, for: series)
    return number
  }

  /// Above every id given out before and every id another tool may have written since.
  func nextId(in table: String) throws(SQLiteError) -> Int64 {
    let id = try lastId(in: table) + 1
    try remember(id, for: table)
    return id
  }

  /// The first of as many ids in a row.
  func reserve<R: Record>(_ count: Int, _: R.Type) throws(SQLiteError) -> Int64 {
    let first = try lastId(in: R.table) + 1
    if count > 0 { try remember(first + Int64(count) - 1, for: R.table) }
    return first
  }

  /// The last id of this office's range.
  func lastId(in table: String) throws(SQLiteError) -> Int64 {
    let given = try last(of: table) ?? 0
    let present = try connection.value(
      "SELECT max(id) FROM \(raw: table) WHERE id BETWEEN \(range.first) AND \(range.last)",
      as: Int64?.self)
    return max(given, (present ?? nil) ?? 0, range.first - 1)
  }

  private func last(of series: String) throws(SQLiteError) -> Int64? {
    try connection.value("SELECT last_id FROM sequence WHERE table_name = \(series)")
  }

  private func remember(_ number: Int64, for series: String) throws(SQLiteError) {
    try connection.run(
      """
      INSERT INTO sequence (table_name, last_id) VALUES (\(series), \(number))
      ON CONFLICT (table_name) DO UPDATE SET last_id = excluded.last_id
      """)
  }
}
