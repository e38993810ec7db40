import ArgumentParser
import Interchange
import Query
import Storage

/// `rates`: recognition rates per province.
struct RatesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rates",
      abstract: text(
        vi: "Tỷ lệ mô hình được công nhận theo tỉnh, thành.",
        en: "Recognition rates per province."),
      discussion: text(
        vi: "Số theo sổ và số theo báo cáo đứng cạnh nhau, không cộng vào nhau.",
        en: "What is recorded and what is reported stand side by side, never added."))
  }

  @OptionGroup var globals: ReadGlobals
  @OptionGroup var output: PageOptions
  @OptionGroup var charts: ChartOptions
  @OptionGroup var options: RateOptions

  func run() throws {
    try globals.read { reader in
      let question = try options.question(reader)
      let style = try output.style(
        title: text(vi: "Tỷ lệ mô hình được công nhận", en: "Recognition rates"), reader,
        asked: try options.asked(question, reader), chart: charts.chart)
      try output.withSink { sink in
        guard !options.compare else {
          return try Printer.print(
            RateComparison.headings(question), try reader.comparisons(question).map(\.cells), style,
            to: sink)
        }
        let table = try RateTable(question, reader)
        var printer = try Printer(table.headings, style, to: sink)
        for row in table.rows(totals: style.format.isForPeople) {
          try printer.row(row.cells, kind: row.kind)
        }
        try printer.end()
      }
    }
  }
}
