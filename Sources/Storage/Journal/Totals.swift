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
    let stale = try connection.all("SELECT province, year FROM tally_stale") {
      row throws(SQLiteError) in (province: try row[0] as Int64, year: try row[1] as Int64)
    }
    for (province, year) in stale {
      let cell: SQL = "province = \(province) AND year = \(year)"
      for (table, counted) in [
        ("tally", Totals.counted(where: cell)),
        ("tally_source", Totals.countedSources(where: cell)),
        ("tally_cell", Totals.countedCells(where: cell)),
      ] {
        try connection.run("DELETE FROM \(identifier: table) WHERE \(cell)")
        try connection.run("INSERT INTO \(identifier: table) \(counted)")
      }
    }
    guard !stale.isEmpty else { return }
    try connection.run("DELETE FROM tally_stale")
    try connection.run(
      """
      DELETE FROM tally_unregistered
       WHERE EXISTS (SELECT 1 FROM registration AS r WHERE r.model = tally_unregistered.model)
          OR NOT EXISTS (SELECT 1 FROM model AS m WHERE m.id = tally_unregistered.model)
      """)
  }
}
