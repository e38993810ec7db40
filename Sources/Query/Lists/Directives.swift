import SQLite
import Storage

extension Table {
  public static func directives(_ only: Id<Directive>? = nil, in territory: Territory = .everywhere)
    -> Table
  {
    Table(
      """
      SELECT d.code, d.type_code, d.number, d.suffix, d.issuer_code, d.type_vi, c.code, c.name_vi, c.name_en,
             u.code, u.name_vi, u.name_en, d.term, d.issued_on, d.title_vi, d.title_en, d.issued_note,
             (SELECT group_concat(place, ' ') FROM (
                SELECT DISTINCT s.code || ':' || m.locator AS place FROM directive_mention AS m
                  JOIN source AS s ON s.id = m.source
                 WHERE m.directive = d.id ORDER BY s.code, CAST(m.locator AS INTEGER))),
             (SELECT group_concat(printed, ' | ') FROM (
                SELECT DISTINCT m.number_printed AS printed FROM directive_mention AS m
                 WHERE m.directive = d.id AND m.number_printed <> '' ORDER BY m.id)),
             d.note, d.number_typed
        FROM directive AS d LEFT JOIN committee AS c ON c.id = d.committee
        \(joinUnit("d.unit", as: "u"))
       WHERE (\(only) IS NULL OR d.id = \(only)) AND \(territory.contains("d.unit"))
       ORDER BY d.unit IS NOT NULL, u.code, d.code
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("type_code", vi: "Ký hiệu", en: "Type code").for(.machines),
        .integer("number", vi: "Số", en: "Number").for(.machines),
        .text("suffix", vi: "Đuôi số", en: "Suffix").for(.machines),
        .text("issuer_code", vi: "Cấp", en: "Issuer code").for(.machines),
        .text("type", vi: "Loại", en: "Type"),
        .named("issuer", vi: "Ban hành", en: "Issuer"),
        .named("unit", vi: "Địa phương", en: "Unit"),
        .text("term", vi: "Khóa", en: "Term"),
        .day("issued_on", vi: "Ngày", en: "Date"),
        .text("title_vi", vi: "Trích yếu", en: "Title"),
        .text("title_en", vi: "Tên tiếng Anh", en: "English title").for(.details),
        .text("issued_note", vi: "Về ngày", en: "On the date").for(.details),
        .list("sources", vi: "Nguồn", en: "Sources"),
        .text("as_printed", vi: "Nguyên văn", en: "As printed").for(.details),
        .text("note", vi: "Ghi chú", en: "Note").for(.details),
        .text("number_typed", vi: "Số như đã gõ", en: "Number as typed").for(.details),
      ])
  }
}

extension RecordView {
  public static func directive(_ directive: Directive) -> RecordView {
    RecordView(
      sheet: .directives(directive.id),
      sections: [
        section(
          "mentions", vi: "Nguyên văn trong nguồn", en: "As printed in the sources",
          Table(
            """
            SELECT s.code, m.locator, m.number_printed, m.issuer_printed, m.date_printed,
                   m.quote, m.correction
              FROM directive_mention AS m JOIN source AS s ON s.id = m.source
             WHERE m.directive = \(directive.id) ORDER BY s.code, CAST(m.locator AS INTEGER), m.id
            """,
            [
              .text("source", vi: "Nguồn", en: "Source"),
              .text("locator", vi: "Dòng", en: "Line"),
              .text("number_printed", vi: "Số in", en: "Number"),
              .text("issuer_printed", vi: "Cơ quan in", en: "Issuer"),
              .text("date_printed", vi: "Ngày in", en: "Date"),
              .text("quote", vi: "Trích", en: "Quote"),
              .text("correction", vi: "Đính chính", en: "Correction"),
            ])),
        section(
          "links", vi: "Văn bản này", en: "This document",
          links(from: "l.directive = \(directive.id)", other: "l.target")),
        section(
          "linked_by", vi: "Văn bản khác đối với văn bản này", en: "Other documents to this one",
          links(from: "l.target = \(directive.id)", other: "l.directive")),
      ])
  }

  private static func links(from condition: SQL, other: String) -> Table {
    Table(
      """
      SELECT l.kind, d.code, d.title_vi, s.code, l.locator
        FROM directive_link AS l
        JOIN directive AS d ON d.id = \(raw: other)
        LEFT JOIN source AS s ON s.id = l.source
       WHERE \(condition) ORDER BY d.code
      """,
      [
        .choice(LinkKind.self, "kind", vi: "Quan hệ", en: "Link"),
        .text("directive", vi: "Văn bản", en: "Document"),
        .text("title_vi", vi: "Trích yếu", en: "Title"),
        .text("source", vi: "Nguồn", en: "Source"),
        .text("locator", vi: "Dòng", en: "Line"),
      ])
  }
}
