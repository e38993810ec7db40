import SQLite
import Storage

/// The SQL of what the file keeps totals of (Migrations/0012_tallies.sql), so that nothing is
/// counted.
///
/// The totals are of all there is. What lies after the day that is asked for is taken away again,
/// one by one: as a rule there is nothing of the kind.
extension RateQuestion {
  /// Whether the totals can answer it: they know neither of places below the province nor of what
  /// held on a day gone by.
  var canBeTallied: Bool {
    let kept: Set<Dimension> = [.country, .province, .field, .ownField, .ownerKind, .level, .year]
    return cohort == .registered && counting == .registrations && borders == .then
      && units.isEverywhere && kept.isSuperset(of: by) && (period?.isWholeYears ?? true)
      && asOf >= .today
  }

  /// A WITH clause that ends in `counted`: rows of `n` registrations, of them ``stepColumns`` at
  /// each of ``steps``, and whether some may be registered after the day, `late`;
  /// with the columns of the other ``counted`` that are asked for.
  ///
  /// - Parameter corrected: whether something lies after the day.
  func tallied(corrected: Bool) -> SQL {
    let cells: SQL = """
      SELECT province, nullif(field, 0) AS field, owner_kind, year, nullif(source, 0) AS source,
             registrations AS n, latest > \(asOf) AS late, \(raw: sums) FROM tally
       WHERE registrations <> 0 AND \(isAsked)
      """
    guard corrected else { return "WITH counted AS (\(cells))" }
    let columns = columns(with: ["year", "source"])
    let numbers = ["n", "late"] + stepColumns
    let totals = numbers.map { "sum(\($0)) AS \($0)" }.joined(separator: ", ")
    return """
      WITH \(registrationsAhead), cells AS (\(cells) \(corrections)), counted AS (
        SELECT \(raw: columns), \(raw: totals) FROM cells GROUP BY \(raw: columns)
        HAVING sum(n) <> 0)
      """
  }

  /// As ``tallied(corrected:)``, of the sources of decisions.
  func talliedSources(corrected: Bool) -> SQL {
    let cells: SQL = """
      SELECT province, nullif(field, 0) AS field, owner_kind, year, source, decisions AS n
        FROM tally_source WHERE decisions <> 0 AND \(isAsked)
      """
    guard corrected else { return "WITH counted AS (\(cells))" }
    let columns = columns(with: ["source"])
    return """
      WITH ahead AS MATERIALIZED (
        SELECT id FROM recognition WHERE known_by > \(asOf)
         UNION
        SELECT c.id FROM \(undatedAhead) JOIN recognition AS c ON c.registration = r.id),
      cells AS (
        \(cells)
         UNION ALL
        SELECT t.province, nullif(t.field, 0), t.owner_kind, t.year, t.source, -1
          FROM ahead CROSS JOIN tally_decision AS t ON t.recognition = ahead.id WHERE \(isAsked)),
      counted AS (
        SELECT \(raw: columns) FROM cells GROUP BY \(raw: columns) HAVING sum(n) <> 0)
      """
  }

  /// The levels at which a recognition makes a registration recognized, each time it is counted:
  /// once, or once a level.
  var steps: [(level: RecognitionLevel?, bits: Int)] {
    by.contains(.level)
      ? levels.map { ($0, $0.bit) } : [(nil, levels.reduce(0) { $0 | $1.bit })]
  }

  /// How many are recognized at each of ``steps``, and how many perhaps.
  var stepColumns: [String] { steps.indices.flatMap { ["recognized_\($0)", "perhaps_\($0)"] } }

  /// The columns of the totals that are asked for, and some more.
  private func columns(with more: [String]) -> String {
    let asked = by.compactMap { dimension -> String? in
      switch dimension {
      case .province: "province"
      case .field, .ownField: "field"
      case .ownerKind: "owner_kind"
      case .year: "year"
      default: nil
      }
    }
    return Set(asked + more).sorted().joined(separator: ", ")
  }

  /// Of a total, ``stepColumns``.
  private var sums: String {
    zip(numbers { Self.standing($0) }, stepColumns).map { "\($0) AS \($1)" }
      .joined(separator: ", ")
  }

