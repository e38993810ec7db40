import SQLite
import Storage

/// What an edit of a model compares: each field once, the model's and the registration's apart.
extension Table {
  public static func model(_ model: Model) -> Table {
    Table(
      """
      SELECT m.code, m.title, m.title_en, u.code, u.name_vi, u.name_en, f.code, f.name_vi,
             f.name_en, m.owner_kind, m.owner_name, m.kind, c.code, d.code, s.code, m.locator,
             m.quote, m.note
        FROM model AS m
        LEFT JOIN field AS f ON f.id = m.field
        \(joinUnit("m.unit", as: "u"))
        LEFT JOIN committee AS c ON c.id = m.committee
        LEFT JOIN directive AS d ON d.id = m.directive
        LEFT JOIN source AS s ON s.id = m.source
       WHERE m.id = \(model.id)
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("title", vi: "Tên mô hình", en: "Title"),
        .text("title_en", vi: "Tên tiếng Anh", en: "English title"),
        .named("unit", vi: "Địa bàn", en: "Unit"),
        .named("field", vi: "Lĩnh vực", en: "Field"),
        .choice(OwnerKind.self, "owner_kind", vi: "Chủ thể", en: "Owner"),
        .text("owner", vi: "Đơn vị, cá nhân", en: "Owner's name"),
        .choice(ModelKind.self, "kind", vi: "Loại", en: "Kind"),
        .text("committee", vi: "Cơ quan", en: "Committee"),
        .text("directive", vi: "Theo văn bản", en: "Under document"),
        .text("source", vi: "Nguồn", en: "Source"),
        .text("locator", vi: "Dòng", en: "Line"),
        .text("quote", vi: "Trích", en: "Quote"),
        .text("note", vi: "Ghi chú", en: "Note"),
      ])
  }

  public static func registration(_ registration: Registration) -> Table {
    Table(
      """
      SELECT r.registered_on, r.mode, u.code, u.name_vi, u.name_en, c.code, s.code, r.note
        FROM registration AS r
        \(joinUnit("r.unit", as: "u"))
        LEFT JOIN committee AS c ON c.id = r.committee
        LEFT JOIN source AS s ON s.id = r.source
       WHERE r.id = \(registration.id)
      """,
      [
        .day("registered_on", vi: "Ngày đăng ký", en: "Registered"),
        .choice(RegistrationMode.self, "mode", vi: "Hình thức", en: "Mode"),
        .named("registered_in", vi: "Địa bàn của lần đăng ký", en: "Registered in"),
        .text("registered_with", vi: "Nơi đăng ký", en: "Registered with"),
        .text("registration_source", vi: "Nguồn của lần đăng ký", en: "Source of registration"),
        .text("registration_note", vi: "Ghi chú lần đăng ký", en: "Note on registration"),
      ])
  }
}
