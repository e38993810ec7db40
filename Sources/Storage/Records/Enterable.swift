import SQLite

/// A type whose values people type or send in files.
public protocol Enterable {
  /// Reads what was typed.
  ///
  /// - Parameter field: the field's name, for the message when it cannot be.
  static func entered(_ text: String, _ field: String, _ context: LookupContext) throws -> Self
}

/// What names are looked up in, and as of when: codes and names of units were reused.
public struct LookupContext {
  public let reader: Reader
  public let day: Day
  /// Only units of that level.
  public let level: UnitLevel?
  /// Only units of that province.
  public let within: Id<Unit>?

  public init(
    _ reader: Reader, on day: Day = .today, level: UnitLevel? = nil, within: Id<Unit>? = nil
  ) {
    self.reader = reader
    self.day = day
    self.level = level
    self.within = within
  }
}

extension String: Enterable {
  public static func entered(_ text: String, _: String, _: LookupContext) -> String { text }
}

extension Optional: Enterable where Wrapped: Enterable {
  /// Nothing typed is NULL.
  public static func entered(_ text: String, _ field: String, _ context: LookupContext) throws -> Wrapped? {
    text.tidied.isEmpty ? nil : try Wrapped.entered(text, field, context)
  }
}

extension FixedWidthInteger where Self: Enterable {
  /// Plain digits.
  public static func entered(_ text: String, _ field: String, _: LookupContext) throws -> Self {
    guard let number = Self(text.tidied) else {
      throw ValueFault(text, .notWhole).error(in: field)
    }
    return number
  }
}

extension Int: Enterable {}
extension Int64: Enterable {}

extension Choice {
  public static func entered(_ text: String, _ field: String, _: LookupContext) throws -> Self {
    try parse(text, field: field)
  }
}

extension Comparator: Enterable {
  public static func entered(_ text: String, _ field: String, _: LookupContext) throws -> Comparator {
    guard let comparator = Comparator(rawValue: text.tidied) else {
      throw DomainError.notOneOf(field, text, allCases.map(\.rawValue))
    }
    return comparator
  }
}

extension Language: Enterable {
  public static func entered(_ text: String, _ field: String, _: LookupContext) throws -> Language {
    guard let language = Language(rawValue: text.tidied) else {
      throw DomainError.notOneOf(field, text, allCases.map(\.rawValue))
    }
    return language
  }
}

/// A record that another record can name.
public protocol Referable: Record {
  static func reference(_ text: String, _ field: String, _ context: LookupContext) throws -> Id<Self>
}

extension Coded {
  /// By code or by name.
  public static func reference(_ text: String, _: String, _ context: LookupContext) throws -> Id<Self> {
    try context.reader.named(Self.self, text).id
  }
}

extension Id: Enterable where Record: Referable {
  public static func entered(_ text: String, _ field: String, _ context: LookupContext) throws -> Id {
    try Record.reference(text, field, context)
  }
}
