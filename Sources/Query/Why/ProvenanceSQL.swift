import SQLite
import Storage

extension ProvenanceFact {
  /// The columns of one table's SELECT, in their order: what it does not have is NULL.
  private struct Facts {
    var code = "NULL"
    var title = "NULL"
    var english = "NULL"
    /// A column with the id of a unit, and the day by which its name is looked up.
    var unit = "NULL"
    var on: String?
    var value = "NULL"
    var scale = "NULL"
    var comparator = "NULL"
    var verbatim = "NULL"
    var kind = "NULL"
    var level = "NULL"
    var state = "NULL"
    var number = "NULL"
    var day = "NULL"
    var knownBy = "NULL"
    var period = "NULL"
    var asOf = "NULL"
    /// A column with the id of a source.
    var source = "NULL"
    var locator = "NULL"
    var quote = "NULL"
    /// What the record `i` is joined with.
    var joins = ""
  }

  /// The records of a table with those ids, a JSON list.
  static func select(_ entityKind: EntityKind, among ids: String) -> SQL {
    let facts = facts(entityKind)
    return """
      SELECT i.id, \(raw: facts.code), \(raw: facts.title), \(raw: facts.english), u.code,
             u.name_vi, u.name_en, \(raw: facts.value), \(raw: facts.scale),
             \(raw: facts.comparator), \(raw: facts.verbatim), \(raw: facts.kind),
             \(raw: facts.level), \(raw: facts.state),
             \(raw: facts.number), \(raw: facts.day), \(raw: facts.knownBy), \(raw: facts.period),
             \(raw: facts.asOf), s.code, s.publisher, s.title, \(raw: facts.locator),
             \(raw: facts.quote), coalesce(s.url, s.file)
        FROM json_each(\(ids)) AS j
        JOIN \(raw: entityKind.table) AS i ON i.id = j.value
        \(raw: facts.joins)
        \(joinUnit(facts.unit, as: "u", on: facts.on))
        LEFT JOIN source AS s ON s.id = \(raw: facts.source)
      """
  }

  private static func facts(_ entityKind: EntityKind) -> Facts {
    switch entityKind {
    case .registration: registration
    case .recognition, .selection: decision
    case .model: model
    case .figure: figure
    case .entry: fundEntry
    case .fund:
      Facts(code: "i.code", title: "i.name_vi", english: "i.name_en", unit: "i.unit")
    case .task: task
    case .programme: programme
    case .directive: directive
    case .mention: mention
    case .link: link
    case .source: Facts(code: "i.code", title: "i.title", day: "i.published_on", source: "i.id")
    case .committee:
      Facts(
        code: "i.code", title: "i.name_vi", english: "i.name_en", unit: "i.unit", kind: "i.kind",
        source: "i.source")
    case .unit: Facts(code: "u.code", title: "u.name_vi", english: "u.name_en", unit: "i.id")
    default: Facts()
    }
  }

  /// Where a registration names no source, the model it came with does.
  private static let registration = Facts(
    code: "m.code || '/' || i.year", title: "m.title", english: "m.title_en", unit: "i.unit",
    on: "coalesce(i.registered_on, i.year || '-12-31')", kind: "i.mode", day: "i.registered_on",
    period: "CAST(i.year AS TEXT)", source: "coalesce(i.source, m.source)",
    locator: "coalesce(i.locator, iif(coalesce(i.source, m.source) = m.source, m.locator, NULL))",
    quote: "iif(coalesce(i.source, m.source) = m.source, m.quote, NULL)",
    joins: "JOIN model AS m ON m.id = i.model")

  /// The words of its model stand in the same source, or they are not its words.
  private static let decision = Facts(
    code: "m.code || '/' || r.year", title: "m.title", english: "m.title_en", unit: "r.unit",
    on: "coalesce(r.registered_on, r.year || '-12-31')", level: "i.level", state: "i.outcome",
    number: "coalesce(i.decision, d.code)", day: "i.decided_on",
    knownBy: "iif(i.decided_on IS NULL, i.known_by, NULL)", period: "CAST(r.year AS TEXT)",
    source: "i.source",
    locator: """
      CASE i.source
        WHEN r.source THEN coalesce(r.locator, iif(m.source = i.source, m.locator, NULL))
        WHEN m.source THEN m.locator END
      """,
    quote: "iif(i.source = m.source, m.quote, NULL)",
    joins: """
      JOIN registration AS r ON r.id = i.registration
      JOIN model AS m ON m.id = r.model
      LEFT JOIN directive AS d ON d.id = i.directive
      """)

