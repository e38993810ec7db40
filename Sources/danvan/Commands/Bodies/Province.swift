import ArgumentParser
import Query
import Storage

/// `province list|show`.
struct ProvinceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "province",
      abstract: text(
        vi: "Tỉnh, thành phố, nay và trước khi sáp nhập.",
        en: "Provinces, today's and those before the mergers."),
      subcommands: [List.self, Show.self])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var known: KnownOptions
    @OptionGroup var output: PageOptions

    @Option(
      help: help(
        "Danh sách của một ngày (mặc định: hôm nay).", "As of a day (default: today).",
        name: "date"))
    var on: String?

    func run() throws {
      try globals.read(known) {
        let day = try on.map { try Day.parse($0, field: "--on") } ?? .today
        try output.print(.provinces(on: day), $0, title: heading, asked: [asOf(day)])
      }
    }

    private var heading: String { Table.title(of: "provinces")[language] }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration { .show }

    @OptionGroup var globals: Globals
    @OptionGroup var known: KnownOptions
    @OptionGroup var output: PageOptions

    @Argument(help: help("Mã hoặc tên.", "Code or name.", name: "province"))
    var province: String

    @Option(
      help: help(
        "Mã, tên của ngày nào (mặc định: hôm nay).",
        "As of which day the code or name is meant (default: today).", name: "date"))
    var on: String?

    func run() throws {
      try globals.read(known) { reader in
        let day = try on.map { try Day.parse($0, field: "--on") } ?? .today
        let unit = try reader.unit(province, level: .province, on: day)
        try output.print(.province(unit), reader, title: unit.fullName)
      }
    }
  }
}
