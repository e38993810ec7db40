import ArgumentParser
import Query
import Storage

/// `model register|recognize|decline|withdraw|list|show`.
struct ModelCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "model",
      abstract: text(
        vi: "Mô hình «Dân vận khéo»: đăng ký, công nhận, tra cứu.",
        en: "“Skilled Mass Mobilization” models: register, recognize, look up."),
      subcommands: [
        Register.self, Recognize.self, Decline.self, Withdraw.self, List.self, Show.self,
      ])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions
    @OptionGroup var place: PlaceFilter

    @Option(help: help("Chỉ đăng ký của một năm.", "Only registrations of a year.", name: "year"))
    var year: Int?

    func run() throws {
      try globals.read { reader in
        try output.print(
          .models(province: try place.unit(reader), year: year), reader,
          title: text(vi: "Mô hình «Dân vận khéo»", en: "Models"))
      }
    }
  }

  struct Show: ParsableCommand {
    static var configuration: CommandConfiguration { .show }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions

    @Argument(help: help("Mã hoặc tên mô hình.", "Code or title.", name: "model"))
    var model: String

    func run() throws {
      try globals.read { reader in
        let found = try reader.named(Model.self, model)
        try output.print(.model(found), reader, title: found.title)
      }
    }
  }
}
