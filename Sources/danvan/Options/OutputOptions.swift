import ArgumentParser
import Glibc
import Interchange
import Messages
import Query
import Storage

/// The options of every command that prints data.
struct OutputOptions: ParsableArguments {
  @Option(
    help: help(
      "Dạng kết quả: table, csv, tsv, json, ndjson, markdown, html, xlsx.",
      "Form of the output: table, csv, tsv, json, ndjson, markdown, html, xlsx.", name: "format"))
  var format: String?

  @Option(
    name: .shortAndLong,
    help: help(
      "Ghi ra tệp; đuôi tệp chọn dạng.", "Write to a file; its ending chooses the form.",
      name: "file"))
  var output: String?

  @Flag(help: help("CSV cho Excel.", "CSV for Excel."))
  var excel = false

  func validate() throws {
    if let format, Format(rawValue: format) == nil {
      throw DomainError.notOneOf("--format", format, Format.allCases.map(\.rawValue)).asUsage
    }
    let name = path?.split(separator: "/").last ?? ""
    if let path, format == nil, !excel, name.contains("."), Format(fileName: path) == nil {
      throw Message.unknownEnding(path).asUsage
    }
  }

  /// The file to write; `-` is stdout.
  private var path: String? { output == "-" ? nil : output }

  /// Whether somebody asked for a form or a file.
  var isChosen: Bool { format != nil || output != nil || excel }

  /// The form somebody asked for, by name or by the file's ending.
  var chosenFormat: Format? {
    format.flatMap(Format.init(rawValue:)) ?? path.flatMap(Format.init(fileName:))
      ?? (excel ? .csv : nil)
  }

  /// - Parameter title: heads an HTML page.
  func style(title: String = "danvan") -> Style {
    let isTerminal = path == nil && isatty(Invocation.current.output) == 1
    let format = chosenFormat ?? (isTerminal ? .table : .tsv)
    var style = Style(format, language)
    style.isTerminal = isTerminal
    style.width = path == nil ? Console.width : nil
    style.excel = excel && format == .csv
    style.title = title
    return style
  }

  /// Lends where the output goes; a file appears whole or not at all.
  func withSink(_ body: (Sink) throws -> Void) throws {
    guard let path else {
      if !style().format.isText, style().isTerminal { throw Message.notForTerminal }
      let output = Invocation.current.output
      let sink = Sink { try Console.write($0, to: output, "stdout") }
      try body(sink)
      return try sink.flush()
    }
    try OutputFile.write(path, body)
  }

  func print(_ table: Table, _ reader: Reader, title: String = "danvan") throws {
    try withSink { try table.print(reader, style(title: title), to: $0) }
  }

  func print(_ detail: RecordView, _ reader: Reader, title: String = "danvan") throws {
    try withSink { try detail.print(reader, style(title: title), to: $0) }
  }

  func print(_ headings: [Heading], _ rows: [[Cell]], title: String = "danvan") throws {
    try withSink { try Printer.print(headings, rows, style(title: title), to: $0) }
  }

  /// Prints what came of something that is done; when it cannot be printed, that is said.
  ///
  /// - Parameter done: nil where it was a trial.
  func print(
    _ headings: [Heading], _ rows: [[Cell]], title: String = "danvan", after done: LocalizedText?
  ) throws {
    do { try print(headings, rows, title: title) } catch {
      throw done.map(error.after) ?? error
    }
  }

  /// Prints what an edit changed.
  ///
  /// - Parameter code: what is stored; nil where it was a trial.
  func printChanges(_ changes: Differences, title: String, stored code: String?) throws {
    let isSame = changes.rows.isEmpty
    if isSame { Console.note(.nothingChanged) }
    try print(
      Differences.headings, changes.rows, title: title,
      after: isSame ? nil : code.map(LocalizedText.stored))
  }

  /// Prints what a command wrote. Where it goes is opened before anything is written, and when the
  /// answer cannot be printed after all, that says what is stored.
  func printWritten(_ write: () throws -> Written) throws {
    try printAllWritten { [try write()] }
  }

  func printAllWritten(_ write: () throws -> [Written]) throws {
    try withSink { sink in
      let written = try write()
      do {
        try Printer.print(Written.headings, written.map(\.row), style(), to: sink)
      } catch {
        throw error.after(.stored(written.map(\.code).joined(separator: ", ")))
      }
    }
  }
}

extension Message {
  static let notForTerminal = Message(
    .usage,
    LocalizedText(
      vi: "Sổ tính (xlsx) không in ra màn hình được", en: "A workbook (xlsx) is not for a screen"),
    advice: LocalizedText(vi: "Ghi ra tệp: -o ten.xlsx", en: "Write it to a file: -o name.xlsx"))

