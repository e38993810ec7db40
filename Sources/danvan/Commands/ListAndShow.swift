import ArgumentParser
import Query
import Storage

/// A kind of record that is shown by name.
protocol Shown: Viewed {
  /// Heads the list.
  static var heading: LocalizedText { get }
  /// What `show` is given.
  static var argument: LocalizedText { get }
}

/// A kind of record that is listed by province, too.
protocol Listed: Shown {
  static func list(in territory: Territory) -> Table
}

/// `NOUN list`.
struct ListCommand<R: Listed>: ParsableCommand {
  static var configuration: CommandConfiguration { .list }

  @OptionGroup var globals: Globals
  @OptionGroup var known: KnownOptions
  @OptionGroup var output: PageOptions
  @OptionGroup var charts: ChartOptions
  @OptionGroup var place: PlaceFilter

  func run() throws {
    try globals.read(known) { reader in
      try output.print(
        R.list(in: try place.territory(reader)), reader, title: R.heading[language],
        asked: try place.asked(reader), chart: charts.chart)
    }
  }
}

/// `NOUN show NAME`.
struct ShowCommand<R: Shown>: ParsableCommand {
  static var configuration: CommandConfiguration { .show }

  @OptionGroup var globals: Globals
  @OptionGroup var known: KnownOptions
  @OptionGroup var output: PageOptions

  @Argument(
    help: help(
      R.argument.vietnamese, R.argument.english, name: R.entityKind.rawValue))
  var name: String

  func run() throws {
    try globals.read(known) { reader in
      let found = try R.find(reader, name)
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
