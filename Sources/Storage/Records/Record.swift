import SQLite

/// A row of one table as a typed value.
///
/// `fields` is the one place where a table's columns meet Swift's properties: reading, inserting,
/// updating and comparing are written once over it.
public protocol Record: Sendable, Equatable {
  /// The name of the table.
  static var table: String { get }
  /// Every column but `id`, each with its property.
  static var fields: [Column<Self>] { get }

  /// Unassigned until it is stored.
  var id: Id<Self> { get set }
  /// The condition that finds the stored record with this natural key.
  var key: SQL { get }
  /// A record with nothing filled in.
  init()
  /// What it is called, for the search key.
  var names: [String] { get }
  /// The record in stored form where a rule of several fields asks for it, or the rule it breaks.
  func checked() throws(DomainError) -> Self
  /// Refuses what only the stored records can tell to be wrong: a loop, a number that is taken.
  func check(against reader: Reader) throws
}

/// One column of a table and the property it is.
public struct Column<R: Record>: Sendable {
  /// As in the table.
  public let name: String
  /// How people read what is stored.
  public let wording: Wording
  /// Whether its text may have several lines.
  public private(set) var isNote = false
  let value: @Sendable (R) -> Value
  let read: @Sendable (inout R, borrowing Row, Int) throws(SQLiteError) -> Void
  let tidy: @Sendable (inout R) throws(DomainError) -> Void
  let enter: @Sendable (inout R, String, LookupContext) throws -> Void

  /// A column that is right by its type.
  init<V: Bindable & ColumnDecodable & Enterable & SendableMetatype>(
    _ name: String, _ property: WritableKeyPath<R, V> & Sendable
  ) {
    self.init(name, property) { _ throws(DomainError) in }
  }

  /// A day that may be NULL, and that somebody may plan for.
  init(_ name: String, _ property: WritableKeyPath<R, Day?> & Sendable) {
    self.init(name, property) { record throws(DomainError) in
      try record[keyPath: property]?.checkPlanned(name)
    }
  }

  /// A text column with its rule.
  init(
    _ name: String, _ property: WritableKeyPath<R, String> & Sendable, _ rule: Rule
  ) {
    self.init(name, property, isNote: rule == .note) { record throws(DomainError) in
      record[keyPath: property] = try rule.apply(name, record[keyPath: property])
    }
  }

  /// A text column that may be NULL; empty text becomes NULL.
  init(
    _ name: String, _ property: WritableKeyPath<R, String?> & Sendable, _ rule: Rule
  ) {
    self.init(name, property, isNote: rule == .note) { record throws(DomainError) in
      guard let text = record[keyPath: property] else { return }
      let tidy = try rule.apply(name, text)
      record[keyPath: property] = tidy.isEmpty ? nil : tidy
    }
  }

  private init<V: Bindable & ColumnDecodable & Enterable & SendableMetatype>(
    _ name: String, _ property: WritableKeyPath<R, V> & Sendable, isNote: Bool = false,
    tidy: @escaping @Sendable (inout R) throws(DomainError) -> Void
  ) {
    (self.name, self.isNote) = (name, isNote)
    wording = (V.self as? any Worded.Type)?.wording ?? .plain
    self.tidy = tidy
    value = Column.value(of: property)
    read = { (record, row, index) throws(SQLiteError) in
      record[keyPath: property] = try row[index]
    }
    enter = { record, text, context in
      record[keyPath: property] = try V.entered(text, name, context)
    }
  }

  /// A column that is read from a file in its own way.
  init<V: Bindable & ColumnDecodable & SendableMetatype>(
    _ name: String, _ property: WritableKeyPath<R, V> & Sendable,
    enter: @escaping @Sendable (inout R, String, LookupContext) throws -> Void
  ) {
    self.name = name
    wording = (V.self as? any Worded.Type)?.wording ?? .plain
    self.enter = enter
    tidy = { _ throws(DomainError) in }
    value = Column.value(of: property)
    read = { (record, row, index) throws(SQLiteError) in
      record[keyPath: property] = try row[index]
    }
  }

  /// Reads a stored property by its place: by its path the runtime would look for types each time.
  private static func value<V: Bindable & SendableMetatype>(
    of property: WritableKeyPath<R, V> & Sendable
  ) -> @Sendable (R) -> Value {
    guard let offset = MemoryLayout<R>.offset(of: property) else {
      return { $0[keyPath: property].sqlValue }
    }
    return { record in
      withUnsafeBytes(of: record) { $0.load(fromByteOffset: offset, as: V.self) }.sqlValue
    }
  }

  /// `search_key`, made from the record's names.
  static var searchKey: Column { Column() }

  private init() {
    name = "search_key"
    wording = .plain
    value = { .text($0.names.searchKeys) }
    read = { (_, _, _) throws(SQLiteError) in }
    tidy = { _ throws(DomainError) in }
    enter = { _, _, _ in }
  }
}

