import SQLite
import Storage

extension Table {
  /// Units of a day, each under what stands above it.
  public static func units(
    on day: Day, level: UnitLevel? = nil, in territory: Territory = .everywhere
  ) -> Table {
    Table(
      """
      SELECT v.code, u.level, v.type || ' ' || v.name_vi, v.name_vi, v.name_en, v.type,
             p.code, p.type || ' ' || p.name_vi, p.name_en, v.valid_from, v.valid_to
        FROM unit_version AS v
        JOIN unit AS u ON u.id = v.unit
        LEFT JOIN unit_version AS p ON p.unit = v.parent AND \(holds("p", on: day))
        LEFT JOIN unit AS a ON a.id = v.parent
        LEFT JOIN unit_version AS g ON g.unit = p.parent AND \(holds("g", on: day))
       WHERE u.level <> 'country' AND (\(level) IS NULL OR u.level = \(level))
         AND \(holds("v", on: day))
         AND (\(territory.contains("v.unit")) OR \(territory.contains("v.parent"))
              OR \(territory.contains("p.parent")))
       ORDER BY CASE WHEN u.level = 'province' THEN v.code
                     WHEN a.level = 'province' THEN p.code ELSE g.code END,
                CASE u.level WHEN 'province' THEN 1 WHEN 'district' THEN 2 ELSE 3 END,
                p.code, v.code
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .choice(UnitLevel.self, "level", vi: "Cấp", en: "Level"),
        .text("full_name_vi", vi: "Tên", en: "Name"),
        .text("name_vi", vi: "Tên", en: "Name").for(.machines),
        .text("name_en", vi: "Tên tiếng Anh", en: "English name").for(.details),
        .text("type", vi: "Loại", en: "Type").for(.machines),
        .named("parent", vi: "Thuộc", en: "Part of"),
        .day("valid_from", vi: "Từ ngày", en: "From"),
        .day("valid_to", vi: "Đến trước ngày", en: "Until"),
      ])
  }

  /// What a unit was called, the first version first.
  public static func versions(of unit: Id<Unit>) -> Table {
    Table(
      """
      SELECT v.code, v.type || ' ' || v.name_vi, v.valid_from, v.valid_to
        FROM unit_version AS v WHERE v.unit = \(unit)
       ORDER BY coalesce(v.valid_from, '')
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("full_name_vi", vi: "Tên", en: "Name"),
        .day("valid_from", vi: "Từ ngày", en: "From"),
        .day("valid_to", vi: "Đến trước ngày", en: "Until"),
      ])
  }

  /// What a unit is called now, or was when it ended.
  public static func lastVersion(of unit: Id<Unit>) -> Table {
    Table(
      """
      SELECT v.code, v.type || ' ' || v.name_vi, v.name_en, v.type, v.valid_from, v.valid_to
        FROM unit_version AS v WHERE v.unit = \(unit)
       ORDER BY coalesce(v.valid_from, '') DESC LIMIT 1
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("full_name_vi", vi: "Tên", en: "Name"),
        .text("name_en", vi: "Tên tiếng Anh", en: "English name"),
        .text("type", vi: "Loại", en: "Type"),
        .day("valid_from", vi: "Từ ngày", en: "From"),
        .day("valid_to", vi: "Đến trước ngày", en: "Until"),
      ])
  }

  /// The condition that a version holds on a day.
  private static func holds(_ version: String, on day: Day) -> SQL {
    """
    (\(raw: version).valid_from IS NULL OR \(raw: version).valid_from <= \(day))
    AND (\(raw: version).valid_to IS NULL OR \(raw: version).valid_to > \(day))
    """
  }
}

extension RecordView {
  /// A unit, what it stands under, and what became of it.
  ///
  /// - Parameter unit: the version that is meant.
  public static func unit(_ unit: UnitVersion) -> RecordView {
    let day = unit.validTo?.before ?? .today
    let id = unit.unit
    return RecordView(
      sheet: Table(
        """
        SELECT v.code, u.level, v.type || ' ' || v.name_vi, v.name_en, v.type,
               p.code, p.type || ' ' || p.name_vi, p.name_en, g.code, g.type || ' ' || g.name_vi,
               g.name_en, v.valid_from, v.valid_to,
               (SELECT count(*) FROM unit_version AS c WHERE c.parent = v.unit
                   AND (c.valid_from IS NULL OR c.valid_from <= \(day))
                   AND (c.valid_to IS NULL OR c.valid_to > \(day)))
          FROM unit_version AS v
          JOIN unit AS u ON u.id = v.unit
          \(joinAbove("v.parent", as: "p", day))
          \(joinAbove("p.parent", as: "g", day))
         WHERE v.id = \(unit.id)
        """,
        [
          .text("code", vi: "Mã", en: "Code"),
          .choice(UnitLevel.self, "level", vi: "Cấp", en: "Level"),
          .text("full_name_vi", vi: "Tên", en: "Name"),
          .text("name_en", vi: "Tên tiếng Anh", en: "English name"),
          .text("type", vi: "Loại", en: "Type"),
          .named("parent", vi: "Thuộc", en: "Part of"),
          .named("above_parent", vi: "Cấp trên tiếp theo", en: "Above that"),
          .day("valid_from", vi: "Từ ngày", en: "From"),
          .day("valid_to", vi: "Đến trước ngày", en: "Until"),
          .integer("units_below", vi: "Số đơn vị trực thuộc", en: "Units below"),
        ]),
      sections: history(of: id))
  }

  static func history(
    of unit: Id<Unit>
  ) -> [(name: String, title: LocalizedText, sheet: Table)] {
    [
      section(
        "predecessors", vi: "Hợp thành từ", en: "Formed from",
        successions(
          from: "SELECT id, predecessor AS unit FROM unit_succession WHERE successor = \(unit)")),
      section(
        "successors", vi: "Nay thuộc", en: "Now part of",
        successions(
          from: """
            WITH RECURSIVE later (id, unit) AS (
              SELECT id, successor FROM unit_succession WHERE predecessor = \(unit)
              UNION
              SELECT s.id, s.successor FROM unit_succession AS s
                JOIN later ON s.predecessor = later.unit)
            SELECT id, unit FROM later
            """)),
      section(
        "versions", vi: "Tên qua các thời kỳ", en: "Names through time",
        .versions(of: unit)),
    ]
  }

  /// Joins what stood above on a day, for ``TableColumn/named(_:vi:en:)``.
  private static func joinAbove(_ column: String, as alias: String, _ day: Day) -> SQL {
    """
    LEFT JOIN unit_version AS \(raw: alias) ON \(raw: alias).id = (
      SELECT x.id FROM unit_version AS x WHERE x.unit = \(raw: column)
         AND (x.valid_from IS NULL OR x.valid_from <= \(day))
       ORDER BY x.valid_from DESC LIMIT 1)
    """
  }

  /// - Parameter links: SELECTs the successions and the unit on the other side of each.
  private static func successions(from links: SQL) -> Table {
    Table(
      """
      SELECT v.code, v.type || ' ' || v.name_vi, x.extent, c.effective_on, c.act
        FROM (\(links)) AS l
        JOIN unit_succession AS x ON x.id = l.id
        JOIN unit_change AS c ON c.id = x.change
        JOIN unit_version AS v ON v.id = (
          SELECT y.id FROM unit_version AS y WHERE y.unit = l.unit
           ORDER BY coalesce(y.valid_from, '') DESC LIMIT 1)
       ORDER BY c.effective_on, v.code
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("full_name_vi", vi: "Tên", en: "Name"),
        .choice(Extent.self, "extent", vi: "Phạm vi", en: "Extent"),
        .day("effective_on", vi: "Hiệu lực", en: "Effective"),
        .text("act", vi: "Văn bản", en: "Act"),
      ])
  }
}
