import SQLite
import Storage

/// Committees, a row a body.
public struct CommitteeSpec: ImportSpec {
  /// A row is a body.
  public static let entityKind = EntityKind.committee
  /// A row that says nothing but these was not filled in.
  public static let prefilled: Set<String> = ["province", "unit"]
  /// What an empty form asks; a body without a code is given one.
  public static let template = [
    "code", "name_vi", "kind", "province", "unit", "parent", "valid_from", "note",
  ]
  /// What a file may have; `name_vi` tells its header.
  public static let columns = ImportColumn.all(
    of: "committee", keys: ["name_vi"], mayLackPlace: true,
    [
      "code", "name_vi", "name_en", "kind", "province", "unit", "parent", "predecessor",
      "valid_from", "valid_to", "source", "note",
    ])

  /// Nothing that is set matters here: there are no amounts, and look-alikes are always held back.
  public init(_: ImportSettings) {}

  /// A committee keeps no row of its source.
  public static func isStored(row _: String, of _: Id<Source>, _: Reader) -> Bool { false }

  /// Stores a new body. One that is stored, by its code or else its name and unit, is not edited.
  ///
  /// - Throws: `RowErrors` for the rules the row breaks; `DomainError` for one found in storing it.
  public mutating func take(
    _ row: ImportRow, from file: Id<Source>, _ writer: borrowing Writer
  ) throws -> RowOutcome {
    let reader = writer.reader
    var problems = RowErrors()
    try row.require("name_vi", problems: &problems)
    var said = Committee()
    try fill(&said, row, reader, &problems)
    try problems.check()
    let stored =
      said.code.isEmpty
      ? try reader.sameName(Committee.self, said.nameVi, said.unit)
      : try reader.find(Committee.self, code: said.code)
    return try .settled(stored, row, reader) { record in
      try fill(&record, row, reader, &problems)
    } add: { record in
      var record = record
      if record.source == nil { record.source = file }
      if record.code.isEmpty {
        record.code = try writer.nextCode(Committee.self, after: "CQ-\(Day.today.year)")
      }
      try writer.insert(record)
    }
  }

  private func fill(
    _ record: inout Committee, _ row: ImportRow, _ reader: Reader, _ problems: inout RowErrors
  ) throws {
    let columns = CommitteeSpec.columns.map(\.name).filter { $0 != "province" && $0 != "unit" }
    try row.enter(columns, into: &record, LookupContext(reader), &problems)
    let day = record.validFrom ?? .today
    try problems.collect(.reference) {
      record.unit = try row.unit(at: UnitTime(day), reader) ?? record.unit
    }
  }
}
