import Query
import Storage

/// A table of a page: how its columns read, and its rows as they come.
struct HTMLTable {
  private let headings: [Heading]
  private let style: Style
  private let notes: Footnotes
  private let sample: TableSample
  let columns: [TableLayout.Column]
  private var number = 0

  /// - Parameter rows: its first, which say how wide.
  init(_ headings: [Heading], _ rows: [[Cell]], _ style: Style, _ notes: Footnotes) {
    (self.headings, self.style, self.notes) = (headings, style, notes)
    sample = TableSample(headings, rows, style.language) { heading, cell in
      (heading.namesSources ? notes.measure(cell) : nil) ?? cell.written(in: style.language)
    }
    columns = [TableLayout.Column(least: 2.2, most: 2.2)] + sample.columns
  }

  /// Up to its first row. What all its numbers count stands above, else in the heads.
  func head(_ layout: TableLayout) -> String {
    let unit = sample.commonUnit
    let titles = sample.titles(style.language).map { "<th scope=\"col\">\($0.forHTML)</th>" }
    let serial = TableSample.serial
    let widths = layout.percents.map { "<col style=\"width:\($0.shortened)%\"/>" }
    let counted = TableSample.countedIn
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
    let nothing = TableSample.nothing
    let empty = """
      <tr><td class="empty" colspan="\(headings.count + 1)">\(nothing[style.language])</td></tr>

      """
    return (number == 0 ? empty : "") + "</tbody>\n</table>\n"
  }

  private func name(_ column: Int, _ cell: Cell) -> String {
    sample.isNumeric[column] || cell.isNumber
      ? " class=\"number\"" : cell.isWhole ? " class=\"whole\"" : ""
  }
}

extension Double {
  /// With one decimal at most.
  var shortened: String {
    let tenths = Int64((self * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
  }
}
