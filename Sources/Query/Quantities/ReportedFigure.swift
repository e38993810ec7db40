import SQLite
import Storage

/// A figure as it takes part in sums and rates.
struct ReportedFigure: Sendable {
  let id: Id<Figure>
  let code: String
  let measure: String
  let name: LocalizedText
  let kind: MeasureKind
  let amount: Interval
  let unit: Id<Unit>?
  let committee: Id<Committee>?
  /// The territory of the committee, where it has one.
  let committeeUnit: Id<Unit>?
  /// e.g. `["owner_kind": "collective"]`.
  let breakdown: [String: String]
  let role: FigureRole
  let period: String
  let periodFrom: Day?
  let periodTo: Day?
  let asOf: Day?
  let nature: FigureNature
  let partOf: Id<Figure>?
  let source: Id<Source>
  let sourceCode: String
  /// Surely published by then.
  let published: Day?
  /// Whether its source is a file that was imported, as units send them.
  let isOfFile: Bool

  /// What ``init(_:)`` reads, of `figure AS f`, `measure AS m`, `source AS s`, `committee AS c`.
  static let columns: SQL = """
    f.id, f.code, m.code, m.name_vi, m.name_en, m.kind, f.value, f.scale, f.comparator, f.lower,
    f.upper, f.unit, f.committee, c.unit, f.breakdown, f.role, f.period, f.period_from, f.period_to,
    f.as_of, f.nature, f.part_of, f.source, s.code, coalesce(s.published_on, s.published_to),
    s.file IS NOT NULL
    """

  static let tables: SQL = """
    figure AS f
    JOIN measure AS m ON m.id = f.measure
    JOIN source AS s ON s.id = f.source
    LEFT JOIN committee AS c ON c.id = f.committee
    """

  init(_ row: borrowing Row) throws(SQLiteError) {
    id = try row[0]
    code = try row[1]
    measure = try row[2]
    let (vi, en): (String, String) = (try row[3], try row[4])
    name = LocalizedText(vi: vi, en: en.isEmpty ? vi : en)
    kind = try row[5]
    // What another tool wrote may be beyond what can be printed.
    let value = Decimal(max(try row[6], -Int64.max), scale: min(max(try row[7], 0), 6))
    let (lower, upper): (Int64?, Int64?) = (try row[9], try row[10])
    amount = Interval(
      value, try row[8], lower: lower, upper: upper,
      isNegativePossible: kind != .count && kind != .money)
    unit = try row[11]
    committee = try row[12]
    committeeUnit = try row[13]
    breakdown = Self.parts(of: try row[14])
    role = try row[15]
    period = try row[16]
    periodFrom = try row[17]
    periodTo = try row[18]
    asOf = try row[19]
    nature = try row[20]
    partOf = try row[21]
    source = try row[22]
    sourceCode = try row[23]
    published = try row[24]
    isOfFile = try row[25]
  }

  /// The day as of which names of units are meant.
  var day: Day { asOf ?? [periodTo, published].compactMap(\.self).min() ?? .today }

  /// Whether both are of one source, and not the same number.
  func saysOtherwise(than other: ReportedFigure) -> Bool {
    source == other.source && !amount.isSame(as: other.amount)
  }

  /// `owner_kind=collective; field=economy`.
  private static func parts(of text: String) -> [String: String] {
    var parts: [String: String] = [:]
    for pair in text.split(whereSeparator: { $0 == ";" || $0 == "," }) {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { String($0).tidied }
      parts[sides[0]] = sides.count == 2 ? sides[1] : ""
    }
    return parts
  }

  /// What a part is of, in words where the breakdown has them.
  var breakdownName: LocalizedText {
    let names = breakdown.sorted { $0.key < $1.key }.map { key, value in
      switch (key, value) {
      case ("kind", "model"): LocalizedText(vi: "mô hình", en: "models")
      case ("kind", "typical"): LocalizedText(vi: "điển hình", en: "typical examples")
      case ("owner_kind", let value):
        OwnerKind(rawValue: value)?.label ?? LocalizedText(vi: value, en: value)
      default: LocalizedText(vi: "\(key)=\(value)", en: "\(key)=\(value)")
      }
    }
    return LocalizedText(
      vi: names.map(\.vietnamese).joined(separator: ", "),
      en: names.map(\.english).joined(separator: ", "))
  }
}

extension Reader {
  /// The figures a condition holds for, in the order they were entered. A value that is missing
  /// (status M) is none.
  func reportedFigures(where condition: SQL) throws(SQLiteError) -> [ReportedFigure] {
    try connection.all(
      """
      SELECT \(ReportedFigure.columns) FROM \(ReportedFigure.tables)
       WHERE f.status <> 'M' AND (\(condition)) ORDER BY f.id
      """
    ) { row throws(SQLiteError) in try ReportedFigure(row) }
  }
}
