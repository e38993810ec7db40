import ArgumentParser
import Samples

/// All lines, or those of some sections.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Measure, and print the table.")

  @Option(help: "A folder for the databases of this run, on the disk that is meant.")
  var folder: String

  @Option(help: "A folder for generated files, which are kept.")
  var data: String

  @Option(help: "The danvan binary.")
  var danvan: String

  @Option(help: "The folder of the SQL that others run.")
  var scripts: String

  @Option(help: "A Python that has DuckDB; none where it is absent.")
  var duckdb = ""

  @Flag(help: "A tenth of each size.")
  var quick = false

  @Option(help: "How often each line is measured; at least seven for a figure to be quoted.")
  var rounds = 7

  @Option(help: "Only these sections: \(Section.list).")
  var section: [Section] = []

  @Flag(help: "Run danvan alone and measure nothing: for a profile.")
  var alone = false

  @Option(help: "Only the lines whose title has this in it.")
  var only = ""

  func run() throws {
    let setting = Setting(
      programs: Programs(danvan: danvan, scripts: scripts, folder: folder, duckdb: duckdb),
      archives: Archives(danvan: danvan, folder: data, seed: 1), divisor: quick ? 10 : 1)
    // Seven rounds of a minute; in a quick run a few seconds a line.
    let pace = Pace(rounds: rounds, patience: .seconds(quick ? 3 : 420), isAlone: alone)
    var report = Report()
    for section in section.isEmpty ? Section.allCases : section {
      note(section.rawValue)
      let lines = caught(section.rawValue) { try section.lines(setting) }
      report.add(lines.failure)
      for line in lines.value ?? [] where only.isEmpty || line.title.contains(only) {
        let findings = caught(line.title) { try line.measure(pace) }
        report.add((findings.value ?? []) + findings.failure)
      }
    }
    report.finish()
    if !report.failed.isEmpty { throw ExitCode.failure }
  }

  /// One line that fails does not keep the others from being measured.
  private func caught<T>(
    _ title: String, _ work: () throws -> T
  ) -> (value: T?, failure: [Finding]) {
    do {
      return (try work(), [])
    } catch {
      note("\(title): \(error)")
      return (nil, [.failed(title: title, why: "\(error)")])
    }
  }
}

/// What is measured together, from files made for it.
enum Section: String, CaseIterable, ExpressibleByArgument {
  case wrapper, commands, rates, same, price, `import`, search, output, journal

  static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }

  func lines(_ setting: Setting) throws -> [any Measurable] {
    switch self {
    case .wrapper:
      let items = Item.list(count: setting.size(1_000_000))
      return try ReadLines(in: setting.programs.folder, items).all()
        + [try InsertLine(items: items).line()]
        + PoolLines(
          in: setting.programs.folder, Array(items.prefix(100_000)), reads: setting.size(64_000)
        ).all()
    case .commands: return try CommandLines(setting: setting).all()
    case .rates: return try FlatLines(setting: setting).all()
    case .same: return try SameQuestionLines(setting: setting).all()
    case .price: return try PriceLines(setting: setting).all()
    case .import: return try ImportLines(setting: setting).all()
    case .search: return try SearchLines(setting: setting).all()
    case .output: return try OutputLines(setting: setting).all()
    case .journal: return try JournalLines(setting: setting).all()
    }
  }
}