  fileprivate static func unknownEnding(_ path: String) -> Message {
    .invalid(
      "-o", path, vi: "có đuôi tệp lạ", en: "has an unknown ending",
      advice: LocalizedText(
        vi: "Dùng .csv, .tsv, .json, .ndjson, .md, .html, .xlsx, .txt — hoặc thêm --format.",
        en: "Use .csv, .tsv, .json, .ndjson, .md, .html, .xlsx, .txt — or add --format."))
  }
}

/// What a writing command prints: the code and the id of what it wrote.
struct Written {
  let code: String
  private let id: Int64
  private let done: LocalizedText

  init<R: Record>(_ code: String, _ id: Id<R>, _ done: LocalizedText) {
    (self.code, self.id, self.done) = (code, id.rawValue, done)
  }

  static let headings = [
    Heading("code", vi: "Mã", en: "Code"),
    Heading("id", vi: "ID", en: "Id"),
    Heading("done", vi: "Việc", en: "Done"),
  ]

  var row: [Cell] { [Cell(code), .numeral(id), .phrase(done)] }
}

extension LocalizedText {
  static let added = LocalizedText(vi: "đã thêm", en: "added")

  /// What was removed, and how much went with it.
  static func removed(_ name: String, _ removal: Removal) -> LocalizedText {
    removed(LocalizedText(vi: name.visible, en: name.visible), removal)
  }

  static func removed(_ name: LocalizedText, _ removal: Removal) -> LocalizedText {
    func list(_ language: Language) -> String {
      removal.parts.map { "\(EntityKind.rows(of: $0.table)[language]): \($0.count)" }
        .joined(separator: ", ")
    }
    let isAlone = removal.parts.isEmpty
    return LocalizedText(
      vi: "đã xóa «\(name.vietnamese)»" + (isAlone ? "" : ", cùng \(list(.vietnamese))"),
      en: "removed “\(name.english)”" + (isAlone ? "" : ", with \(list(.english))"))
  }

  /// A day or year that has not come yet is no mistake for sure, but worth a second look.
  static func inFuture(_ what: String) -> LocalizedText {
    LocalizedText(
      vi: "Lưu ý: \(what) chưa đến. Kiểm tra lại nếu gõ nhầm.",
      en: "Note: \(what) is still to come. Check it for a slip.")
  }

  static func lookAlikes(_ codes: [String]) -> LocalizedText {
    let list = codes.joined(separator: ", ")
    return LocalizedText(
      vi: "Lưu ý: cùng tên, cùng tỉnh, cùng năm với \(list). Kiểm tra xem có nhập hai lần không.",
      en: "Note: same title, province and year as \(list). Check that it was not entered twice.")
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

  @Flag(
    help: help(
      "Làm lại đúng lệnh vừa chạy, ví dụ hai khoản tiền giống hệt nhau.",
      "Do again what was just done, e.g. for two payments that are quite alike."))
  var again = false

  /// Runs one writing transaction, or tries it out.
  ///
  /// - Parameters:
  ///   - trial: tries it out without a word.
  ///   - options: columns that this command has an option of another name for.
  func write<T>(
    _ globals: Globals, _ command: String, trial: Bool = false, isRepeatable: Bool = false,
    options: [String: String] = [:], _ body: (borrowing Writer) throws -> T
  ) throws -> T {
    let entry = entry(globals, command, isRepeatable: isRepeatable)
    let result = try onStore(globals, command, options: options) {
      try $0.write(entry, dryRun: dryRun || trial, body)
    }
    if dryRun, !trial { Console.note(.nothingWritten) }
    return result
  }

  /// Lends the file, open for writing; what an operation refuses is told in words and options.
  func onStore<T>(
    _ globals: Globals, _ command: String, options: [String: String] = [:],
    _ body: (Store) throws -> T
  ) throws -> T {
    try globals.onFile { path in
      let store = try Store.open(path, .write, wait: globals.milliseconds)
      let result: T
      do {
        result = try body(store)
      } catch let missing as MissingColumn {
        let option = options[missing.column] ?? Message.option(for: missing.column)
        throw Message.missing(option, command)
      } catch var error as DomainError {
        if let option = error.field.flatMap({ options[$0.name] }) { error.field = .given(option) }
        throw error
      }
      try store.close()
      return result
    }
  }

  func entry(_ globals: Globals, _ command: String, isRepeatable: Bool = false) -> JournalEntry {
    JournalEntry(
      who: globals.who, command: command, arguments: Invocation.current.arguments,
      reason: reason, isRepeatable: isRepeatable || again)
  }

  /// Nothing is taken away without saying why.
  func needReason(_ command: String) throws {
    if let reason, !reason.searchKey.isEmpty { return }
    throw Message.missing("--reason", command).asUsage
  }
}
