import Query
import Storage

/// A table for the eye: columns by display width, cells wrapped where the terminal is narrow. The
/// first rows say how wide; those after them are printed as they come.
struct TableWriter: RowWriter {
  private enum Layout {
    case columns([Int])
    /// A line a field: where a table would break words.
    case records
  }

  private let style: Style
  private let sink: Sink
  private let titles: [String]
  /// Chosen once there are rows enough; until then they wait.
  private var layout: Layout?
  private var rows: [[String]] = []
  private var bytes = 0
  private var isFirst = true
  private var hasNumbers: [Bool]
  private var hasText: [Bool]

  /// A column of bars: as wide as it is.
  private let bars: Int?

  /// - Parameter bars: the column that holds bars.
  init(_ headings: [Heading], _ style: Style, _ sink: Sink, bars: Int? = nil) {
    (self.style, self.sink, self.bars) = (style, sink, bars)
    titles = headings.map { $0.title[style.language].visible }
    hasNumbers = headings.map { _ in false }
    hasText = hasNumbers
  }

  func begin() {}

  mutating func row(_ cells: [Cell], _: RowKind) throws {
    for (index, cell) in cells.enumerated() where cell != .null {
      if cell.isNumber { hasNumbers[index] = true } else { hasText[index] = true }
    }
    let texts = cells.map { $0.written(in: style.language).visible }
    if layout != nil { return try write(texts) }
    rows.append(texts)
    bytes += texts.reduce(0) { $0 + $1.utf8.count }
    if rows.count == TableWriter.sample || bytes > TableWriter.sampleBytes { try flush() }
  }

  mutating func end() throws {
    if !rows.isEmpty { return try flush() }
    guard layout == nil else { return }
    let nothing = LocalizedText(vi: "(không có dòng nào)", en: "(no rows)")
    try sink.write(nothing[style.language] + "\n")
  }

  /// Chooses the layout by the rows that wait, and writes them.
  private mutating func flush() throws {
    if let widths = tableWidths {
      layout = .columns(widths)
      try write(titles, widths)
      let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "──")
      try sink.write(rule + "\n")
    } else {
      layout = .records
    }
    let waiting = rows
    rows = []
    for row in waiting { try write(row) }
  }

  /// Whether the rows that wait fit as a table.
  var isTable: Bool { tableWidths != nil }

  private var tableWidths: [Int]? { widths(breaking: 24) ?? widths(breaking: 10) }

  private mutating func write(_ row: [String]) throws {
    switch layout {
    case .columns(let widths): try write(row, widths)
    case .records, nil: try writeRecord(row)
    }
  }

  /// A line a field, a blank line between rows.
  private mutating func writeRecord(_ row: [String]) throws {
    if !isFirst { try sink.write("\n") }
    isFirst = false
    let width = style.width ?? 0
    let longest = titles.map(\.displayWidth).max() ?? 0
    let margin = min(longest, max(width - 2 - longest, width / 2, TableWriter.narrowest))
    let room = max(width - margin - 2, TableWriter.narrowest)
    for (title, cell) in zip(titles, row) {
      let (starts, texts) = (title.wrapped(to: margin), cell.wrapped(to: room))
      for line in 0..<max(starts.count, texts.count) {
        let start = line < starts.count ? starts[line] : ""
        let gap = String(repeating: " ", count: max(0, margin - start.displayWidth) + 2)
        try sink.write((start + gap + (line < texts.count ? texts[line] : "")).trimmedAtEnd + "\n")
      }
    }
  }

  private func write(_ cells: [String], _ widths: [Int]) throws {
    // A number is never broken, though it be longer than those before it.
    let wrapped = cells.indices.map {
      isNumeric($0) || $0 == bars ? [cells[$0]] : cells[$0].wrapped(to: widths[$0])
    }
    for line in 0..<(wrapped.map(\.count).max() ?? 0) {
      var text = ""
      for (index, lines) in wrapped.enumerated() {
        let cell = line < lines.count ? lines[line] : ""
        let room = String(repeating: " ", count: max(0, widths[index] - cell.displayWidth))
        text += (index == 0 ? "" : "  ") + (isNumeric(index) ? room + cell : cell + room)
      }
      try sink.write(text.trimmedAtEnd + "\n")
    }
  }

  private func isNumeric(_ column: Int) -> Bool { hasNumbers[column] && !hasText[column] }

  /// As wide as the content; where that is too wide, the widest columns of text give way first,
  /// down to their longest word or to `longest`, the length of a date at least. `nil` where even
  /// that is too wide.
  private func widths(breaking longest: Int) -> [Int]? {
    var widths = titles.indices.map { column in
      max(titles[column].displayWidth, rows.map { $0[column].displayWidth }.max() ?? 0)
    }
    guard let limit = style.width else { return widths }
    let least = titles.indices.map { min(widths[$0], leastWidth($0, longest)) }
    let room = limit - 2 * (widths.count - 1)
    guard least.reduce(0, +) <= room else { return nil }
    while widths.reduce(0, +) > room {
      let wide = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = wide.max(by: { widths[$0] < widths[$1] }) else { return nil }
      widths[widest] -= 1
    }
    return widths
  }

  /// A number is never broken, nor a word that is not longer than that.
  private func leastWidth(_ column: Int, _ longest: Int) -> Int {
    if isNumeric(column) || column == bars { return .max }
    let words = (rows.map { $0[column] } + [titles[column]]).flatMap { $0.split(separator: " ") }
    let longestWord = words.map { String($0).displayWidth }.max() ?? 0
    return max(TableWriter.narrowest, min(longestWord, longest))
  }

  private static let narrowest = 8
  /// So many rows, or bytes of them, are looked at before the widths are chosen.
  private static let sample = 5000
  private static let sampleBytes = 8 << 20
}

extension String {
  fileprivate var trimmedAtEnd: Substring {
    self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)]
  }

  /// Broken at spaces into lines of at most that display width, inside a word only where it must.
  fileprivate func wrapped(to width: Int) -> [String] {
    guard displayWidth > width else { return [self] }
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if longer.displayWidth <= width {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for letter in word.flatMap({ $0.pieces(of: width) }) {
        if (line + letter).displayWidth > width {
          lines.append(line)
          line = ""
        }
        line += letter
      }
    }
    return lines + [line]
  }
}

extension Character {
  /// Itself, unless it is wider than a line: a cluster has no bound.
  fileprivate func pieces(of width: Int) -> [String] {
    String(self).displayWidth <= width ? [String(self)] : unicodeScalars.map { String($0) }
  }
}
