import SQLite
import Storage

extension Table {
  /// A list of the folder SQL, or a section of one.
  ///
  /// - Parameter values: of its parameters, by name.
  public init(_ list: String, _ values: [String: any Bindable] = [:]) {
    self.init(ListQuery(ListFile.part(list), values))
  }

  /// What heads a list.
  public static func title(of list: String) -> LocalizedText { ListFile(named: list).title }

  /// The columns that a list has, in its order.
  public static func columns(of list: String) -> [String] {
    ListFile.part(list).columns.map(\.heading.name)
  }

  /// Bodies by their names; in a territory those whose unit it holds.
  public static func committees(in territory: Territory) -> Table {
    Table("committees", ["committee": Value.null, "territory": territory.list])
  }

  /// Documents, central ones first; in a territory its own alone.
  public static func directives(in territory: Territory) -> Table {
    Table("directives", ["directive": Value.null, "territory": territory.list])
  }

  /// A document, what links to it to any depth, and what is tied to any of those.
  public static func tree(under root: Directive) -> Table {
    Table("directive-tree", ["directive": root.id])
  }

  /// Reported figures; in a territory those of its units, not of bodies there.
  ///
  /// - Parameter measure: the code of one; `nil` = of all.
  public static func figures(in territory: Territory, measure: String? = nil) -> Table {
    Table(
      "figures",
      [
        "figure": Value.null, "figures": Value.null, "territory": territory.list,
        "measure": measure,
      ])
  }

  /// What figures count.
  public static func measures() -> Table { Table("measures", ["measure": Value.null]) }

  /// Funds with what was entered of each.
  public static func funds(in territory: Territory) -> Table {
    Table("funds", ["fund": Value.null, "entry": Value.null, "territory": territory.list])
  }

  /// Profiles of imports by their names.
  public static func profiles() -> Table { Table("profiles", ["profile": Value.null]) }

  /// Sources by their codes.
  public static func sources() -> Table { Table("sources", ["source": Value.null]) }

  /// Tasks of coordination programmes; a source may count them without naming them, then they have
  /// no title.
  public static func tasks(
    of programme: Id<TaskProgramme>? = nil, state: TaskState? = nil,
    in territory: Territory = .everywhere
  ) -> Table {
    Table(
      "tasks",
      [
        "task": Value.null, "programme": programme, "state": state, "territory": territory.list,
      ])
  }

  /// Coordination programmes, each with how many tasks it has.
  public static func programmes(in territory: Territory) -> Table {
    Table("programmes", ["programme": Value.null, "territory": territory.list])
  }

  /// Provinces of a day.
  public static func provinces(on day: Day) -> Table { Table("provinces", ["day": day]) }

  /// Units of a day, each under what stands above it.
  public static func units(
    on day: Day, level: UnitLevel? = nil, in territory: Territory = .everywhere
  ) -> Table {
    Table("units", ["day": day, "level": level, "territory": territory.list])
  }

  /// What a unit was called, the first version first.
  public static func versions(of unit: Id<Unit>) -> Table {
    Table("unit.versions", ["unit": unit])
  }

  /// Models with their last registration, or that of the year looked for, and the last decision on
  /// it. Places go by the name they had when the model was registered.
  public static func models(_ filter: ModelFilter) -> Table {
    Table(
      ListQuery(
        ListFile.part("models"), ["year": filter.year, "level": filter.level],
        after: "\nWHERE \(filter.condition)\nORDER BY \(filter.order)"))
  }

  /// Decisions on a model, or one of them.
  public static func decisions(on model: Model, _ only: Id<Recognition>? = nil) -> Table {
    Table("models.decisions", ["model": model.id, "decision": only])
  }

  /// Decisions that a model is typical, or one of them.
  public static func selections(on model: Model, _ only: Id<Selection>? = nil) -> Table {
    Table("models.selections", ["model": model.id, "decision": only])
  }

  /// What an edit of a model compares: its own fields,
  public static func model(_ model: Model) -> Table { Table("models.edit", ["model": model.id]) }

  /// and those of the registration.
  public static func registration(_ registration: Registration) -> Table {
    Table("models.edit-registration", ["registration": registration.id])
  }

  /// Releases, the oldest first.
  public static func releases() -> Table {
    var part = ListFile.part("releases")
    part.columns.removeAll { $0.heading.name == "sha256" }
    return Table(ListQuery(part, ["release": Value.null, "seal": Value.null]))
  }

  /// The last entries of the journal, the newest first.
  public static func journal(last count: Int) -> Table {
    Table("journal", ["entry": Value.null, "count": count])
  }

  /// One entry of the journal.
  public static func journal(entry: Int64) -> Table {
    Table("journal", ["entry": entry, "count": 1])
  }
}