/// What stands behind a stored value.
public enum Wording: Sendable {
  /// The value itself.
  case plain
  /// A day, ISO 8601.
  case day
  /// One of a closed list, by the stored word.
  case choice([String: LocalizedText])
  /// The id of a record of that table.
  case record(String)

  /// The table whose records are named, if any are.
  public var target: String? {
    if case .record(let table) = self { table } else { nil }
  }
}

/// A type whose stored values are not what people read.
public protocol Worded {
  /// How people read what is stored.
  static var wording: Wording { get }
}

extension Id: Worded where Record: Storage.Record {
  /// The record that it is the id of.
  public static var wording: Wording { .record(Record.table) }
}

extension Day: Worded {
  /// A day is written as the reader writes it.
  public static var wording: Wording { .day }
}

extension Choice {
  /// Each stored word has its label.
  public static var wording: Wording {
    .choice(Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.label) }))
  }
}

extension Optional: Worded where Wrapped: Worded {
  /// That of what it wraps: NULL has no words.
  public static var wording: Wording { Wrapped.wording }
}

/// A record that people name by a code.
public protocol Coded: Referable {
  /// What messages and commands call it.
  static var entityKind: EntityKind { get }
  /// Unique in its table, without spaces.
  var code: String { get set }
}

extension Coded {
  /// By its code.
  public var key: SQL { "code = \(code)" }
}

extension Record {
  /// `id, code, …` for a SELECT, each with the table's name before it.
  static var selection: String {
    allColumns.map { "\(table).\($0)" }.joined(separator: ", ")
  }

  /// Every column, in the order of a row.
  static var allColumns: [String] { ["id"] + columns }

  /// The names of `fields`.
  static var columns: [String] { fields.map(\.name) }

  /// What `fields` hold.
  public var values: [Value] { Self.fields.map { $0.value(self) } }

  /// None: the table has no search key.
  public var names: [String] { [] }

  /// As it is: the rules of its columns are all.
  public func checked() throws(DomainError) -> Self { self }

  /// Refuses nothing.
  public func check(against _: Reader) throws {}

  /// The record in stored form, or the first rule it breaks.
  public func validated() throws(DomainError) -> Self {
    var stored = self
    for field in Self.fields { try field.tidy(&stored) }
    return try stored.checked()
  }

  /// Sets one field from what was typed; trouble with it names the field.
  public mutating func enter(_ field: String, _ text: String, _ context: LookupContext) throws {
    guard let column = Self.fields.first(where: { $0.name == field }) else {
      throw ReferenceFault.noColumn(field, table: Self.table).error
    }
    do {
      try column.enter(&self, text, context)
    } catch var problem as DomainError where problem.field == nil {
      problem.field = .column(field)
      throw problem
    }
  }

  /// The fields in which two records of one key differ.
  public func fields(differingFrom other: Self) -> [String] {
    zip(Self.columns, zip(values, other.values)).filter { $1.0 != $1.1 }.map(\.0)
  }

  /// Whether another says all that it says.
  ///
  /// - Parameters:
  ///   - blank: a record that says nothing.
  ///   - columns: those that may say something else.
  public func adds(nothingTo other: Self, blank: Self, apart columns: Set<String>) -> Bool {
    additions(to: other, blank: blank, apart: columns).isEmpty
  }

  /// The columns in which it says what another does not.
  public func additions(
    to other: Self, blank: Self, apart columns: Set<String>
  ) -> [String] {
    Self.fields.filter { field in
      guard !columns.contains(field.name) else { return false }
      let value = field.value(self)
      return value != field.value(other) && value != field.value(blank)
    }.map(\.name)
  }

  /// Reads a row of `selection`.
  init(_ row: borrowing Row) throws(SQLiteError) {
    self.init()
    id = try row[0]
    for (index, field) in Self.fields.enumerated() { try field.read(&self, row, index + 1) }
  }
}

/// The id of one kind of record: office number × 2^36 + sequence; of what every file has the same,
/// −2^36 + a number for good.
///
/// Files of different offices can be merged without renumbering, and an id fits JSON's 53 bits.
public struct Id<Record>: Sendable, Hashable, RawRepresentable {
  /// As stored; 0 = not stored yet.
  public let rawValue: Int64

  /// An id as it is stored; whether there is such a record is not asked.
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// Of a record that is not stored yet.
  public static var unassigned: Id { Id(rawValue: 0) }
}

extension Id: Bindable, ColumnDecodable {
}

/// The ids an office may give out.
struct OfficeRange {
  static let sequenceBits: Int64 = 36
  /// Below all of them: of rows that every office has.
  static let shared = OfficeRange(office: -1)
  let first: Int64, last: Int64

  init(office: Int64) {
    first = office << OfficeRange.sequenceBits + 1
    last = (office + 1) << OfficeRange.sequenceBits - 1
  }

  func contains(_ id: Int64) -> Bool { (first...last).contains(id) }
}
