import SQLite
import Storage

extension Table {
  public static func committees(_ only: Id<Committee>? = nil, in territory: Territory = .everywhere)
    -> Table
  {
    Table(
      """
      SELECT c.code, c.name_vi, c.name_en, c.kind, u.code, u.name_vi, u.name_en, p.code, b.code,
             c.valid_from, c.valid_to, s.code, c.note
        FROM committee AS c
        \(joinUnit("c.unit", as: "u"))
        LEFT JOIN committee AS p ON p.id = c.parent
        LEFT JOIN committee AS b ON b.id = c.predecessor
        LEFT JOIN source AS s ON s.id = c.source
       WHERE (\(only) IS NULL OR c.id = \(only)) AND \(territory.contains("c.unit"))
       ORDER BY c.name_vi COLLATE \(raw: VietnameseOrder.collation), c.code
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("name_vi", vi: "Tên", en: "Name"),
        .text("name_en", vi: "Tên tiếng Anh", en: "English name"),
        .choice(CommitteeKind.self, "kind", vi: "Loại", en: "Kind"),
        .named("unit", vi: "Địa bàn", en: "Unit"),
        .text("parent", vi: "Cấp trên", en: "Above"),
        .text("predecessor", vi: "Kế tục", en: "Continues"),
        .day("valid_from", vi: "Từ", en: "From").for(.details),
        .day("valid_to", vi: "Đến", en: "Until").for(.details),
        .text("source", vi: "Nguồn", en: "Source"),
        .text("note", vi: "Ghi chú", en: "Note").for(.details),
      ])
  }
}

extension RecordView {
  public static func committee(_ committee: Committee) -> RecordView {
    RecordView(
      sheet: .committees(committee.id),
      sections: [
        section(
          "aliases", vi: "Tên gọi khác", en: "Other names",
          Table(
            """
            SELECT a.name, a.language, s.code, a.locator
              FROM committee_alias AS a LEFT JOIN source AS s ON s.id = a.source
             WHERE a.committee = \(committee.id) ORDER BY a.id
            """,
            [
              .text("name", vi: "Tên", en: "Name"),
              .text("language", vi: "Ngôn ngữ", en: "Language"),
              .text("source", vi: "Nguồn", en: "Source"),
              .text("locator", vi: "Dòng", en: "Line"),
            ])),
        section(
          "predecessors", vi: "Kế tục", en: "It continues",
          bodies(
            """
            WITH RECURSIVE line (id) AS (
              SELECT \(committee.predecessor) UNION
              SELECT c.predecessor FROM committee AS c JOIN line AS l ON c.id = l.id)
            """)),
        section(
          "successors", vi: "Được kế tục bởi", en: "Continued by",
          bodies(
            """
            WITH RECURSIVE line (id) AS (
              SELECT id FROM committee WHERE predecessor = \(committee.id) UNION
              SELECT c.id FROM committee AS c JOIN line AS l ON c.predecessor = l.id)
            """)),
        section(
          "bodies", vi: "Cơ quan trực thuộc", en: "Bodies under it",
          bodies("WITH line (id) AS (SELECT id FROM committee WHERE parent = \(committee.id))")),
      ])
  }

  /// Committees whose ids `line` holds.
  private static func bodies(_ line: SQL) -> Table {
    Table(
      """
      \(line)
      SELECT c.code, c.name_vi, c.valid_from, c.valid_to
        FROM committee AS c JOIN line AS l ON l.id = c.id WHERE c.id IS NOT NULL
       ORDER BY c.name_vi COLLATE \(raw: VietnameseOrder.collation), c.code
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("name_vi", vi: "Tên", en: "Name"),
        .day("valid_from", vi: "Từ", en: "From"),
        .day("valid_to", vi: "Đến", en: "Until"),
      ])
  }
}
