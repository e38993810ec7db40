import SQLite
import Storage

extension Table {
  public static func sources(_ only: Id<Source>? = nil) -> Table {
    Table(
      """
      SELECT code, publisher, title, published_on, published_from, published_to, dating,
             dating_note, event_on, url, file, language, note
        FROM source WHERE \(only) IS NULL OR id = \(only) ORDER BY code
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("publisher", vi: "Nơi đăng", en: "Publisher"),
        .text("title", vi: "Tên", en: "Title"),
        .day("published_on", vi: "Ngày đăng", en: "Published"),
        .day("published_from", vi: "Không trước", en: "Not before"),
        .day("published_to", vi: "Không sau", en: "Not after"),
        .choice(Dating.self, "dating", vi: "Căn cứ ngày", en: "Dated"),
        .text("dating_note", vi: "Vì sao", en: "How").for(.details),
        .day("event_on", vi: "Ngày sự kiện", en: "Event").for(.details),
        .text("url", vi: "Địa chỉ", en: "Address").for(.details),
        .text("file", vi: "Tệp", en: "File").for(.details),
        .text("language", vi: "Ngôn ngữ", en: "Language").for(.details),
        .text("note", vi: "Ghi chú", en: "Note").for(.details),
      ])
  }
}

extension RecordView {
  public static func source(_ source: Source) -> RecordView {
    RecordView(
      sheet: .sources(source.id),
      sections: [
        section(
          "holds", vi: "Lấy từ nguồn này", en: "Taken from it",
          Table(
            """
            SELECT 'figure', 'số liệu', 'figures', count(*) FROM figure WHERE source = \(source.id) UNION ALL
            SELECT 'fund_entry', 'khoản tiền', 'fund entries', count(*) FROM fund_entry WHERE source = \(source.id) UNION ALL
            SELECT 'directive_mention', 'chỗ nhắc văn bản', 'mentions of documents', count(*) FROM directive_mention WHERE source = \(source.id)
            UNION ALL SELECT 'model', 'mô hình', 'models', count(*) FROM model WHERE source = \(source.id) UNION ALL
            SELECT 'task', 'nhiệm vụ', 'tasks', count(*) FROM task WHERE source = \(source.id)
            """,
            [
              .named("table", vi: "Loại", en: "Kind"),
              .integer("rows", vi: "Số dòng", en: "Rows"),
            ]))
      ])
  }
}
