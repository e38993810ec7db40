import SQLite
import Storage

extension Sheet {
  /// Provinces of a day.
  public static func provinces(on day: Day) -> Sheet {
    Sheet(
      """
      SELECT v.code, v.type || ' ' || v.name_vi, v.name_vi, v.name_en, v.type, v.valid_from,
             v.valid_to
        FROM unit_version AS v JOIN unit AS u ON u.id = v.unit
       WHERE u.level = 'province' AND (v.valid_from IS NULL OR v.valid_from <= \(day))
         AND (v.valid_to IS NULL OR v.valid_to > \(day))
       ORDER BY v.code
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("full_name_vi", vi: "Tên", en: "Name"),
        .text("name_vi", vi: "Tên", en: "Name").for(.details),
        .text("name_en", vi: "Tên tiếng Anh", en: "English name"),
        .text("type", vi: "Loại", en: "Type").for(.details),
        .day("valid_from", vi: "Từ ngày", en: "From"),
        .day("valid_to", vi: "Đến trước ngày", en: "Until").for(.details),
      ])
  }
}

extension Detail {
  public static func province(_ unit: UnitVersion) -> Detail {
    let unit = unit.unit
    return Detail(
      sheet: Sheet(
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
        ]),
      sections: [
        section(
          "predecessors", vi: "Hợp thành từ", en: "Formed from",
          successions(where: "x.successor = \(unit)", other: "x.predecessor")),
        section(
          "successors", vi: "Nay thuộc", en: "Now part of",
          successions(where: "x.predecessor = \(unit)", other: "x.successor")),
        section(
          "versions", vi: "Tên qua các thời kỳ", en: "Names through time",
          Sheet(
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
            ])),
      ])
  }

  private static func successions(where condition: SQL, other: String) -> Sheet {
    Sheet(
      """
      SELECT v.code, v.type || ' ' || v.name_vi, x.extent, c.effective_on, c.act
        FROM unit_succession AS x
        JOIN unit_change AS c ON c.id = x.change
        JOIN unit_version AS v ON v.unit = \(raw: other)
       WHERE \(condition)
         AND v.id = (SELECT l.id FROM unit_version AS l WHERE l.unit = v.unit
                      ORDER BY coalesce(l.valid_from, '') DESC LIMIT 1)
       ORDER BY v.code
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
