import Reports
import SQLite
import Storage

/// What is counted by province of the time, year, field, owner and source: kept totals where they
/// hold on the day that is asked for, and everything else one by one. Rates and reports read it.
///
/// Totals (Migrations/0015_totals.sql) are of cells, a province and a year, and of all there is.
/// They hold on a day on which nothing in the cell is still to come; a stale cell's hold on none.
struct Cells {
  /// A number of registrations: how it is read from a total, and from one of them, `r`.
  struct Number {
    let name: String
    fileprivate let kept: String
    fileprivate let counted: String
  }

  /// All that may be registered, and what surely is.
  static let registered = [
    Number(name: "registered", kept: "registrations", counted: "1"),
    Number(name: "registered_least", kept: "registrations", counted: "r.surely"),
  ]

  /// All that may be recognized, at any level, and what surely is.
  static let recognized = [
    Number(
      name: "recognized", kept: "registrations - standing_0", counted: "r.stands IS NOT NULL"),
    Number(
      name: "recognized_least", kept: "registrations - standing_0", counted: "r.stands IS 1"),
  ]

  /// Likewise at some levels; what has a recognition whose level is not stated may be at any.
  static func recognized(at levels: [RecognitionLevel], _ name: String) -> [Number] {
    if Set(levels) == Set(RecognitionLevel.allCases) {
      return zip(recognized, [name, "\(name)_least"]).map {
        Number(name: $1, kept: $0.kept, counted: $0.counted)
      }
    }
    let bits = levels.reduce(0) { $0 | $1.bit }
    let most = bits | RecognitionLevel.unknown.bit
    return [
      Number(name: name, kept: standing(most), counted: "r.standing_most & \(most) <> 0"),
      Number(
        name: "\(name)_least", kept: standing(bits), counted: "r.standing_least & \(bits) <> 0"),
    ]
  }

  /// Those that reports read: at any level, and at each.
  private static let ofReports =
    registered + recognized
    + RecognitionLevel.allCases.flatMap { recognized(at: [$0], "at_\($0.rawValue)") }

  /// What a report reads, in a WITH after what is counted: no more than it names.
  static func tables(for report: String) -> String {
    let named = ofReports.filter { report.contains("*") || report.contains($0.name) }
    return text(named) + "\n"
  }

  /// `registered_cell`: rows of `province, year, field, own_field, owner_kind, source` and those
  /// numbers, by `:as_of` in `:province`, in the provinces of `:territory`; and
  /// `registered_cell_source`, rows of the same without numbers, of the decisions that come from
  /// another source.
  static func text(_ numbers: [Number]) -> String {
    let kept = numbers.map { "\($0.kept) AS \($0.name)" }.joined(separator: ", ")
    let counted = numbers.map(\.counted).joined(separator: ", ")
    let isOfLevels = numbers.contains { $0.counted.contains("standing_") }
    let isKept = """
      (t.province, t.year) NOT IN (SELECT province, year FROM unsettled) AND \(isAsked("t"))
      """
    // One by one as they lie in the file, where one cell of twenty is: by cell, each page is read
    // again for every registration on it. LIMIT keeps what is looked up for one from being so for
    // each of its columns.
    return """
      unsettled (province, year, is_counted) AS MATERIALIZED (
        SELECT t.province, t.year, 1 FROM tally_stale AS t WHERE \(isAsked("t"))
        UNION ALL
        SELECT t.province, t.year, t.earliest <= :as_of FROM tally_cell AS t
         WHERE (:territory IS NOT NULL OR earliest > :as_of OR latest > :as_of OR decided > :as_of
                OR undated > 0 AND (year || '-01-01' > :as_of
                                    OR year || '-12-31' > :as_of AND :as_of < :today))
           AND \(isAsked("t"))
           AND (t.province, t.year) NOT IN (SELECT province, year FROM tally_stale)),
      counted_cell (province, year) AS (SELECT province, year FROM unsettled WHERE is_counted),
      size (is_many) AS (
        SELECT 20 * (SELECT count(*) FROM counted_cell) > (SELECT count(*) FROM tally_cell)),
      unkept_row (id) AS (
        SELECT r.id FROM size CROSS JOIN counted_cell AS u
          CROSS JOIN registration AS r ON r.province = u.province AND r.year = u.year
         WHERE NOT is_many
        UNION ALL
        SELECT r.id FROM size CROSS JOIN registration AS r NOT INDEXED
         WHERE is_many AND (r.province, r.year) IN (SELECT province, year FROM counted_cell)
        LIMIT -1),
      unkept AS (
        SELECT r.id, r.province, r.year, r.field, r.own_field, r.owner_kind, r.source, r.surely,
               r.stands\(isOfLevels ? ", \(standing(.most)), \(standing(.least))" : "")
          FROM unkept_row AS u CROSS JOIN registered AS r ON r.id = u.id
         LIMIT -1),
      registered_cell AS (
        SELECT t.province, t.year, coalesce(f.maps_to, f.id) AS field,
               nullif(t.field, 0) AS own_field, t.owner_kind, nullif(t.source, 0) AS source, \(kept)
          FROM tally AS t LEFT JOIN field AS f ON f.id = t.field
         WHERE \(isKept)
        UNION ALL
        SELECT r.province, r.year, r.field, r.own_field, r.owner_kind, r.source, \(counted)
          FROM unkept AS r),
      registered_cell_source AS (
        SELECT t.province, t.year, coalesce(f.maps_to, f.id) AS field,
               nullif(t.field, 0) AS own_field, t.owner_kind, t.source
          FROM tally_source AS t LEFT JOIN field AS f ON f.id = t.field
         WHERE \(isKept)
        UNION ALL
        SELECT r.province, r.year, r.field, r.own_field, r.owner_kind, c.source
          FROM unkept_row AS u CROSS JOIN registered AS r ON r.id = u.id
          CROSS JOIN recognition AS c ON c.registration = r.id
         WHERE c.source IS NOT NULL AND c.source IS NOT r.source
           AND (c.decided_on IS NULL OR c.decided_on <= :as_of))
      """
  }

