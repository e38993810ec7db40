import ArgumentParser
import Samples

/// Measures danvan against those that do the same, and prints a table. scripts/bench.sh runs it.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measures danvan against those that do the same.")

  @Option(help: "A folder for the databases, on the disk that is meant.")
  var folder: String

  @Option(help: "Rows of the tables that are read and written.")
  var rows = 200_000

  @Option(help: "How often each line is measured; at least seven for a figure to be quoted.")
  var rounds = 11

  @Option(help: "The danvan binary.")
  var danvan: String

  @Option(help: "The folder of the SQL that the sqlite3 shell runs.")
  var scripts: String

  @Option(help: "Only the lines whose title has this in it.")
  var only = ""

  func run() throws {
    var report = Report()
    for line in try lines() where only.isEmpty || line.title.contains(only) {
      report.add(try line.measure(rounds: rounds))
    }
  }

  private func lines() throws -> [Line] {
    let items = Item.list(count: rows)
    let processes = try ProcessLines(danvan: danvan, scripts: scripts, folder: folder)
    return try ReadLines(in: folder, items).all() + [InsertLine(items: items).line()]
      + processes.all()
  }
}
