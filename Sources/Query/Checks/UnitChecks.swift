import SQLite
import Storage

extension Check {
  static let units = [versions, codes, parents, successions, heirs]

  private static let versions = Check(
    .unitVersions,
    LocalizedText(
      vi: "Đơn vị có hai tên cùng một ngày, hoặc không có tên nào",
      en: "A unit with two names on one day, or with none"),
    about: .unit,
    """
    SELECT code, name, start, held FROM (
      SELECT v.code, v.type || ' ' || v.name_vi AS name, coalesce(v.valid_from, '') AS start,
             max(coalesce(v.valid_to, '9999-12-31'))
               OVER (PARTITION BY v.unit ORDER BY coalesce(v.valid_from, '')
                     ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS held
        FROM unit_version AS v)
     WHERE held > start
    UNION ALL
    SELECT CAST(u.id AS TEXT), CAST(u.id AS TEXT), NULL, NULL FROM unit AS u
     WHERE NOT EXISTS (SELECT 1 FROM unit_version AS v WHERE v.unit = u.id)
     ORDER BY 1
    """
  ) { row throws(SQLiteError) in
    guard let start = (try row[2] as String?) else { return .unit(.noName(id: try row[1])) }
    return .unit(.twoNames(try row[1], start: Day(iso: start)))
  }

  /// The cross joins keep SQLite to that order: by the index of codes, not by that of levels.
  private static let codes = Check(
    .unitCodes,
    LocalizedText(
      vi: "Hai đơn vị cùng cấp, cùng mã, cùng một ngày",
      en: "Two units of one level and code on one day"),
    about: .unit,
    """
    SELECT a.code, a.type || ' ' || a.name_vi, b.type || ' ' || b.name_vi
      FROM unit_version AS a
      CROSS JOIN unit_version AS b ON b.code = a.code AND b.unit > a.unit
      CROSS JOIN unit AS ua ON ua.id = a.unit
      CROSS JOIN unit AS ub ON ub.id = b.unit AND ub.level = ua.level
     WHERE coalesce(a.valid_from, '') < coalesce(b.valid_to, '9999')
       AND coalesce(b.valid_from, '') < coalesce(a.valid_to, '9999')
     ORDER BY a.code, a.unit, b.unit
    """
  ) { row throws(SQLiteError) in
    .unit(.oneCode(try row[1], try row[2]))
  }

  private static let parents = Check(
    .unitParent,
    LocalizedText(
      vi: "Đơn vị đặt dưới đơn vị không có vào thời gian đó",
      en: "A unit under one that did not exist at the time"),
    about: .unit,
    """
    SELECT v.code, v.type || ' ' || v.name_vi, \(unitName("v.parent")) FROM unit_version AS v
     WHERE v.parent IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM unit_version AS p
                        WHERE p.unit = v.parent
                          AND coalesce(p.valid_from, '') < coalesce(v.valid_to, '9999')
                          AND coalesce(v.valid_from, '') < coalesce(p.valid_to, '9999'))
     ORDER BY v.code, v.valid_from
    """
  ) { row throws(SQLiteError) in
    .unit(.noParent(try row[1], parent: try row[2]))
  }

  /// On its day the predecessor had stood till then, the successor stands, and what went over whole
  /// is gone.
  private static let successions = Check(
    .successions,
    LocalizedText(
      vi: "Việc nhập, tách đơn vị không khớp thời gian của đơn vị",
      en: "A succession that does not fit the units it joins"),
    about: UnitChange.entityKind,
    """
    WITH s AS (
      SELECT s.*, c.code, c.effective_on AS day FROM unit_succession AS s
        JOIN unit_change AS c ON c.id = s.change)
    SELECT s.code, s.day, \(unitName("s.predecessor")), 'before' FROM s
     WHERE NOT EXISTS (SELECT 1 FROM unit_version AS v
                        WHERE v.unit = s.predecessor AND coalesce(v.valid_from, '') < s.day
                          AND coalesce(v.valid_to, '9999') >= s.day)
    UNION ALL
    SELECT s.code, s.day, \(unitName("s.successor")), 'after' FROM s
     WHERE NOT EXISTS (SELECT 1 FROM unit_version AS v
                        WHERE v.unit = s.successor AND coalesce(v.valid_from, '') <= s.day
                          AND coalesce(v.valid_to, '9999') > s.day)
    UNION ALL
    SELECT s.code, s.day, \(unitName("s.predecessor")), 'still' FROM s
     WHERE s.extent = 'full'
       AND EXISTS (SELECT 1 FROM unit_version AS v
                    WHERE v.unit = s.predecessor AND coalesce(v.valid_from, '') <= s.day
                      AND coalesce(v.valid_to, '9999') > s.day)
     ORDER BY 1, 3
    """
  ) { row throws(SQLiteError) in
    let (day, unit): (Day, String) = (try row[1], try row[2])
    return switch try row[3] as String {
    case "before": .unit(.notBefore(unit, day))
    case "after": .unit(.notOn(unit, day))
    default: .unit(.stillThere(unit, day))
    }
  }

  /// Without a successor, records of a unit that is gone stand under no unit of today. Districts
  /// have none: they ended with their communes.
  private static let heirs = Check(
    .unitWithoutSuccessor,
    LocalizedText(
      vi: "Đơn vị đã hết, có mô hình đăng ký, mà không rõ nay thuộc đâu",
      en: "A unit that is gone, with registrations, and no successor"),
    .doubt, missing: .told, about: .unit,
    """
    WITH named (unit) AS (SELECT unit FROM registration UNION SELECT province FROM registration)
    SELECT v.code, v.type || ' ' || v.name_vi, max(coalesce(v.valid_to, '9999')) AS ended
      FROM named JOIN unit AS u ON u.id = named.unit AND u.level IN ('province', 'commune')
      JOIN unit_version AS v ON v.unit = u.id
     WHERE NOT EXISTS (SELECT 1 FROM unit_succession AS s WHERE s.predecessor = u.id)
     GROUP BY u.id HAVING ended < '9999' ORDER BY v.code
    """
  ) { row throws(SQLiteError) in
    .unit(.noSuccessor(try row[1], since: try row[2]))
  }
}
