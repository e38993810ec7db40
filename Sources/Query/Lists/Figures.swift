import SQLite
import Storage

extension Table {
  public static func figures(
    _ only: Id<Figure>? = nil, in territory: Territory = .everywhere, measure: String? = nil
  ) -> Table {
    Table(
      """
      SELECT f.code, m.code, m.name_vi, m.name_en, m.name_vi, m.kind, u.code, u.name_vi, u.name_en,
             c.code, c.name_vi, c.name_en, f.breakdown,
             f.value, f.scale, f.comparator, m.kind, f.comparator, f.verbatim, m.unit_vi, m.unit_vi, m.unit_en, f.role,
             f.period, f.period_note, f.as_of, f.nature, f.status, p.code, o.code, r.code,
             s.code, f.locator, f.quote, f.note
        FROM figure AS f
        JOIN measure AS m ON m.id = f.measure
        \(joinUnit("f.unit", as: "u"))
        JOIN source AS s ON s.id = f.source
        LEFT JOIN committee AS c ON c.id = f.committee
        LEFT JOIN figure AS p ON p.id = f.part_of
        LEFT JOIN figure AS o ON o.id = f.out_of
        LEFT JOIN figure AS r ON r.id = f.rate_of
       WHERE (\(only) IS NULL OR f.id = \(only)) AND \(territory.contains("f.unit"))
         AND (\(measure) IS NULL OR m.code = \(measure))
       ORDER BY s.code, CAST(f.locator AS INTEGER), f.id
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .named("measure", vi: "Chỉ tiêu", en: "Measure"),
        .text("measure_vi", vi: "Chỉ tiêu", en: "Measure").for(.machines),
        .choice(MeasureKind.self, "kind", vi: "Kiểu", en: "Kind").for(.details),
        .named("unit", vi: "Địa phương", en: "Unit"),
        .named("committee", vi: "Cơ quan", en: "Committee"),
        .text("breakdown", vi: "Phân tổ", en: "Breakdown"),
        .figure("value", vi: "Số liệu", en: "Value"),
        .text("comparator", vi: "So", en: "Comparator").for(.machines),
        .text("verbatim", vi: "Nguyên văn", en: "As printed"),
        .named("counted_in", vi: "ĐVT", en: "Counted in"),
        .choice(FigureRole.self, "role", vi: "Loại", en: "Role"),
        .text("period", vi: "Kỳ", en: "Period"),
        .text("period_note", vi: "Về kỳ", en: "On the period").for(.details),
        .day("as_of", vi: "Đến ngày", en: "As of"),
        .choice(FigureNature.self, "nature", vi: "Tính chất", en: "Nature").for(.details),
        .choice(ObservationStatus.self, "status", vi: "Trạng thái", en: "Status").for(.details),
        .text("part_of", vi: "Thuộc tổng", en: "Part of").for(.details),
        .text("out_of", vi: "Trên tổng", en: "Out of").for(.details),
        .text("rate_of", vi: "Tỷ lệ của", en: "Rate of").for(.details),
        .text("source", vi: "Nguồn", en: "Source"),
        .text("locator", vi: "Dòng", en: "Line"),
        .text("quote", vi: "Trích", en: "Quote").for(.details),
        .text("note", vi: "Ghi chú", en: "Note").for(.details),
      ])
  }
}

extension RecordView {
  public static func figure(_ figure: Figure) -> RecordView {
    RecordView(
      sheet: .figures(figure.id),
      sections: [
        section(
          "parts", vi: "Gồm", en: "Parts",
          Table(
            """
            SELECT code, breakdown, value, scale, comparator, comparator, verbatim FROM figure
             WHERE part_of = \(figure.id) ORDER BY id
            """,
            [
              .text("code", vi: "Mã", en: "Code"),
              .text("breakdown", vi: "Phân tổ", en: "Breakdown"),
              .quantity("value", vi: "Số liệu", en: "Value"),
              .text("comparator", vi: "So", en: "Comparator").for(.machines),
              .text("verbatim", vi: "Nguyên văn", en: "As printed"),
            ]))
      ])
  }
}

extension Table {
  /// What figures count.
  public static func measures(_ only: Id<Measure>? = nil) -> Table {
    Table(
      """
      SELECT m.code, m.name_vi, m.name_en, m.kind, m.unit_vi, m.unit_en,
             (SELECT count(*) FROM figure AS f WHERE f.measure = m.id)
        FROM measure AS m WHERE \(only) IS NULL OR m.id = \(only) ORDER BY m.code
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("name_vi", vi: "Chỉ tiêu", en: "Measure"),
        .text("name_en", vi: "Tên tiếng Anh", en: "English name"),
        .choice(MeasureKind.self, "kind", vi: "Kiểu", en: "Kind"),
        .text("unit_vi", vi: "ĐVT", en: "Counted in"),
        .text("unit_en", vi: "ĐVT tiếng Anh", en: "Counted in (English)").for(.details),
        .integer("figures", vi: "Số số liệu", en: "Figures"),
      ])
  }
}

extension RecordView {
  public static func measure(_ measure: Measure) -> RecordView {
    RecordView(sheet: .measures(measure.id), sections: [])
  }
}
