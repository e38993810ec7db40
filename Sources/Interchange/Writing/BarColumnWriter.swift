import Query
import Storage

/// A table for the eye with a bar beside the number that tells most. It waits for all rows, because
/// every bar is on the scale of all of them.
struct BarColumnWriter: RowWriter {
  private let headings: [Heading]
  private let style: Style
  private let sink: Sink
  private var rows = WaitingRows()

  init(_ headings: [Heading], _ style: Style, _ sink: Sink) {
    (self.headings, self.style, self.sink) = (headings, style, sink)
  }

  func begin() {}

  mutating func row(_ cells: [Cell], _ kind: RowKind) throws {
    rows.append(cells, kind)
    try rows.checkForChart()
  }

  func end() throws {
    guard !rows.all.isEmpty else {
      var empty = TableWriter(headings, style, sink)
      return try empty.end()
    }
    let chart = try BarChart(headings, rows.dataRows, style)
    var wide = headings
    wide.insert(Heading("chart", vi: "Biểu đồ", en: "Chart"), at: chart.column + 1)
    guard style.format == .table else {
      let writer = MarkdownWriter(headings: wide, style: style, sink: sink)
      try writer.begin()
      for row in drawn(chart, width: 20) { try writer.row(row.cells, row.kind) }
      return
    }
    for width in BarColumnWriter.widths {
      var writer = TableWriter(wide, style, sink, bars: chart.column + 1)
      for row in drawn(chart, width: width) { try writer.row(row.cells, row.kind) }
      if writer.isTable { return try writer.end() }
    }
    // A line a field.
    var writer = TableWriter(wide, style, sink, bars: chart.column + 1)
    for row in drawn(chart, width: 20) { try writer.row(row.cells, row.kind) }
    try writer.end()
  }

  /// The rows with their bars; a sum is on another scale than its parts.
  private func drawn(_ chart: BarChart, width: Int) -> [(cells: [Cell], kind: RowKind)] {
    var bars = chart.bars.map { chart.text($0, width: width) }[...]
    return rows.all.map { row in
      let bar = row.kind == .data ? bars.popFirst() ?? "" : ""
      var cells = row.cells
      cells.insert(.text(bar), at: chart.column + 1)
      return (cells, row.kind)
    }
  }

  /// The widest that leaves room for a table.
  private static let widths = [20, 15, 10, 6]
}

extension BarChart {
  /// A bar of characters, in eighths: `███▌`; `░░░` where the number is not reached, `▒▒▒` for
  /// about, `███›` for more. Below zero it grows to the left.
  func text(_ bar: Bar, width: Int) -> String {
    guard let value = bar.value else { return "—" }
    let span = most - least
    guard least < 0 else { return blocks(value / span * Double(width), bar.comparator) }
    // The axis has a column of its own; both sides are on one scale.
    let room = width - 1
    let most = max(0, self.most)
    let left = max(1, min(room - (most > 0 ? 1 : 0), Int((-least / span * Double(room)).rounded())))
    let scale = min(
      Double(left) / -least, most > 0 ? Double(room - left) / most : Double.infinity)
    if value >= 0 {
      return String(repeating: " ", count: left) + "│" + blocks(value * scale, bar.comparator)
    }
    // There are no eighths that begin at the right; half a character is as fine as it gets.
    let halves = max(1, Int((-value * scale * 2).rounded()))
    let drawn = (halves % 2 == 1 ? "▐" : "") + String(repeating: "█", count: halves / 2)
    return String(repeating: " ", count: max(0, left - (halves + 1) / 2)) + drawn + "│"
  }

  private func blocks(_ cells: Double, _ comparator: Comparator) -> String {
    guard cells > 0 else { return comparator.isOpenAbove ? "›" : "" }
    switch comparator {
    case .below, .atMost: return String(repeating: "░", count: max(1, Int(cells.rounded())))
    case .about: return String(repeating: "▒", count: max(1, Int(cells.rounded())))
    case .equal, .above, .atLeast:
      let eighths = max(1, Int((cells * 8).rounded()))
      let part = eighths % 8
      let end = part == 0 ? "" : String(BarChart.eighths[part - 1])
      return String(repeating: "█", count: eighths / 8) + end
        + (comparator.isOpenAbove ? "›" : "")
    }
  }

  private static let eighths = Array("▏▎▍▌▋▊▉")
}

extension Comparator {
  /// The true number may be any amount more.
  var isOpenAbove: Bool { self == .above || self == .atLeast }
}
