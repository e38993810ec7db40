import SQLite
import Storage

extension Check {
  static let figures = [
    parts, wholes, recognized, differing, percentages, implausible, beyond, words, bounds,
  ]

  /// A total is known by its parts only when they are all there, so one part alone must just fit
  /// in.
  private static let parts = Check(
    .partsSum,
    LocalizedText(vi: "Các phần không cộng thành tổng", en: "Parts do not sum to their total")
  ) { reader in
    var groups: [(key: String, total: Said, parts: [Said], hasGap: Bool)] = []
    try reader.connection.forEach(
      """
      SELECT \(Said.columns("t", "mt")), \(Said.columns("p", "mp")),
             CASE instr(p.breakdown, '=') WHEN 0 THEN '' ELSE
               substr(p.breakdown, 1, instr(p.breakdown, '=')) END AS dimension,
             p.status = 'M' OR t.status = 'M'
        FROM figure AS p JOIN measure AS mp ON mp.id = p.measure
        JOIN figure AS t ON t.id = p.part_of JOIN measure AS mt ON mt.id = t.measure
       ORDER BY t.code, dimension, p.code
      """
    ) { row throws(SQLiteError) in
      let (total, part, isMissing) = (try Said(row), try Said(row, from: 7), try row[15] as Bool)
      let key = "\(total.code)\n\(try row[14] as String)"
      if groups.last?.key != key { groups.append((key, total, [], false)) }
      groups[groups.count - 1].parts.append(part)
      groups[groups.count - 1].hasGap = groups[groups.count - 1].hasGap || isMissing
    }
    return groups.compactMap { group in
      let total = group.total
      let sum = group.parts.reduce(.zero) { $0 + $1.interval }
      let isWrong =
        group.parts.count == 1
        ? sum.isSurelyAbove(total.interval) : !group.hasGap && sum.excludes(total.interval)
      guard isWrong else { return nil }
      return Finding(
        .figure, [total.code] + group.parts.map(\.code),
        .figures(.sum(parts: group.parts, total: total)))
    }
  }

  /// 8 of 7 are more than there were.
  private static let wholes = Check(
    .aboveWhole, LocalizedText(vi: "Phần lớn hơn số chung", en: "A share is above its whole")
  ) { reader in
    try reader.pairs(
      """
      SELECT \(Said.columns("f", "mf")), \(Said.columns("w", "mw"))
        FROM figure AS f JOIN measure AS mf ON mf.id = f.measure
        JOIN figure AS w ON w.id = f.out_of JOIN measure AS mw ON mw.id = w.measure
       WHERE mf.kind = mw.kind AND mf.kind <> 'rank'
         AND NOT (mf.code = 'models.recognized' AND mw.code = 'models.registered')
         AND f.status <> 'M' AND w.status <> 'M'
       ORDER BY f.code
      """, .partOfWhole)
  }

  /// Of one source and period, or linked with one another.
  private static let recognized = Check(
    .recognizedAboveRegistered,
    LocalizedText(
      vi: "Số công nhận lớn hơn số đăng ký", en: "More models recognized than registered")
  ) { reader in
    try reader.pairs(
      """
      WITH g AS (SELECT * FROM figure WHERE role = 'result' AND status <> 'M'),
      pair (recognized, registered) AS (
        SELECT id, out_of FROM g WHERE out_of IS NOT NULL
        UNION
        SELECT a.id, b.id FROM g AS a JOIN g AS b
            ON b.measure = (SELECT id FROM measure WHERE code = 'models.registered')
           AND b.unit IS a.unit AND b.committee IS a.committee AND b.source = a.source
           AND b.period = a.period AND b.as_of IS a.as_of AND b.breakdown = a.breakdown
         WHERE a.measure = (SELECT id FROM measure WHERE code = 'models.recognized'))
      SELECT \(Said.columns("a", "ma")), \(Said.columns("b", "mb"))
        FROM pair JOIN g AS a ON a.id = pair.recognized JOIN g AS b ON b.id = pair.registered
        JOIN measure AS ma ON ma.id = a.measure JOIN measure AS mb ON mb.id = b.measure
       WHERE ma.code = 'models.recognized' AND mb.code = 'models.registered'
       ORDER BY a.code, b.code
      """, .recognizedOfRegistered)
  }

