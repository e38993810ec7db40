import CSQLite

/// How SQLite stores a value. https://sqlite.org/datatype3.html
public enum StorageClass: String, Sendable, Hashable, CustomStringConvertible {
  /// NULL.
  case null
  /// A signed 64-bit integer.
  case integer
  /// An IEEE 754 double.
  case real
  /// Text.
  case text
  /// Bytes, as given.
  case blob

  /// The name SQLite uses in `typeof`.
  public var description: String { rawValue }

  @usableFromInline
  init(code: Int32) {
    switch code {
    case SQLITE_INTEGER: self = .integer
    case SQLITE_FLOAT: self = .real
    case SQLITE_TEXT: self = .text
    case SQLITE_BLOB: self = .blob
    default: self = .null
    }
  }
}

/// A value of any storage class.
public enum Value: Sendable, Hashable {
  /// NULL.
  case null
  /// INTEGER.
  case integer(Int64)
  /// REAL.
  case real(Double)
  /// TEXT.
  case text(String)
  /// BLOB.
  case blob([UInt8])

  /// How SQLite stores the value.
  public var storageClass: StorageClass {
    switch self {
    case .null: .null
    case .integer: .integer
    case .real: .real
    case .text: .text
    case .blob: .blob
    }
  }
}

extension Value: ExpressibleByNilLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByStringLiteral
{
  /// NULL.
  public init(nilLiteral: ()) { self = .null }

  /// INTEGER.
  public init(integerLiteral value: Int64) { self = .integer(value) }

  /// REAL.
  public init(floatLiteral value: Double) { self = .real(value) }

  /// TEXT.
  public init(stringLiteral value: String) { self = .text(value) }
}
