import CSQLite

/// Where the columns of a statement stand that its rows are asked for by name. A name is looked for
/// among all once a statement, not once a row, which would take longer than the value.
///
/// A name in the text of a program lies at one place for good, so the place tells it. Rows are read
/// in the same order again and again: the next name is mostly the one that came next before, so the
/// names are a ring.
@usableFromInline
struct KnownColumns {
  @usableFromInline
  struct Entry {
    @usableFromInline let name: UnsafePointer<UInt8>
    @usableFromInline let length: Int
    @usableFromInline let column: Int
    @usableFromInline var next: UnsafeMutablePointer<Entry>

    @inlinable
    func isOf(_ other: StaticString) -> Bool {
      name == other.utf8Start && length == other.utf8CodeUnitCount
    }
  }

  @usableFromInline
  struct State {
    /// The one that is asked for next, if all goes on as before; nil while none is known.
    @usableFromInline var expected: UnsafeMutablePointer<Entry>?
    /// How often the statement had been compiled anew when they were looked for.
    var compilations: Int32 = 0
  }

  @usableFromInline let state: UnsafeMutablePointer<State>

  init() {
    state = .allocate(capacity: 1)
    state.initialize(to: State())
  }

  func free() {
    forget()
    state.deallocate()
  }

  /// To be called before the first row: other columns may stand there than the last time.
  @inlinable
  func begin(_ statement: StatementPointer) {
    if state.pointee.expected != nil { forget(unless: statement.compilations) }
  }

  /// The column, if it is known.
  @inlinable
  func column(_ name: StaticString) -> Int? {
    guard name.hasPointerRepresentation, let expected = state.pointee.expected else { return nil }
    guard expected.pointee.isOf(name) else { return column(name, after: expected) }
    state.pointee.expected = expected.pointee.next
    return expected.pointee.column
  }

  @usableFromInline @inline(never)
  func column(_ name: StaticString, after first: UnsafeMutablePointer<Entry>) -> Int? {
    var entry = first.pointee.next
    while entry != first {
      if entry.pointee.isOf(name) {
        state.pointee.expected = entry.pointee.next
        return entry.pointee.column
      }
      entry = entry.pointee.next
    }
    return nil
  }

  /// Puts a name before the one that was expected in its place: behind the one that came last.
  func add(_ name: StaticString, at column: Int, of statement: StatementPointer) {
    guard name.hasPointerRepresentation else { return }
    state.pointee.compilations = statement.compilations
    let entry = UnsafeMutablePointer<Entry>.allocate(capacity: 1)
    let (start, length) = (name.utf8Start, name.utf8CodeUnitCount)
    let next = state.pointee.expected ?? entry
    entry.initialize(to: Entry(name: start, length: length, column: column, next: next))
    if next != entry { last(before: next).pointee.next = entry }
    state.pointee.expected = next
  }

  private func last(before entry: UnsafeMutablePointer<Entry>) -> UnsafeMutablePointer<Entry> {
    var last = entry
    while last.pointee.next != entry { last = last.pointee.next }
    return last
  }

  @usableFromInline @inline(never)
  func forget(unless compilations: Int32) {
    if compilations != state.pointee.compilations { forget() }
  }

  private func forget() {
    guard let first = state.pointee.expected else { return }
    state.pointee.expected = nil
    var entry = first
    repeat {
      let next = entry.pointee.next
      entry.deallocate()
      entry = next
    } while entry != first
  }
}

extension StatementPointer {
  /// How often SQLite has compiled the statement anew: after a change of the schema the columns of
  /// a `SELECT *` are others.
  @usableFromInline
  var compilations: Int32 { sqlite3_stmt_status(raw, SQLITE_STMTSTATUS_REPREPARE, 0) }

  /// The column of a name, among `count`.
  @usableFromInline @inline(never)
  func column(named name: String) throws(SQLiteError) -> Int {
    var name = name
    let columns = name.withUTF8 { name in
      (0..<columnCount).filter { isName(of: $0, name) }
    }
    guard let column = columns.first else {
      let names = (0..<columnCount).map { columnName($0) }
      throw error(.noColumnNamed(name, among: names))
    }
    guard columns.count == 1 else { throw error(.ambiguousColumn(name, columns: columns)) }
    return column
  }

  /// As SQLite compares names: ASCII letters without their case, all else byte by byte.
  private func isName(of column: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let own = sqlite3_column_name(raw, Int32(column)) else { return false }
    // Beyond its end is its NUL, which is in no name that is looked for.
    var place = 0
    for byte in name {
      guard folded(UInt8(bitPattern: own[place])) == folded(byte), byte != 0 else { return false }
      place += 1
    }
    return own[place] == 0
  }

  private func folded(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
