import ArgumentParser
import Interchange
import Messages
import Query
import Storage

/// `sql`: a question of one's own.
struct SQLCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "sql",
      abstract: text(
        vi: "Hỏi bằng một câu SQL; chỉ đọc.", en: "Ask with one SQL statement; it only reads."),
      discussion: text(
        vi: """
          Ví dụ:
            danvan sql "select code, name_vi from province where code = :ma" -p ma=22
            danvan sql "select province, avg(recognized) from rate_base group by province"
            danvan sql --file cau-hoi.sql -o ket-qua.csv
            danvan sql --schema rate_base
          """,
        en: """
          Examples:
            danvan sql "select code, name_vi from province where code = :c" -p c=22
            danvan sql "select province, avg(recognized) from rate_base group by province"
            danvan sql --file question.sql -o answer.csv
            danvan sql --schema rate_base
          """))
  }

  @OptionGroup var globals: Globals
  @OptionGroup var known: KnownOptions
  @OptionGroup var output: PageOptions
  @OptionGroup var charts: ChartOptions

  @Argument(
    help: help(
      "Câu SQL; - đọc từ bàn phím hoặc chương trình trước. Sau --schema: tên bảng.",
      "The statement; - reads it from stdin. After --schema: a table's name.", name: "sql"))
  var sql: String?

  @Option(
    help: help("Đọc câu SQL từ tệp.", "Read the statement from a file.", name: "file"))
  var file: String?

  @Flag(
    help: help(
      "In các bảng và cột, mỗi cột một dòng giải thích.",
      "Print the tables and columns, each with a line that explains it."))
  var schema = false

  @OptionGroup var parameters: ParameterOptions

  /// Given by danvan to itself: nothing is asked, the file is closed in order, and the process ends
  /// with that code.
  @Option(help: .private)
  var ended: Int32?

  func validate() throws {
    guard ended == nil else { return }
    if sql != nil, file != nil { throw Message.twoStatements.asUsage }
    if schema, file != nil || !parameters.parameters.isEmpty { throw Message.onlySchema.asUsage }
    if sql == nil, file == nil, !schema { throw Message.noStatement.asUsage }
  }

  /// Heads a page.
  private var title: String {
    schema
      ? text(vi: "Các bảng và cột", en: "Tables and columns") : text(vi: "Kết quả", en: "Answer")
  }

  func run() throws {
    if let ended { try clearAway(ended) }
    if schema {
      return try globals.read(known) { reader in
        try output.print(try reader.schema(sql), reader, title: title)
      }
    }
    // `-` alone is no statement.
    let statement = try SQLText.read(file: file ?? (sql == "-" ? "-" : nil)) ?? sql ?? ""
    let values = try parameters.typedValues()
    try globals.read(known) { reader in
      var style = try output.style(title: title, reader, chart: charts.chart)
      style.chartsPlainNumbers = true
      try parameters.limits.watched(globals, reader, output: output.form.output) { limits in
        try output.withSink { sink in
          try ask(statement, values, reader, limits, style, to: sink)
        }
      }
    }
  }

  private func ask(
    _ statement: String, _ values: [SQLParameter], _ reader: Reader, _ limits: QueryLimits,
    _ style: Style, to sink: Sink
  ) throws {
    let sink = sink.waiting(outside: limits.watch)
    var printer: Printer?
    var isEmpty = true
    try ReadOnlySQL(reader, limits).ask(statement, values) { names in
      printer = try Printer(names.map { Heading($0) }, style, to: sink)
    } row: { row in
      isEmpty = false
      try printer?.row(row)
    }
    try limits.watch.running { try printer?.end() }
    let numbers = values.filter(\.looksLikeNumber).map(\.name)
    if isEmpty, !numbers.isEmpty { Console.note(.takenForNumbers(numbers)) }
  }

  private func clearAway(_ code: Int32) throws -> Never {
    if let path = output.form.output { OutputFile.removeDraft(path) }
    try? globals.read { _ in }
    throw ExitCode(code)
  }
}

extension LocalizedText {
  fileprivate static func takenForNumbers(_ names: [String]) -> LocalizedText {
    let shown = names.map(\.shownInMessage).joined(separator: ", ")
    return LocalizedText(
      vi: """
        Không có dòng nào; đã hiểu là số: \(shown). Nếu là chữ, như mã 22: \
        -p \(names[0].shownInMessage):text=GIÁ_TRỊ
        """,
      en: """
        There are no rows; taken for numbers: \(shown). If it is text, as the code 22: \
        -p \(names[0].shownInMessage):text=VALUE
        """)
  }
}

extension Message {
  fileprivate static let noStatement = Message(
    .usage, LocalizedText(vi: "Thiếu câu SQL", en: "There is no statement"),
    advice: LocalizedText(
      vi: "Ghi câu trong dấu nháy, hoặc --file TỆP, hoặc - để đọc từ chương trình trước.",
      en: "Give it in quotes, or --file FILE, or - to read it from stdin."))

  fileprivate static let twoStatements = Message(
    .usage,
    LocalizedText(vi: "Có cả câu SQL và --file", en: "There is a statement and --file as well"),
    advice: LocalizedText(vi: "Chỉ ghi một trong hai.", en: "Give only one of them."))

  fileprivate static let onlySchema = Message(
    .usage,
    LocalizedText(
      vi: "--schema không đi cùng --file hay -p", en: "--schema does not go with --file or -p"),
    advice: LocalizedText(
      vi: "Ghi: danvan sql --schema [TÊN_BẢNG]", en: "Type: danvan sql --schema [TABLE]"))
}
