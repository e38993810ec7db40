import ArgumentParser
import Query
import Storage

/// `fund list|show`.
struct FundCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "fund",
      abstract: text(vi: "Quỹ và các khoản tiền.", en: "Funds and their money."),
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
          .funds(unit: try place.unit(reader)), reader, title: text(vi: "Quỹ", en: "Funds"))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration { .show }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã hoặc tên quỹ.", "Code or name.", name: "fund"))
    var fund: String

    func run() throws {
      try globals.read { reader in
        let found = try reader.named(Fund.self, fund)
        try output.print(.fund(found), reader, title: found.nameVi)
      }
    }
  }
}
