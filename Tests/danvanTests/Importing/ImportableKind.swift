/// A kind of record that files bring and take away, and random rows of it.
enum ImportableKind: String, CaseIterable, Sendable {
  case model, fund, figure, committee, directive

  /// Whose rows make up such a record; what an imported file is the source of is not compared.
  var tables: [String] {
    switch self {
    case .model: ["model", "registration", "recognition", "selection"]
    case .fund: ["fund", "fund_entry"]
    case .figure, .committee, .directive: [rawValue]
    }
  }

  /// Options without which the rows mean nothing definite.
  var options: [String] { self == .figure || self == .fund ? ["--numbers", "vi"] : [] }

  func rows(_ count: Int, _ random: inout SeededRandom) -> [TypedRow] {
    var rows: [TypedRow] = []
    while rows.count < count {
      let number = rows.count + 1
      switch self {
      case .model: rows += TypedRow.models(number, &random)
      case .fund: rows += TypedRow.payments(number, &random)
      case .figure: rows.append(.figure(number, &random))
      case .committee: rows.append(.committee(number, &random))
      case .directive: rows.append(.directive(number, &random))
      }
    }
    return Array(rows.prefix(count))
  }

  /// Makes what no cell of a file says, but what `export` writes apart: bounds, free words.
  var change: String {
    let table = tables.last ?? rawValue
    guard self == .fund || self == .figure else { return "" }
    // Not in rows of the seeds, which other files have too.
    return """
      UPDATE \(table) SET lower = value / 2, upper = value * 2
       WHERE comparator = '~' AND id > 0 AND id % 2 = 0;
      UPDATE \(table) SET verbatim = 'như đã in, ' || id WHERE id > 0 AND id % 7 = 0;
      """
  }

  /// What is stored, under the names that the rows have.
  var stored: String {
    switch self {
    case .model:
      """
      SELECT m.title, m.title_en, \(ImportableKind.code("r.province")) AS province,
             iif(r.unit = r.province, NULL, \(ImportableKind.code("r.unit"))) AS unit,
             f.code AS field, m.owner_kind, m.owner_name AS owner, m.kind, r.year,
             r.registered_on, r.mode, c.code AS committee, d.outcome, d.level,
             d.decided_on AS recognized_on, iif(d.decided_on IS NULL, d.known_by, NULL) AS known_by,
             d.decision, e.code AS deciding, s.code AS source,
             iif(s.id IS NULL, NULL, r.locator) AS locator, m.quote,
             i.code AS directive
        FROM registration AS r JOIN model AS m ON m.id = r.model
        LEFT JOIN (SELECT registration, outcome, level, decided_on, known_by, decision, committee
                     FROM recognition UNION ALL
                   SELECT registration, outcome, level, decided_on, known_by, decision, committee
                     FROM selection) AS d ON d.registration = r.id
        LEFT JOIN field AS f ON f.id = m.field LEFT JOIN committee AS c ON c.id = r.committee
        LEFT JOIN committee AS e ON e.id = d.committee
        LEFT JOIN directive AS i ON i.id = m.directive
        LEFT JOIN source AS s ON s.id = r.source AND s.code NOT LIKE 'TEP%'
      """
    case .fund:
      """
      SELECT f.name_vi, f.name_en, \(ImportableKind.code("f.unit")) AS province,
             c.code AS committee, e.kind, e.value, e.comparator, e.verbatim AS amount, e.period,
             e.as_of, e.beneficiaries, e.target_beneficiaries, e.beneficiary_kind,
             s.code AS source, e.quote, e.note,
             i.code AS directive, f.note AS fund_note
        FROM fund AS f LEFT JOIN fund_entry AS e ON e.fund = f.id
        LEFT JOIN committee AS c ON c.id = f.committee
        LEFT JOIN directive AS i ON i.id = f.directive
        LEFT JOIN source AS s ON s.id = e.source AND s.code NOT LIKE 'TEP%'
      """
    case .figure:
      """
      SELECT f.code, m.code AS measure, \(ImportableKind.code("f.unit")) AS unit,
             c.code AS committee, f.breakdown, f.value AS units, f.scale AS decimals, f.comparator,
             f.verbatim AS value, f.period, f.period_note, f.as_of, f.nature, f.role, f.status,
             o.code AS out_of, s.code AS source, iif(s.id IS NULL, NULL, f.locator) AS locator,
             f.quote, f.note
        FROM figure AS f JOIN measure AS m ON m.id = f.measure
        LEFT JOIN committee AS c ON c.id = f.committee LEFT JOIN figure AS o ON o.id = f.out_of
        LEFT JOIN source AS s ON s.id = f.source AND s.code NOT LIKE 'TEP%'
      """
    case .committee:
      """
      SELECT c.code, c.name_vi, c.name_en, c.kind, \(ImportableKind.code("c.unit")) AS province,
             p.code AS parent, o.code AS predecessor, c.valid_from, c.valid_to, s.code AS source,
             c.note
        FROM committee AS c LEFT JOIN committee AS p ON p.id = c.parent
        LEFT JOIN committee AS o ON o.id = c.predecessor
        LEFT JOIN source AS s ON s.id = c.source AND s.code NOT LIKE 'TEP%'
      """
    case .directive:
      """
      SELECT d.title_vi, d.title_en, d.type_code, d.number AS digits, d.suffix,
             d.issuer_code, d.issued_on, d.issued_note,
             \(ImportableKind.code("d.unit")) AS province,
             d.term, d.note
        FROM directive AS d
      """
    }
  }

  /// The last code of a unit, and the day it ended where it has.
  private static func code(_ unit: String) -> String {
    """
    (SELECT code || coalesce('@' || valid_to, '') FROM unit_version WHERE unit = \(unit)
      ORDER BY coalesce(valid_from, '') DESC LIMIT 1)
    """
  }
}
