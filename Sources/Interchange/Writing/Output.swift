import Query
import SQLite
import Storage

/// The forms data is printed in.
public enum Format: String, Sendable, CaseIterable {
  case table, csv, tsv, json, ndjson, markdown, html, xlsx

  /// The format a file name asks for.
  public init?(fileName: String) {
    let ending = fileName.split(separator: ".").last.map { $0.lowercased() }
    switch ending {
    case "csv": self = .csv
    case "tsv": self = .tsv
    case "json": self = .json
    case "ndjson", "jsonl": self = .ndjson
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "xlsx": self = .xlsx
    case "txt": self = .table
    default: return nil
    }
  }

  /// Read by people: titles, numbers and dates in their language.
  public var isForPeople: Bool {
    switch self {
    case .table, .markdown, .html, .xlsx: true
    case .csv, .tsv, .json, .ndjson: false
    }
  }

  /// Whether it can be read as it stands; what is no text does not go to a terminal.
  public var isText: Bool { self != .xlsx }
  /// Whether numbers can be drawn in it.
  public var hasCharts: Bool { isForPeople && isText }
  /// Whether the sources that it names are listed below.
  var listsSources: Bool { self == .html || self == .xlsx }
}

/// How to print.
public struct Style: Sendable {
  /// The form, which says for whom the output is: see ``Format/isForPeople``.
  public var format: Format
  /// Of all that people read; what programs read does not change with it.
  public var language: Language
  /// Columns of the terminal; `nil` = as wide as it gets.
  public var width: Int?
  /// For Excel: CSV with a byte order mark, and no cell that a spreadsheet would run.
  public var excel = false
  /// A workbook to be imported again: names as heads, all columns, words and codes as stored.
  public var isForImport = false
  /// Whether what is printed goes to a terminal: then nothing in data may act on it.
  public var isTerminal = false
  /// Heads an HTML page.
  public var title = ""
  /// Stands below the title: what the answer is limited to.
  public var asked: [String] = []
  /// The office's heading and signatures, around an HTML page.
  public var paper: Paper?
  /// By their codes; an HTML page numbers and lists those its rows name.
  public var sources: [String: Source] = [:]
  /// Whether a bar stands beside, or a chart below, the column that tells most.
  public var hasChart = false
  /// Whether plain numbers are worth a bar: those of ad-hoc SQL, where no column says what it is.
  public var chartsPlainNumbers = false

  /// Nothing beside the rows: no terminal, width, title, paper, sources or chart.
  public init(_ format: Format, _ language: Language) {
    self.format = format
    self.language = language
  }
}

/// Where output goes, in pieces.
public final class Sink {
  private var buffer: [UInt8] = []
  private let flushing: ([UInt8]) throws -> Void

  /// - Parameter flush: takes the next piece, which is never empty; whoever wrote gets its errors.
  public init(_ flush: @escaping ([UInt8]) throws -> Void) { flushing = flush }

  /// In UTF-8. It may wait until there are 64 KB, or until ``flush()``.
  public func write(_ text: String) throws {
    append(text)
    try flushIfFull()
  }

  /// As they are. They may wait until there are 64 KB, or until ``flush()``.
  public func write(_ bytes: [UInt8]) throws {
    buffer += bytes
    try flushIfFull()
  }

  /// To be followed by ``flushIfFull()`` soon.
  func append(_ text: String) { buffer += text.utf8 }
  func append(_ bytes: UnsafeBufferPointer<UInt8>) { buffer += bytes }
  func append(_ byte: UInt8) { buffer.append(byte) }

  func flushIfFull() throws { if buffer.count >= 1 << 16 { try flush() } }

  /// Hands on what waits. Where that fails it is given up, and not handed on again.
  public func flush() throws {
    defer { buffer.removeAll(keepingCapacity: true) }
    if !buffer.isEmpty { try flushing(buffer) }
  }

  /// The same, where the wait for whoever reads is not the question's.
  public func waiting(outside watch: Stopwatch) -> Sink {
    Sink { bytes in
      try watch.outside {
        try self.write(bytes)
        try self.flush()
      }
    }
  }
}

/// Prints rows as they come.
protocol RowWriter {
  mutating func begin() throws
  mutating func row(_ cells: [Cell], _ kind: RowKind) throws
  /// A row as SQLite lends it; formats for machines need no copy of it.
  mutating func row(_ row: borrowing Row) throws
  mutating func end() throws
}

extension RowWriter {
  mutating func row(_ row: borrowing Row) throws { try self.row(row.cells, .data) }
}

/// Prints a sheet: headings and rows.
public struct Printer {
  private let headings: [Heading]
  /// Which of the columns, where it is not all.
  private let shown: [Int]?
  private var writer: any RowWriter
  private let sink: Sink

  /// Begins a sheet. Formats for people leave out the columns that lists do not show.
  ///
  /// - Throws: what the sink throws.
  public init(_ headings: [Heading], _ style: Style, to sink: Sink) throws {
    let isForPeople = style.format.isForPeople && !style.isForImport
    let shown = headings.indices.filter { !isForPeople || headings[$0].audience.isInLists }
    self.shown = shown.count < headings.count ? shown : nil
    self.headings = shown.map { headings[$0] }
    self.sink = sink
    writer = Printer.writer(self.headings, style, sink)
    try writer.begin()
  }

  /// - Parameter cells: one for every heading, those of the other audience too.
  public mutating func row(_ cells: [Cell], kind: RowKind = .data) throws {
    try writer.row(shown?.map { cells[$0] } ?? cells, kind)
  }

  /// A row of ad-hoc SQL, whose columns are the headings.
  public mutating func row(_ row: borrowing Row) throws { try writer.row(row) }

  /// Writes all that still waits, ends the sheet and flushes the sink.
  ///
  /// - Throws: what the sink throws; `DomainError` where a chart is wanted and no number is there.
  public mutating func end() throws {
    try writer.end()
    try sink.flush()
  }

  /// Prints rows that are at hand.
  public static func print(
    _ headings: [Heading], _ rows: [[Cell]], _ style: Style, to sink: Sink
  ) throws {
    var printer = try Printer(headings, style, to: sink)
    for row in rows { try printer.row(row) }
    try printer.end()
  }

  private static func writer(
    _ headings: [Heading], _ style: Style, _ sink: Sink
  ) -> any RowWriter {
    switch style.format {
    case .table where style.hasChart, .markdown where style.hasChart:
      BarColumnWriter(headings, style, sink)
    case .table: TableWriter(headings, style, sink)
    case .csv: CSVWriter(headings: headings, style: style, sink: sink, notation: .csv)
    case .tsv: CSVWriter(headings: headings, style: style, sink: sink, notation: .tsv)
    case .json: JSONWriter(headings, sink, lines: false)
    case .ndjson: JSONWriter(headings, sink, lines: true)
    case .markdown: MarkdownWriter(headings: headings, style: style, sink: sink)
    case .html: HTMLWriter(headings, style, sink)
    case .xlsx: BookTableWriter(headings, style, sink)
    }
  }
}