  private static let model = Facts(
    code: "i.code", title: "i.title", english: "i.title_en", unit: "i.unit", kind: "i.kind",
    source: "i.source", locator: "i.locator", quote: "i.quote")

  private static let figure = Facts(
    code: "i.code", title: "m.name_vi || iif(i.breakdown = '', '', ' – ' || i.breakdown)",
    english: """
      iif(m.name_en = '', m.name_vi, m.name_en) || iif(i.breakdown = '', '', ' – ' || i.breakdown)
      """,
    unit: "coalesce(i.unit, c.unit)", on: "coalesce(i.as_of, i.period_to, '9999-12-31')",
    value: "i.value", scale: "i.scale",
    comparator: "i.comparator", verbatim: "i.verbatim", kind: "i.role", period: "i.period",
    asOf: "i.as_of", source: "i.source", locator: "i.locator", quote: "i.quote",
    joins: """
      JOIN measure AS m ON m.id = i.measure LEFT JOIN committee AS c ON c.id = i.committee
      """)

  private static let fundEntry = Facts(
    code: "i.code", title: "f.name_vi", english: "f.name_en", unit: "f.unit", value: "i.value",
    scale: "0", comparator: "i.comparator", verbatim: "i.verbatim", kind: "i.kind",
    period: "i.period", asOf: "i.as_of", source: "i.source", locator: "i.locator",
    quote: "i.quote", joins: "JOIN fund AS f ON f.id = i.fund")

  /// A source may count tasks without naming them.
  private static let task = Facts(
    code: "i.code", title: "iif(i.title = '', p.name_vi, i.title)",
    english: "iif(i.title = '', p.name_en, '')", kind: "i.kind", state: "i.state",
    day: "i.done_on", period: "p.period", source: "i.source", locator: "i.locator",
    quote: "iif(i.source = p.source AND i.locator = p.locator, p.quote, NULL)",
    joins: "JOIN task_programme AS p ON p.id = i.programme")

  private static let programme = Facts(
    code: "i.code", title: "i.name_vi", english: "i.name_en", unit: "i.unit", period: "i.period",
    source: "i.source", locator: "i.locator", quote: "i.quote")

  /// A document is known by where it is named: the first place stands for all.
  private static let directive = Facts(
    code: "i.code", title: "i.title_vi", english: "i.title_en", unit: "i.unit", day: "i.issued_on",
    source: "n.source", locator: "n.locator", quote: "n.quote",
    joins: """
      LEFT JOIN directive_mention AS n ON n.id = (
        SELECT min(o.id) FROM directive_mention AS o WHERE o.directive = i.id)
      """)

  private static let mention = Facts(
    code: "d.code", title: "d.title_vi", english: "d.title_en",
    verbatim: """
      rtrim(i.number_printed || iif(i.date_printed = '', '', ', ' || i.date_printed), ', ')
      """,
    source: "i.source", locator: "i.locator", quote: "i.quote",
    joins: "JOIN directive AS d ON d.id = i.directive")

  private static let link = Facts(
    code: "d.code || ' → ' || t.code", title: "d.title_vi", english: "d.title_en", kind: "i.kind",
    source: "i.source", locator: "i.locator", quote: "i.quote",
    joins: """
      JOIN directive AS d ON d.id = i.directive JOIN directive AS t ON t.id = i.target
      """)

  /// Joins the last version of a unit, or the one of a record's own day where that is given.
  private static func joinUnit(_ column: String, as alias: String, on day: String? = nil) -> SQL {
    let last: SQL = """
      (SELECT v.id FROM unit_version AS v WHERE v.unit = \(raw: column)
        ORDER BY v.valid_from DESC LIMIT 1)
      """
    let version: SQL =
      day.map {
        """
        coalesce(
          (SELECT v.id FROM unit_version AS v
            WHERE v.unit = \(raw: column) AND coalesce(v.valid_from, '') <= \(raw: $0)
            ORDER BY v.valid_from DESC LIMIT 1), \(last))
        """
      } ?? last
    return "LEFT JOIN unit_version AS \(raw: alias) ON \(raw: alias).id = \(version)"
  }
}
