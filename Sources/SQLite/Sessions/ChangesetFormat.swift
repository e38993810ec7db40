import CSQLite

/// A walk over the bytes of a changeset, before SQLite is given them: SQLite 3.40 does not come
/// back from one that ends within a table's header.
/// The format is told in https://sqlite.org/src/file/ext/session/sqlite3session.c
struct ChangesetFormat {
  /// A head, or a change whose values come next.
  enum Part {
    case table(TableChanges)
    case change(Change.Operation)
  }

  private let bytes: [UInt8]
  private var position = 0
  private var columns = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Fails with `corrupt` unless the bytes are tables with whole changes.
  static func check(_ bytes: [UInt8]) throws(SQLiteError) { _ = try tables(bytes) }

  /// What is done to each table, in order; a table may come again.
  static func tables(_ bytes: [UInt8]) throws(SQLiteError) -> [TableChanges] {
    var walk = ChangesetFormat(bytes)
    var tables: [TableChanges] = []
    while let part = try walk.next() {
      switch part {
      case .table(let table): tables.append(table)
      case .change(let operation):
        tables[tables.count - 1].counts.add(operation)
        for _ in 0..<(operation == .update ? 2 : 1) * walk.columns { _ = try walk.readValue() }
      }
    }
    return tables
  }

  mutating func next() throws(SQLiteError) -> Part? {
    if position == bytes.count { return nil }
    let code = Int32(try readByte())
    if code == Int32(UInt8(ascii: "T")) { return .table(try readTable()) }
    // A byte that says whether the change is indirect.
    try skip(1)
    let operation = Change.Operation(code: code)
    guard columns > 0, operation != .none else { throw SQLiteError(.corrupt) }
    return .change(operation)
  }

  /// The number of columns, a byte for each that is not 0 where it is of the primary key, and the
  /// name up to a NUL.
  private mutating func readTable() throws(SQLiteError) -> TableChanges {
    columns = try readCount()
    try skip(columns)
    let isKey = bytes[position - columns..<position].map { $0 != 0 }
    let start = position
    while try readByte() != 0 {}
    return TableChanges(
      table: String(decoding: bytes[start..<position - 1], as: UTF8.self), isKey: isKey)
  }

  /// A value as a batch of rows has it, whose bytes are these.
  mutating func readValue() throws(SQLiteError) -> csqlite_cell {
    let type = Int32(try readByte())
    switch type {
    // No value: the column was left alone.
    case 0, SQLITE_NULL: return csqlite_cell(number: 0, count: 0, type: type)
    case SQLITE_INTEGER, SQLITE_FLOAT:
      try skip(8)
      let number = bytes[position - 8..<position].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return csqlite_cell(number: Int64(bitPattern: number), count: 0, type: type)
    case SQLITE_TEXT, SQLITE_BLOB:
      let count = try readCount()
      try skip(count)
      return csqlite_cell(
        number: Int64(position - count), count: Int32(clamping: count), type: type)
    default: throw SQLiteError(.corrupt)
    }
  }

  /// A number in groups of seven bits, the high bit set on all but the last.
  private mutating func readCount() throws(SQLiteError) -> Int {
    var count = 0
    for _ in 0..<5 {
      let byte = try readByte()
      count = count << 7 | Int(byte & 0x7f)
      if byte & 0x80 == 0 { return count }
    }
    throw SQLiteError(.corrupt)
  }

  private mutating func readByte() throws(SQLiteError) -> UInt8 {
    try skip(1)
    return bytes[position - 1]
  }

  private mutating func skip(_ count: Int) throws(SQLiteError) {
    guard count <= bytes.count - position else { throw SQLiteError(.corrupt) }
    position += count
  }
}

/// What a changeset does to a table, or goes on doing.
public struct TableChanges: Sendable {
  /// Its name.
  public let table: String
  /// How many columns it had.
  public var columnCount: Int { isKey.count }
  /// For each column, whether it was of the primary key.
  let isKey: [Bool]
  /// How many rows.
  public internal(set) var counts = ChangeCounts()

  init(table: String, isKey: [Bool]) { (self.table, self.isKey) = (table, isKey) }
}

/// How many rows are added, changed and removed.
public struct ChangeCounts: Sendable, Hashable {
  /// Added.
  public private(set) var inserted = 0
  /// Changed.
  public private(set) var updated = 0
  /// Removed.
  public private(set) var deleted = 0
  /// All of them.
  public var all: Int { inserted + updated + deleted }

  /// None.
  public init() {}

  mutating func add(_ operation: Change.Operation) {
    switch operation {
    case .insert: inserted += 1
    case .update: updated += 1
    case .delete: deleted += 1
    case .none: break
    }
  }

  /// Adds those of another.
  public static func += (sum: inout ChangeCounts, other: ChangeCounts) {
    sum.inserted += other.inserted
    sum.updated += other.updated
    sum.deleted += other.deleted
  }
}
