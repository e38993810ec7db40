import SQLite
import Storage

/// The SQL of what is counted one by one: registrations of a cohort, each with whether it is
/// recognized.
extension RateQuestion {
  /// A WITH clause that ends in `counted`: a row for everything that is counted or may be, with
  /// `id, model, province, unit, placed_on, committee, field, owner_kind, source, year, day_from,
  /// day_by, level, surely, stands`. `placed_on` is the day on which its unit is
  /// meant; periods go by a day that lies between `day_from` and `day_by`. `surely` is 1 where it
  /// counts for certain; `stands` is 1 where it does as recognized, 0 where it may, else NULL.
  var counted: SQL { counted(where: "1") }

  /// - Parameter condition: on registration `r`.
  private func counted(where condition: SQL) -> SQL {
    base + ", cohort AS (\(cohortRows) AND \(condition)\(grouped)), counted AS (\(placedRows))"
  }

  /// Whether a recognition whose level is not stated may be one that counts, or not.
  var asksForLevel: Bool { level != nil || by.contains(.level) }

  /// Some columns of ``counted`` of each decision that is or may be taken by then and comes from
  /// another source than the registration it is on, and that source.
  func decisionsOfOthers(_ columns: String) -> SQL {
    // All of them are read faster as they lie, some of them by their registration.
    let isOfAll =
      cohort == .registered && !asksForLevel && counting == .registrations && period == nil
      && territory.isEverywhere && units.isEverywhere
    let decisions: SQL = """
      (SELECT registration, source AS decided_in FROM recognition
        WHERE source IS NOT NULL AND (decided_on IS NULL OR +decided_on <= \(asOf))) AS c
      """
    let end: SQL = "ON c.registration = counted.id WHERE decided_in IS NOT source"
    let list: SQL = "SELECT \(raw: columns) decided_in FROM"
    if isOfAll { return "\(counted) \(list) \(decisions) CROSS JOIN counted \(end)" }
    let some: SQL = """
      r.id IN (SELECT c.registration
                 FROM recognition AS c CROSS JOIN registration AS o ON o.id = c.registration
                WHERE c.source IS NOT NULL AND c.source IS NOT o.source)
      """
    return "\(counted(where: some)) \(list) counted CROSS JOIN \(decisions) \(end)"
  }

  /// Registrations of the cohort with their day: when they were made, or decided on.
  private var cohortRows: SQL {
    let rows = levels.map { "SELECT '\($0.rawValue)' AS level" }.joined(separator: " UNION ALL ")
    let (level, levels): (SQL, SQL) =
      by.contains(.level) ? ("l.level", "CROSS JOIN (\(raw: rows)) AS l") : ("NULL", "")
    let (decisions, known) = cohort == .decided ? (decisionRows, whenDecided) : ("", whenMade)
    let provinces: SQL =
      territory.list.map { "r.place_then IN (SELECT value FROM json_each(\($0)))" } ?? "1"
    return """
      SELECT r.id, r.model, r.place_then AS province, r.unit, r.committee, r.own_field AS field,
             r.owner_kind, r.source, r.year,
             coalesce(r.registered_on, r.year || '-12-31') AS placed_on, \(level) AS level,
             \(known)
        FROM registered AS r \(levels) \(decisions)
       WHERE \(provinces) AND \(units.contains("r.unit"))
      """
  }

  /// Those of the period, each with its year. A registration counts at the nearest end of its year
  /// where it was made outside of it.
  private var placedRows: SQL {
    let isDecided = cohort == .decided
    let year: SQL = isDecided ? "CAST(substr(day_by, 1, 4) AS INTEGER)" : "year"
    let day = { (day: String) -> SQL in
      isDecided
        ? "\(raw: day)" : "min(max(\(raw: day), year || '-01-01'), year || '-12-31')"
    }
    return """
      SELECT id, model, province, unit, committee, field, owner_kind, source, placed_on, level,
             year, \(inPeriod.from) AS day_from, \(inPeriod.by) AS day_by,
             surely AND \(isInPeriod) AS surely,
             iif(surely AND \(isInPeriod), stands, 0 * stands) AS stands
        FROM (SELECT id, model, province, unit, committee, field, owner_kind, source, placed_on,
                     level, surely, stands, \(year) AS year,
                     \(day("day_from")) AS day_from, \(day("day_by")) AS day_by
                FROM cohort)
       WHERE \(mayBeInPeriod)
      """
  }

  /// The days on which it can have been, as far as they lie in the period.
  private var inPeriod: (from: SQL, by: SQL) {
    guard let period else { return ("day_from", "day_by") }
    return (
      "max(day_from, \(period.first))", "min(day_by, \(period.last ?? .last(of: 9999)))"
    )
  }

  /// Whether all days on which it can have been lie in the period.
  private var isInPeriod: SQL {
    guard let period, !(cohort == .registered && period.isWholeYears) else { return "1" }
    return "day_from >= \(period.first) AND day_by <= \(period.last ?? .last(of: 9999))"
  }

