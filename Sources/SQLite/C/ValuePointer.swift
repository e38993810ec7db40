import CSQLite

/// A `sqlite3_value *`: a column of a row, an argument of a function, or a column of a change.
///
/// SQLite calls that of a column "unprotected", to be used by one thread: so is a connection.
/// https://sqlite.org/c3ref/column_blob.html
@usableFromInline
struct ValuePointer {
  @usableFromInline let raw: OpaquePointer

  @inlinable
  init(_ raw: OpaquePointer) { self.raw = raw }

  /// `SQLITE_INTEGER` or one of its kin.
  @inlinable
  var type: Int32 { sqlite3_value_type(raw) }

  @inlinable
  var storageClass: StorageClass { StorageClass(code: type) }

  /// An INTEGER.
  @inlinable
  var integer: Int64 { sqlite3_value_int64(raw) }

  /// A REAL.
  @inlinable
  var real: Double { sqlite3_value_double(raw) }

  /// The value, copied. Text that is not UTF-8 has its bad bytes replaced.
  var copy: Value {
    switch storageClass {
    case .null: .null
    case .integer: .integer(integer)
    case .real: .real(real)
    case .text: .text(String(decoding: text, as: UTF8.self))
    case .blob: .blob(Array(blob))
    }
  }

  /// A value of a changeset, copied. Its text is UTF-8 and has no zero after it: asked for as text,
  /// SQLite would make room for one, and where there is none answer NULL, with no error.
  var copyOfChange: Value {
    storageClass == .text ? .text(String(decoding: blob, as: UTF8.self)) : copy
  }

  /// The bytes of a TEXT. The length is read second, because reading the text may convert it from
  /// UTF-16.
  @inlinable
  var text: UnsafeBufferPointer<UInt8> {
    guard let start = sqlite3_value_text(raw) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: start, count: count)
  }

  /// The bytes of a BLOB; SQLite gives no pointer for an empty one.
  @inlinable
  var blob: UnsafeBufferPointer<UInt8> {
    guard let start = sqlite3_value_blob(raw) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count)
  }

  @inlinable
  var count: Int { Int(sqlite3_value_bytes(raw)) }
}