  /// Neither of the two takes part in a rate then. What is no number of models may be said of the
  /// period and up to its end.
  private static let differing = Check(
    .figuresDiffer,
    LocalizedText(
      vi: "Một nguồn ghi hai số của cùng một việc", en: "One source says two numbers of one thing")
  ) { reader in
    try reader.connection.all(
      """
      SELECT \(Said.columns("a", "m")), \(Said.columns("b", "m"))
        FROM measure AS m JOIN figure AS a ON a.measure = m.id
        JOIN figure AS b ON b.measure = a.measure AND b.unit IS a.unit
         AND b.committee IS a.committee AND b.source = a.source AND b.role = a.role
         AND b.period = a.period AND b.as_of IS a.as_of AND b.breakdown = a.breakdown
         AND (b.nature = a.nature OR m.code GLOB 'models.*') AND b.id > a.id
       WHERE m.kind <> 'year' AND a.status <> 'M' AND b.status <> 'M'
       ORDER BY a.code, b.code
      """
    ) { row throws(SQLiteError) in (try Said(row), try Said(row, from: 7)) }
    .filter { !$0.interval.isSame(as: $1.interval) }
    .map { Finding(.figure, [$0.code, $1.code], .figures(.differ($0, $1))) }
  }

  /// A printed percentage stands for all that rounds to it.
  private static let percentages = Check(
    .percentage,
    LocalizedText(
      vi: "Tỷ lệ in ra không khớp hai số gốc", en: "A printed percentage does not follow")
  ) { reader in
    try reader.connection.all(
      """
      SELECT \(Said.columns("f", "m")), \(Said.columns("n", "mn")), \(Said.columns("w", "mw"))
        FROM figure AS f JOIN measure AS m ON m.id = f.measure
        JOIN figure AS n ON n.id = f.rate_of JOIN measure AS mn ON mn.id = n.measure
        JOIN figure AS w ON w.id = coalesce(f.out_of, n.out_of)
        JOIN measure AS mw ON mw.id = w.measure
       WHERE m.kind = 'percent' AND f.status <> 'M' AND n.status <> 'M' AND w.status <> 'M'
       ORDER BY f.code
      """
    ) { row throws(SQLiteError) in (try Said(row), try Said(row, from: 7), try Said(row, from: 14))
    }
    .compactMap { printed, part, whole in
      guard Percentage(part, of: whole).excludes(printed) else { return nil }
      return Finding(
        .figure, [printed.code, part.code, whole.code],
        .figures(.percentage(part: part, whole: whole, printed: printed)))
    }
  }

  /// Pairs of measures of which the first cannot well be above the second.
  private static let order = [("income.per_capita", "grdp.per_capita")]

  private static let implausible = Check(
    .implausibleOrder,
    LocalizedText(vi: "Hai số khó có thể như vậy", en: "Two numbers that can hardly both be so"),
    .doubt
  ) { reader in
    try order.flatMap { lesser, greater in
      try reader.pairs(
        """
        SELECT \(Said.columns("a", "ma")), \(Said.columns("b", "mb"))
          FROM measure AS ma JOIN figure AS a ON a.measure = ma.id
          JOIN measure AS mb ON mb.code = \(greater)
          JOIN figure AS b ON b.measure = mb.id AND b.unit IS a.unit AND b.committee IS a.committee
           AND b.source = a.source AND b.period = a.period AND b.as_of IS a.as_of
           AND b.breakdown = a.breakdown AND b.role = a.role
         WHERE ma.code = \(lesser) AND a.status <> 'M' AND b.status <> 'M'
         ORDER BY a.code, b.code
        """, .usuallyBelow)
    }
  }

