/// What was typed for a column, by a command, a form or another program; `nil` = nothing was.
public typealias Typed = (column: String, text: String?)

/// An operation was not told what it cannot do without.
public struct MissingColumn: Error, Sendable, Equatable {
  public let column: String
}

/// What was to be emptied is a column that cannot be.
public struct NeededColumn: Error, Sendable, Equatable {
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

  /// Refuses blank text: for references and days it is a slip, in a script most likely, and does not
  /// mean "none".
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
  /// - Parameter day: on which codes and names are meant.
  /// - Throws: `DomainError` naming `unit` or `province`.
  mutating func enterPlace(_ typed: [Typed], _ reader: Reader, on day: Day) throws {
    let province = typed.text("province")
    guard let unit = typed.text("unit") else {
      let context = LookupContext(reader, on: day, level: .province)
      return try naming("province") { try enter([("unit", province)], context) }
    }
    let within = try province.map { name in
      try naming("province") { try reader.unit(name, level: .province, on: day).unit }
    }
    let context = LookupContext(reader, on: day, within: within)
    try naming("unit") { try enter([("unit", unit)], context) }
  }
}

/// Runs what is about one column; trouble with it names that column.
func naming<T>(_ column: String, _ body: () throws -> T) throws -> T {
  do {
    return try body()
  } catch var problem as DomainError {
    problem.field = .column(column)
    throw problem
  }
}
