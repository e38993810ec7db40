// The standard types as parameters.

extension Bindable where Self: FixedWidthInteger {
  /// An INTEGER. Above `Int64.max` there is none: the value is then a NaN, which nothing takes,
  /// so that binding it is the error `notStorable`.
  @inlinable
  public var sqlValue: Value { Int64(exactly: self).map { .integer($0) } ?? .real(.nan) }

  /// Binds an INTEGER.
  @inlinable
  public func bind(to parameter: borrowing Parameter) throws(SQLiteError) {
    guard let value = Int64(exactly: self) else { throw parameter.statement.notStorable }
    try parameter.bind(value)
  }
}

extension Int: Bindable {}
extension Int8: Bindable {}
extension Int16: Bindable {}
extension Int32: Bindable {}
extension Int64: Bindable {}
extension UInt: Bindable {}
extension UInt8: Bindable {}
extension UInt16: Bindable {}
extension UInt32: Bindable {}
extension UInt64: Bindable {}

extension Bool: Bindable {
  /// The INTEGER 1 or 0: SQLite has no booleans.
  @inlinable
  public var sqlValue: Value { .integer(self ? 1 : 0) }

  /// Binds the INTEGER 1 or 0.
  @inlinable
  public func bind(to parameter: borrowing Parameter) throws(SQLiteError) {
    try parameter.bind(self ? 1 : 0 as Int64)
  }
}

extension Double: Bindable {
  /// A REAL.
  @inlinable
  public var sqlValue: Value { .real(self) }

  /// Binds a REAL.
  @inlinable
  public func bind(to parameter: borrowing Parameter) throws(SQLiteError) {
    try parameter.bind(self)
  }
}

extension String: Bindable {
  /// TEXT.
  @inlinable
  public var sqlValue: Value { .text(self) }

  /// Binds TEXT.
  @inlinable
  public func bind(to parameter: borrowing Parameter) throws(SQLiteError) {
    let text = utf8.span
    try parameter.check(text.withUnsafeBufferPointer { parameter.code(bindingText: $0) })
  }
}

extension Substring: Bindable {
  /// TEXT.
  @inlinable
  public var sqlValue: Value { .text(String(self)) }

  /// Binds TEXT.
  @inlinable
  public func bind(to parameter: borrowing Parameter) throws(SQLiteError) {
    var text = self
    try parameter.check(text.withUTF8 { parameter.code(bindingText: $0) })
  }
}

extension Array: Bindable where Element == UInt8 {
  /// A BLOB.
  @inlinable
  public var sqlValue: Value { .blob(self) }

  /// Binds a BLOB.
  @inlinable
  public func bind(to parameter: borrowing Parameter) throws(SQLiteError) {
    try parameter.check(withUnsafeBytes { parameter.code(bindingBlob: $0) })
  }
}

extension Optional: Bindable where Wrapped: Bindable {
  /// The value, or NULL.
  @inlinable
  public var sqlValue: Value { self?.sqlValue ?? .null }

  /// Binds the value, or NULL.
  @inlinable
  public func bind(to parameter: borrowing Parameter) throws(SQLiteError) {
    switch self {
    case .some(let value): try value.bind(to: parameter)
    case .none: try parameter.bindNull()
    }
  }
}

extension Value: Bindable {
  /// Itself.
  @inlinable
  public var sqlValue: Value { self }

  /// Binds the value as its storage class.
  @inlinable
  public func bind(to parameter: borrowing Parameter) throws(SQLiteError) {
    switch self {
    case .null: try parameter.bindNull()
    case .integer(let value): try parameter.bind(value)
    case .real(let value): try parameter.bind(value)
    case .text(let value): try value.bind(to: parameter)
    case .blob(let value): try value.bind(to: parameter)
    }
  }
}
