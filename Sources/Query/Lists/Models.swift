import SQLite
import Storage

extension Table {
  /// One model, with its last registration or that of a year.
  public static func models(_ only: Id<Model>, year: Int? = nil) -> Table {
    var filter = ModelFilter()
    filter.only = only
    filter.year = year
    return models(filter)
  }

  /// Models with their last registration, or that of the year looked for, and the last decision on
  /// it. Places go by the name they had when the model was registered.
  public static func models(_ filter: ModelFilter) -> Table {
    let day = "coalesce(r.registered_on, r.year || '-12-31', '9999-12-31')"
    let province = "coalesce(r.province, m.unit)"
    return Table(
      """
      SELECT m.code, m.title, u.code, u.name_vi, u.name_en, w.code, w.type || ' ' || w.name_vi,
             w.name_en, f.code, f.name_vi, f.name_en, m.owner_kind, m.owner_name, m.kind, r.year,
             r.registered_on, r.mode, d.level, d.outcome, d.decided_on, d.decision, s.code,
             m.locator, m.title_en, c.code, i.code, m.quote, m.note
        FROM model AS m
        LEFT JOIN registration AS r ON r.model = m.id
         AND r.year = coalesce(
           \(filter.year), (SELECT max(l.year) FROM registration AS l WHERE l.model = m.id))
        LEFT JOIN recognition AS d ON d.id = (
          SELECT e.id FROM recognition AS e
           WHERE e.registration = r.id
             AND (\(filter.level) IS NULL OR e.level = \(filter.level))
           ORDER BY e.known_by DESC, e.id DESC LIMIT 1)
        LEFT JOIN field AS f ON f.id = m.field
        \(joinUnit(province, as: "u", on: day))
        \(joinUnit("nullif(coalesce(r.unit, m.unit), \(province))", as: "w", on: day))
        LEFT JOIN source AS s ON s.id = m.source
        LEFT JOIN committee AS c ON c.id = m.committee
        LEFT JOIN directive AS i ON i.id = m.directive
       WHERE \(filter.condition)
       ORDER BY \(filter.order)
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("title", vi: "Tên mô hình", en: "Title"),
        .named("province", vi: "Tỉnh", en: "Province"),
        .named("unit", vi: "Xã, phường", en: "Unit"),
        .named("field", vi: "Lĩnh vực", en: "Field"),
        .choice(OwnerKind.self, "owner_kind", vi: "Chủ thể", en: "Owner"),
        .text("owner", vi: "Đơn vị, cá nhân", en: "Owner's name"),
        .choice(ModelKind.self, "kind", vi: "Loại", en: "Kind"),
        .year("year", vi: "Năm", en: "Year"),
        .day("registered_on", vi: "Ngày đăng ký", en: "Registered").for(.details),
        .choice(RegistrationMode.self, "mode", vi: "Hình thức", en: "Mode"),
        .choice(RecognitionLevel.self, "level", vi: "Cấp", en: "Level"),
        .choice(Outcome.self, "outcome", vi: "Kết quả", en: "Outcome"),
        .day("decided_on", vi: "Ngày quyết định", en: "Decided"),
        .text("decision", vi: "Số quyết định", en: "Decision"),
        .text("source", vi: "Nguồn", en: "Source"),
        .text("locator", vi: "Dòng", en: "Line").for(.details),
        .text("title_en", vi: "Tên tiếng Anh", en: "English title").for(.details),
        .text("committee", vi: "Cơ quan", en: "Committee").for(.details),
        .text("directive", vi: "Theo văn bản", en: "Under document").for(.details),
        .text("quote", vi: "Trích", en: "Quote").for(.details),
        .text("note", vi: "Ghi chú", en: "Note").for(.details),
      ])
  }
}

extension RecordView {
  public static func model(_ model: Model) -> RecordView {
    RecordView(
      sheet: .models(model.id),
      sections: [
        section(
          "registrations", vi: "Đăng ký", en: "Registrations",
          Table(
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
        section("decisions", vi: "Quyết định", en: "Decisions", .decisions(on: model)),
      ])
  }
}

extension Table {
  /// Decisions on a model, or one of them.
  public static func decisions(on model: Model, _ only: Id<Recognition>? = nil) -> Table {
    Table(
      """
      SELECT r.year, d.level, d.outcome, d.decided_on, d.known_by, d.decision, c.code, s.code,
             d.note
        FROM recognition AS d
        JOIN registration AS r ON r.id = d.registration
        LEFT JOIN committee AS c ON c.id = d.committee
        LEFT JOIN source AS s ON s.id = d.source
       WHERE r.model = \(model.id) AND (\(only) IS NULL OR d.id = \(only))
       ORDER BY d.known_by, d.id
      """,
      [
        .year("year", vi: "Năm", en: "Year"),
        .choice(RecognitionLevel.self, "level", vi: "Cấp", en: "Level"),
        .choice(Outcome.self, "outcome", vi: "Kết quả", en: "Outcome"),
        .day("decided_on", vi: "Ngày", en: "Day"),
        .day("known_by", vi: "Muộn nhất", en: "At the latest"),
        .text("decision", vi: "Số quyết định", en: "Decision"),
        .text("committee", vi: "Cơ quan quyết định", en: "Decided by"),
        .text("source", vi: "Nguồn", en: "Source"),
        .text("note", vi: "Ghi chú", en: "Note"),
      ])
  }
}
