import CSQLite

/// A walk over the bytes of a changeset, before SQLite is given them: SQLite 3.40 does not come
/// back from one that ends within a table's header.
/// The format is told in https://sqlite.org/src/file/ext/session/sqlite3session.c
struct ChangesetFormat {
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private var columns = 0
  private var changes = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes[...]
    position = bytes.startIndex
  }

  /// Fails with `corrupt` unless the bytes are tables with whole changes.
  static func check(_ bytes: [UInt8]) throws(SQLiteError) { _ = try count(bytes) }

  /// How many changes there are.
  static func count(_ bytes: [UInt8]) throws(SQLiteError) -> Int {
    var walk = ChangesetFormat(bytes)
    while walk.position < bytes.endIndex { try walk.readNext() }
    return walk.changes
  }

  private mutating func readNext() throws(SQLiteError) {
    switch Int32(try readByte()) {
    case Int32(UInt8(ascii: "T")): try readTable()
    case SQLITE_INSERT, SQLITE_DELETE: try readChange(records: 1)
    case SQLITE_UPDATE: try readChange(records: 2)
    default: throw SQLiteError(.corrupt)
    }
  }

  /// The number of columns, a byte for each, and the name up to a NUL.
  private mutating func readTable() throws(SQLiteError) {
    columns = try readCount()
    try skip(columns)
    while try readByte() != 0 {}
  }

  /// A byte that says whether the change is indirect, and the values.
  private mutating func readChange(records: Int) throws(SQLiteError) {
    guard columns > 0 else { throw SQLiteError(.corrupt) }
    try skip(1)
    changes += 1
    for _ in 0..<records * columns { try readValue() }
  }

  private mutating func readValue() throws(SQLiteError) {
    switch Int32(try readByte()) {
    // No value: the column was left alone.
    case 0, SQLITE_NULL: break
    case SQLITE_INTEGER, SQLITE_FLOAT: try skip(8)
    case SQLITE_TEXT, SQLITE_BLOB: try skip(try readCount())
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
    guard count <= bytes.endIndex - position else { throw SQLiteError(.corrupt) }
    position += count
  }
}
