/// The SQL of others for what `rates` answers from records.
enum Questions {
  /// What rates are told apart by.
  struct Grouping {
    /// As `--by` has it.
    let dimensions: [String]
    /// The columns that our answer names the groups by.
    let columns: [String]
    /// The same with one GROUP BY over registrations and recognitions, as SQLite does it fastest.
    let sql: String

    var title: String { dimensions.joined(separator: " × ") }
    var arguments: [String] { ["--basis", "records"] + dimensions.flatMap { ["--by", $0] } }
    var answer: Answer { .columns(columns + ["registered", "recognized"]) }
  }

  static let groupings = [
    Grouping(
      dimensions: ["province"], columns: ["province_code"],
      sql: """
        SELECT \(code("province")) AS province_code, registered, recognized FROM (
          SELECT r.province, count(*) AS registered, sum(\(standing())) AS recognized
            FROM registration AS r GROUP BY r.province)
        """),
    Grouping(
      dimensions: ["field"], columns: ["field"],
      sql: """
        SELECT coalesce(p.code, f.code, 'not stated') AS field, sum(registered) AS registered,
               sum(recognized) AS recognized
          FROM (SELECT m.field, count(*) AS registered, sum(\(standing())) AS recognized
                  FROM model AS m JOIN registration AS r ON r.model = m.id GROUP BY m.field) AS c
          LEFT JOIN field AS f ON f.id = c.field LEFT JOIN field AS p ON p.id = f.maps_to
         GROUP BY coalesce(p.id, f.id)
        """),
    Grouping(
      dimensions: ["owner-kind"], columns: ["owner_kind"],
      sql: """
        SELECT m.owner_kind, count(*) AS registered, sum(\(standing())) AS recognized
          FROM model AS m JOIN registration AS r ON r.model = m.id GROUP BY m.owner_kind
        """),
    Grouping(
      dimensions: ["level"], columns: ["level"],
      sql: """
        SELECT c.level, (SELECT count(*) FROM registration) AS registered,
               count(DISTINCT c.registration) AS recognized
          FROM recognition AS c WHERE \(stands()) GROUP BY c.level
        """),
    Grouping(
      dimensions: ["year"], columns: ["period"],
      sql: """
        SELECT r.year AS period, count(*) AS registered, sum(\(standing())) AS recognized
          FROM registration AS r GROUP BY r.year
        """),
    Grouping(
      dimensions: ["province", "year"], columns: ["province_code", "period"],
      sql: """
        SELECT \(code("province")) AS province_code, year AS period, registered, recognized FROM (
          SELECT r.province, r.year, count(*) AS registered, sum(\(standing())) AS recognized
            FROM registration AS r GROUP BY r.province, r.year)
        """),
  ]

  /// What a question by GROUP BY is answered from fastest, each column it reads in an index.
  static let bestIndexes = [
    "CREATE INDEX best_recognition ON recognition (registration, outcome, level, known_by)",
    "CREATE INDEX best_level ON recognition (outcome, level, registration, known_by)",
    "CREATE INDEX best_owner ON model (owner_kind)",
    "ANALYZE",
  ]

  /// As of a day: by province.
  static func asOf(_ day: String, isDuckDB: Bool) -> String {
    grouped(by: "province", where: known(by: day), day: day, level: nil, isDuckDB: isDuckDB)
  }

  /// Of one year, recognized by the province, or perhaps: by province.
  static func year(_ year: Int, level: String, isDuckDB: Bool) -> String {
    grouped(
      by: "province", where: "r.year = \(year)", day: nil, level: level, isDuckDB: isDuckDB)
  }

  /// Of one province: by year.
  static func years(of code: String, isDuckDB: Bool) -> String {
    let units = "SELECT unit FROM unit_version WHERE code = '\(code)'"
    return grouped(
      by: "year", where: "r.province IN (\(units))", day: nil, level: nil, isDuckDB: isDuckDB)
  }

  private static func grouped(
    by column: String, where condition: String, day: String?, level: String?, isDuckDB: Bool
  ) -> String {
    let name = column == "year" ? "year AS period" : "\(code("province")) AS province_code"
    let counted =
      isDuckDB
      ? """
      SELECT r.\(column), count(*) AS registered, count(s.registration) AS recognized
        FROM registration AS r LEFT JOIN (\(standingSet(day, level))) AS s ON s.registration = r.id
       WHERE \(condition) GROUP BY r.\(column)
      """
      : """
      SELECT r.\(column), count(*) AS registered, sum(\(standing(day, level))) AS recognized
        FROM registration AS r WHERE \(condition) GROUP BY r.\(column)
      """
    return "SELECT \(name), registered, recognized FROM (\(counted)) AS counted"
  }

  private static func known(by day: String) -> String {
    // What is not dated was registered on the first day of its year at the earliest.
    """
    (r.year < \(day.prefix(4))
     OR r.year = \(day.prefix(4)) AND (r.registered_on IS NULL OR r.registered_on <= '\(day)'))
    """
  }

  /// The last code of the unit in that column.
  private static func code(_ column: String) -> String {
    """
    (SELECT v.code FROM unit_version AS v WHERE v.unit = \(column)
      ORDER BY coalesce(v.valid_from, '') DESC LIMIT 1)
    """
  }

  /// Whether a recognition of registration `r` stands.
  private static func standing(_ day: String? = nil, _ level: String? = nil) -> String {
    "EXISTS (SELECT 1 FROM recognition AS c WHERE c.registration = r.id AND \(stands(day, level)))"
  }

  /// Whether `c` is a recognition that was not withdrawn since.
  private static func stands(_ day: String? = nil, _ level: String? = nil) -> String {
    let byDay = { (name: String) in day.map { " AND \(name).known_by <= '\($0)'" } ?? "" }
    let atLevel = level.map { " AND c.level IN ('\($0)', 'unknown')" } ?? ""
    return """
      c.outcome = 'recognized'\(atLevel)\(byDay("c"))
      AND NOT EXISTS (
        SELECT 1 FROM recognition AS w
         WHERE w.registration = c.registration AND w.outcome = 'withdrawn' AND w.level = c.level
           AND (w.known_by, w.id) > (c.known_by, c.id)\(byDay("w")))
      """
  }

  /// The registrations of which one stands, at once: what suits a program that reads columns.
  private static func standingSet(_ day: String?, _ level: String?) -> String {
    let byDay = day.map { " AND known_by <= '\($0)'" } ?? ""
    let atLevel = level.map { " AND level IN ('\($0)', 'unknown')" } ?? ""
    return """
      SELECT DISTINCT registration FROM (
        SELECT registration, outcome,
               row_number() OVER (PARTITION BY registration, level
                                  ORDER BY known_by DESC, id DESC) AS place
          FROM recognition WHERE outcome <> 'declined'\(atLevel)\(byDay))
       WHERE place = 1 AND outcome = 'recognized'
      """
  }
}
