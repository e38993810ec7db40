import ArgumentParser
import Query
import Storage

/// `directive list|show`.
struct DirectiveCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "directive",
      abstract: text(
        vi: "Văn bản: chỉ thị, nghị quyết, kết luận, chương trình …",
        en: "Documents: directives, resolutions, conclusions, programmes …"),
      subcommands: [List.self, Show.self])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions
    @OptionGroup var place: PlaceFilter

    func run() throws {
      try globals.read { reader in
        try output.print(
          .directives(unit: try place.unit(reader)), reader,
          title: text(vi: "Văn bản", en: "Documents"))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration { .show }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã, số hoặc trích yếu.", "Code, number or title.", name: "directive"))
    var directive: String

    func run() throws {
      try globals.read { reader in
        let found = try reader.named(Directive.self, directive)
        try output.print(.directive(found), reader, title: found.code)
      }
    }
  }
}