  private static func isAsked(_ table: String) -> String {
    "(:province IS NULL OR \(table).province IN (SELECT value FROM json_each(:province)))"
  }

  /// The levels at which a registration may stand or surely does, as the sum of their bits.
  private static func standing(_ which: Standing) -> String {
    let bits = RecognitionLevel.allCases.map { level in
      "coalesce(max(CASE d.level WHEN '\(level.rawValue)' THEN \(level.bit) END), 0)"
    }
    return """
      (SELECT \(bits.joined(separator: " + ")) FROM decision_state AS d
        WHERE d.registration = r.id AND \(which.rawValue)) AS standing_\(which)
      """
  }

  private enum Standing: String {
    case most = "d.stands IS NOT NULL"
    case least = "d.surely"
  }

  /// How many registrations of a total stand at any of those levels; the fewer columns are read.
  private static func standing(_ bits: Int) -> String {
    let meant = Totals.standings.filter { $0 & bits != 0 }
    let others = Totals.standings.filter { $0 & bits == 0 }
    let columns = { (numbers: [Int]) in numbers.map { "standing_\($0)" } }
    return others.count < meant.count
      ? (["registrations"] + columns(others)).joined(separator: " - ")
      : columns(meant).joined(separator: " + ")
  }
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

extension RateQuestion {
  /// Whether ``cells(_:)`` tells apart what is asked for: totals know of no places below the
  /// province.
  var isOfCells: Bool {
    let kept: Set<Dimension> = [.country, .province, .field, .ownField, .ownerKind, .level, .year]
    return cohort == .registered && counting == .registrations && borders == .then
      && units.isEverywhere && kept.isSuperset(of: by) && (period?.isWholeYears ?? true)
  }

  /// The levels at which a recognition makes a registration recognized, each time it is counted:
  /// once, or once a level.
  var steps: [RecognitionLevel?] { by.contains(.level) ? levels.map { $0 } : [nil] }

  /// ``Cells/text(_:)`` with ``stepColumns``, as a WITH clause.
  var cells: SQL {
    let recognized = zip(steps, 0...).flatMap { level, step in
      Cells.recognized(at: level.map { [$0] } ?? levels, "recognized_\(step)")
    }
    return base + ",\n" + SQL(named: Cells.text(Cells.registered + recognized), named)
  }

  /// How many may be recognized at each of ``steps``, and how many surely are.
  var stepColumns: [String] {
    steps.indices.flatMap { ["recognized_\($0)", "recognized_\($0)_least"] }
  }
}
