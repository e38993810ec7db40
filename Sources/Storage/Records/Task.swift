import SQLite

/// A steering committee's coordination programme.
public struct TaskProgramme: Coded {
  /// What messages and commands call it.
  public static let entityKind = EntityKind.programme
  /// Where its rows stand.
  public static let table = "task_programme"
  /// Its columns with their rules; the search key is made from `names`.
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

  /// Given out when it is stored.
  public var id = Id<TaskProgramme>.unassigned
  /// Unique, without spaces, e.g. `NB-2024`.
  public var code = ""
  /// In Vietnamese, one line, required.
  public var nameVi = ""
  /// In English, one line; empty = none.
  public var nameEn = ""
  /// Whose it is; `nil` = not stated.
  public var unit: Id<Unit>?
  /// Who leads it; `nil` = not stated.
  public var committee: Id<Committee>?
  /// The document it carries out.
  public var directive: Id<Directive>?
  /// As ``Period`` has it, e.g. `2024`, `2020/2025`; empty = not stated.
  public var period = ""
  /// Where it was read; `nil` = not stated.
  public var source: Id<Source>?
  /// Line, page or row of the source; `nil` = not stated.
  public var locator: String?
  /// The words of the source; `nil` = not kept.
  public var quote: String?
  /// Free text, several lines; `nil` = none.
  public var note: String?

  /// Nothing filled in.
  public init() {}

  /// Both names, for the search key.
  public var names: [String] { [nameVi, nameEn] }

  /// Puts the period as it is stored; `ValueFault.noPeriod` where it is none.
  public func checked() throws(DomainError) -> TaskProgramme {
    var stored = self
    stored.period = try Period.entered(period)?.text ?? ""
    return stored
  }
}

/// A task of a programme. (`Task` is Swift's own name.)
public struct ProgrammeTask: Coded {
  /// What messages and commands call it.
  public static let entityKind = EntityKind.task
  /// Where its rows stand.
  public static let table = "task"
  /// Its columns with their rules.
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

  /// Given out when it is stored.
  public var id = Id<ProgrammeTask>.unassigned
  /// Unique, without spaces; after the programme's where none is told.
  public var code = ""
  /// What it is a task of.
  public var programme = Id<TaskProgramme>.unassigned
  /// Common unless stated.
  public var kind = TaskKind.common
  /// Empty where the source counts the task without naming it.
  public var title = ""
  /// Who carries it out; `nil` = not stated.
  public var committee: Id<Committee>?
  /// How far it is; `unknown` = not stated.
  public var state = TaskState.unknown
  /// The day by which it is to be done; `nil` = not stated.
  public var due: Day?
  /// The day it was done, only in the state done; `nil` = not stated.
  public var doneOn: Day?
  /// Where it was read; `nil` = not stated.
  public var source: Id<Source>?
  /// Line, page or row of the source; `nil` = not stated.
  public var locator: String?
  /// Free text, several lines; `nil` = none.
  public var note: String?

  /// Nothing filled in: common, its state unknown.
  public init() {}

  /// Refuses a day of completion in any other state than done: `RecordFault.notDone`.
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

  /// What people read, and may type.
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

  /// What people read, and may type.
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
