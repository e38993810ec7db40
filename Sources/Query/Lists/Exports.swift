import SQLite
import Storage

/// Tables as files that an import takes back: plain names as headers, codes for references, every
/// value as it is stored.
extension Table {
  /// `nil` for what is in no table of its own.
  public static func exported(_ kind: EntityKind, in territory: Territory) -> Table? {
    switch kind {
    case .model: exportedModels(in: territory)
    case .fund: exportedFunds()
    case .unit: exported(UnitVersion.self)
    default: RecordWords.records.first { $0.table == kind.table }.map { exported($0) }
    }
  }

  /// Registrations of models, a row for each decision on one.
  private static func exportedModels(in territory: Territory) -> Table {
    Table("models.export", ["territory": territory.list, "imported": imported])
  }

  /// Funds, a row for each entry; amounts as they are said.
  private static func exportedFunds() -> Table { Table("funds.export", ["imported": imported]) }

  /// Every record of a table.
  private static func exported<R: Record>(_: R.Type) -> Table {
    let columns = R.fields.filter { $0.name != "search_key" }
    let hasSource = columns.contains { $0.name == "source" }
    let values = columns.map { column -> String in
      let id = "t.\(column.name)"
      // Where in a file it stands says nothing without the file.
      if hasSource, column.name == "locator" {
        return """
          (SELECT \(id) FROM source AS x WHERE x.id = t.source AND x.code NOT GLOB :imported)
          AS locator
          """
      }
      let value =
        switch column.wording.target {
        case nil: id
        case UnitVersion.table, Unit.table: unitCode(id)
        case Source.table:
          "(SELECT x.code FROM source AS x WHERE x.id = \(id) AND x.code NOT GLOB :imported)"
        case let target?: "(SELECT x.code FROM \(target) AS x WHERE x.id = \(id))"
        }
      return "\(value) AS \(column.name)"
    }
    return Table(
      ListQuery(
        columns.map { TableColumn(stored: $0.name) },
        "SELECT \(raw: values.joined(separator: ", ")) FROM \(raw: R.table) AS t ORDER BY t.id",
        ["imported": imported]))
  }

  /// The codes of sources that nobody gave: that of an imported file means another file in another
  /// database.
  private static let imported = "\(Source.fileSeries)-[0-9]*"

  /// The code of a unit, with a day where the code alone means another unit today.
  private static func unitCode(_ unit: String) -> String {
    """
    (SELECT v.code || iif(v.valid_to IS NULL, '', '@' || date(v.valid_to, '-1 day'))
       FROM unit_version AS v WHERE v.unit = \(unit) ORDER BY v.valid_from DESC LIMIT 1)
    """
  }
}
