import CSQLite

/// A type whose values can take the place of a parameter in SQL.
///
/// `sqlValue` is all a conforming type needs; the types of this module also bind without making
/// a `Value`. An enum with a raw value only has to name the protocol.
public protocol Bindable {
  /// The value as SQLite stores it.
  var sqlValue: Value { get }

  /// Binds the value to a parameter.
  func bind(to parameter: borrowing Parameter) throws(SQLiteError)
}

extension Bindable {
  /// Binds `sqlValue`.
  @inlinable
  public func bind(to parameter: borrowing Parameter) throws(SQLiteError) {
    try sqlValue.bind(to: parameter)
  }
}

extension Bindable where Self: RawRepresentable, RawValue: Bindable {
  /// The raw value as SQLite stores it.
  @inlinable
  public var sqlValue: Value { rawValue.sqlValue }

  /// Binds the raw value.
  @inlinable
  public func bind(to parameter: borrowing Parameter) throws(SQLiteError) {
    try rawValue.bind(to: parameter)
  }
}

/// The place of one value in a statement, lent to `Bindable.bind(to:)`.
public struct Parameter: ~Copyable {
  @usableFromInline let statement: StatementPointer
  @usableFromInline let index: Int32
  @usableFromInline let memory: BindingMemory?

  @inlinable
  init(_ statement: StatementPointer, _ index: Int, _ memory: BindingMemory? = nil) {
    self.statement = statement
    self.index = Int32(clamping: index)
    self.memory = memory
  }

  /// Binds NULL.
  ///
  /// The corresponding C function is `sqlite3_bind_null`.
  @inlinable
  public func bindNull() throws(SQLiteError) {
    try statement.check(sqlite3_bind_null(statement.raw, index))
  }

  /// Binds an INTEGER.
  ///
  /// The corresponding C function is `sqlite3_bind_int64`.
  @inlinable
  public func bind(_ value: Int64) throws(SQLiteError) {
    try statement.check(sqlite3_bind_int64(statement.raw, index, value))
  }

  /// Binds a REAL. A NaN is an error, because SQLite would store NULL for it.
  ///
  /// The corresponding C function is `sqlite3_bind_double`.
  @inlinable
  public func bind(_ value: Double) throws(SQLiteError) {
    if value.isNaN { throw statement.notStorable }
    try statement.check(sqlite3_bind_double(statement.raw, index, value))
  }

  /// Binds UTF-8 text by its length in bytes, so an embedded NUL does not cut it. SQLite copies it.
  ///
  /// The corresponding C function is `sqlite3_bind_text64`.
  @inlinable
  public func bind(text: UnsafeBufferPointer<UInt8>) throws(SQLiteError) {
    try check(code(bindingText: text))
  }

  /// Binds a BLOB. SQLite copies it.
  ///
  /// The corresponding C function is `sqlite3_bind_blob64`.
  @inlinable
  public func bind(blob: UnsafeRawBufferPointer) throws(SQLiteError) {
    try check(code(bindingBlob: blob))
  }

  // The two below answer a result code, because `withUTF8` and `withUnsafeBytes` do not pass on
  // the type of what their closures throw.

  @inlinable
  func code(bindingText text: UnsafeBufferPointer<UInt8>) -> Int32 {
    // A nil pointer would bind NULL, and Swift may give one for the empty string.
    guard let start = text.baseAddress else {
      return csqlite_bind_text(statement.raw, index, "", 0)
    }
    let count = UInt64(text.count)
    if let kept = memory?.copy(UnsafeRawBufferPointer(text)) {
      return csqlite_bind_kept_text(statement.raw, index, kept, count)
    }
    let chars = UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)
    return csqlite_bind_text(statement.raw, index, chars, count)
  }

  @inlinable
  func code(bindingBlob blob: UnsafeRawBufferPointer) -> Int32 {
    // As above, for the empty array.
    guard let start = blob.baseAddress else {
      return sqlite3_bind_zeroblob(statement.raw, index, 0)
    }
    return csqlite_bind_blob(statement.raw, index, start, UInt64(blob.count))
  }

  @inlinable
  func check(_ code: Int32) throws(SQLiteError) { try statement.check(code) }
}

extension StatementPointer {
  @usableFromInline @inline(never)
  var notStorable: SQLiteError { error(.notStorable) }
}
