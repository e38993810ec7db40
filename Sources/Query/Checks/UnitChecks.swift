import SQLite
import Storage

extension Check {
  static let units = [versions, codes, parents, successions, heirs]

  private static let history = LocalizedText(
    vi: "Xem quá trình của đơn vị: danvan unit show MÃ — rồi nhập lại danh sách cho đúng.",
    en: "See the unit's history: danvan unit show CODE — then import the right list again.")

  private static let versions = Check(
    "unit-versions",
    LocalizedText(
      vi: "Đơn vị có hai tên cùng một ngày, hoặc không có tên nào",
      en: "A unit with two names on one day, or with none"),
    about: .unit, advice: history,
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
    let name: String = (try row[1] as String).shownInMessage
    guard let start = (try row[2] as String?) else {
      return LocalizedText(
        vi: "Đơn vị số \(name) không có tên nào", en: "Unit number \(name) has no name")
    }
    let day = Day(iso: start)
    return LocalizedText(
      vi:
        "\(name) bắt đầu \(day.map { Language.vietnamese.written($0) } ?? "từ đầu") khi tên trước còn hiệu lực",
      en: "“\(name)” begins \(day?.iso ?? "at the beginning") while an earlier name still holds")
  }

  /// The cross joins keep SQLite to that order: by the index of codes, not by that of levels.
  private static let codes = Check(
    "unit-codes",
    LocalizedText(
      vi: "Hai đơn vị cùng cấp, cùng mã, cùng một ngày",
      en: "Two units of one level and code on one day"),
    about: .unit, advice: history,
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
    let one = (try row[1] as String).shownInMessage
    let other = (try row[2] as String).shownInMessage
    return LocalizedText(vi: "\(one) và \(other)", en: "“\(one)” and “\(other)”")
  }

  private static let parents = Check(
    "unit-parent",
    LocalizedText(
      vi: "Đơn vị đặt dưới đơn vị không có vào thời gian đó",
      en: "A unit under one that did not exist at the time"),
    about: .unit, advice: history,
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
    let unit = (try row[1] as String).shownInMessage
    let parent = (try row[2] as String).shownInMessage
    return LocalizedText(vi: "\(unit) dưới \(parent)", en: "“\(unit)” under “\(parent)”")
  }

  /// On its day the predecessor had stood till then, the successor stands, and what went over whole
  /// is gone.
  private static let successions = Check(
    "successions",
    LocalizedText(
      vi: "Việc nhập, tách đơn vị không khớp thời gian của đơn vị",
      en: "A succession that does not fit the units it joins"),
    about: UnitChange.entityKind, advice: history,
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
    let day: Day = try row[1]
    let unit = (try row[2] as String).shownInMessage
    let (vi, en) =
      switch try row[3] as String {
      case "before": ("không có trước ngày", "did not exist before")
      case "after": ("không có vào ngày", "did not exist on")
      default: ("đã nhập trọn mà vẫn còn vào ngày", "went over whole and still exists on")
      }
    return LocalizedText(
      vi: "\(unit) \(vi) \(Language.vietnamese.written(day))", en: "“\(unit)” \(en) \(day.iso)")
  }

  /// Without a successor, records of a unit that is gone stand under no unit of today. Districts
  /// have none: they ended with their communes.
  private static let heirs = Check(
    "unit-without-successor",
    LocalizedText(
      vi: "Đơn vị đã hết, có mô hình đăng ký, mà không rõ nay thuộc đâu",
      en: "A unit that is gone, with registrations, and no successor"),
    .doubt, missing: .told, about: .unit,
    advice: LocalizedText(
      vi: "Nhập danh sách sáp nhập: danvan unit import TỆP --successions --on NGÀY",
      en: "Import what became of it: danvan unit import FILE --successions --on DAY"),
    """
    WITH named (unit) AS (SELECT unit FROM registration UNION SELECT province FROM registration)
    SELECT v.code, v.type || ' ' || v.name_vi, max(coalesce(v.valid_to, '9999')) AS ended
      FROM named JOIN unit AS u ON u.id = named.unit AND u.level IN ('province', 'commune')
      JOIN unit_version AS v ON v.unit = u.id
     WHERE NOT EXISTS (SELECT 1 FROM unit_succession AS s WHERE s.predecessor = u.id)
     GROUP BY u.id HAVING ended < '9999' ORDER BY v.code
    """
  ) { row throws(SQLiteError) in
    let unit = (try row[1] as String).shownInMessage
    let day: Day = try row[2]
    return LocalizedText(
      vi: "\(unit), hết từ \(Language.vietnamese.written(day))",
      en: "“\(unit)”, gone since \(day.iso)"
    )
  }
}
