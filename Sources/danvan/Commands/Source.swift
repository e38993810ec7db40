import ArgumentParser
import Query
import Storage

/// `source add|list|show`.
struct SourceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "source",
      abstract: text(
        vi: "Nguồn của số liệu và căn cứ ngày đăng.",
        en: "Where facts were read, and how their dates are known."),
      subcommands: [Add.self, List.self, ShowCommand<Source>.self])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    func run() throws {
      try globals.read { try output.print(.sources(), $0, title: Source.heading[language]) }
    }
  }
}

extension Source: Listed {
  static var heading: Phrase { Phrase(vi: "Nguồn", en: "Sources") }
  static var argument: Phrase { Phrase(vi: "Mã nguồn.", en: "Code.") }

  static func list(_: Reader, in _: Territory) -> Sheet { .sources() }

  static func show(_ reader: Reader, _ name: String) throws -> (detail: Detail, title: String) {
    let found = try reader.named(Source.self, name)
    return (.source(found), found.code)
  }
}
