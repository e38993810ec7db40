import SQLite
import Storage

extension RecordView {
  /// A record in full: the row of a list, and its sections.
  ///
  /// - Parameter values: of the parameters of all its SELECTs, by name.
  init(_ list: String, _ values: [String: any Bindable], sheet: Table? = nil) {
    let file = ListFile(named: list)
    self.init(
      sheet: sheet ?? Table(ListQuery(file.parts[0], values)),
      sections: file.parts.filter(\.isSection).map { part in
        let table =
          part.same.map { Table($0, values) } ?? Table(ListQuery(part, values))
        return (part.name, part.title, table)
      })
  }

  static func committee(_ committee: Committee) -> RecordView {
    RecordView("committees", ["committee": committee.id, "territory": Value.null])
  }

  static func directive(_ directive: Directive) -> RecordView {
    RecordView("directives", ["directive": directive.id, "territory": Value.null])
  }

  static func figure(_ figure: Figure) -> RecordView {
    RecordView(
      "figures",
      [
        "figure": figure.id, "figures": Value.null, "territory": Value.null,
        "measure": Value.null,
      ])
  }

  static func measure(_ measure: Measure) -> RecordView {
    RecordView("measures", ["measure": measure.id])
  }

  static func fund(_ fund: Fund) -> RecordView {
    RecordView("fund", ["fund": fund.id, "entry": Value.null, "territory": Value.null])
  }

  static func fundEntry(_ entry: FundEntry) -> RecordView {
    RecordView("funds", ["fund": Value.null, "entry": entry.id, "territory": Value.null])
  }

  static func profile(_ profile: Profile) -> RecordView {
    RecordView("profiles", ["profile": profile.id])
  }

  static func source(_ source: Source) -> RecordView {
    RecordView("sources", ["source": source.id])
  }

  static func task(_ task: ProgrammeTask) -> RecordView {
    RecordView(
      "tasks",
      ["task": task.id, "programme": Value.null, "state": Value.null, "territory": Value.null])
  }

  static func programme(_ programme: TaskProgramme) -> RecordView {
    RecordView(
      "programmes",
      [
        "programme": programme.id, "task": Value.null, "state": Value.null,
        "territory": Value.null,
      ])
  }

  /// A province: its last name, those before, what it came from and went into.
  public static func province(_ unit: UnitVersion) -> RecordView {
    RecordView("province", ["unit": unit.unit])
  }

  /// A unit, what it stands under, and what became of it.
  ///
  /// - Parameter unit: the version that is meant.
  public static func unit(_ unit: UnitVersion) -> RecordView {
    RecordView(
      "unit",
      ["version": unit.id, "unit": unit.unit, "day": unit.validTo?.before ?? Day.today])
  }

  /// With its last registration.
  public static func model(_ model: Model) -> RecordView {
    var filter = ModelFilter()
    filter.only = model.id
    return RecordView(
      "models", ["model": model.id, "decision": Value.null], sheet: .models(filter))
  }

  /// A release: its head, with the hash of it all, and what was frozen.
  ///
  /// - Parameter seal: as ``Storage/Reader/seal(of:)`` computes it.
  public static func release(_ release: Release, seal: String) -> RecordView {
    RecordView("releases", ["release": release.id, "seal": seal])
  }
}
