import ArgumentParser
import Query
import Storage

/// `task list`.
struct TaskCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "task",
      abstract: text(vi: "Nhiệm vụ phối hợp.", en: "Tasks of coordination programmes."),
      subcommands: [List.self])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    func run() throws {
      try globals.read {
        try output.print(.tasks(), $0, title: text(vi: "Nhiệm vụ", en: "Tasks"))
      }
    }
  }
}
