import Query
import Storage

/// One number of every row as a bar, all on one scale that has its zero.
struct BarChart {
  struct Bar: Equatable {
    let label: String
    /// As the table writes it: `> 56,0 %`, `—`.
    let text: String
    /// `nil` where it is not known: that is no bar, and no zero.
    let value: Double?
    let comparator: Comparator
  }

  /// More could not be read.
  static let mostRows = 1000

  let language: Language
  let title: String
  let bars: [Bar]
  /// The column it draws.
  let column: Int
  let least: Double
  let most: Double

  /// - Parameter rows: of data, without sums.
  init(_ headings: [Heading], _ rows: [[Cell]], _ style: Style) throws(DomainError) {
    language = style.language
    guard let column = BarChart.column(headings, rows, style) else {
      throw ChartFault.noNumbers.error(in: .column("chart"))
    }
    self.column = column
    title = headings[column].title[language]
    let labels = BarChart.labels(rows, before: column, headings, language)
    bars = zip(labels, rows).map { label, row in
      Bar(
        label: label, text: row[column].written(in: style.language), value: row[column].number,
        comparator: row[column].comparator)
    }
    let values = bars.compactMap(\.value)
    let isShare = rows.contains { if case .share = $0[column] { true } else { false } }
    least = min(0, values.min() ?? 0)
    // A share is read against the whole.
    let top = max(isShare && least == 0 ? 1 : 0, values.max() ?? 0)
    most = top == least ? least + 1 : top
  }

  /// The last share, else the first number that counts something.
  private static func column(
    _ headings: [Heading], _ rows: [[Cell]], _ style: Style
  ) -> Int? {
    func has(_ test: (Cell) -> Bool) -> [Int] {
      headings.indices.filter { column in rows.contains { test($0[column]) } }
    }
    let shares = has { if case .share = $0 { true } else { false } }
    let amounts = has(\.isAmount)
    let plain = style.chartsPlainNumbers ? has(\.isNumber) : []
    return shares.last ?? amounts.first ?? plain.last
      // Not a single number is known: then there are no bars, and that is said.
      ?? headings.lastIndex { $0.unit != nil }
  }

  /// What tells the rows apart: the first columns that count nothing, one where that is enough and
  /// three at most. A code goes with the name beside it.
  private static func labels(
    _ rows: [[Cell]], before chosen: Int, _ headings: [Heading], _ language: Language
  ) -> [String] {
    let columns = headings.indices.filter { column in
      column != chosen && !headings[column].namesSources
        && rows.contains { $0[column] != .null }
        && !rows.contains { $0[column].isAmount || $0[column].isShare }
    }
    var labels = rows.map { _ in "" }
    for (count, column) in columns.prefix(3).enumerated() {
      for (index, row) in rows.enumerated() where row[column] != .null {
        let text = row[column].written(in: language).visible
        labels[index] += (labels[index].isEmpty ? "" : " ") + text
      }
      let isCode = count == 0 && rows.allSatisfy { $0[column].isCode }
      if !isCode, Set(labels).count == labels.count { break }
    }
    return labels
  }

  /// What the marks of numbers that are no exact ones mean; `nil` where all are.
  var legend: LocalizedText? {
    let kinds = Set(bars.filter { $0.value != nil }.map(\.comparator))
    var vi: [String] = []
    var en: [String] = []
    if kinds.contains(.below) || kinds.contains(.atMost) {
      vi.append("viền đứt, nền trắng: không tới số ghi")
      en.append("dashed and white: not as much as written")
    }
    if kinds.contains(.above) || kinds.contains(.atLeast) {
      vi.append("có mũi tên: nhiều hơn số ghi")
      en.append("with an arrow: more than written")
    }
    if kinds.contains(.about) {
      vi.append("viền đứt, nền xám: khoảng chừng")
      en.append("dashed and grey: about")
    }
    if bars.contains(where: { $0.value == nil }) {
      vi.append("—: chưa có số")
      en.append("—: not known")
    }
    guard !vi.isEmpty else { return nil }
    return LocalizedText(
      vi: "Ghi chú: " + vi.joined(separator: "; "), en: "Note: " + en.joined(separator: "; "))
  }
}

extension Cell {
  fileprivate var isShare: Bool { if case .share = self { true } else { false } }

  /// Text of one word with a digit in it.
  fileprivate var isCode: Bool {
    guard case .text(let text) = self else { return false }
    return !text.contains(" ") && text.contains(where: \.isNumber)
  }
}
