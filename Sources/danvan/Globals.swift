import ArgumentParser
import Glibc
import Interchange
import Query
import Storage

/// The options of every command; they may stand before or after its name.
struct Globals: ParsableArguments {
  @Option(
    help: help(
      "Tệp dữ liệu (mặc định: $DANVAN_DB, hoặc ./danvan.db).",
      "The database (default: $DANVAN_DB, else ./danvan.db).", name: "file"))
  var db: String?

  @Option(help: help("Ngôn ngữ: vi hoặc en.", "Language: vi or en.", name: "vi|en"))
  var lang: String?

  @Option(
    help: help(
      "Người làm (mặc định: $DANVAN_USER, hoặc người dùng hệ thống).",
      "Who does it (default: $DANVAN_USER, else the system user).", name: "name"))
  var by: String?

  @Option(
    help: help(
      "Chờ bao lâu khi tệp đang được ghi (giây).", "How long to wait for a busy file, in seconds.",
      name: "seconds"))
  var wait: Double = 5

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw Problem.notOneOf("--lang", lang, Language.allCases.map(\.rawValue)).asUsage
    }
    guard (0...3600).contains(wait) else {
      throw Problem.invalid("--wait", "\(wait)", vi: "từ 0 đến 3600", en: "from 0 to 3600").asUsage
    }
  }

  var path: String { db ?? environment("DANVAN_DB") ?? "danvan.db" }

  var milliseconds: Int32 { Int32(wait * 1000) }

  var who: String {
    if let name = by ?? environment("DANVAN_USER") { return name.visible }
    guard let user = getpwuid(getuid()), let name = user.pointee.pw_name else { return "?" }
    return String(cString: name)
  }

  /// Reads the file.
  func read<T>(_ body: (Reader) throws -> T) throws -> T {
    let store = try Store.open(path, .read, wait: milliseconds)
    let result = try store.read(body)
    try store.close()
    return result
  }
}

/// The options of every command that writes.
struct WriteOptions: ParsableArguments {
  @Flag(
    help: help(
      "Làm thử: kiểm tra và in kết quả, không ghi gì.",
      "Check and print what would be written, and write nothing."))
  var dryRun = false

  @Option(help: help("Lý do, ghi vào nhật ký.", "Why; kept in the journal.", name: "text"))
  var reason: String?

  /// Runs one writing transaction.
  func write<T>(
    _ globals: Globals, _ command: String, _ body: (borrowing Writer) throws -> T
  ) throws -> T {
    let store = try Store.open(globals.path, .write, wait: globals.milliseconds)
    let result = try store.write(entry(globals, command), dryRun: dryRun, body)
    try store.close()
    if dryRun { Console.note(.nothingWritten) }
    return result
  }

  func entry(_ globals: Globals, _ command: String) -> Entry {
    Entry(
      who: globals.who, command: command, arguments: Array(CommandLine.arguments.dropFirst()),
      reason: reason)
  }
}

/// The options of every command that prints data.
struct OutputOptions: ParsableArguments {
  @Option(
    help: help(
      "Dạng kết quả: table, csv, tsv, json, ndjson, markdown, html.",
      "Form of the output: table, csv, tsv, json, ndjson, markdown, html.", name: "format"))
  var format: String?

  @Option(
    name: .shortAndLong,
    help: help("Ghi ra tệp; đuôi tệp chọn dạng.", "Write to a file; its ending chooses the form.",
      name: "file"))
  var output: String?

  @Flag(help: help("CSV cho Excel.", "CSV for Excel."))
  var excel = false

  func validate() throws {
    if let format, Format(rawValue: format) == nil {
      throw Problem.notOneOf("--format", format, Format.allCases.map(\.rawValue)).asUsage
    }
  }

  /// - Parameter title: heads an HTML page.
  func style(title: String = "danvan") -> Style {
    let isTerminal = output == nil && isatty(STDOUT_FILENO) == 1
    let format =
      format.flatMap(Format.init(rawValue:)) ?? output.flatMap(Format.init(fileName:))
      ?? (excel ? .csv : isTerminal ? .table : .tsv)
    var style = Style(format, language)
    style.isTerminal = isTerminal
    style.width = isTerminal ? Console.width : nil
    style.excel = excel && format == .csv
    style.title = title
    return style
  }

  /// Lends where the output goes; a file appears whole or not at all.
  func withSink(_ body: (Sink) throws -> Void) throws {
    guard let output else {
      let sink = Sink { try Console.write($0) }
      try body(sink)
      return try sink.flush()
    }
    try Console.writeFile(output, body)
  }

  func print(_ sheet: Sheet, _ reader: Reader, title: String = "danvan") throws {
    try withSink { try sheet.print(reader, style(title: title), to: $0) }
  }

  func print(_ detail: Detail, _ reader: Reader, title: String = "danvan") throws {
    try withSink { try detail.print(reader, style(title: title), to: $0) }
  }

  func print(_ headings: [Heading], _ rows: [[Cell]], title: String = "danvan") throws {
    try withSink { sink in
      var printer = try Printer(headings, style(title: title), to: sink)
      for row in rows { try printer.row(row) }
      try printer.end()
    }
  }
}
