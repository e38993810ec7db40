import SQLite
import Storage

extension Sheet {
  /// Tasks of every programme; a source that counts them without naming them leaves no title.
  public static func tasks() -> Sheet {
    Sheet(
      """
      SELECT t.code, p.code, p.name_vi, u.code, u.name_vi, u.name_en, p.period, t.kind, t.title, t.state,
             t.due, t.done_on, c.code, s.code, t.locator, t.note
        FROM task AS t JOIN task_programme AS p ON p.id = t.programme
        \(joinUnit("p.unit", as: "u"))
        LEFT JOIN committee AS c ON c.id = t.committee
        LEFT JOIN source AS s ON s.id = t.source
       ORDER BY p.code, t.kind, t.id
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("programme", vi: "Chương trình", en: "Programme"),
        .text("programme_vi", vi: "Tên chương trình", en: "Programme's name").for(.machines),
        .named("unit", vi: "Địa phương", en: "Unit"),
        .text("period", vi: "Kỳ", en: "Period"),
        .choice(TaskKind.self, "kind", vi: "Loại", en: "Kind"),
        .text("title", vi: "Nhiệm vụ", en: "Task"),
        .choice(TaskState.self, "state", vi: "Tình trạng", en: "State"),
        .day("due", vi: "Hạn", en: "Due"),
        .day("done_on", vi: "Xong ngày", en: "Done on").for(.details),
        .text("committee", vi: "Cơ quan", en: "Committee"),
        .text("source", vi: "Nguồn", en: "Source"),
        .text("locator", vi: "Dòng", en: "Line"),
        .text("note", vi: "Ghi chú", en: "Note").for(.details),
      ])
  }
}
