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
  /// Where names are looked up.
  public let reader: Reader
  /// The day on which they are meant.
  let day: Day
  /// Only units of that level.
  let level: UnitLevel?
  /// Only units of that province.
  let within: Id<Unit>?

  /// As of today, of every level and in every province, unless told otherwise.
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
  /// The text as it is; the rule of its column comes when it is stored.
  public static func entered(_ text: String, _: String, _: LookupContext) -> String { text }
}

extension Optional: Enterable where Wrapped: Enterable {
  /// Nothing typed is NULL.
  public static func entered(
    _ text: String, _ field: String, _ context: LookupContext
  ) throws -> Wrapped? {
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
  /// The stored word or a label, as `parse`; else `ValueFault.notOneOf`.
  public static func entered(_ text: String, _ field: String, _: LookupContext) throws -> Self {
    try parse(text, field: field)
  }
}

extension Comparator: Enterable {
  /// The sign, e.g. `>=`; else `ValueFault.notOneOf`.
  public static func entered(
    _ text: String, _ field: String, _: LookupContext
  ) throws -> Comparator {
    guard let comparator = Comparator(rawValue: text.tidied) else {
      throw DomainError.notOneOf(field, text, allCases.map(\.rawValue))
    }
    return comparator
  }
}

extension Language: Enterable {
  /// `vi` or `en`; else `ValueFault.notOneOf`.
  public static func entered(_ text: String, _ field: String, _: LookupContext) throws -> Language {
    guard let language = Language(rawValue: text.tidied) else {
      throw DomainError.notOneOf(field, text, allCases.map(\.rawValue))
    }
    return language
  }
}

/// A record that another record can name.
public protocol Referable: Record {
  /// The id of the record that goes by that text.
  ///
  /// - Throws: `DomainError` where none does, or several.
  static func reference(
    _ text: String, _ field: String, _ context: LookupContext
  ) throws -> Id<Self>
}

extension Coded {
  /// By code or by name.
  public static func reference(
    _ text: String, _: String, _ context: LookupContext
  ) throws -> Id<Self> {
    try context.reader.named(Self.self, text).id
  }
}

extension Id: Enterable where Record: Referable {
  /// What its kind of record is named by, e.g. a code or a name; as `reference`.
  public static func entered(
    _ text: String, _ field: String, _ context: LookupContext
  ) throws -> Id {
    try Record.reference(text, field, context)
  }
}
