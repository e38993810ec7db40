import ArgumentParser
import Interchange
import Messages
import Query
import Storage

/// `why report NAME KEY…`.
struct WhyReport: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "report",
      abstract: text(
        vi: "Mở một dòng của báo cáo: công thức, các mục được tính và không tính, nguồn.",
        en: "Open a row of a report: formulas, records counted and left out, sources."),
      discussion: text(
        vi: """
          Ví dụ:
            danvan why report rates-by-province 22
            danvan why report rates-by-province "ninh binh" --column rate -p year=2026
            danvan why report fund-statement 04-NHA 2024
            danvan why report rates-by-field --total -o vi-sao.html
          Dòng gọi bằng giá trị các cột đầu của nó, có dấu hay không; ô trống viết —. Dạng csv và \
          tsv in các mục được tính rồi các mục không tính (cột reason).
          """,
        en: """
          Examples:
            danvan why report rates-by-province 22
            danvan why report rates-by-province "ninh binh" --column rate -p year=2026
            danvan why report fund-statement 04-NHA 2024
            danvan why report rates-by-field --total -o why.html
          A row goes by the values of its first columns, accents optional; an empty cell is —. The \
          forms csv and tsv list the inputs, then what is left out (column reason).
          """))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var known: KnownOptions
  @OptionGroup var output: PageOptions
  @OptionGroup var folder: ReportFolder
  @OptionGroup var parameters: ParameterOptions

  @Option(
    help: help(
      "Chỉ cột này: tên hoặc tiêu đề (mặc định: mọi cột số).",
      "This column alone: name or title (default: all numbers).", name: "column"))
  var column: String?

  @Flag(help: help("Hỏi dòng tổng cộng.", "Ask about the line of totals."))
  var total = false

  @OptionGroup var inputs: InputOptions

  @Argument(help: help("Tên báo cáo.", "Name of the report.", name: "report"))
  var name: String

  @Argument(help: help("Giá trị gọi tên dòng.", "Values that name the row.", name: "key"))
  var key: [String] = []

  func validate() throws {
    guard total, !key.isEmpty else { return }
    throw Message(
      .usage, field: "--total",
      LocalizedText(
        vi: "Dòng tổng cộng không có giá trị gọi tên", en: "The line of totals goes by no values"),
      advice: LocalizedText(
        vi: "Bỏ --total, hoặc bỏ các giá trị sau tên báo cáo.",
        en: "Leave --total out, or the values after the report's name.")
    ).asUsage
  }

  func run() throws {
    let report = try folder.report(name)
    let style = try output.style(title: report.title[language])
    try globals.read(known) { reader in
      let run = try ReportRun(report, try parameters.values(), reader)
      let why = try parameters.limits.watched(globals, reader) {
        try ReportWhy(run, total ? .total : .row(key), column: column, $0)
      }
      guard style.format.hasSections else {
        return try output.print(try why.list(), reader, title: style.title)
      }
      try output.print(
        try why.detail(limit: inputs.limit(for: style.format), .usual), reader, title: style.title)
    }
  }
}
