import ArgumentParser
import Query
import Storage

/// A noun that is shown by name.
protocol Shown: Coded {
  /// Heads the list.
  static var heading: LocalizedText { get }
  /// What `show` is given.
  static var argument: LocalizedText { get }

  /// The record that goes by that code or name, and what heads it.
  static func show(_ reader: Reader, _ name: String) throws -> (detail: RecordView, title: String)
}

/// A noun that is listed by province, too.
protocol Listed: Shown {
  static func list(_ reader: Reader, in territory: Territory) -> Table
}

/// `NOUN list`.
struct ListCommand<N: Listed>: ParsableCommand {
  static var configuration: CommandConfiguration { .list }

  @OptionGroup var globals: Globals
  @OptionGroup var output: PageOptions
  @OptionGroup var charts: ChartOptions
  @OptionGroup var place: PlaceFilter

  func run() throws {
    try globals.read { reader in
      let sheet = N.list(reader, in: try place.territory(reader))
      try output.print(
        sheet, reader, title: N.heading[language], asked: try place.asked(reader),
        chart: charts.chart)
    }
  }
}

/// `NOUN show NAME`.
struct ShowCommand<N: Shown>: ParsableCommand {
  static var configuration: CommandConfiguration { .show }

  @OptionGroup var globals: Globals
  @OptionGroup var output: PageOptions

  @Argument(
    help: help(
      N.argument.vietnamese, N.argument.english, name: N.entityKind.command))
  var name: String

  func run() throws {
    try globals.read { reader in
      let found = try N.show(reader, name)
      try output.print(found.detail, reader, title: found.title)
    }
  }
}

extension CommandConfiguration {
  static var list: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: text(vi: "In danh sách.", en: "Print the list."))
  }

  static var show: CommandConfiguration {
    CommandConfiguration(
      commandName: "show", abstract: text(vi: "In đầy đủ một mục.", en: "Print one in full."))
  }
}
