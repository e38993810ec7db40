import Query
import Storage

/// What a row says otherwise than the stored record that its code, or its number, names: then it is
/// that one and no other, and which of the two is right nobody can tell.
public struct Contradiction: Sendable, Equatable {
  /// How the file heads it.
  public let label: String
  /// As the row has it.
  public let said: LocalizedText
  /// As it is stored; `nil` for nothing.
  public let stored: LocalizedText?
  /// Whether the row itself says it, and not what holds for the file.
  public let isOfRow: Bool
}

extension ImportRow {
  /// What it says otherwise in columns of a record that is stored.
  ///
  /// - Parameters:
  ///   - said: the record as the row has it.
  ///   - columns: those of the table that differ.
  ///   - formColumn: what the form calls one.
  func contradictions<R: Record>(
    of said: R, to stored: R, in columns: [String], _ reader: Reader,
    called formColumn: (String) -> String = { $0 }
  ) throws -> [Contradiction] {
    try columns.filter { $0 != "search_key" }.map { column in
      let name = formColumn(column)
      // A province alone is the unit.
      let isProvince = try name == "unit" && text("unit") == nil
      let own = isProvince ? "province" : name
      let hasColumn = isProvince && R.fields.contains { $0.name == own }
      let words = try reader.words(of: column, in: said)
      return Contradiction(
        label: label(own),
        said: try text(own).map { LocalizedText($0) } ?? words.phrase ?? LocalizedText("—"),
        stored: try reader.words(of: hasColumn ? own : column, in: stored).phrase,
        isOfRow: self.own(own) != nil)
    }
  }
}

extension ModelEntry {
  /// What a row without a title says otherwise of this model, which its code names, and of this
  /// registration.
  func contradictions(
    in row: ImportRow, _ scope: LookupContext, _ problems: inout RowErrors,
    place: (PlaceName) throws -> Placement
  ) throws -> [Contradiction] {
    var said = self
    let columns = { (all: [String]) in all.filter { !ModelEntry.ofSource.contains($0) } }
    let names = ModelEntry.tableColumns
    try row.enter(
      columns(ModelEntry.modelColumns), into: &said.model, scope, &problems, called: names)
    try row.enter(
      columns(ModelEntry.registrationColumns) + ["registered_on"], into: &said.registration, scope,
      &problems)
    try problems.collect(.reference) {
      let name = try row.place()
      guard !name.isBlank else { return }
      let found = try place(name).unit
      let own = name.namesUnit ? registration.unit : registration.province
      if try !scope.reader.isOrBecame(own, found) { said.registration.unit = found }
    }
    return try said.contradictions(
      to: model, registration, row, scope.reader, in: said.model.fields(differingFrom: model),
      said.registration.fields(differingFrom: registration))
  }
}

extension Reader {
  /// Whether a unit that is named is the one that is stored, or what has become of it.
  func isOrBecame(_ stored: Id<Unit>, _ named: Id<Unit>) throws -> Bool {
    if stored == named { return true }
    return try lineage(of: named).contains(stored)
  }
}

extension Cell {
  fileprivate var phrase: LocalizedText? {
    self == .null ? nil : LocalizedText(in: { written(in: $0) })
  }
}
