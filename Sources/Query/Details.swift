import SQLite
import Storage

/// What `show` prints: a record and what belongs to it.
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

  public static func committee(_ committee: Committee) -> Detail {
    Detail(
      sheet: .committees(committee.id),
      sections: [
        section(
          "aliases", vi: "Tên gọi khác", en: "Other names",
          Sheet(
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
            ]))
      ])
  }

  public static func model(_ model: Model) -> Detail {
    Detail(
      sheet: .models(model.id),
      sections: [
        section(
          "registrations", vi: "Đăng ký", en: "Registrations",
          Sheet(
            """
            SELECT r.year, r.registered_on, r.mode, c.code, s.code, r.note
              FROM registration AS r
              LEFT JOIN committee AS c ON c.id = r.committee
              LEFT JOIN source AS s ON s.id = r.source
             WHERE r.model = \(model.id) ORDER BY r.year
            """,
            [
              .year("year", vi: "Năm", en: "Year"),
              .day("registered_on", vi: "Ngày", en: "Day"),
              .choice(RegistrationMode.self, "mode", vi: "Hình thức", en: "Mode"),
              .text("committee", vi: "Nơi đăng ký", en: "With"),
              .text("source", vi: "Nguồn", en: "Source"),
              .text("note", vi: "Ghi chú", en: "Note"),
            ])),
        section("decisions", vi: "Quyết định", en: "Decisions", decisions(on: model)),
      ])
  }

  private static func decisions(on model: Model) -> Sheet {
    Sheet(
      """
      SELECT r.year, d.level, d.outcome, d.decided_on, d.known_by, d.decision, c.code, s.code,
             d.note
        FROM recognition AS d
        JOIN registration AS r ON r.id = d.registration
        LEFT JOIN committee AS c ON c.id = d.committee
        LEFT JOIN source AS s ON s.id = d.source
       WHERE r.model = \(model.id) ORDER BY d.known_by, d.id
      """,
      [
        .year("year", vi: "Năm", en: "Year"),
        .choice(RecognitionLevel.self, "level", vi: "Cấp", en: "Level"),
        .choice(Outcome.self, "outcome", vi: "Kết quả", en: "Outcome"),
        .day("decided_on", vi: "Ngày", en: "Day"),
        .day("known_by", vi: "Chậm nhất", en: "At the latest"),
        .text("decision", vi: "Số quyết định", en: "Decision"),
        .text("committee", vi: "Cơ quan quyết định", en: "Decided by"),
        .text("source", vi: "Nguồn", en: "Source"),
        .text("note", vi: "Ghi chú", en: "Note"),
      ])
  }

  public static func directive(_ directive: Directive) -> Detail {
    Detail(
      sheet: .directives(directive.id),
      sections: [
        section(
          "mentions", vi: "Nguyên văn trong nguồn", en: "As printed in the sources",
          Sheet(
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

  private static func links(from condition: SQL, other: String) -> Sheet {
    Sheet(
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

  public static func source(_ source: Source) -> Detail {
    Detail(
      sheet: .sources(source.id),
      sections: [
        section(
          "holds", vi: "Lấy từ nguồn này", en: "Taken from it",
          Sheet(
            """
            SELECT 'figure', count(*) FROM figure WHERE source = \(source.id) UNION ALL
            SELECT 'fund_entry', count(*) FROM fund_entry WHERE source = \(source.id) UNION ALL
            SELECT 'directive_mention', count(*) FROM directive_mention WHERE source = \(source.id)
            UNION ALL SELECT 'model', count(*) FROM model WHERE source = \(source.id) UNION ALL
            SELECT 'task', count(*) FROM task WHERE source = \(source.id)
            """,
            [
              .text("table", vi: "Bảng", en: "Table"),
              .integer("rows", vi: "Số dòng", en: "Rows"),
            ]))
      ])
  }

  public static func fund(_ fund: Fund) -> Detail {
    Detail(
      sheet: Sheet(
        """
        SELECT f.code, f.name_vi, f.name_en, \(Sheet.unitCode("f.unit")), c.code, f.note
          FROM fund AS f LEFT JOIN committee AS c ON c.id = f.committee WHERE f.id = \(fund.id)
        """,
        [
          .text("fund", vi: "Mã", en: "Code"),
          .text("name_vi", vi: "Tên quỹ", en: "Fund"),
          .text("name_en", vi: "Tên tiếng Anh", en: "English name"),
          .text("unit", vi: "Địa phương", en: "Unit"),
          .text("committee", vi: "Cơ quan quản lý", en: "Run by"),
          .text("note", vi: "Ghi chú", en: "Note"),
        ]),
      sections: [section("entries", vi: "Các khoản", en: "Entries", .funds(fund.id))])
  }

  public static func figure(_ figure: Figure) -> Detail {
    Detail(
      sheet: .figures(figure.id),
      sections: [
        section(
          "parts", vi: "Gồm", en: "Parts",
          Sheet(
            """
            SELECT code, breakdown, value, scale, comparator, verbatim FROM figure
             WHERE part_of = \(figure.id) ORDER BY id
            """,
            [
              .text("code", vi: "Mã", en: "Code"),
              .text("breakdown", vi: "Phân tổ", en: "Breakdown"),
              .quantity("value", vi: "Số liệu", en: "Value"),
              .text("verbatim", vi: "Nguyên văn", en: "As printed"),
            ]))
      ])
  }

  private static func section(
    _ name: String, vi: String, en: String, _ sheet: Sheet
  ) -> (name: String, title: Phrase, sheet: Sheet) {
    (name, Phrase(vi: vi, en: en), sheet)
  }
}
