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
  /// When they are meant.
  let time: UnitTime
  /// Only units of that level.
  let level: UnitLevel?
  /// Only units of that province.
  let within: Id<Unit>?

  /// As of today, of every level and in every province, unless told otherwise.
  public init(
    _ reader: Reader, on day: Day = .today, level: UnitLevel? = nil, within: Id<Unit>? = nil
  ) {
    self.init(reader, at: UnitTime(day), level: level, within: within)
  }

  init(
    _ reader: Reader, at time: UnitTime, level: UnitLevel? = nil, within: Id<Unit>? = nil
  ) {
    self.reader = reader
    self.time = time
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
  /// Plain digits, also as some spreadsheets save them: `2026.0`.
  public static func entered(_ text: String, _ field: String, _: LookupContext) throws -> Self {
    guard let number = Self(text.tidied.withoutZeroFraction) else {
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

/// What was typed for a column, by a command, a form or another program; `nil` = nothing was.
public typealias Typed = (column: String, text: String?)

/// An operation was not told what it cannot do without.
public struct MissingColumn: Error, Sendable, Equatable {
  /// By its name in the table.
  public let column: String
}

/// What was to be emptied is a column that cannot be.
public struct NeededColumn: Error, Sendable, Equatable {
  /// By its name in the table.
  public let column: String
}

extension [Typed] {
  /// Those that were typed.
  public var given: [Typed] { filter { $0.text != nil } }

  /// What was typed for a column.
  public func text(_ column: String) -> String? { first { $0.column == column }?.text }

  /// What was typed for a column that the operation cannot do without.
  func needed(_ column: String) throws(MissingColumn) -> String {
    guard let text = text(column) else { throw MissingColumn(column: column) }
    return text
  }

  /// Those of some columns.
  func only(_ columns: Set<String>) -> [Typed] { filter { columns.contains($0.column) } }

  /// Those of all other columns.
  func without(_ columns: Set<String>) -> [Typed] { filter { !columns.contains($0.column) } }

  /// Refuses blank text: for references and days it is a slip, in a script most likely, and does
  /// not mean "none".
  ///
  /// - Throws: `DomainError` naming the column.
  public func notBlank() throws(DomainError) -> [Typed] {
    for case (let column, let text?) in self where text.tidied.isEmpty {
      throw ValueFault(text, .empty).error(in: column)
    }
    return self
  }
}

extension Record {
  /// Sets the columns that were typed, none of them blank.
  ///
  /// - Throws: `DomainError` naming the column.
  mutating func enter(_ typed: [Typed], _ context: LookupContext) throws {
    for case (let column, let text?) in try typed.given.notBlank() {
      try enter(column, text, context)
    }
  }

  /// Puts the record in the unit that was typed, or else in the province.
  ///
  /// - Parameter time: when codes and names are meant.
  /// - Throws: `DomainError` naming `unit` or `province`.
  mutating func enterPlace(_ typed: [Typed], _ reader: Reader, at time: UnitTime) throws {
    let province = typed.text("province")
    guard let unit = typed.text("unit") else {
      let context = LookupContext(reader, at: time, level: .province)
      return try naming("province") { try enter([("unit", province)], context) }
    }
    let within = try province.map { name in
      try naming("province") { try reader.unit(name, level: .province, on: time.day).unit }
    }
    try naming("unit") {
      let context = LookupContext(reader, at: time, within: within)
      if within == nil { try reader.checkOwn(reader.unit(unit, at: time), named: unit) }
      try enter([("unit", unit)], context)
    }
  }
}

/// Runs what is about one column; trouble with it names that column.
package func naming<T>(_ column: String, _ body: () throws -> T) throws -> T {
  do {
    return try body()
  } catch var problem as DomainError {
    problem.field = .column(column)
    throw problem
  }
}

/// What a text column accepts.
enum Rule: Sendable {
  /// A key people type: no spaces.
  case code
  /// One line, not empty.
  case line
  /// One line, or nothing.
  case optionalLine
  /// Text of several lines, or nothing.
  case note

  /// The text in stored form, or the rule it breaks.
  func apply(_ field: String, _ text: String) throws(DomainError) -> String {
    if isUsual(text) { return text }
    let tidy = try prose(field, text)
    if self == .note { return tidy }
    if let bad = tidy.unicodeScalars.first(where: \.isLineBreak) {
      throw ValueFault(tidy, .lineBreak(bad)).error(in: field)
    }
    // What folds to nothing cannot be seen either.
    if self != .optionalLine || !tidy.isEmpty, tidy.searchKey.isEmpty {
      throw ValueFault(text, .empty).error(in: field)
    }
    if self == .code, tidy.unicodeScalars.contains(where: \.properties.isWhitespace) {
      throw ValueFault(tidy, .spaced).error(in: field)
    }
    return tidy
  }

  /// Whether a look at the bytes tells that the text is as it must be.
  private func isUsual(_ text: String) -> Bool {
    guard text.utf8.count <= longest, text.isTidy else { return false }
    return switch self {
    case .code: false
    case .note: true
    case .line: text.hasLetterOrDigit
    case .optionalLine: text.isEmpty || text.hasLetterOrDigit
    }
  }

  /// Unicode scalars.
  private var longest: Int {
    switch self {
    case .code: 64
    case .line, .optionalLine: 2_000
    case .note: 20_000
    }
  }

  private func prose(_ field: String, _ text: String) throws(DomainError) -> String {
    // Bytes first: ten megabytes need not be decoded to be refused.
    guard text.utf8.count <= longest * 4, text.unicodeScalars.count <= longest else {
      throw ValueFault(text, .long(longest)).error(in: field)
    }
    let tidy = text.tidied
    if let bad = tidy.unicodeScalars.first(where: \.isForbidden) {
      throw ValueFault(tidy, .control(bad)).error(in: field)
    }
    return tidy
  }
}

extension String {
  /// Whether it has a letter or digit of ASCII, and so does not fold to nothing.
  fileprivate var hasLetterOrDigit: Bool {
    utf8.contains { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
  }
}

extension Unicode.Scalar {
  fileprivate var isLineBreak: Bool {
    switch value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Control characters, the marks that reorder or hide text, and what stands for bytes that were
  /// no text; never part of a name.
  fileprivate var isForbidden: Bool {
    switch value {
    case _ where isLineBreak: false
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFD...0xFFFF: true
    default: properties.generalCategory == .control
    }
  }
}
