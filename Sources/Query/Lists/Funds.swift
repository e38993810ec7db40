import SQLite
import Storage

extension Table {
  /// Funds with what was entered of each.
  public static func funds(
    _ only: Id<Fund>? = nil, entry: Id<FundEntry>? = nil, in territory: Territory = .everywhere
  ) -> Table {
    Table(
      """
      SELECT f.code, f.name_vi, f.name_en, u.code, u.name_vi, u.name_en, e.code, e.kind, e.value, 0,
             e.comparator, e.comparator, e.verbatim, e.period, e.as_of, e.beneficiaries,
             e.target_beneficiaries, e.beneficiary_kind, s.code, e.locator, e.quote, e.note
        FROM fund AS f
        \(joinUnit("f.unit", as: "u"))
        LEFT JOIN fund_entry AS e ON e.fund = f.id
        LEFT JOIN source AS s ON s.id = e.source
       WHERE (\(only) IS NULL OR f.id = \(only)) AND (\(entry) IS NULL OR e.id = \(entry))
         AND \(territory.contains("f.unit"))
       ORDER BY u.code, f.name_vi COLLATE \(raw: VietnameseOrder.collation), f.code, e.code
      """,
      [
        .text("fund", vi: "Mã", en: "Code"),
        .text("name_vi", vi: "Tên quỹ", en: "Fund"),
        .text("name_en", vi: "Tên tiếng Anh", en: "English name").for(.details),
        .named("unit", vi: "Địa phương", en: "Unit"),
        .text("entry", vi: "Mã khoản", en: "Entry"),
        .choice(FundEntryKind.self, "kind", vi: "Khoản", en: "Kind"),
        .quantity("value", vi: "Số tiền (đồng)", en: "Amount (đồng)"),
        .text("comparator", vi: "So", en: "Comparator").for(.machines),
        .text("verbatim", vi: "Nguyên văn", en: "As printed"),
        .text("period", vi: "Kỳ", en: "Period"),
        .day("as_of", vi: "Đến ngày", en: "As of"),
        .integer("beneficiaries", vi: "Đã hỗ trợ", en: "Reached"),
        .integer("target_beneficiaries", vi: "Cần hỗ trợ", en: "To reach"),
        .text("beneficiary_kind", vi: "Đơn vị", en: "Of").for(.details),
        .text("source", vi: "Nguồn", en: "Source"),
        .text("locator", vi: "Dòng", en: "Line"),
        .text("quote", vi: "Trích", en: "Quote").for(.details),
        .text("note", vi: "Ghi chú", en: "Note").for(.details),
      ])
  }
}

extension RecordView {
  public static func fund(_ fund: Fund) -> RecordView {
    RecordView(
      sheet: Table(
        """
        SELECT f.code, f.name_vi, f.name_en, u.code, u.name_vi, u.name_en, c.code, c.name_vi, c.name_en, f.note,
               d.code
          FROM fund AS f LEFT JOIN committee AS c ON c.id = f.committee
          LEFT JOIN directive AS d ON d.id = f.directive
          \(Table.joinUnit("f.unit", as: "u"))
         WHERE f.id = \(fund.id)
        """,
        [
          .text("fund", vi: "Mã", en: "Code"),
          .text("name_vi", vi: "Tên quỹ", en: "Fund"),
          .text("name_en", vi: "Tên tiếng Anh", en: "English name"),
          .named("unit", vi: "Địa phương", en: "Unit"),
          .named("committee", vi: "Cơ quan quản lý", en: "Run by"),
          .text("note", vi: "Ghi chú", en: "Note"),
          .text("directive", vi: "Theo văn bản", en: "Under document"),
        ]),
      sections: [section("entries", vi: "Các khoản", en: "Entries", .funds(fund.id))])
  }

  public static func fundEntry(_ entry: FundEntry) -> RecordView {
    RecordView(sheet: .funds(entry: entry.id), sections: [])
  }
}
