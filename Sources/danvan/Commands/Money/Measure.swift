import ArgumentParser
import Query
import Storage

/// `figure measure`, and `add|edit|list|show|remove` of them.
struct MeasureCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "measure",
      abstract: text(vi: "Chỉ tiêu: số liệu đếm gì.", en: "Measures: what figures count."),
      subcommands: [
        List.self, AddCommand<MeasureOptions>.self, EditCommand<MeasureOptions>.self,
        ShowCommand<Measure>.self, RemoveCommand<Measure>.self,
      ],
      defaultSubcommand: List.self)
  }

  struct List: ParsableCommand {
    static var configuration: CommandConfiguration { .list }

    @OptionGroup var globals: Globals
    @OptionGroup var known: KnownOptions
    @OptionGroup var output: PageOptions
    @OptionGroup var charts: ChartOptions

    func run() throws {
      try globals.read(known) {
        try output.print(
          .measures(), $0, title: Measure.heading[language], chart: charts.chart)
      }
    }
  }
}

struct MeasureOptions: RecordOptions {
  typealias R = Measure

  @Option(help: help("Mã, ví dụ models.visited.", "Code, e.g. models.visited.", name: "code"))
  var code: String?

  @Option(help: help("Tên chỉ tiêu.", "Name.", name: "name"))
  var name: String?

  @Option(help: help("Tên tiếng Anh.", "English name.", name: "name"))
  var nameEn: String?

  @Option(
    help: help(
      "count (số lượng), money (tiền), percent (tỷ lệ), rank (thứ hạng) hoặc year (năm).",
      "count, money, percent, rank or year.", name: "kind"))
  var kind: String?

  @Option(help: help("Đơn vị tính, ví dụ mô hình.", "Counted in, in Vietnamese.", name: "word"))
  var unitVi: String?

  @Option(help: help("Đơn vị tính tiếng Anh.", "Counted in, in English.", name: "word"))
  var unitEn: String?


  var typed: [Typed] {
    [
      ("code", code), ("name_vi", name), ("name_en", nameEn), ("kind", kind),
      ("unit_vi", unitVi), ("unit_en", unitEn),
    ]
  }
}

extension Measure: Shown {
  static var heading: LocalizedText { Table.title(of: "measures") }
  static var argument: LocalizedText {
    LocalizedText(vi: "Mã hoặc tên chỉ tiêu.", en: "Code or name.")
  }

}
