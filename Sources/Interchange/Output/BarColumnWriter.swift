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
    if rows.all.isEmpty { return try print(headings, bars: nil) { $0.cells } }
    let chart = try BarChart(headings, rows.dataRows, style)
    var wide = headings
    wide.insert(Heading("chart", vi: "Biểu đồ", en: "Chart"), at: chart.column + 1)
    let drawn = chart.bars.map { chart.text($0, width: (style.width ?? 100) < 80 ? 10 : 20) }
    var next = 0
    try print(wide, bars: chart.column + 1) { row in
      var cells = row.cells
      // A sum is on another scale than its parts.
      cells.insert(.text(row.kind == .data ? drawn[next] : ""), at: chart.column + 1)
      if row.kind == .data { next += 1 }
      return cells
    }
  }

  private func print(
    _ headings: [Heading], bars: Int?, _ cells: ((cells: [Cell], kind: RowKind)) -> [Cell]
  ) throws {
    var writer: any RowWriter =
      style.format == .markdown
      ? MarkdownWriter(headings: headings, style: style, sink: sink)
      : TableWriter(headings, style, sink, bars: bars)
    try writer.begin()
    for row in rows.all { try writer.row(cells(row), row.kind) }
    try writer.end()
  }
}

extension BarChart {
  /// A bar of characters, in eighths: `███▌`; `░░░` where the number is not reached, `▒▒▒` for about,
  /// `███›` for more. Below zero it grows to the left.
  func text(_ bar: Bar, width: Int) -> String {
    guard let value = bar.value else { return "—" }
    let span = most - least
    guard least < 0 else { return right(value / span, width, bar.comparator) }
    // The axis has a column of its own.
    let room = width - 1
    let left = max(1, min(room, Int((-least / span * Double(room)).rounded(.up))))
    let eighths = { (part: Double, cells: Int) in part * Double(cells) }
    if value >= 0 {
      let end = most > 0 ? eighths(value / most, room - left) : 0
      return String(repeating: " ", count: left) + "│" + blocks(end, bar.comparator)
    }
    // There are no eighths that begin at the right; half a character is as fine as it gets.
    let halves = max(1, Int((eighths(value / least, left) * 2).rounded()))
    let bar = (halves % 2 == 1 ? "▐" : "") + String(repeating: "█", count: halves / 2)
    return String(repeating: " ", count: left - (halves + 1) / 2) + bar + "│"
  }

  private func right(_ share: Double, _ width: Int, _ comparator: Comparator) -> String {
    blocks(share * Double(width), comparator)
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
  /// The true number is less.
  var isOpenBelow: Bool { self == .below || self == .atMost }
}
