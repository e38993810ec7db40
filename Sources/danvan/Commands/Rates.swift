import ArgumentParser
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
  @OptionGroup var output: OutputOptions
  @OptionGroup var options: RateOptions

  func run() throws {
    try globals.read { reader in
      let question = try options.question(reader)
      let title = text(vi: "Tỷ lệ mô hình được công nhận", en: "Recognition rates")
      if options.compare {
        return try output.print(
          Comparison.headings(question), try reader.comparisons(question).map(\.cells), title: title)
      }
      let table = try RateTable(question, reader)
      let isForPeople = output.style().format.isForPeople
      try output.print(
        table.headings, table.rows(totals: isForPeople), title: title)
    }
  }
}
