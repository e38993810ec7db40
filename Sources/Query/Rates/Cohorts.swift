import SQLite
import Storage

/// The SQL of what is counted: registrations of a cohort, each with whether it is recognized.
extension RateQuestion {
  /// A WITH clause that ends in `counted`: a row for everything that is counted, with
  /// `id, model, province, unit, placed_on, committee, field, owner_kind, source, year, day, level,
  /// recognized, perhaps`. `placed_on` is the day on which its unit is meant; `day` is the one that
  /// periods go by, NULL where it is not known.
  var counted: SQL {
    let counted: SQL =
      counting == .models
      ? "\(once), counted AS (SELECT * FROM once WHERE nth = 1)"
      : "counted AS (SELECT * FROM placed)"
    // What is used twice would else be looked up twice.
    let kept: SQL = isUsedTwice ? "MATERIALIZED" : ""
    return "WITH cohort AS \(kept) (\(cohortRows)), placed AS (\(placedRows)), \(counted)"
  }

  private var isUsedTwice: Bool { cohort == .decided || asksForLevel }

  /// Whether a recognition whose level is not stated may be one that counts, or not.
  private var asksForLevel: Bool { level != nil || by.contains(.level) }

  /// A FROM clause after ``counted``: each decision from another source than the registration it is
  /// on, with that source as `decided_in`.
  var decisionsOfOthers: SQL {
    let decisions: SQL = """
      (SELECT registration, source AS decided_in FROM recognition
        WHERE source IS NOT NULL AND +known_by <= \(asOf)) AS c
      """
    // All of them are read faster as they lie, some of them by their registration.
    let isOfAll =
      !isUsedTwice && counting == .registrations && period == nil && territory.isEverywhere
      && units.isEverywhere
    let joined: SQL =
      isOfAll ? "\(decisions) CROSS JOIN counted" : "counted CROSS JOIN \(decisions)"
    return "\(joined) ON c.registration = counted.id WHERE decided_in IS NOT source"
  }

  private var levelRows: String {
    levels.map { "SELECT '\($0.rawValue)' AS level" }.joined(separator: " UNION ALL ")
  }

  /// Registrations that were known by the day and are in the period.
  private var cohortRows: SQL {
    let committee: SQL = needsModel ? "coalesce(r.committee, m.committee)" : "r.committee"
    let model: SQL = needsModel ? "JOIN model AS m ON m.id = r.model" : ""
    let attributes: SQL =
      needsModel
      ? "m.field AS field, m.owner_kind AS owner_kind" : "NULL AS field, NULL AS owner_kind"
    let levelColumn: SQL = by.contains(.level) ? "l.level" : "NULL"
    let levels: SQL = by.contains(.level) ? "CROSS JOIN (\(raw: levelRows)) AS l" : ""
    let decidedOn: SQL =
      cohort == .decided
      ? "coalesce(\(recognition("min(s.starts)", at: perhapsAtLevel)), \(lastDecision))" : "NULL"
    return """
      SELECT r.id, r.model, r.province, r.unit, \(committee) AS committee, \(attributes), r.source,
             r.year, r.registered_on,
             coalesce(r.registered_on, r.year || '-12-31') AS placed_on, \(levelColumn) AS level,
             EXISTS \(recognition("1")) AS recognized, \(perhaps) AS perhaps,
             \(decidedOn) AS decided_on
        FROM registration AS r \(model) \(levels)
       WHERE \(territory.contains("r.province")) AND \(units.contains("r.unit"))
         AND coalesce(r.registered_on, r.year || '-01-01') <= \(asOf)
      """
  }

  /// Each with its year and day: of the registration, which counts at the nearest end of its year
  /// where it was made outside of it; or of the decision.
  private var placedRows: SQL {
    let isDecided = cohort == .decided
    let year: SQL = isDecided ? "CAST(substr(decided_on, 1, 4) AS INTEGER)" : "year"
    let day: SQL =
      isDecided ? "decided_on" : "min(max(registered_on, year || '-01-01'), year || '-12-31')"
    let inCohort: SQL = isDecided ? "decided_on IS NOT NULL" : "1"
    let perhaps: SQL = asksForLevel ? "perhaps AND NOT recognized" : "0"
    return """
      SELECT * FROM (
        SELECT id, model, province, unit, committee, field, owner_kind, source, placed_on, level,
               recognized, \(perhaps) AS perhaps, \(year) AS year, \(day) AS day
          FROM cohort WHERE \(inCohort))
       WHERE \(inPeriod)
      """
  }

