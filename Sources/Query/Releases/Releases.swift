import Storage

extension Table {
  /// Releases, the oldest first; or one.
  ///
  /// - Parameter seal: the hash of the one, as ``Storage/Reader/seal(of:)`` computes it.
  public static func releases(_ only: Id<Release>? = nil, seal: String? = nil) -> Table {
    Table(
      """
      SELECT r.name, r.made_at, r.made_by, r.as_of,
             r.territory,
             CASE r.territory WHEN 'then' THEN 'lúc ấy' WHEN 'now' THEN 'hiện nay'
                              ELSE strftime('ngày %d/%m/%Y', r.territory) END,
             CASE r.territory WHEN 'then' THEN 'of the time' WHEN 'now' THEN 'of today'
                              ELSE strftime('of %d/%m/%Y', r.territory) END,
             (SELECT group_concat(report, ' ')
                FROM (SELECT report FROM release_output WHERE release = r.id
                       GROUP BY report ORDER BY min(id))),
             c.name,
             (SELECT group_concat(x.name, ' ') FROM release AS x WHERE x.corrects = r.id),
             r.reason, r.tool_version, r.journal, \(seal)
        FROM release AS r LEFT JOIN release AS c ON c.id = r.corrects
       WHERE \(only) IS NULL OR r.id = \(only) ORDER BY r.id
      """,
      [
        .text("name", vi: "Bản công bố", en: "Release"),
        .moment("made_at", vi: "Lúc", en: "Made at"),
        .text("made_by", vi: "Người công bố", en: "By"),
        .day("as_of", vi: "Đến ngày", en: "As of"),
        .named("territory", vi: "Địa giới", en: "Territory"),
        .list("reports", vi: "Báo cáo", en: "Reports"),
        .text("corrects", vi: "Sửa bản", en: "Corrects"),
        .text("corrected_by", vi: "Được sửa bởi", en: "Corrected by"),
        .text("reason", vi: "Vì sao sửa", en: "Why").for(.details),
        .text("tool_version", vi: "Bản danvan", en: "danvan").for(.details),
        .stored("journal", vi: "Mục nhật ký cuối", en: "Last journal entry").for(.details),
      ] + (seal == nil ? [] : [.text("sha256", vi: "SHA-256 cả bản", en: "SHA-256 of it all")]))
  }
}

extension RecordView {
  /// A release: its head, with the hash of it all, and what was frozen.
  public static func release(_ release: Release, seal: String) -> RecordView {
    RecordView(
      sheet: .releases(release.id, seal: seal),
      sections: [
        section(
          "outputs", vi: "Đã công bố", en: "Frozen",
          Table(
            """
            SELECT report, format, parameters, length(content), sha256
              FROM release_output WHERE release = \(release.id) ORDER BY id
            """,
            [
              .text("report", vi: "Báo cáo", en: "Report"),
              .text("format", vi: "Dạng", en: "Form"),
              .text("parameters", vi: "Tham số", en: "Parameters"),
              .integer("bytes", vi: "Byte", en: "Bytes"),
              .text("sha256", vi: "SHA-256", en: "SHA-256"),
            ]))
      ])
  }
}
