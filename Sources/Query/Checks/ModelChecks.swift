import SQLite
import Storage

extension Check {
  static let models = [lookAlikes, registrationUnits, modelUnits, provinces]

  /// Where no year is known, nobody can say that two are one.
  private static let lookAlikes = Check(
    .lookAlikes,
    LocalizedText(
      vi: "Mô hình giống nhau: cùng nơi, cùng tên, cùng năm",
      en: "Models alike in place, title and year"),
    .doubt, about: .model,
    """
    SELECT group_concat(code, char(10)), max(title), year
      FROM (SELECT m.code, m.title, r.year, m.unit, \(raw: Vietnamese.folded)(m.title) AS key
              FROM registration AS r JOIN model AS m ON m.id = r.model
             ORDER BY m.unit, key, r.year, m.code)
     GROUP BY unit, key, year HAVING count(*) > 1 ORDER BY 1
    """
  ) { row throws(SQLiteError) in
    .model(.lookAlike(title: try row[1], year: try row[2]))
  }

  /// The day of a registration, else any day of its year.
  private static let held: SQL = """
    coalesce(v.valid_from, '') <= coalesce(r.registered_on, r.year || '-12-31')
    AND coalesce(v.valid_to, '9999') > coalesce(r.registered_on, r.year || '-01-01')
    """

  private static let registrationUnits = Check(
    .registrationUnit,
    LocalizedText(
      vi: "Đăng ký ở đơn vị không có vào ngày đó",
      en: "Registered in a unit that did not exist on the day"),
    about: .model,
    """
    SELECT m.code, \(unitName("r.unit")), coalesce(r.registered_on, CAST(r.year AS TEXT))
      FROM registration AS r JOIN model AS m ON m.id = r.model
     WHERE NOT EXISTS (SELECT 1 FROM unit_version AS v WHERE v.unit = r.unit AND \(held))
     ORDER BY m.code, r.year
    """
  ) { row throws(SQLiteError) in .model(.unitGone(try row[1], time: try row[2])) }

  /// A model keeps the unit of its first registration, so one day on which it existed is enough.
  private static let modelUnits = Check(
    .modelUnit,
    LocalizedText(
      vi: "Mô hình ở đơn vị không có vào ngày đăng ký nào",
      en: "A model in a unit that existed on no day of its registrations"),
    about: .model,
    """
    SELECT m.code, \(unitName("m.unit")),
           (SELECT min(coalesce(registered_on, CAST(year AS TEXT))) FROM registration
             WHERE model = m.id) AS day
      FROM model AS m
     WHERE day IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM registration AS r JOIN unit_version AS v ON v.unit = m.unit
                        WHERE r.model = m.id AND (r.unit = m.unit OR \(held)))
     ORDER BY m.code
    """
  ) { row throws(SQLiteError) in .model(.unitGone(try row[1], time: try row[2])) }

  /// Up the parents of the day; a parent that is not recorded is no finding.
  private static let provinces = Check(
    .registrationProvince,
    LocalizedText(
      vi: "Đăng ký ghi tỉnh khác với tỉnh của đơn vị",
      en: "A registration names a province that is not over its unit"),
    about: .model,
    """
    WITH RECURSIVE up (registration, at) AS (
      SELECT id, unit FROM registration
      UNION
      SELECT up.registration, v.parent
        FROM up JOIN unit AS u ON u.id = up.at AND u.level IN ('district', 'commune')
        JOIN registration AS r ON r.id = up.registration
        JOIN unit_version AS v ON v.unit = up.at AND \(held)
       WHERE v.parent IS NOT NULL)
    SELECT m.code, \(unitName("r.province")), \(unitName("up.at")), r.year
      FROM up JOIN unit AS u ON u.id = up.at AND u.level = 'province'
      JOIN registration AS r ON r.id = up.registration JOIN model AS m ON m.id = r.model
     GROUP BY up.registration HAVING max(up.at = r.province) = 0
     ORDER BY m.code, r.year
    """
  ) { row throws(SQLiteError) in
    .model(.otherProvince(year: try row[3], written: try row[1], over: try row[2]))
  }

  /// The last name of a unit with its code.
  static func unitName(_ unit: String) -> SQL {
    """
    coalesce((SELECT n.code || ' ' || n.type || ' ' || n.name_vi FROM unit_version AS n
               WHERE n.unit = \(raw: unit) ORDER BY n.valid_from DESC LIMIT 1), \(raw: unit) || '')
    """
  }
}
