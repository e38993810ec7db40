import CSQLite

/// A type that can be read from a column, strictly: SQLite's own conversions, by which 'abc' is
/// the integer 0, are not used, and NULL is only read into an `Optional`.
///
/// A conforming type outside this module reads one of the standard types with
/// `row.get(column, as:)` and reports what it cannot take with `row.mismatch(column, wanted:)`.
/// An enum with a raw value only has to name the protocol.
public protocol ColumnDecodable {
  /// Reads a column, counted from 0.
  init(row: borrowing Row, column: Int) throws(SQLiteError)
}

extension ColumnDecodable where Self: RawRepresentable, RawValue: ColumnDecodable {
  /// Reads the raw value.
  @inlinable
  public init(row: borrowing Row, column: Int) throws(SQLiteError) {
    let raw = try RawValue(row: row, column: column)
    guard let value = Self(rawValue: raw) else {
      throw row.mismatch(column, wanted: String(describing: Self.self))
    }
    self = value
  }
}

extension Int64: ColumnDecodable {
  /// Reads an INTEGER.
  @inlinable
  public init(row: borrowing Row, column: Int) throws(SQLiteError) {
    self = try row.value(at: column, SQLITE_INTEGER, wanted: "Int64").integer
  }
}

extension Int: ColumnDecodable {
  /// Reads an INTEGER.
  @inlinable
  public init(row: borrowing Row, column: Int) throws(SQLiteError) {
    let value = try row.value(at: column, SQLITE_INTEGER, wanted: "Int")
    self.init(truncatingIfNeeded: value.integer)
  }
}

extension ColumnDecodable where Self: FixedWidthInteger {
  /// Reads an INTEGER that the type can hold.
  @inlinable
  public init(row: borrowing Row, column: Int) throws(SQLiteError) {
    let value = try row.value(at: column, SQLITE_INTEGER, wanted: String(describing: Self.self))
    guard let exact = Self(exactly: value.integer) else {
      throw row.mismatch(column, wanted: String(describing: Self.self))
    }
    self = exact
  }
}

extension Int8: ColumnDecodable {}
extension Int16: ColumnDecodable {}
extension Int32: ColumnDecodable {}
extension UInt8: ColumnDecodable {}
extension UInt16: ColumnDecodable {}
extension UInt32: ColumnDecodable {}
extension UInt64: ColumnDecodable {}
extension UInt: ColumnDecodable {}

extension Bool: ColumnDecodable {
  /// Reads the INTEGER 0 or 1.
  @inlinable
  public init(row: borrowing Row, column: Int) throws(SQLiteError) {
    switch try row.value(at: column, SQLITE_INTEGER, wanted: "Bool").integer {
    case 0: self = false
    case 1: self = true
    default: throw row.mismatch(column, wanted: "Bool (0 or 1)")
    }
  }
}

extension Double: ColumnDecodable {
  /// Reads a REAL, or an INTEGER that a Double holds exactly.
  @inlinable
  public init(row: borrowing Row, column: Int) throws(SQLiteError) {
    let value = try row.value(at: column)
    switch value.type {
    case SQLITE_FLOAT: self = value.real
    case SQLITE_INTEGER:
      guard let exact = Double(exactly: value.integer) else { fallthrough }
      self = exact
    default: throw row.mismatch(column, wanted: "Double")
    }
  }
}

extension String: ColumnDecodable {
  /// Reads a TEXT, whole and with its bytes unchanged; text that is not UTF-8 is an error,
  /// unless the connection mends it.
  @inlinable
  public init(row: borrowing Row, column: Int) throws(SQLiteError) {
    let value = try row.value(at: column, SQLITE_TEXT, wanted: "String")
    guard let text = String(validating: value.text) ?? row.mendedText(column) else {
      throw row.mismatch(column, wanted: "String (UTF-8)")
    }
    self = text
  }
}

extension Array: ColumnDecodable where Element == UInt8 {
  /// Reads a BLOB.
  @inlinable
  public init(row: borrowing Row, column: Int) throws(SQLiteError) {
    self.init(try row.value(at: column, SQLITE_BLOB, wanted: "[UInt8]").blob)
  }
}

extension Optional: ColumnDecodable where Wrapped: ColumnDecodable {
  /// Reads NULL as nil.
  @inlinable
  public init(row: borrowing Row, column: Int) throws(SQLiteError) {
    if try row.value(at: column).type == SQLITE_NULL {
      self = .none
    } else {
      self = .some(try Wrapped(row: row, column: column))
    }
  }
}

extension Value: ColumnDecodable {
  /// Reads any storage class; text that is not UTF-8 is an error.
  @inlinable
  public init(row: borrowing Row, column: Int) throws(SQLiteError) {
    let value = try row.value(at: column)
    switch value.type {
    case SQLITE_INTEGER: self = .integer(value.integer)
    case SQLITE_FLOAT: self = .real(value.real)
    case SQLITE_TEXT: self = .text(try String(row: row, column: column))
    case SQLITE_BLOB: self = .blob(Array(value.blob))
    default: self = .null
    }
  }
}
