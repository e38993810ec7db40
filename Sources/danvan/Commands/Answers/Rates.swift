import ArgumentParser
import Interchange
import Messages
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
  @OptionGroup var known: KnownOptions
  @OptionGroup var output: PageOptions
  @OptionGroup var charts: ChartOptions
  @OptionGroup var options: RateOptions

  @Flag(
    help: help(
      "Chỉ in những nơi còn thiếu trong số cộng từ cấp dưới (--basis below).",
      "Only print who is missing in the sums from below (--basis below)."))
  var missing = false

  @Option(
    help: help(
      """
      In những gì được đếm vào số ấy: registered hoặc recognized; theo sổ, hoặc theo báo cáo với \
      --basis reported.
      """,
      """
      Print what that number counts: registered or recognized; of the records, or with --basis \
      reported the figures.
      """, name: "number"))
  var list: String?

  @Option(
    help: help(
      "Với --list: chỉ dòng này, gọi như why rate; ghi nhiều lần nếu --by có hai chiều.",
      "With --list: only that row, named as in why rate; several times where --by has two.",
      name: "key"))
  var row: [String] = []

  func validate() throws {
    if list != nil, options.compare || missing {
      throw apart("--list", options.compare ? "--compare" : "--missing")
    }
    guard row.isEmpty || list != nil else {
      throw Message(
        .usage, field: "--row",
        LocalizedText(vi: "chỉ dùng với --list", en: "goes with --list alone"),
        advice: LocalizedText(
          vi: "Mở một dòng: danvan why rate \(row[0]).",
          en: "To open a row: danvan why rate \(row[0]).")
      ).asUsage
    }
    if options.compare, missing { throw apart("--missing", "--compare") }
  }

  private func apart(_ option: String, _ other: String) -> any Error {
    Message(
      .usage, field: option,
      LocalizedText(vi: "không dùng với \(other)", en: "does not go with \(other)"),
      advice: LocalizedText(vi: "Chỉ ghi một.", en: "Give one of them.")
    ).asUsage
  }

  func run() throws {
    try globals.read(known) { reader in
      let question = try options.question(reader)
      try check(question)
      if let list {
        let number = try RateNumber.parse(list, field: "--list")
        return try output.print(
          try .counted(number, row, question, reader), reader, title: title(of: number))
      }
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
        guard !missing else {
          return try Printer.print(
            table.missing.headings, try table.missing.rows(reader), style, to: sink)
        }
        var printer = try Printer(table.headings, style, to: sink)
        for row in table.rows(totals: style.format.isForPeople) {
          try printer.row(row.cells, kind: row.kind)
        }
        try printer.end()
        if table.lacksReports, style.format.isForPeople { Console.note(.lacksReports) }
        if try table.isReportedBelowAlone(reader) { Console.note(.reportedBelow) }
      }
    }
  }

  private func title(of number: RateNumber) -> String {
    text(
      vi: "Những gì được đếm: \(number.label.vietnamese)",
      en: "What is counted: \(number.label.english)")
  }

  private func check(_ question: RateQuestion) throws {
    if list != nil, question.basis.isFromBelow {
      throw apart("--list", "--basis \(question.basis.rawValue)")
    }
    let isFromBelow = question.basis.isFromBelow
    if options.compare, isFromBelow {
      throw Message(
        .usage, field: "--compare",
        LocalizedText(
          vi: "đặt báo cáo cạnh sổ, không dùng với --basis \(question.basis.rawValue)",
          en: "sets reports beside records; not with --basis \(question.basis.rawValue)"),
        advice: LocalizedText(
          vi: "Bỏ --compare: --basis all đã đặt ba căn cứ cạnh nhau.",
          en: "Leave out --compare: --basis all has all three beside each other.")
      ).asUsage
    }
    guard missing, !isFromBelow else { return }
    throw Message(
      .usage, field: "--missing",
      LocalizedText(
        vi: "chỉ dùng với số cộng từ cấp dưới", en: "is of sums from below"),
      advice: LocalizedText(vi: "Thêm --basis below.", en: "Add --basis below.")
    ).asUsage
  }
}

extension LocalizedText {
  /// Which command names all that are missing.
  fileprivate static let lacksReports = LocalizedText(
    vi: "Còn nơi chưa báo cáo; thêm --missing vào lệnh này để xem tên từng nơi.",
    en: "Somebody has not reported; add --missing to this command to see who.")

  fileprivate static let reportedBelow = LocalizedText(
    vi: "Chính nơi này chưa báo cáo, cấp dưới thì đã: thêm --basis below để xem số cộng từ dưới.",
    en: "Nothing was reported of these places themselves, but from below them: --basis below.")
}
