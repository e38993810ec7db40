import Query
import Storage

/// A table for the eye: columns by display width, cells wrapped where the terminal is narrow.
struct TableWriter: RowWriter {
  private let style: Style
  private let sink: Sink
  private let titles: [String]
  private var rows: [[String]] = []
  private var hasNumbers: [Bool]
  private var hasText: [Bool]

  init(_ headings: [Heading], _ style: Style, _ sink: Sink) {
    (self.style, self.sink) = (style, sink)
    titles = headings.map { $0.title[style.language].visible }
    hasNumbers = headings.map { _ in false }
    hasText = hasNumbers
  }

  func begin() {}

  mutating func row(_ cells: [Cell]) {
    for (index, cell) in cells.enumerated() where cell != .null {
      if cell.isNumber { hasNumbers[index] = true } else { hasText[index] = true }
    }
    rows.append(cells.map { $0.written(in: style.language).visible })
  }

  func end() throws {
    guard !rows.isEmpty else {
      let nothing = Phrase(vi: "(không có dòng nào)", en: "(no rows)")
      return try sink.write(nothing[style.language] + "\n")
    }
    let widths = widths()
    try write(titles, widths)
    try sink.write(widths.map { String(repeating: "─", count: $0) }.joined(separator: "──") + "\n")
    for row in rows { try write(row, widths) }
  }

  private func write(_ cells: [String], _ widths: [Int]) throws {
    let wrapped = zip(cells, widths).map { $0.wrapped(to: $1) }
    for line in 0..<(wrapped.map(\.count).max() ?? 0) {
      var text = ""
      for (index, lines) in wrapped.enumerated() {
        let cell = line < lines.count ? lines[line] : ""
        let room = String(repeating: " ", count: max(0, widths[index] - cell.displayWidth))
        text += (index == 0 ? "" : "  ") + (isNumeric(index) ? room + cell : cell + room)
      }
      while text.last == " " { text.removeLast() }
      try sink.write(text + "\n")
    }
  }

  private func isNumeric(_ column: Int) -> Bool { hasNumbers[column] && !hasText[column] }

  /// As wide as the content; where that is too wide, the widest columns of text give way first. A
  /// number is never broken.
  private func widths() -> [Int] {
    var widths = titles.indices.map { column in
      max(titles[column].displayWidth, rows.map { $0[column].displayWidth }.max() ?? 0)
    }
    guard let limit = style.width else { return widths }
    let room = limit - 2 * (widths.count - 1)
    while widths.reduce(0, +) > room {
      guard
        let widest = widths.indices.filter({ !isNumeric($0) }).max(by: { widths[$0] < widths[$1] }),
        widths[widest] > TableWriter.narrowest
      else { break }
      widths[widest] -= 1
    }
    return widths
  }

  private static let narrowest = 8
}

extension String {
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
      for character in word {
        if (line + String(character)).displayWidth > width {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    return lines + [line]
  }
}
