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
  var counted: SQL {
    // What is used twice would else be looked up twice.
    let kept: SQL = isUsedTwice ? "MATERIALIZED" : ""
    return base + ", cohort AS \(kept) (\(cohortRows)), counted AS (\(placedRows))"
  }

  private var isUsedTwice: Bool { cohort == .decided || asksForLevel }

  /// Whether a recognition whose level is not stated may be one that counts, or not.
  var asksForLevel: Bool { level != nil || by.contains(.level) }

  /// A FROM clause after ``counted``: each decision that is or may be taken by then and comes from
  /// another source than the registration it is on, with that source as `decided_in`.
  var decisionsOfOthers: SQL {
    let decisions: SQL = """
      (SELECT registration, source AS decided_in FROM recognition
        WHERE source IS NOT NULL AND (decided_on IS NULL OR +decided_on <= \(asOf))) AS c
      """
    // All of them are read faster as they lie, some of them by their registration.
    let isOfAll =
      !isUsedTwice && counting == .registrations && period == nil && territory.isEverywhere
      && units.isEverywhere
    let joined: SQL =
      isOfAll ? "\(decisions) CROSS JOIN counted" : "counted CROSS JOIN \(decisions)"
    return "\(joined) ON c.registration = counted.id WHERE decided_in IS NOT source"
  }

  /// Registrations of the cohort with their day: when they were made, or decided on.
  private var cohortRows: SQL {
    let rows = levels.map { "SELECT '\($0.rawValue)' AS level" }.joined(separator: " UNION ALL ")
    let (level, levels): (SQL, SQL) =
      by.contains(.level) ? ("l.level", "CROSS JOIN (\(raw: rows)) AS l") : ("NULL", "")
    let isDecided = cohort == .decided
    let from = isDecided ? decidedFrom : "r.made_from"
    let by = isDecided ? decidedBy : "min(r.made_by, \(asOf))"
    let surely: SQL =
      isDecided
      ? "EXISTS \(decision("1", where: "\(atLevel) AND d.starts <= \(asOf)"))" : "r.surely"
    return """
      SELECT r.id, r.model, r.place_then AS province, r.unit, r.committee, r.own_field AS field,
             r.owner_kind, r.source, r.year,
             coalesce(r.registered_on, r.year || '-12-31') AS placed_on, \(level) AS level,
             \(surely) AS surely, \(stands) AS stands,
             \(from) AS day_from, \(by) AS day_by
        FROM registered AS r \(levels)
       WHERE \(units.contains("r.unit"))
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
       WHERE \(mayBeInPeriod) AND day_by IS NOT NULL
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

  /// At the levels that were asked for; a recognition whose level is not stated may be at one.
  private var stands: SQL {
    asksForLevel
      ? decision("max(\(surelyStands))", where: "d.reason IS NULL") : "r.stands"
  }

  /// The first day on which registration `r` may have been decided as it counts: the first
  /// recognition that stands dates it, and where none does for certain, else the last decision.
  private var decidedFrom: SQL {
    // A correction may have moved the registration behind what was decided on it.
    let day: SQL = "min(coalesce(d.may_start, r.made_from), d.starts)"
    let first: SQL = "min(CASE WHEN d.reason IS NULL THEN \(day) END)"
    let last: SQL = """
      coalesce(max(CASE WHEN \(atLevel) AND d.starts <= \(asOf) THEN \(day) END), min(\(day)))
      """
    return decision(
      "iif(max(\(surelyStands)), \(first), min(coalesce(\(first), '9999-12-31'), \(last)))",
      where: "\(day) <= \(asOf)")
  }

  /// The last such day.
  private var decidedBy: SQL {
    decision(
      """
      coalesce(min(CASE WHEN \(surelyStands) THEN d.starts END),
               max(min(d.starts, \(asOf))))
      """,
      where: "coalesce(d.may_start, r.made_from) <= \(asOf)")
  }

  private var surelyStands: SQL { "d.surely AND \(atLevel)" }

  /// Of the decisions on registration `r` that may be at a level that counts.
  private func decision(_ column: SQL, where condition: SQL) -> SQL {
    """
    (SELECT \(column) FROM decision_state AS d
      WHERE d.registration = r.id
        AND (\(atLevel) OR d.level = 'unknown') AND \(condition))
    """
  }

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
    let days = [first, last].compactMap { Period($0) }
    guard first < last, days.count == 2, let end = days[1].last else { return [first] }
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
