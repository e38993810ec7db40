import ArgumentParser
import Storage

/// The command line: parses, runs one command, and turns every failure into words and an exit code.
@main
struct Danvan: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "danvan",
      abstract: text(
        vi: "Sổ theo dõi mô hình «Dân vận khéo», văn bản, quỹ và số liệu báo cáo.",
        en: "Tracks “Skilled Mass Mobilization” models, directives, funds and reported figures."),
      discussion: text(
        vi: """
          Ví dụ:
            danvan --db tinh.db init --seed
            danvan --db tinh.db rates
            danvan --db tinh.db model register --title "Khéo vận động hiến đất làm đường" \
          --province 22 --field economy --owner-kind collective --year 2026
          """,
        en: """
          Examples:
            danvan --db province.db init --seed
            danvan --db province.db rates
            danvan --db province.db model register --title "Khéo vận động hiến đất làm đường" \
          --province 22 --field economy --owner-kind collective --year 2026
          """),
      version: toolVersion,
      subcommands: [
        InitCommand.self, SeedCommand.self, MigrateCommand.self, ProvinceCommand.self,
        UnitCommand.self,
        CommitteeCommand.self, ModelCommand.self, DirectiveCommand.self, FundCommand.self,
        FigureCommand.self, TaskCommand.self, SourceCommand.self, RatesCommand.self,
        SearchCommand.self, CheckCommand.self, ReportCommand.self, ReleaseCommand.self,
        WhyCommand.self, SQLCommand.self, HistoryCommand.self, UndoCommand.self,
        BackupCommand.self, RestoreCommand.self,
        ExportCommand.self,
        TemplateCommand.self,
        CompletionsCommand.self, CompleteCommand.self,
      ])
  }

  @OptionGroup var globals: ReadGlobals

  static func main() {
    Console.prepare()
    do {
      var command = try parseAsRoot(CommandLine.arguments.dropFirst().map(\.asArgument))
      try command.run()
    } catch {
      Console.end(with: error)
    }
  }
}

extension String {
  /// Text that begins with a dash is not an option when white space follows before any `=`: an SQL
  /// comment, a title in a list. A space before it tells the parser, and goes away again.
  fileprivate var asArgument: String {
    guard hasPrefix("-"), prefix(while: { $0 != "=" }).contains(where: \.isWhitespace) else {
      return self
    }
    return " " + self
  }
}
