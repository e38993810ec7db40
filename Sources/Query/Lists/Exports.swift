import SQLite
import Storage

/// Tables as files that an import takes back: plain names as headers, codes for references, every
/// value as it is stored.
extension Table {
  /// Registrations of models, a row for each decision on one.
  public static func exportedModels(in territory: Territory) -> Table {
    Table(
      """
      SELECT m.code, m.title, m.title_en, \(unitCode("r.province", on: "r")),
             CASE WHEN r.unit <> r.province THEN \(unitCode("r.unit", on: "r")) END,
             f.code, m.owner_kind, m.owner_name, m.kind, r.year, r.registered_on, r.mode, c.code,
             d.outcome, d.level, d.decided_on, iif(d.decided_on IS NULL, d.known_by, NULL),
             d.decision, e.code, s.code, iif(s.id IS NULL, NULL, coalesce(r.locator, m.locator)),
             m.quote, m.note
        FROM registration AS r
        JOIN model AS m ON m.id = r.model
        LEFT JOIN recognition AS d ON d.registration = r.id
        LEFT JOIN field AS f ON f.id = m.field
        LEFT JOIN committee AS c ON c.id = r.committee
        LEFT JOIN committee AS e ON e.id = d.committee
        LEFT JOIN source AS s ON s.id = coalesce(r.source, m.source) AND \(raw: isNamed("s"))
       WHERE \(territory.contains("r.province"))
       ORDER BY r.id, d.known_by, d.id
      """,
      [
        "code", "title", "title_en", "province", "unit", "field", "owner_kind", "owner", "kind",
        "year", "registered_on", "mode", "committee", "outcome", "level", "recognized_on",
        "known_by", "decision", "deciding", "source", "locator", "quote", "note",
      ].map(TableColumn.stored))
  }

  /// Funds, a row for each entry; amounts as they are said.
  public static func exportedFunds() -> Table {
    Table(
      """
      SELECT f.code, f.name_vi, f.name_en, \(raw: unitCode("f.unit")), c.code, e.kind,
             CASE e.comparator WHEN '<' THEN 'gần ' WHEN '>' THEN 'trên ' WHEN '~' THEN 'khoảng '
                               WHEN '>=' THEN 'ít nhất ' WHEN '<=' THEN 'không quá ' ELSE '' END
               || e.value || ' đồng',
             e.period, e.as_of, e.beneficiaries, e.target_beneficiaries, e.beneficiary_kind,
             s.code, e.quote, e.note
        FROM fund AS f
        LEFT JOIN fund_entry AS e ON e.fund = f.id
        LEFT JOIN committee AS c ON c.id = f.committee
        LEFT JOIN source AS s ON s.id = e.source AND \(raw: isNamed("s"))
       ORDER BY f.id, e.id
      """,
      [
        "code", "name_vi", "name_en", "province", "committee", "kind", "amount", "period", "as_of",
        "beneficiaries", "target_beneficiaries", "beneficiary_kind", "source", "quote", "note",
      ].map(TableColumn.stored))
  }

  /// Every record of a table.
  public static func exported<R: Record>(_: R.Type) -> Table {
    let columns = R.fields.filter { $0.name != "search_key" }
    let values = columns.map { column -> String in
      let name = "t.\(column.name)"
      return switch column.wording.target {
      case nil: name
      case UnitVersion.table, Unit.table: unitCode(name)
      case Source.table: "(SELECT x.code FROM source AS x WHERE x.id = \(name) AND \(isNamed("x")))"
      case let target?: "(SELECT x.code FROM \(target) AS x WHERE x.id = \(name))"
      }
    }
    return Table(
      "SELECT \(raw: values.joined(separator: ", ")) FROM \(raw: R.table) AS t ORDER BY t.id",
      columns.map { .stored($0.name) })
  }

  /// Whether a source goes by a code somebody gave it: that of an imported file means another file
  /// in another database.
  private static func isNamed(_ source: String) -> String {
    "\(source).code NOT GLOB '\(Source.fileSeries)-[0-9]*'"
  }

  /// The code of a unit, with a day where the code alone means another unit today.
  private static func unitCode(_ column: String) -> String {
    """
    (SELECT v.code || iif(v.valid_to IS NULL, '', '@' || date(v.valid_to, '-1 day'))
       FROM unit_version AS v WHERE v.unit = \(column) ORDER BY v.valid_from DESC LIMIT 1)
    """
  }

  /// The code of a unit on the day of a registration; where only the year is known and the unit did
  /// not stand all through it, with a day on which it did.
  private static func unitCode(_ column: String, on registration: String) -> SQL {
    let (first, last) = ("\(registration).year || '-01-01'", "\(registration).year || '-12-31'")
    return """
      (SELECT v.code || CASE
                WHEN \(raw: registration).registered_on IS NOT NULL THEN ''
                WHEN v.valid_to <= \(raw: last) THEN '@' || date(v.valid_to, '-1 day')
                WHEN v.valid_from > \(raw: first) THEN '@' || v.valid_from
                ELSE '' END
         FROM unit_version AS v
        WHERE v.unit = \(raw: column)
          AND coalesce(v.valid_from, '') <= coalesce(\(raw: registration).registered_on, \(raw: last))
        ORDER BY v.valid_from DESC LIMIT 1)
      """
  }
}
