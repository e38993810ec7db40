import SQLite

/// The totals that a file keeps of its registrations (Migrations/0015_totals.sql): per cell, a
/// province and a year. Triggers say which cells are stale; the rule of what stands is that of
/// `decision_span`.
public enum Totals {
  /// Every set of levels at which a registration may be recognized, as the sum of their bits: the
  /// columns `standing_0` … of a total.
  public static let standings = 0..<16

  /// What `tally` should hold, by counting.
  ///
  /// - Parameter cell: a condition on `province` and `year`.
  public static func counted(where cell: SQL) -> SQL {
    let sums = standings.map {
      "sum(CASE standing WHEN \($0) THEN number ELSE 0 END) AS standing_\($0)"
    }
    return """
      SELECT province, year, field, owner_kind, source, sum(number) AS registrations,
             \(raw: sums.joined(separator: ", "))
        FROM (SELECT province, year, field, owner_kind, source, standing, count(*) AS number
                FROM tally_registration WHERE \(cell)
               GROUP BY province, year, field, owner_kind, source, standing)
       GROUP BY province, year, field, owner_kind, source
      """
  }

  /// Likewise `tally_source`.
  public static func countedSources(where cell: SQL) -> SQL {
    """
    SELECT province, year, field, owner_kind, source, count(*) AS decisions FROM tally_decision
     WHERE \(cell) GROUP BY province, year, field, owner_kind, source
    """
  }

  /// Likewise `tally_cell`.
  public static func countedCells(where cell: SQL) -> SQL {
    """
    SELECT province, year, min(coalesce(registered_on, year || '-01-01')) AS earliest,
           max(coalesce(registered_on, '')) AS latest, max(coalesce(decided, '')) AS decided,
           sum(registered_on IS NULL) AS undated
      FROM tally_registration WHERE \(cell) GROUP BY province, year
    """
  }
}

extension Store {
  /// Counts stale cells anew.
  func refreshTotals() throws(SQLiteError) {
    let number = try connection.value("SELECT count(*) FROM tally_stale", as: Int.self) ?? 0
    guard number > 0 else { return }
    let cells = try connection.value("SELECT count(*) FROM tally_cell", as: Int.self) ?? 0
    let counted = try CellTotals(connection, areMany: 4 * number > cells)
    let stale: SQL = "(province, year) IN (SELECT province, year FROM tally_stale)"
    for table in ["tally", "tally_source", "tally_cell"] {
      try connection.run("DELETE FROM \(identifier: table) WHERE \(stale)")
    }
    try counted.insert(connection)
    try connection.run("INSERT INTO tally_source \(Totals.countedSources(where: stale))")
    try connection.run("DELETE FROM tally_stale")
    try connection.run(
      """
      DELETE FROM tally_unregistered
       WHERE EXISTS (SELECT 1 FROM registration AS r WHERE r.model = tally_unregistered.model)
          OR NOT EXISTS (SELECT 1 FROM model AS m WHERE m.id = tally_unregistered.model)
      """)
  }
}

/// The totals of stale cells, added up here: SQLite would sort their registrations first, once for
/// each table.
private struct CellTotals {
  private struct Cell: Hashable {
    let province: Int64
    let year: Int64
  }

  private struct Key: Hashable {
    let cell: Cell
    let field: Int64
    let ownerKind: String
    let source: Int64
  }

  fileprivate struct Days {
    var earliest: String
    var latest = ""
    var decided = ""
    var undated = 0
  }

  /// By `standing`.
  private var numbers: [Key: [Int]] = [:]
  private var days: [Cell: Days] = [:]

  /// - Parameter areMany: then all registrations are gone through as they lie: by cell, each page
  ///   is read again for every registration on it.
  init(_ connection: Connection, areMany: Bool) throws(SQLiteError) {
    let rows: SQL =
      areMany
      ? """
      tally_registration AS r
       WHERE (+r.province, +r.year) IN (SELECT province, year FROM tally_stale)
      """
      : """
      tally_stale AS t
        CROSS JOIN tally_registration AS r ON r.province = t.province AND r.year = t.year
      """
    let none = Totals.standings.map { _ in 0 }
    try connection.forEach(
      """
      SELECT r.province, r.year, r.field, r.owner_kind, r.source, r.standing, r.registered_on,
             r.decided
        FROM \(rows)
      """
    ) { row throws(SQLiteError) in
      let cell = Cell(province: try row[0], year: try row[1])
      let key = Key(
        cell: cell, field: try row[2], ownerKind: try row[3], source: try row[4])
      let standing: Int = try row[5]
      numbers[key, default: none][standing] += 1
      let (day, decided): (String?, String?) = (try row[6], try row[7])
      days[cell, default: Days(earliest: day ?? "9999-12-31")].add(day, decided, cell.year)
    }
  }

  func insert(_ connection: Connection) throws(SQLiteError) {
    for (key, numbers) in numbers {
      var values: SQL = """
        \(key.cell.province), \(key.cell.year), \(key.field), \(key.ownerKind), \(key.source),
        \(numbers.reduce(0, +))
        """
      for number in numbers { values += ", \(number)" }
      try connection.run("INSERT INTO tally VALUES (\(values))")
    }
    for (cell, days) in days {
      try connection.run(
        """
        INSERT INTO tally_cell (province, year, earliest, latest, decided, undated)
        VALUES (\(cell.province), \(cell.year), \(days.earliest), \(days.latest),
                \(days.decided), \(days.undated))
        """)
    }
  }
}

extension CellTotals.Days {
  fileprivate mutating func add(_ day: String?, _ decided: String?, _ year: Int64) {
    earliest = min(earliest, day ?? "\(year)-01-01")
    latest = max(latest, day ?? "")
    self.decided = max(self.decided, decided ?? "")
    if day == nil { undated += 1 }
  }
}
