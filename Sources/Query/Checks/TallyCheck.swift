import SQLite
import Storage

extension Check {
  /// `INSERT OR REPLACE` of another tool removes a row without telling the triggers.
  static let tallies = Check(
    .tallies,
    LocalizedText(
      vi: "Tổng lưu sẵn không bằng số đếm lại", en: "A kept total is not what counting gives"),
    about: .unit,
    """
    WITH counted AS (
      SELECT province, year, field, owner_kind, source, count(*) AS registrations, \(raw: counts),
             max(latest) AS latest
        FROM tally_registration GROUP BY 1, 2, 3, 4, 5),
    kept AS (
      SELECT * FROM tally WHERE registrations <> 0 OR (\(raw: numbers)) <> (\(raw: zeros))),
    sources AS (
      SELECT province, year, field, owner_kind, source, count(*)
        FROM tally_decision GROUP BY 1, 2, 3, 4, 5),
    kept_sources AS (SELECT * FROM tally_source WHERE decisions <> 0),
    unregistered AS (
      SELECT id FROM model AS m
       WHERE NOT EXISTS (SELECT 1 FROM registration AS r WHERE r.model = m.id)),
    wrong (unit, year) AS (
      SELECT c.province, c.year FROM counted AS c
        LEFT JOIN kept AS t
       USING (province, year, field, owner_kind, source, registrations, \(raw: numbers))
       WHERE t.latest IS NULL OR t.latest < c.latest
       UNION
      SELECT province, year FROM (
        SELECT province, year, field, owner_kind, source, registrations, \(raw: numbers) FROM kept
        EXCEPT
        SELECT province, year, field, owner_kind, source, registrations, \(raw: numbers)
          FROM counted)
       UNION
      SELECT province, year FROM (SELECT * FROM sources EXCEPT SELECT * FROM kept_sources)
       UNION
      SELECT province, year FROM (SELECT * FROM kept_sources EXCEPT SELECT * FROM sources)
       UNION
      SELECT m.unit, NULL
        FROM (SELECT * FROM (
                SELECT id FROM unregistered EXCEPT SELECT model FROM tally_unregistered)
              UNION ALL
              SELECT * FROM (
                SELECT model FROM tally_unregistered EXCEPT SELECT id FROM unregistered))
             AS u
        LEFT JOIN model AS m ON m.id = u.id)
    SELECT coalesce((SELECT v.code FROM unit_version AS v WHERE v.unit = w.unit
                      ORDER BY v.valid_from DESC LIMIT 1), 'unit:' || coalesce(w.unit, '?')),
           w.year
      FROM wrong AS w ORDER BY 1, 2
    """,
    what: { row throws(SQLiteError) in
      .unit(.totals(year: try row[1]))
    },
    repair: { writer in try writer.rebuildTallies() })

  // The columns that tell the levels apart.
  private static let numbers = each { "standing_\($0)" }
  private static let zeros = each { _ in "0" }
  private static let counts = each { "count(*) FILTER (WHERE standing = \($0)) AS standing_\($0)" }

  private static func each(_ sql: (Int) -> String) -> String {
    RecognitionLevel.standings.map(sql).joined(separator: ", ")
  }
}
