/// A record that is kept by hand: added, changed and removed by what is typed for its columns.
public protocol Kept: Coded {
  /// Columns that an addition cannot do without.
  static var needed: [String] { get }
  /// Begins the code of one that is added without; `nil` where a code must be told.
  static var series: String? { get }
  /// When codes and names of units are meant in this record.
  var unitTime: UnitTime { get }

  /// The record that goes by that code or name.
  static func find(_ reader: Reader, _ name: String) throws -> Self
  /// Takes over what was typed for the columns.
  mutating func take(_ typed: [Typed], _ reader: Reader) throws
  /// Puts one that needs a place, and was told none, in the file's own province; false where it
  /// needs none.
  mutating func settle(in own: UnitVersion, _ reader: Reader) throws -> Bool
  /// Whether it needs a place and has none.
  var lacksPlace: Bool { get }
}

/// A record that is added to another one, whose code begins its own.
public protocol Part: Kept {
  associatedtype Whole: Coded
  static var whole: WritableKeyPath<Self, Id<Whole>> { get }
}

extension Kept {
  /// A code must be told.
  public static var series: String? { nil }
  /// Codes of units are today's.
  public var unitTime: UnitTime { UnitTime(.today) }

  /// It needs no place.
  public mutating func settle(in _: UnitVersion, _: Reader) -> Bool { false }
  /// It needs no place.
  public var lacksPlace: Bool { false }

  /// By code, or by name where that is one record's alone.
  public static func find(_ reader: Reader, _ name: String) throws -> Self {
    try reader.named(Self.self, name)
  }

  /// Column by column, the unit last.
  public mutating func take(_ typed: [Typed], _ reader: Reader) throws {
    try takeColumns(typed, reader)
  }

  /// The unit comes last, since its code is read as of the record's own time.
  mutating func takeColumns(_ typed: [Typed], _ reader: Reader) throws {
    _ = try typed.given.notBlank()
    try enter(typed.without(["unit"]), LookupContext(reader))
    try enter(typed.only(["unit"]), LookupContext(reader, at: unitTime, level: .province))
  }
}

extension Writer {
  /// Adds a record.
  ///
  /// - Parameters:
  ///   - complete: sets what is no text of a column.
  ///   - placed: told the file's own province where the record was put there untold.
  /// - Throws: `MissingColumn`; `DomainError` naming the column, or where the code is taken.
  public func add<R: Kept>(
    _: R.Type, _ typed: [Typed], complete: (inout R) throws -> Void = { _ in },
    placed: (UnitVersion) -> Void = { _ in }
  ) throws -> R {
    try add(R(), after: R.series, typed, complete, placed)
  }

  /// Adds a part to the record of that code or name.
  public func add<P: Part>(
    _: P.Type, to name: String, _ typed: [Typed], complete: (inout P) throws -> Void = { _ in }
  ) throws -> P {
    let whole = try reader.named(P.Whole.self, name)
    var part = P()
    part[keyPath: P.whole] = whole.id
    return try add(part, after: whole.code, typed, complete) { _ in }
  }

  private func add<R: Kept>(
    _ record: R, after series: String?, _ typed: [Typed], _ complete: (inout R) throws -> Void,
    _ placed: (UnitVersion) -> Void
  ) throws -> R {
    var record = record
    try record.take(typed, reader)
    try complete(&record)
    if let own = try reader.ownProvince(on: record.unitTime.day),
      try record.settle(in: own, reader)
    {
      placed(own)
    }
    if record.lacksPlace { throw MissingColumn(column: "unit") }
    if record.code.tidied.isEmpty, let series {
      record.code = try nextCode(R.self, after: series)
    }
    try reader.checkFree(R.self, code: record.code)
    return try insert(record)
  }

  /// Changes what was typed of a record, and empties columns.
  ///
  /// - Throws: `NeededColumn` for one that cannot be empty; `DomainError` as `add`.
  public func edit<R: Kept>(
    _ record: R, _ typed: [Typed], clearing columns: [String] = [],
    complete: (inout R) throws -> Void = { _ in }
  ) throws -> R {
    var edited = record
    try edited.take(typed, reader)
    try complete(&edited)
    try edited.clear(columns, reader)
    if edited.code != record.code { try reader.checkFree(R.self, code: edited.code) }
    try update(edited)
    return edited
  }

  /// Removes the record that goes by that code or name, with what is nothing without it.
  public func remove<R: Kept>(_: R.Type, _ name: String) throws -> (R, Removal) {
    let record = try R.find(reader, name)
    return (record, try remove(record))
  }
}

extension Record {
  /// Empties columns.
  ///
  /// - Throws: `NeededColumn` for one that cannot be empty.
  mutating func clear(_ columns: [String], _ reader: Reader) throws {
    for column in columns {
      do {
        try enter(column, "", LookupContext(reader))
      } catch is DomainError {
        throw NeededColumn(column: column)
      }
      do {
        _ = try validated()
      } catch let problem where problem.field == .column(column) {
        throw NeededColumn(column: column)
      } catch {
        // Trouble with another column is told when the record is written.
      }
    }
  }
}