  /// Whether one of them does.
  private var mayBeInPeriod: SQL {
    guard let period else { return "1" }
    if cohort == .registered, period.isWholeYears { return isOfYears }
    return "day_by >= \(period.first) AND day_from <= \(period.last ?? .last(of: 9999))"
  }

  /// The condition on `year`, where the period is of whole years.
  var isOfYears: SQL {
    guard let period else { return "1" }
    let last = period.last ?? .last(of: 9999)
    return "year BETWEEN \(period.first.year) AND \(last.year)"
  }

  /// When registration `r` was made. It stands at the levels that were asked for; a recognition
  /// whose level is not stated may be at one.
  private var whenMade: SQL {
    let stands: SQL =
      asksForLevel
      ? """
      (SELECT max(\(stands)) FROM decision_state AS d
        WHERE d.registration = r.id AND \(mayBeAtLevel))
      """ : "r.stands"
    return """
      r.surely AS surely, \(stands) AS stands, r.made_from AS day_from,
      min(r.made_by, \(asOf)) AS day_by
      """
  }

  /// When it may have been decided on as it counts: the first recognition that stands dates it, and
  /// where none does for certain, else the last decision.
  private var whenDecided: SQL {
    let first: SQL = "min(iif(\(stands) IS NULL, NULL, \(firstDay)))"
    let last: SQL = """
      coalesce(max(CASE WHEN \(atLevel) AND d.starts <= \(asOf) THEN \(firstDay) END),
               min(\(firstDay)))
      """
    return """
      max(\(atLevel) AND d.starts <= \(asOf)) AS surely, max(\(stands)) AS stands,
      iif(max(\(stands)), \(first), min(coalesce(\(first), '9999-12-31'), \(last))) AS day_from,
      coalesce(min(CASE WHEN \(stands) THEN d.starts END), max(min(d.starts, \(asOf)))) AS day_by
      """
  }

  /// The first day decision `d` may be of. A correction may have moved the registration behind what
  /// was decided on it.
  private var firstDay: SQL { "min(coalesce(d.may_start, r.made_from), d.starts)" }

  /// All decisions `d` on registration `r` that may have been made by the day, at a level that
  /// counts: each is looked up once.
  private var decisionRows: SQL {
    """
    CROSS JOIN decision_state AS d
      ON d.registration = r.id AND \(mayBeAtLevel)
         AND coalesce(d.may_start, r.made_from) <= \(asOf)
    """
  }

  private var grouped: SQL {
    guard cohort == .decided else { return "" }
    // Those of some provinces by their index, all of them as they lie.
    let registration: SQL = territory.isEverywhere ? "r.id" : "+r.id"
    let level: SQL = by.contains(.level) ? ", l.level" : ""
    return " GROUP BY \(registration)\(level)"
  }

  /// What `d.stands` says, of the levels that count.
  private var stands: SQL { "iif(\(atLevel), d.stands, 0 * d.stands)" }

  private var mayBeAtLevel: SQL { "(\(atLevel) OR d.level = 'unknown')" }

  /// Which decisions `d` surely count.
  private var atLevel: SQL { by.contains(.level) ? "d.level = l.level" : atLevelAsked }

  /// Whether decision `d` is at the level that was asked for, or above.
  var atLevelAsked: SQL {
    level == nil ? "1" : "d.level IN (\(list: levels.map(\.rawValue)))"
  }
}

extension Dimension {
  /// What its time is on a day, as SQL: `2024`, `2024-S1`, `2024-Q3`, `2024-07`.
  func time(of day: String) -> String {
    let (year, month) = ("substr(\(day), 1, 4)", "substr(\(day), 6, 2)")
    return switch self {
    case .period: "\(year) || '-S' || (1 + (\(month) > '06'))"
    case .quarter: "\(year) || '-Q' || ((CAST(\(month) AS INTEGER) + 2) / 3)"
    case .month: "substr(\(day), 1, 7)"
    default: year
    }
  }

  /// Every time from one to another, both as ``time(of:)`` has them.
  func times(from first: String, to last: String) -> [String] {
    guard first < last else { return [first] }
    let days = [first, last].compactMap { Period($0) }
    guard days.count == 2, let end = days[1].last else { return [first] }
    var (times, year, month) = ([String](), days[0].first.year, days[0].first.month)
    while (year, month) <= (end.year, end.month), times.last != last {
      let time = time(year: year, month: month)
      if times.last != time { times.append(time) }
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return times
  }

  private func time(year: Int, month: Int) -> String {
    switch self {
    case .period: "\(year)-S\(month > 6 ? 2 : 1)"
    case .quarter: "\(year)-Q\((month + 2) / 3)"
    case .month: month < 10 ? "\(year)-0\(month)" : "\(year)-\(month)"
    default: "\(year)"
    }
  }
}

extension Period {
  /// Whether it begins with a year and ends with one.
  var isWholeYears: Bool {
    first == .first(of: first.year) && (last.map { $0 == .last(of: $0.year) } ?? true)
  }
}
