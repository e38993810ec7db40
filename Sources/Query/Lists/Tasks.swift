import SQLite
import Storage

extension Table {
  /// Tasks of every programme; a source that counts them without naming them leaves no title.
  public static func tasks(
    _ only: Id<ProgrammeTask>? = nil, of programme: Id<TaskProgramme>? = nil,
    state: TaskState? = nil, in territory: Territory = .everywhere
  ) -> Table {
    Table(
      """
      SELECT t.code, p.code, p.name_vi, u.code, u.name_vi, u.name_en, p.period, t.kind, t.title, t.state,
             t.due, t.done_on, c.code, s.code, t.locator, t.note
        FROM task AS t JOIN task_programme AS p ON p.id = t.programme
        \(joinUnit("p.unit", as: "u"))
        LEFT JOIN committee AS c ON c.id = t.committee
        LEFT JOIN source AS s ON s.id = t.source
       WHERE (\(only) IS NULL OR t.id = \(only)) AND (\(programme) IS NULL OR p.id = \(programme))
         AND (\(state) IS NULL OR t.state = \(state)) AND \(territory.contains("p.unit"))
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

  /// Coordination programmes, each with how many tasks it has.
  public static func programmes(
    _ only: Id<TaskProgramme>? = nil, in territory: Territory = .everywhere
  ) -> Table {
    Table(
      """
      SELECT p.code, p.name_vi, p.name_en, u.code, u.name_vi, u.name_en, c.code, p.period,
             (SELECT count(*) FROM task AS t WHERE t.programme = p.id), d.code, s.code, p.locator,
             p.quote, p.note
        FROM task_programme AS p
        \(joinUnit("p.unit", as: "u"))
        LEFT JOIN committee AS c ON c.id = p.committee
        LEFT JOIN directive AS d ON d.id = p.directive
        LEFT JOIN source AS s ON s.id = p.source
       WHERE (\(only) IS NULL OR p.id = \(only)) AND \(territory.contains("p.unit"))
       ORDER BY p.code
      """,
      [
        .text("code", vi: "Mã", en: "Code"),
        .text("name_vi", vi: "Tên chương trình", en: "Programme"),
        .text("name_en", vi: "Tên tiếng Anh", en: "English name").for(.details),
        .named("unit", vi: "Địa phương", en: "Unit"),
        .text("committee", vi: "Cơ quan", en: "Committee"),
        .text("period", vi: "Kỳ", en: "Period"),
        .integer("tasks", vi: "Số nhiệm vụ", en: "Tasks"),
        .text("directive", vi: "Theo văn bản", en: "Under document"),
        .text("source", vi: "Nguồn", en: "Source"),
        .text("locator", vi: "Dòng", en: "Line").for(.details),
        .text("quote", vi: "Trích", en: "Quote").for(.details),
        .text("note", vi: "Ghi chú", en: "Note").for(.details),
      ])
  }
}

extension RecordView {
  public static func task(_ task: ProgrammeTask) -> RecordView {
    RecordView(sheet: .tasks(task.id), sections: [])
  }

  public static func programme(_ programme: TaskProgramme) -> RecordView {
    RecordView(
      sheet: .programmes(programme.id),
      sections: [
        section(
          "counts", vi: "Số nhiệm vụ", en: "How many",
          Table(
            """
            SELECT kind, state, count(*) FROM task WHERE programme = \(programme.id)
             GROUP BY kind, state
             ORDER BY kind, instr('planned under_way done dropped unknown', state)
            """,
            [
              .choice(TaskKind.self, "kind", vi: "Loại", en: "Kind"),
              .choice(TaskState.self, "state", vi: "Tình trạng", en: "State"),
              .integer("tasks", vi: "Số nhiệm vụ", en: "Tasks"),
            ])),
        section("tasks", vi: "Nhiệm vụ", en: "Tasks", .tasks(of: programme.id)),
      ])
  }
}
