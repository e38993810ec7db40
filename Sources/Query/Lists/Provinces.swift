import SQLite
import Storage

extension Table {
  /// Provinces of a day.
  public static func provinces(on day: Day) -> Table {
    Table(
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

extension RecordView {
  public static func province(_ unit: UnitVersion) -> RecordView {
    RecordView(sheet: .lastVersion(of: unit.unit), sections: history(of: unit.unit))
  }
}