  /// The condition on `year` and, where the period is not of whole years, on `day`.
  var inPeriod: SQL {
    guard let period else { return "1" }
    let last = period.last ?? Day.last(of: 9999)
    if period.isWholeYears {
      return "year BETWEEN \(period.first.year) AND \(last.year)"
    }
    return """
      coalesce(day, year || '-01-01') >= \(period.first)
      AND coalesce(day, year || '-12-31') <= \(last)
      """
  }

  /// A model as it was registered last; recognized where any of its registrations is.
  private var once: SQL {
    let apart = (by.filter(\.isTime).map(\.timeColumn) + ["level"]).joined(separator: ", ")
    return """
      once AS (
        SELECT id, model, province, unit, committee, field, owner_kind, source, placed_on, level,
               max(recognized) OVER each AS recognized,
               max(perhaps) OVER each > max(recognized) OVER each AS perhaps, year, day,
               row_number() OVER (each ORDER BY year DESC, id DESC) AS nth
          FROM placed WINDOW each AS (PARTITION BY model, \(raw: apart)))
      """
  }

  /// Fields, owners and often committees stand with the model.
  private var needsModel: Bool {
    by.contains { [.committee, .field, .ownField, .ownerKind].contains($0) }
  }

  /// Of the recognitions of registration `r` that stand on the day.
  ///
  /// - Parameter level: a condition on `s.level`; by default the one that was asked for.
  private func recognition(_ column: String, at level: SQL? = nil) -> SQL {
    """
    (SELECT \(raw: column) FROM decision_span AS s
      WHERE s.registration = r.id AND \(SQL.stands(on: asOf)) AND \(level ?? atLevel))
    """
  }

  /// Whether there is a recognition whose level is not stated, where a level was asked for: it may
  /// be that one.
  private var perhaps: SQL {
    asksForLevel ? "EXISTS \(recognition("1", at: "s.level = 'unknown'"))" : "0"
  }

  /// The day of the last decision on registration `r`, whatever was decided.
  private var lastDecision: SQL {
    """
    (SELECT max(s.starts) FROM decision_span AS s
      WHERE s.registration = r.id AND s.starts <= \(asOf) AND \(perhapsAtLevel))
    """
  }

  /// Which decisions `s` may count: one whose level is not stated may be at the one asked for.
  private var perhapsAtLevel: SQL {
    level == nil || by.contains(.level) ? atLevel : "(\(atLevel) OR s.level = 'unknown')"
  }

  /// Which decisions `s` count.
  private var atLevel: SQL { by.contains(.level) ? "s.level = l.level" : atLevelAsked }

  /// Whether span `s` is at the level that was asked for, or above.
  var atLevelAsked: SQL {
    level == nil ? "1" : "s.level IN (\(list: levels.map(\.rawValue)))"
  }
}

extension Dimension {
  /// What its time is in `counted`: `2024`, `2024-S1`, `2024-Q3`, `2024-07`; the year alone where
  /// the day is not known.
  var timeColumn: String {
    switch self {
    case .period:
      "coalesce(substr(day, 1, 4) || '-S' || (1 + (substr(day, 6, 2) > '06')), year || '')"
    case .quarter:
      """
      coalesce(
        substr(day, 1, 4) || '-Q' || ((CAST(substr(day, 6, 2) AS INTEGER) + 2) / 3), year || '')
      """
    case .month: "coalesce(substr(day, 1, 7), year || '')"
    default: "year || ''"
    }
  }
}

extension Period {
  /// Whether it begins with a year and ends with one.
  var isWholeYears: Bool {
    first == .first(of: first.year) && (last.map { $0 == .last(of: $0.year) } ?? true)
  }
}
