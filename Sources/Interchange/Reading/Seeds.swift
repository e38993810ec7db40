import Seeds
import Storage

extension Store {
  /// Loads the facts that come with danvan, in one transaction; again changes nothing.
  public func loadSeeds(_ entry: JournalEntry, dryRun: Bool = false) throws -> [ImportResult] {
    try write(entry, dryRun: dryRun) { writer in
      var results: [ImportResult] = []
      for (name, load) in seedTables {
        results.append(try load(try Importer(name, seedFiles[name] ?? []), writer))
      }
      return results
    }
  }

  /// Keeps which rows of a file are those that come with danvan, where they have ids of its own.
  public func mapSeeds(_ entry: JournalEntry) throws {
    try write(entry) { writer in
      for (name, load) in seedTables {
        _ = try load(try Importer(name, seedFiles[name] ?? [], onlyMaps: true), writer)
      }
    }
  }
}

typealias SeedLoad =
  @Sendable (consuming Importer, borrowing Writer) throws -> ImportResult

/// The seed files, in the order they are loaded, each into its table.
let seedTables: [(name: String, load: SeedLoad)] = [
  ("sources.csv", { try $0.load(Source.self, $1) }),
  ("units.csv", { try $0.loadUnits($1) }),
  ("unit_changes.csv", { try $0.load(UnitChange.self, $1) }),
  ("unit_successions.csv", { try $0.load(UnitSuccession.self, $1) }),
  ("fields.csv", { try $0.load(Field.self, $1) }),
  ("committees.csv", { try $0.load(Committee.self, $1) }),
  ("committee_aliases.csv", { try $0.load(CommitteeAlias.self, $1) }),
  ("measures.csv", { try $0.load(Measure.self, $1) }),
  ("directives.csv", { try $0.load(Directive.self, $1) }),
  ("directive_mentions.csv", { try $0.load(DirectiveMention.self, $1) }),
  ("directive_links.csv", { try $0.load(DirectiveLink.self, $1) }),
  ("funds.csv", { try $0.load(Fund.self, $1) }),
  ("fund_entries.csv", { try $0.load(FundEntry.self, $1) }),
  ("task_programmes.csv", { try $0.load(TaskProgramme.self, $1) }),
  ("tasks.csv", { try $0.load(ProgrammeTask.self, $1) }),
  ("figures.csv", { try $0.load(Figure.self, $1) }),
  ("models.csv", { try $0.load(Model.self, $1) }),
  ("registrations.csv", { try $0.load(Registration.self, $1) }),
  ("recognitions.csv", { try $0.load(Recognition.self, $1) }),
]
