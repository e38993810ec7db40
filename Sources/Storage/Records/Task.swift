import SQLite

/// A steering committee's coordination programme.
public struct TaskProgramme: Coded {
  public static let entityKind = EntityKind.programme
  public static let table = "task_programme"
  public static let fields: [Column<TaskProgramme>] = [
    .init("code", \.code, .code),
    .init("name_vi", \.nameVi, .line),
    .init("name_en", \.nameEn, .optionalLine),
    .init("unit", \.unit),
    .init("committee", \.committee),
    .init("directive", \.directive),
    .init("period", \.period),
    .init("source", \.source),
    .init("locator", \.locator, .optionalLine),
    .init("quote", \.quote, .note),
    .init("note", \.note, .note),
    .searchKey,
  ]

  public var id = Id<TaskProgramme>.unassigned
  public var code = ""
  public var nameVi = ""
  public var nameEn = ""
  public var unit: Id<Unit>?
  public var committee: Id<Committee>?
  /// The document it carries out.
  public var directive: Id<Directive>?
  public var period = ""
  public var source: Id<Source>?
  public var locator: String?
  public var quote: String?
  public var note: String?

  public init() {}

  public var names: [String] { [nameVi, nameEn] }

  public func checked() throws(DomainError) -> TaskProgramme {
    var stored = self
    stored.period = try Period.entered(period)?.text ?? ""
    return stored
  }
}

/// A task of a programme. (`Task` is Swift's own name.)
public struct ProgrammeTask: Coded {
  public static let entityKind = EntityKind.task
  public static let table = "task"
  public static let fields: [Column<ProgrammeTask>] = [
    .init("code", \.code, .code),
    .init("programme", \.programme),
    .init("kind", \.kind),
    .init("title", \.title, .optionalLine),
    .init("committee", \.committee),
    .init("state", \.state),
    .init("due", \.due),
    .init("done_on", \.doneOn),
    .init("source", \.source),
    .init("locator", \.locator, .optionalLine),
    .init("note", \.note, .note),
  ]

  public var id = Id<ProgrammeTask>.unassigned
  public var code = ""
  public var programme = Id<TaskProgramme>.unassigned
  public var kind = TaskKind.common
  /// Empty where the source counts the task without naming it.
  public var title = ""
  public var committee: Id<Committee>?
  public var state = TaskState.unknown
  public var due: Day?
  public var doneOn: Day?
  public var source: Id<Source>?
  public var locator: String?
  public var note: String?

  public init() {}

  public func checked() throws(DomainError) -> ProgrammeTask {
    if let doneOn, state != .done {
      throw RecordFault.notDone(doneOn).error(in: "done_on")
    }
    return self
  }
}

/// Everybody's task, or one a member unit registered.
public enum TaskKind: String, Choice {
  case common, member

  public var label: LocalizedText {
    switch self {
    case .common: LocalizedText(vi: "nhiệm vụ chung", en: "common")
    case .member: LocalizedText(vi: "nhiệm vụ thành viên", en: "member")
    }
  }
}

/// How far a task is.
public enum TaskState: String, Choice {
  case planned
  case underWay = "under_way"
  case done, dropped, unknown

  public var label: LocalizedText {
    switch self {
    case .planned: LocalizedText(vi: "chưa làm", en: "planned")
    case .underWay: LocalizedText(vi: "đang làm", en: "under way")
    case .done: LocalizedText(vi: "hoàn thành", en: "done")
    case .dropped: LocalizedText(vi: "dừng", en: "dropped")
    case .unknown: LocalizedText(vi: "chưa rõ", en: "unknown")
    }
  }
}
