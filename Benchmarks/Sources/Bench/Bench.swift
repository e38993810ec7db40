import ArgumentParser

/// Measures danvan against those that do the same, and prints a table. scripts/bench.sh runs it.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measures danvan against those that do the same.",
    subcommands: [Run.self, Generate.self, GenerateCSV.self, Peak.self],
    defaultSubcommand: Run.self)
}
