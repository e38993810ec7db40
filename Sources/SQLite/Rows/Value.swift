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

/// A value of any storage class. Two are equal where SQLite holds the same: text is compared byte
/// by byte, not as Swift compares strings, so that an é in one code point and in two differ.
public enum Value: Sendable {
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

extension Value: Hashable {
  /// Whether both are of one storage class and hold the same.
  public static func == (one: Value, other: Value) -> Bool {
    switch (one, other) {
    case (.null, .null): true
    case (.integer(let one), .integer(let other)): one == other
    case (.real(let one), .real(let other)): one == other
    case (.text(let one), .text(let other)): ExactText(one) == ExactText(other)
    case (.blob(let one), .blob(let other)): one == other
    default: false
    }
  }

  /// Hashes what is compared.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .integer(let number): hasher.combine(number)
    case .real(let number): hasher.combine(number)
    case .text(let text): hasher.combine(ExactText(text))
    case .blob(let bytes): hasher.combine(bytes)
    }
  }
}

/// Text that is equal byte for byte alone.
struct ExactText: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (one: ExactText, other: ExactText) -> Bool {
    one.text.utf8.count == other.text.utf8.count
      && one.text.utf8.elementsEqual(other.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
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
