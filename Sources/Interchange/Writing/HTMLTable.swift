import Query
import Storage

/// A table of a page: how its columns read, and its rows as they come.
struct HTMLTable {
  private let headings: [Heading]
  private let style: Style
  private let notes: Footnotes
  /// Whether a column holds numbers and no text.
  private let isNumeric: [Bool]
  /// Whether it holds numbers that count something: no shares, no years.
  private let isAmount: [Bool]
  let columns: [TableLayout.Column]
  private var number = 0

  /// - Parameter sample: its first rows, which say how wide.
  init(_ headings: [Heading], _ sample: [[Cell]], _ style: Style, _ notes: Footnotes) {
    (self.headings, self.style, self.notes) = (headings, style, notes)
    isNumeric = headings.indices.map { column in
      let cells = sample.map { $0[column] }.filter { $0 != .null && $0 != .text("") }
      return !cells.isEmpty && cells.allSatisfy(\.isNumber)
    }
    isAmount = headings.indices.map { column in sample.contains { $0[column].isAmount } }
    var columns = [TableLayout.Column(least: 2.2, most: 2.2)]
    for (index, heading) in headings.enumerated() {
      let title = heading.title[style.language]
      // In bold, and on two lines where that saves room.
      let word = title.longestWord * 1.1
      var column = TableLayout.Column(least: word, most: max(word, title.ems * 0.6))
      for row in sample {
        let text =
          (heading.namesSources ? notes.measure(row[index]) : nil)
          ?? row[index].written(in: style.language)
        let least = isNumeric[index] || row[index].isWhole ? text.ems : min(text.longestWord, 9)
        column.least = max(column.least, least)
        column.most = max(column.most, text.ems)
        column.all += text.ems
      }
      columns.append(column)
    }
    self.columns = columns
  }

  /// Up to its first row. What all its numbers count stands above, else in the heads.
  func head(_ layout: TableLayout) -> String {
    let unit = commonUnit
    let titles = headings.map { heading in
      let own = unit == nil ? heading.unit.map { " (\($0[style.language]))" } ?? "" : ""
      return "<th scope=\"col\">\((heading.title[style.language] + own).forHTML)</th>"
    }
    let serial = LocalizedText(vi: "STT", en: "No.")
    let widths = layout.percents.map { "<col style=\"width:\($0.shortened)%\"/>" }
    let counted = LocalizedText(vi: "ĐVT", en: "Counted in")
    return
      (unit.map {
        "<p class=\"unit\">\(counted[style.language]): \($0[style.language].forHTML)</p>\n"
      } ?? "") + """
        <table style="font-size:\(layout.points.shortened)pt">
        <colgroup>\(widths.joined())</colgroup>
        <thead><tr><th scope="col">\(serial[style.language])</th>\(titles.joined())</tr></thead>
        <tbody>

        """
  }

  /// Rows are numbered; sums are not.
  mutating func row(_ cells: [Cell], _ kind: RowKind) -> String {
    if kind == .data { number += 1 }
    let serial = kind == .data ? "\(number)" : ""
    let row = cells.enumerated().map { index, cell in
      let cited = headings[index].namesSources ? notes.cite(cell) : nil
      let text = cited ?? cell.written(in: style.language).forHTML
      let name = cited == nil ? name(index, cell) : " class=\"cite\""
      return "<td\(name)>\(text)</td>"
    }
    let mark = kind == .data ? "" : " class=\"\(kind == .total ? "total" : "subtotal")\""
    return "<tr\(mark)><td class=\"serial\">\(serial)</td>\(row.joined())</tr>\n"
  }

  /// From its last row on.
  func foot() -> String {
    let nothing = LocalizedText(vi: "(không có dòng nào)", en: "(no rows)")
    let empty = """
      <tr><td class="empty" colspan="\(headings.count + 1)">\(nothing[style.language])</td></tr>

      """
    return (number == 0 ? empty : "") + "</tbody>\n</table>\n"
  }

  private func name(_ column: Int, _ cell: Cell) -> String {
    isNumeric[column] || cell.isNumber
      ? " class=\"number\"" : cell.isWhole ? " class=\"whole\"" : ""
  }

  private var commonUnit: LocalizedText? {
    let units = headings.indices.filter { isAmount[$0] }.map { headings[$0].unit }
    return Set(units).count == 1 ? units[0] : nil
  }
}

extension Cell {
  /// A number that counts something: no share, no year.
  var isAmount: Bool {
    switch self {
    case .integer, .decimal, .quantity, .real: true
    default: false
    }
  }

  /// What is never broken, though it is no number.
  fileprivate var isWhole: Bool { if case .day = self { true } else { false } }
}

extension String {
  fileprivate var longestWord: Double { split(separator: " ").map(\.ems).max() ?? 0 }
}

extension Double {
  /// With one decimal at most.
  var shortened: String {
    let tenths = Int64((self * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
  }
}
