import CSQLite

/// Recorded changes of rows, with their old and new values; to be inverted, joined, stored and
/// applied to another copy. https://sqlite.org/session/changeset.html
public struct Changeset: Sendable, Hashable {
  /// The changes in SQLite's own format.
  public let bytes: [UInt8]

  /// Changes that were stored.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// Whether there are no changes.
  public var isEmpty: Bool { bytes.isEmpty }

  /// The changes that undo these.
  ///
  /// The corresponding C function is `sqlite3changeset_invert`.
  public func inverted() throws(SQLiteError) -> Changeset {
    try ChangesetFormat.check(bytes)
    return try Changeset { count, start in
      withBytes { sqlite3changeset_invert($0, $1, count, start) }
    }
  }

  /// These changes and then the others, as one: changes of one row become one change.
  ///
  /// The corresponding C function is `sqlite3changeset_concat`.
  public func concatenated(with other: Changeset) throws(SQLiteError) -> Changeset {
    try ChangesetFormat.check(bytes)
    try ChangesetFormat.check(other.bytes)
    return try Changeset { count, start in
      withBytes { first, firstBytes in
        other.withBytes { sqlite3changeset_concat(first, firstBytes, $0, $1, count, start) }
      }
    }
  }

  /// Lends each change to `body`.
  ///
  /// The corresponding C functions are `sqlite3changeset_start` and `sqlite3changeset_next`.
  public func forEach(
    _ body: (borrowing Change) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try ChangesetFormat.check(bytes)
    if let failure = try lendChanges(to: body) { throw failure }
  }

  /// Lends each change to a `body` that throws other errors too.
  ///
  /// The corresponding C functions are `sqlite3changeset_start` and `sqlite3changeset_next`.
  @_disfavoredOverload
  public func forEach(_ body: (borrowing Change) throws -> Void) throws {
    try ChangesetFormat.check(bytes)
    if let failure = try lendChanges(to: body) { throw failure }
  }
}

extension Changeset {
  /// The bytes `fill` allocates.
  init(
    _ fill: (UnsafeMutablePointer<Int32>, UnsafeMutablePointer<UnsafeMutableRawPointer?>) -> Int32
  ) throws(SQLiteError) {
    var count: Int32 = 0
    var start: UnsafeMutableRawPointer?
    let code = fill(&count, &start)
    defer { sqlite3_free(start) }
    guard code == SQLITE_OK else { throw SQLiteError(SQLiteError.Code(rawValue: code)) }
    bytes = Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(count)))
  }

  /// SQLite asks for a mutable pointer, but only reads.
  func withBytes<R, E: Error>(
    _ body: (Int32, UnsafeMutableRawPointer?) throws(E) -> R
  ) throws(E) -> R {
    try bytes.span.withUnsafeBytes { buffer throws(E) in
      try body(Int32(clamping: buffer.count), UnsafeMutableRawPointer(mutating: buffer.baseAddress))
    }
  }

  private func lendChanges<E: Error>(
    to body: (borrowing Change) throws(E) -> Void
  ) throws(E) -> SQLiteError? {
    try withBytes { (count, start) throws(E) in
      var raw: OpaquePointer?
      let code = sqlite3changeset_start(&raw, count, start)
      guard code == SQLITE_OK, let raw else {
        return SQLiteError(SQLiteError.Code(rawValue: code))
      }
      var isFinished = false
      defer { if !isFinished { sqlite3changeset_finalize(raw) } }
      while sqlite3changeset_next(raw) == SQLITE_ROW { try body(Change(raw)) }
      // Only here does an iterator say that the changeset was damaged.
      isFinished = true
      let end = sqlite3changeset_finalize(raw)
      return end == SQLITE_OK ? nil : SQLiteError(SQLiteError.Code(rawValue: end))
    }
  }
}

extension Changeset {
  /// What it does to each table, in order; a table may come again.
  ///
  /// - Throws: `corrupt` for bytes that are no changes.
  public func tables() throws(SQLiteError) -> [TableChanges] {
    try ChangesetFormat.tables(bytes)
  }

  /// How many rows it adds, changes or removes.
  public func count() throws(SQLiteError) -> Int {
    try tables().reduce(0) { $0 + $1.counts.all }
  }
}