  /// A plan may be reached by more than all of it; a share of a whole cannot.
  private static let beyond = Check(
    .implausibleValue,
    LocalizedText(vi: "Số lớn khác thường", en: "Numbers larger than is usual"), .doubt
  ) { reader in
    let most = Measure.usualMost
    return try reader.connection.all(
      """
      SELECT \(Said.columns("f", "m")), iif(m.kind = 'percent', \(most.percent), \(most.models))
        FROM figure AS f JOIN measure AS m ON m.id = f.measure
       WHERE (m.kind = 'percent' OR m.kind = 'count' AND m.code GLOB 'models.*')
         AND f.status <> 'M'
       ORDER BY f.code
      """
    ) { row throws(SQLiteError) in (try Said(row), try row[7] as Int) }
    .filter { said, most in
      Decimal(said.value, scale: min(max(said.scale, 0), 6)).double > Double(most)
    }
    .map { said, most in Finding(.figure, [said.code], .figures(.beyond(said, most: most))) }
  }

  private static let words = Check(
    .figureWords,
    LocalizedText(vi: "Số liệu không có nguyên văn", en: "A figure without the words it stands in"),
    .doubt, missing: .told, about: .figure,
    """
    SELECT f.code, s.code FROM figure AS f LEFT JOIN source AS s ON s.id = f.source
     WHERE trim(f.quote, char(32, 9, 10, 13)) = '' ORDER BY f.code
    """
  ) { row throws(SQLiteError) in
    .figures(.noQuote(source: try row[1]))
  }

  /// As it is refused at the door, of figures and of money.
  private static let bounds = Check(
    .bounds,
    LocalizedText(vi: "Số nằm ngoài cận của nó", en: "A number outside its own bounds")
  ) { reader in
    try [(EntityKind.figure, "scale" as SQL), (FundEntry.entityKind, "0")].flatMap {
      entityKind, scale in
      try reader.connection.all(
        """
        SELECT code, value, \(scale), comparator, lower, upper
          FROM \(raw: entityKind.table) WHERE lower IS NOT NULL OR upper IS NOT NULL ORDER BY code
        """
      ) { row throws(SQLiteError) in
        (
          code: try row[0] as String,
          said: Quantity(
            Decimal(max(try row[1], -Int64.max), scale: min(max(try row[2], 0), 6)), try row[3],
            lower: try row[4], upper: try row[5], verbatim: "")
        )
      }.compactMap { code, said in
        guard let (bound, side) = said.impossibleBound else { return nil }
        return Finding(entityKind, [code], .figures(.bound(bound, side, of: said)))
      }
    }
  }
}

/// A quotient of two numbers that were said, in percent.
private struct Percentage {
  let lower: Double
  let upper: Double

  init(_ part: Said, of whole: Said) {
    let (part, whole) = (part.interval, whole.interval)
    lower =
      100 * Double(part.lower?.value ?? 0) / (whole.upper.map { Double($0.value) } ?? .infinity)
    let divisor = Double(whole.lower?.value ?? 0)
    upper =
      divisor > 0 ? 100 * (part.upper.map { Double($0.value) } ?? .infinity) / divisor : .infinity
  }

  /// Whether nothing in it is printed so: half a unit of the last place counts as rounding.
  func excludes(_ printed: Said) -> Bool {
    let said = printed.interval
    let half = (0..<printed.scale).reduce(0.5) { half, _ in half / 10 } + 1e-9
    let low = said.lower.map { Double($0.value) / 1e6 - half } ?? -.infinity
    let high = said.upper.map { Double($0.value) / 1e6 + half } ?? .infinity
    return lower.isNaN || upper < low || lower > high
  }
}

extension Reader {
  /// Pairs of figures, the first of which is surely above the second.
  fileprivate func pairs(_ sql: SQL, _ relation: FigureFlaw.Relation) throws -> [Finding] {
    try connection.all(sql) { row throws(SQLiteError) in (try Said(row), try Said(row, from: 7)) }
      .filter { $0.interval.isSurelyAbove($1.interval) }
      .map { part, whole in
        Finding(.figure, [part.code, whole.code], .figures(.above(part, whole, relation)))
      }
  }
}
