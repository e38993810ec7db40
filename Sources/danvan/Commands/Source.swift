import ArgumentParser
import Query
import Storage

/// `source list|show`.
struct SourceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "source",
      abstract: text(
        vi: "Nguồn của số liệu và căn cứ ngày đăng.",
        en: "Where facts were read, and how their dates are known."),
      subcommands: [List.self, Show.self])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    func run() throws {
      try globals.read {
        try output.print(.sources(), $0, title: text(vi: "Nguồn", en: "Sources"))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration { .show }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã nguồn.", "Code.", name: "source"))
    var source: String

    func run() throws {
      try globals.read { reader in
        let found = try reader.named(Source.self, source)
        try output.print(.source(found), reader, title: found.code)
      }
    }
  }
}
