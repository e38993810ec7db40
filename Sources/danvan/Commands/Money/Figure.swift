import ArgumentParser
import Interchange
import Messages
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
        ImportCommand<FigureSpec>.self, List.self,
        ShowCommand<Figure>.self, FigureSumCommand.self, MeasureCommand.self,
        RemoveCommand<Figure>.self,
      ])
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var known: KnownOptions
    @OptionGroup var output: PageOptions
    @OptionGroup var charts: ChartOptions
    @OptionGroup var place: PlaceFilter

    @Option(
      help: help(
        "Chỉ một chỉ tiêu, ví dụ models.registered.", "Only that measure, e.g. models.registered.",
        name: "measure"))
    var measure: String?

    func validate() throws {
      if charts.chart, measure == nil { throw Message.manyMeasures.asUsage }
    }

    func run() throws {
      try globals.read(known) { reader in
        let measure = try measure.map { try reader.named(Measure.self, $0) }
        try output.print(
          .figures(in: try place.territory(reader), measure: measure?.code), reader,
          title: Figure.heading[language],
          asked: try place.asked(reader) + [measure.map(\.asked)].compactMap(\.self),
          chart: charts.chart)
      }
    }
  }
}

extension Measure {
  fileprivate var asked: String {
    text(vi: "Chỉ tiêu: \(nameVi)", en: "Measure: \(nameEn.isEmpty ? nameVi : nameEn)")
  }
}

extension Message {
  fileprivate static let manyMeasures = Message(
    .usage, field: "--chart",
    LocalizedText(
      vi: "các chỉ tiêu đếm những thứ khác nhau, không vẽ chung được",
      en: "measures count different things, which share no scale"),
    advice: LocalizedText(
      vi: "Chọn một chỉ tiêu: --measure models.registered",
      en: "Choose one measure: --measure models.registered"))
}

extension Figure: Shown {
  static var heading: LocalizedText { Table.title(of: "figures") }
  static var argument: LocalizedText { LocalizedText(vi: "Mã số liệu.", en: "Code.") }
}
