import ArgumentParser
import Interchange
import Query
import Storage

/// `model register|recognize|decline|withdraw|edit|edit-decision|remove|list|search|show`.
struct ModelCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "model",
      abstract: text(
        vi: "Mô hình «Dân vận khéo»: đăng ký, công nhận, tra cứu.",
        en: "“Skilled Mass Mobilization” models: register, recognize, look up."),
      subcommands: [
        Register.self, Decide<Recognize>.self, Decide<Decline>.self, Decide<Withdraw>.self,
        Edit.self, EditDecision.self, Remove.self, ImportCommand<ModelForm>.self, List.self,
        Search.self, ShowCommand<Model>.self,
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
          .models(in: try place.territory(reader), year: year), reader,
          title: Model.heading[language])
      }
    }
  }
}

extension Model: Listed {
  static var heading: Phrase { Phrase(vi: "Mô hình «Dân vận khéo»", en: "Models") }
  static var argument: Phrase { Phrase(vi: "Mã hoặc tên mô hình.", en: "Code or title.") }

  static func list(_: Reader, in territory: Territory) -> Sheet { .models(in: territory) }

  static func show(_ reader: Reader, _ name: String) throws -> (detail: Detail, title: String) {
    let found = try reader.named(Model.self, name)
    return (.model(found), found.title)
  }
}
