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
      "Dạng kết quả: table, csv, tsv, json, ndjson, markdown, html.",
      "Form of the output: table, csv, tsv, json, ndjson, markdown, html.", name: "format"))
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
  fileprivate static func unknownEnding(_ path: String) -> Message {
    .invalid(
      "-o", path, vi: "có đuôi tệp lạ", en: "has an unknown ending",
      advice: LocalizedText(
        vi: "Dùng .csv, .tsv, .json, .ndjson, .md, .html, .txt — hoặc thêm --format.",
        en: "Use .csv, .tsv, .json, .ndjson, .md, .html, .txt — or add --format."))
  }
}
