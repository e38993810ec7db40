import SQLite
import Storage

/// What a parameter `:name`, `@name` or `$name` of a question stands for; `?` goes by its number.
public struct SQLParameter: Sendable {
  /// How a value is stored.
  public enum Kind: String, Sendable, CaseIterable {
    case text, integer, real, null
  }

  /// Without its mark.
  public let name: String
  private let written: String
  /// `nil` = as it looks: a number is bound as one. SQLite compares it with a column of text all
  /// the same, but with text that is worked out it is never equal.
  private let kind: Kind?

  /// - Parameter kind: `nil` where nothing was said of it.
  public init(_ name: String, _ written: String, _ kind: Kind? = nil) {
    (self.name, self.written, self.kind) = (name, written, kind)
  }

  /// - Throws: `DomainError` of ``SQLFault/notOfKind(name:_:)``.
  func value() throws(DomainError) -> Value {
    let value: Value? =
      switch kind {
      case .text: .text(written.nfc)
      case .null: .null
      case .integer: Int64(written).map(Value.integer)
      case .real: Decimal(written).map { .real($0.double) }
      case nil: number ?? .text(written.nfc)
      }
    if let value { return value }
    throw SQLFault.notOfKind(name: name, kind ?? .text).error
  }

  /// Whether it was taken for a number because it looks like one.
  public var looksLikeNumber: Bool { kind == nil && number != nil }

  private var number: Value? {
    // 04 is a code, not the number 4.
    if written.count > 1, written.first == "0", !written.hasPrefix("0.") { return nil }
    return Int64(written).map(Value.integer) ?? Decimal(written).map { .real($0.double) }
  }
}

extension [SQLParameter] {
  /// Gives every parameter of a statement its value.
  ///
  /// - Throws: `DomainError` where one has none, or a value has no parameter.
  func bind(to statement: borrowing Statement) throws {
    var unused = Set(map(\.name))
    for index in stride(from: 1, through: statement.parameterCount, by: 1) {
      let mark = statement.parameterName(index) ?? "?\(index)"
      let name = String(mark.dropFirst())
      guard let parameter = first(where: { $0.name == name }) else {
        throw SQLFault.noValue(name: mark).error
      }
      unused.remove(name)
      try statement.bind(index, try parameter.value())
    }
    if let name = unused.min() { throw SQLFault.unusedValue(name: name).error }
  }
}