  /// At each step what has a recognition that counts, and what has none but one at a level that is
  /// not stated.
  private func numbers(_ number: (_ isMeant: (Int) -> Bool) -> String) -> [String] {
    let unknown = RecognitionLevel.unknown.bit
    return steps.flatMap { step in
      [
        number { $0 & step.bits != 0 },
        step.bits & unknown != 0 ? "0" : number { $0 & unknown != 0 && $0 & step.bits == 0 },
      ]
    }
  }

  /// How many registrations of a total stand at levels that are meant; the fewer columns are read.
  private static func standing(_ isMeant: (Int) -> Bool) -> String {
    let all = RecognitionLevel.standings
    let (meant, others) = (all.filter(isMeant), all.filter { !isMeant($0) })
    let columns = { (numbers: [Int]) in numbers.map { "standing_\($0)" } }
    return others.count < meant.count
      ? (["registrations"] + columns(others)).joined(separator: " - ")
      : (["0"] + columns(meant)).joined(separator: " + ")
  }

  // MARK: What lies after the day

  /// Registrations decided on after the day; and those without a day, of a year to come.
  private var registrationsAhead: SQL {
    """
    ahead AS MATERIALIZED (
      SELECT registration FROM recognition WHERE known_by > \(asOf)
       UNION
      SELECT r.id FROM \(undatedAhead))
    """
  }

  private var undatedAhead: SQL {
    """
    (SELECT id FROM registration WHERE year > \(asOf.year) AND registered_on IS NULL) AS r
    """
  }

  /// Takes each away as it is counted, and adds it as it was on the day.
  private var corrections: SQL {
    """
    UNION ALL
    SELECT \(columnsAhead), -1, 0, \(raw: sums(of: "t.standing", sign: "-"))
      FROM ahead CROSS JOIN tally_registration AS t ON t.registration = ahead.registration
     WHERE \(isAsked)
     UNION ALL
    SELECT \(columnsAhead), 1, 0, \(raw: sums(of: "standing_then", sign: ""))
      FROM (SELECT t.*, \(standingThen) AS standing_then
              FROM ahead CROSS JOIN tally_registration AS t ON t.registration = ahead.registration
             WHERE t.latest <> '' OR t.year <= \(asOf.year)) AS t
     WHERE \(isAsked)
    """
  }

  private var columnsAhead: SQL {
    "t.province, nullif(t.field, 0), t.owner_kind, t.year, nullif(t.source, 0)"
  }

  private func sums(of standing: String, sign: String) -> String {
    let number = { (isMeant: (Int) -> Bool) in
      let meant = RecognitionLevel.standings.filter(isMeant).map(String.init).joined(
        separator: ", ")
      return "\(sign)(\(standing) IN (\(meant)))"
    }
    return numbers(number).joined(separator: ", ")
  }

  /// The `standing` of registration `t` on the day.
  private var standingThen: SQL {
    let bits = RecognitionLevel.allCases.map { "WHEN '\($0.rawValue)' THEN \($0.bit)" }
    return """
      (SELECT coalesce(sum(DISTINCT CASE s.level \(raw: bits.joined(separator: " ")) END), 0)
         FROM decision_span AS s
        WHERE s.registration = t.registration AND \(SQL.stands(on: asOf)))
      """
  }

  private var isAsked: SQL { "\(territory.contains("province")) AND \(inPeriod)" }
}

extension RecognitionLevel {
  /// Every set of levels, as the sum of their bits: the columns `standing_0` … of a total.
  static let standings = 0..<16

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
  /// Whether a decision is dated after the day, or something registered without a day for a year to
  /// come.
  func isAhead(of day: Day) throws(SQLiteError) -> Bool {
    try connection.value(
      """
      SELECT EXISTS (SELECT 1 FROM recognition WHERE known_by > \(day))
          OR EXISTS (SELECT 1 FROM registration WHERE year > \(day.year) AND registered_on IS NULL)
      """, as: Bool.self) ?? false
  }
}
