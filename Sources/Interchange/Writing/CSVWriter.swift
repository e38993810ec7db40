import Query
import SQLite
import Storage

/// RFC 4180, UTF-8, with commas or, as Excel saves it too, tabs between cells; for Excel with CRLF,
/// and with titles in the place of names.
struct CSVWriter: RowWriter {
  let headings: [Heading]
  let style: Style
  let sink: Sink
  let notation: Notation

  func begin() throws {
    if style.excel { try sink.write("\u{FEFF}") }
    try write(
      style.excel
        ? headings.titles(style.language).map(\.neutralised) : headings.map(\.name.guarded))
  }

  func row(_ cells: [Cell], _: RowKind) throws {
    guard !isPlain else { return try sink.write(cells, notation) }
    try write(
      cells.map { style.excel && !$0.isNumber ? $0.plain.neutralised : $0.plain.guarded })
  }

  func row(_ row: borrowing Row) throws {
    guard isPlain else { return try self.row(row.cells, .data) }
    try sink.write(row, notation)
  }

  func end() {}

  /// For programs, which run nothing and draw nothing.
  private var isPlain: Bool { !style.excel && !style.isTerminal }

  private func write(_ texts: [String]) throws {
    let shown = style.isTerminal ? texts.map(\.visible) : texts
    let mark = String(UnicodeScalar(notation.delimiter))
    try sink.write(shown.map { $0.enclosed(for: notation.delimiter) }.joined(separator: mark))
    try sink.write(style.excel ? "\r\n" : "\n")
  }
}

extension [Heading] {
  /// What heads a spreadsheet: a column for machines is named after the one before it, and of two
  /// with one title each has its name behind.
  fileprivate func titles(_ language: Language) -> [String] {
    let comparison = LocalizedText(vi: "dấu so sánh", en: "comparator")
    var titles: [String] = []
    for heading in self {
      let title = heading.title[language]
      titles.append(
        title.isEmpty ? "\(titles.last ?? heading.name): \(comparison[language])" : title)
    }
    return zip(self, titles).map { heading, title in
      titles.count { $0 == title } > 1 ? "\(title) [\(heading.name)]" : title
    }
  }
}

extension Sink {
  /// A line of cells.
  fileprivate func write(_ cells: [Cell], _ notation: Notation) throws {
    for (index, cell) in cells.enumerated() {
      if index > 0 { append(notation.delimiter) }
      try notation.write(cell, to: self)
    }
    append(UInt8(ascii: "\n"))
  }

  fileprivate func write(_ row: borrowing Row, _ notation: Notation) throws {
    for column in 0..<row.count {
      if column > 0 { append(notation.delimiter) }
      try notation.write(row, column, to: self)
    }
    append(UInt8(ascii: "\n"))
  }
}

extension String {
  /// As a cell of delimited text.
  func quoted(for delimiter: UInt8) -> String { guarded.enclosed(for: delimiter) }

  fileprivate func enclosed(for delimiter: UInt8) -> String {
    let needs =
      utf8.contains { $0 == 0x22 || $0 == delimiter || $0 == 0x0A || $0 == 0x0D }
      || first == " " || last == " "
    guard needs else { return self }
    return "\""
      + unicodeScalars.reduce(into: "") { text, scalar in
        text.unicodeScalars.append(scalar)
        if scalar == "\"" { text.unicodeScalars.append(scalar) }
      } + "\""
  }

  /// With an apostrophe before it where a spreadsheet would take it for a formula (OWASP, "CSV
  /// Injection"), or where it has such apostrophes itself.
  fileprivate var neutralised: String {
    String(unicodeScalars.drop { $0 == "'" }).isFormula ? "'" + self : self
  }

  /// With one more apostrophe where it has one that would be taken off when it is read.
  fileprivate var guarded: String { utf8.first == String.guardMark ? neutralised : self }

  /// Without the apostrophe that keeps it from being a formula.
  var withoutGuard: String {
    let isGuarded = utf8.first == String.guardMark && neutralised != self
    return isGuarded ? String(unicodeScalars.dropFirst()) : self
  }

  /// Whether a spreadsheet would run it, though white space or what cannot be seen stand before.
  private var isFormula: Bool {
    guard let first = unicodeScalars.first else { return false }
    let seen = unicodeScalars.first { !$0.properties.isWhitespace && !$0.acts }
    return seen.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
      || first == "\t" || first == "\r" || first == "\n"
  }

  static let guardMark = UInt8(ascii: "'")
}
