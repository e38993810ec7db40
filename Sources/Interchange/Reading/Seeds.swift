import Seeds
import Storage

/// What came of the loading of what comes with danvan.
public struct SeedResult: Sendable {
  /// Of each file of facts.
  public internal(set) var tables: [ImportResult] = []
  /// Of each file of communes.
  public internal(set) var communes: [(file: String, result: UnitImport)] = []

  /// All of it in the same words: a unit that goes on is present in part, and counts as added.
  public var all: [ImportResult] {
    tables
      + communes.map { file, result in
        var row = ImportResult(file: file)
        (row.added, row.unchanged) = (result.added + result.continued, result.present)
        return row
      }
  }
}

extension Store {
  /// Loads the facts that come with danvan, in one transaction; again changes nothing.
  ///
  /// - Parameters:
  ///   - province: whose the file is from then on, by its code or name; with the facts come its
  ///     communes and what they were before.
  ///   - reference: only the rows that others name, and no communes: provinces, fields, measures.
  public func loadSeeds(
    _ entry: JournalEntry, of province: String? = nil, onlyReference: Bool = false,
    dryRun: Bool = false
  ) throws -> SeedResult {
    try write(entry, dryRun: dryRun) { writer in
      var result = SeedResult()
      result.tables = try writer.loadSeeds { !onlyReference || referenceFiles.contains($0) }
      guard let province else { return result }
      let own = try writer.setProvince(province)
      if !onlyReference { result.communes = try CommuneSeeds([own.code]).load(writer) }
      return result
    }
  }

  /// Loads communes that come with danvan, of today and before, and which became which; before them
  /// the provinces they are in. Again changes nothing.
  ///
  /// - Parameter province: by its code or name; `nil` = all.
  public func loadCommunes(
    _ entry: JournalEntry, of province: String?, dryRun: Bool
  ) throws -> SeedResult {
    try write(entry, dryRun: dryRun) { writer in
      var result = SeedResult()
      result.tables = try writer.loadSeeds { $0.hasPrefix("unit") }
      let code = try province.map { name in
        try naming("province") { try writer.reader.unit(name, level: .province) }.code
      }
      result.communes = try CommuneSeeds(code.map { [$0] }).load(writer)
      return result
    }
  }

  /// Keeps which rows of a file are those that come with danvan, where they have ids of its own.
  public func mapSeeds(_ entry: JournalEntry) throws {
    try write(entry) { _ = try $0.loadSeeds(onlyMaps: true) { _ in true } }
  }
}

extension Writer {
  /// - Parameters:
  ///   - onlyMaps: whether rows are looked for only, so that their ids are known.
  ///   - isWanted: of the name of each file.
  fileprivate borrowing func loadSeeds(
    onlyMaps: Bool = false, where isWanted: (String) -> Bool
  ) throws -> [ImportResult] {
    var results: [ImportResult] = []
    for (name, load) in seedTables where isWanted(name) {
      let file = try Importer(name, seedFiles[name] ?? [], onlyMaps: onlyMaps)
      results.append(try load(file, self))
    }
    return results
  }
}

/// Of the seed files those whose rows others name.
private let referenceFiles: Set = [
  "units.csv", "unit_changes.csv", "unit_successions.csv", "fields.csv", "measures.csv",
]

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
