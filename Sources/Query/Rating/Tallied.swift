import SQLite
import Storage

/// The SQL of what the file keeps totals of (Migrations/0012_tallies.sql), so that nothing is counted.
///
/// The totals are of all there is. What is dated after the day that is asked for is taken away again,
/// one by one: as a rule there is nothing of the kind.
extension RateQuestion {
  /// Whether the totals can answer it: they know neither of places below the province nor of what held
  /// on a day gone by.
  var canBeTallied: Bool {
    let kept: Set<Dimension> = [.country, .province, .field, .ownField, .ownerKind, .level, .year]
    return cohort == .registered && counting == .registrations && borders == .then
      && units.isEverywhere && kept.isSuperset(of: by) && (period?.isWholeYears ?? true)
      && asOf >= .today
  }

  /// A WITH clause that ends in `counted`: a row for every total, with `n` registrations that share
  /// its other columns, which are those of ``counted`` as far as they are asked for.
  ///
  /// - Parameter corrected: whether something is dated after the day. Where nothing is, SQLite reads the
  ///   totals as they lie, in a third of the time.
  func tallied(corrected: Bool) -> SQL {
    let level: SQL = by.contains(.level) ? "l.bit" : "\(bits(levels))"
    let recognized: SQL = "(c.standing & \(level)) <> 0"
    let perhaps: SQL =
      self.level == nil || by.contains(.level)
      ? "0" : "NOT \(recognized) AND (c.standing & \(RecognitionLevel.unknown.bit)) <> 0"
    let cell: SQL =
      corrected ? correctedCells : "WITH cell AS (SELECT *, registrations AS n FROM tally)"
    return """
      \(cell), counted AS (
        SELECT c.province, nullif(c.field, 0) AS field, c.owner_kind, c.year,
               nullif(c.source, 0) AS source, \(levelName) AS level, n,
               n * (\(recognized)) AS recognized, n * (\(perhaps)) AS perhaps
          FROM cell AS c \(eachLevel) WHERE n <> 0 AND \(isAsked))
      """
  }

  private var correctedCells: SQL {
    """
      WITH ahead AS MATERIALIZED (
        SELECT DISTINCT registration FROM recognition WHERE known_by > \(asOf)),
      cell AS (
        SELECT province, year, field, owner_kind, source, standing, is_dated, registrations AS n
          FROM tally
         UNION ALL
        SELECT t.province, t.year, t.field, t.owner_kind, t.source, t.standing, t.is_dated, -1
          FROM ahead CROSS JOIN tally_registration AS t ON t.registration = ahead.registration
         UNION ALL
        SELECT t.province, t.year, t.field, t.owner_kind, t.source, \(standing), t.is_dated, 1
          FROM ahead CROSS JOIN tally_registration AS t ON t.registration = ahead.registration)
    """
  }

  /// As ``tallied``, of the sources of decisions, each with how many decisions come from it.
  var talliedSources: SQL {
    """
    WITH cell AS (
      SELECT province, year, field, owner_kind, source, is_dated, decisions AS n FROM tally_source
       UNION ALL
      SELECT t.province, t.year, t.field, t.owner_kind, t.source, t.is_dated, -1
        FROM (SELECT id FROM recognition WHERE known_by > \(asOf)) AS ahead
        CROSS JOIN tally_decision AS t ON t.recognition = ahead.id),
    counted AS (
      SELECT c.province, nullif(c.field, 0) AS field, c.owner_kind, c.year, c.source,
             \(levelName) AS level, n
        FROM cell AS c \(eachLevel) WHERE \(isAsked))
    """
  }

  private var isAsked: SQL {
    """
    \(territory.contains("c.province")) AND (c.is_dated OR c.year <= \(asOf.year)) AND \(inPeriod)
    """
  }

  private var eachLevel: SQL {
    guard by.contains(.level) else { return "" }
    let rows = levels.map { "('\($0.rawValue)', \($0.bit))" }.joined(separator: ", ")
    return "CROSS JOIN (SELECT column1 AS level, column2 AS bit FROM (VALUES \(raw: rows))) AS l"
  }

  private var levelName: SQL { by.contains(.level) ? "l.level" : "NULL" }

  /// The `standing` of registration `t` on the day.
  private var standing: SQL {
    let each = RecognitionLevel.allCases.map { level in
      """
      coalesce((SELECT \(level.bit) * (c.outcome = 'recognized') FROM recognition AS c
                 WHERE c.registration = t.registration AND c.level = '\(level.rawValue)'
                   AND c.outcome <> 'declined' AND c.known_by <= '\(asOf)'
                 ORDER BY c.known_by DESC, c.id DESC LIMIT 1), 0)
      """
    }
    return "(\(raw: each.joined(separator: " + ")))"
  }

  private func bits(_ levels: [RecognitionLevel]) -> Int { levels.reduce(0) { $0 | $1.bit } }
}

extension RecognitionLevel {
  /// Its part of a total's `standing`.
  var bit: Int {
    switch self {
    case .commune: 1
    case .district: 2
    case .province: 4
    case .unknown: 8
    }
  }
}

extension Reader {
  /// Whether a decision is dated after the day.
  func hasDecided(after day: Day) throws(SQLiteError) -> Bool {
    try connection.value(
      "SELECT EXISTS (SELECT 1 FROM recognition WHERE known_by > \(day))", as: Bool.self) ?? false
  }

  /// Whether something is registered, by another tool or a wrong clock, on a day after that one: the
  /// totals cannot say how much.
  func hasTallied(after day: Day) throws(SQLiteError) -> Bool {
    try connection.value(
      "SELECT EXISTS (SELECT 1 FROM tally WHERE registrations <> 0 AND latest > \(day))",
      as: Bool.self) ?? false
  }
}
