import SQLite
import Storage

extension Check {
  /// Another tool may write to the totals themselves, or drop the triggers.
  static let tallies = Check(
    .tallies,
    LocalizedText(
      vi: "Tổng lưu sẵn không bằng số đếm lại", en: "A kept total is not what counting gives"),
    about: .unit,
    """
    WITH counted AS (\(Totals.counted(where: "1"))),
    sources AS (\(Totals.countedSources(where: "1"))),
    cells AS (\(Totals.countedCells(where: "1"))),
    unregistered AS (
      SELECT id FROM model AS m
       WHERE NOT EXISTS (SELECT 1 FROM registration AS r WHERE r.model = m.id)),
    wrong (unit, year) AS (
      SELECT province, year FROM (SELECT * FROM counted EXCEPT SELECT * FROM tally)
       UNION
      SELECT province, year FROM (SELECT * FROM tally EXCEPT SELECT * FROM counted)
       UNION
      SELECT province, year FROM (SELECT * FROM sources EXCEPT SELECT * FROM tally_source)
       UNION
      SELECT province, year FROM (SELECT * FROM tally_source EXCEPT SELECT * FROM sources)
       UNION
      SELECT province, year FROM (SELECT * FROM cells EXCEPT SELECT * FROM tally_cell)
       UNION
      SELECT province, year FROM (SELECT * FROM tally_cell EXCEPT SELECT * FROM cells)),
    missed (unit, year) AS (
      -- What is stale is counted anew wherever it is read.
      SELECT unit, year FROM wrong
       WHERE (unit, year) NOT IN (SELECT province, year FROM tally_stale)
       UNION
      SELECT m.unit, NULL
        FROM (SELECT id FROM unregistered EXCEPT SELECT model FROM tally_unregistered) AS u
        JOIN model AS m ON m.id = u.id)
    SELECT coalesce((SELECT v.code FROM unit_version AS v WHERE v.unit = w.unit
                      ORDER BY v.valid_from DESC LIMIT 1), 'unit:' || coalesce(w.unit, '?')),
           w.year
      FROM missed AS w ORDER BY 1, 2
    """,
    what: { row throws(SQLiteError) in
      .unit(.totals(year: try row[1]))
    },
    repair: { writer in try writer.rebuildTallies() })
}
