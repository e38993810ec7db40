import Seeds
import Storage

extension Store {
  /// Loads the facts that come with danvan, in one transaction; again changes nothing.
  public func loadSeeds(_ entry: JournalEntry, dryRun: Bool = false) throws -> [ImportResult] {
    try write(entry, dryRun: dryRun) { writer in
      var results: [ImportResult] = []
      for file in seedFiles {
        results.append(try load(try Importer(file.name, file.text), file.name, writer))
      }
      return results
    }
  }
}

/// Which table a file is for.
private func load(
  _ importer: consuming Importer, _ name: String, _ writer: borrowing Writer
) throws -> ImportResult {
  switch name {
  case "sources.csv": try importer.load(Source.self, writer)
  case "units.csv": try importer.loadUnits(writer)
  case "unit_changes.csv": try importer.load(UnitChange.self, writer)
  case "unit_successions.csv": try importer.load(UnitSuccession.self, writer)
  case "fields.csv": try importer.load(Field.self, writer)
  case "committees.csv": try importer.load(Committee.self, writer)
  case "committee_aliases.csv": try importer.load(CommitteeAlias.self, writer)
  case "measures.csv": try importer.load(Measure.self, writer)
  case "directives.csv": try importer.load(Directive.self, writer)
  case "directive_mentions.csv": try importer.load(DirectiveMention.self, writer)
  case "directive_links.csv": try importer.load(DirectiveLink.self, writer)
  case "funds.csv": try importer.load(Fund.self, writer)
  case "fund_entries.csv": try importer.load(FundEntry.self, writer)
  case "task_programmes.csv": try importer.load(TaskProgramme.self, writer)
  case "tasks.csv": try importer.load(ProgrammeTask.self, writer)
  case "figures.csv": try importer.load(Figure.self, writer)
  case "models.csv": try importer.load(Model.self, writer)
  case "registrations.csv": try importer.load(Registration.self, writer)
  case "recognitions.csv": try importer.load(Recognition.self, writer)
  default: throw ReferenceFault.noColumn(name, table: "Seeds").error
  }
}

/// The names of the seed files.
let seedNames = seedFiles.map(\.name)
