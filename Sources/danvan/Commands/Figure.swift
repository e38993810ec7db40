import ArgumentParser
import Interchange
import Query
import Storage

/// `figure add|edit|list|show|sum|measures|remove`.
struct FigureCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "figure",
      abstract: text(
        vi: "Số liệu đã báo cáo, kèm nguồn và nguyên văn.",
        en: "Reported figures, with source and words."),
      subcommands: [
        AddCommand<FigureOptions>.self, EditCommand<FigureOptions>.self,
        ImportCommand<FigureForm>.self, List.self,
        ShowCommand<Figure>.self, FigureSumCommand.self, MeasureCommand.self,
        RemoveCommand<Figure>.self,
      ])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var output: OutputOptions
    @OptionGroup var place: PlaceFilter

    @Option(
      help: help(
        "Chỉ một chỉ tiêu, ví dụ models.registered.", "Only that measure, e.g. models.registered.",
        name: "measure"))
    var measure: String?

    func run() throws {
      try globals.read { reader in
        let code = try measure.map { try reader.named(Measure.self, $0).code }
        try output.print(
          .figures(in: try place.territory(reader), measure: code), reader,
          title: Figure.heading[language])
      }
    }
  }
}

extension Figure: Kept {
  static var heading: Phrase { Phrase(vi: "Số liệu báo cáo", en: "Reported figures") }
  static var argument: Phrase { Phrase(vi: "Mã số liệu.", en: "Code.") }

  static func list(_: Reader, in territory: Territory) -> Sheet { .figures(in: territory) }
  var detail: Detail { .figure(self) }
  var title: String { code }
}
