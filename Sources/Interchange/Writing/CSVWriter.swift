import Query
import SQLite
import Storage

/// RFC 4180, UTF-8; for Excel with CRLF, and with titles in the place of names.
struct CSVWriter: RowWriter {
  let headings: [Heading]
  let style: Style
  let sink: Sink

  func begin() throws {
    if style.excel { try sink.write("\u{FEFF}") }
    try write(
      style.excel ? headings.titles(style.language).map(\.neutralised) : headings.map(\.name))
  }

  func row(_ cells: [Cell], _: RowKind) throws {
    guard !isPlain else { return try sink.write(cells, .csv, between: UInt8(ascii: ",")) }
    try write(cells.map { style.excel && !$0.isNumber ? $0.plain.neutralised : $0.plain })
  }

  func row(_ row: borrowing Row) throws {
    guard isPlain else { return try self.row(row.cells, .data) }
    try sink.write(row, .csv, between: UInt8(ascii: ","))
  }

  func end() {}

  /// For programs, which run nothing and draw nothing.
  private var isPlain: Bool { !style.excel && !style.isTerminal }

  private func write(_ texts: [String]) throws {
    let shown = style.isTerminal ? texts.map(\.visible) : texts
    try sink.write(shown.map { $0.quoted(for: UInt8(ascii: ",")) }.joined(separator: ","))
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

/// Tab-separated; a tab, line break or backslash in data is escaped, so a line is always a row.
struct TSVWriter: RowWriter {
  let headings: [Heading]
  let style: Style
  let sink: Sink

  func begin() throws { try write(headings.map(\.name)) }
  func row(_ cells: [Cell], _: RowKind) throws {
    guard !style.isTerminal else { return try write(cells.map(\.plain)) }
    try sink.write(cells, .tsv, between: UInt8(ascii: "\t"))
  }

  func row(_ row: borrowing Row) throws {
    guard !style.isTerminal else { return try self.row(row.cells, .data) }
    try sink.write(row, .tsv, between: UInt8(ascii: "\t"))
  }

  func end() {}

  private func write(_ texts: [String]) throws {
    let shown = texts.map { style.isTerminal ? $0.escapedForTSV.visible : $0.escapedForTSV }
    try sink.write(shown.joined(separator: "\t") + "\n")
  }
}

extension Sink {
  /// A line of cells.
  fileprivate func write(
    _ cells: [Cell], _ notation: Notation, between delimiter: UInt8
  ) throws {
    for (index, cell) in cells.enumerated() {
      if index > 0 { append(delimiter) }
      try notation.write(cell, to: self)
    }
    append(UInt8(ascii: "\n"))
  }

  fileprivate func write(
    _ row: borrowing Row, _ notation: Notation, between delimiter: UInt8
  ) throws {
    for column in 0..<row.count {
      if column > 0 { append(delimiter) }
      try notation.write(row, column, to: self)
    }
    append(UInt8(ascii: "\n"))
  }
}

extension String {
  /// As a cell of delimited text.
  func quoted(for delimiter: UInt8) -> String {
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
  /// Injection"), though white space or what cannot be seen stand before.
  fileprivate var neutralised: String {
    guard let first = unicodeScalars.first else { return self }
    let seen = unicodeScalars.first { !$0.properties.isWhitespace && !$0.acts }
    let isFormula = seen.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
    return isFormula || first == "\t" || first == "\r" || first == "\n" ? "'" + self : self
  }

  var escapedForTSV: String {
    guard utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == 0x5C }) else {
      return self
    }
    return unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\t": text += "\\t"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\\": text += "\\\\"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
