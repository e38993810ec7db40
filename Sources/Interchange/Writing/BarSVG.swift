import Query
import Storage

/// The chart on a page, in pieces that each fit a sheet. Black, white and grey only.
extension BarChart {
  func svg(landscape: Bool) -> String {
    let width = TableLayout.width(landscape: landscape)
    let frame = Frame(self, width)
    var text = ""
    for (index, piece) in frame.pieces(of: landscape ? 400 : 620).enumerated() {
      text += figure(piece, frame, index + 1)
    }
    let note = legend.map { "<p class=\"legend\">\($0[language].forHTML)</p>\n" }
    return text + (note ?? "")
  }

  /// Where everything stands, in points.
  private struct Frame {
    let width: Double
    let labelWidth: Double
    /// Where the numbers end.
    let numberEnd: Double
    let barStart: Double
    let barEnd: Double
    let rows: [(bar: Bar, lines: [String])]

    init(_ chart: BarChart, _ width: Double) {
      self.width = width
      let room = width * 0.42 / BarChart.points
      let wanted = chart.bars.map(\.label.ems).max() ?? 0
      rows = chart.bars.map { ($0, $0.label.lines(of: room, atMost: 3)) }
      labelWidth = (min(room, wanted) + 1) * BarChart.points
      numberEnd = labelWidth + (chart.bars.map(\.text.ems).max() ?? 0) * BarChart.points * 1.05
      barStart = numberEnd + 8
      // An arrow has room behind the longest bar.
      barEnd = width - 10
    }

    /// The rows in runs that are no higher than that.
    func pieces(of height: Double) -> [[(bar: Bar, lines: [String])]] {
      var pieces: [[(bar: Bar, lines: [String])]] = [[]]
      var used = 0.0
      for row in rows {
        used += row.lines.height
        if used > height {
          pieces.append([])
          used = row.lines.height
        }
        pieces[pieces.count - 1].append(row)
      }
      return pieces
    }
  }

  private static let points = 11.0
  fileprivate static let line = 13.0

  private func figure(
    _ rows: [(bar: Bar, lines: [String])], _ frame: Frame, _ number: Int
  ) -> String {
    var y = 2.0
    var body = ""
    for (bar, lines) in rows {
      body += row(bar, lines, frame, y)
      y += lines.height
    }
    let zero = x(0, frame).shortened
    let said = rows.map { "\($0.bar.label): \($0.bar.text)" }.joined(separator: "; ")
    let caption = number == 1 ? "<figcaption>\(title.forHTML)</figcaption>\n" : ""
    return """
      <figure>
      \(caption)<svg xmlns="http://www.w3.org/2000/svg" role="img" \
      aria-labelledby="chart-\(number)-title chart-\(number)-desc" \
      viewBox="0 0 \(frame.width.shortened) \(y.shortened)" \
      font-family="'Times New Roman', 'Liberation Serif', Tinos, serif" \
      font-size="\(BarChart.points.shortened)">
      <title id="chart-\(number)-title">\(title.forHTML)</title>
      <desc id="chart-\(number)-desc">\(said.forHTML)</desc>
      \(body)<line x1="\(zero)" y1="0" x2="\(zero)" y2="\(y.shortened)" stroke="#000" \
      stroke-width="0.75"/>
      </svg>
      </figure>

      """
  }

  private func row(_ bar: Bar, _ lines: [String], _ frame: Frame, _ y: Double) -> String {
    var text = ""
    for (index, line) in lines.enumerated() {
      let base = y + Double(index) * BarChart.line + 10
      text += "<text x=\"0\" y=\"\(base.shortened)\">\(line.forHTML)</text>"
    }
    text += """
      <text x="\(frame.numberEnd.shortened)" y="\((y + 10).shortened)" text-anchor="end">\
      \(bar.text.forHTML)</text>
      """
    guard let value = bar.value else { return text + "\n" }
    let (from, to) = (x(min(0, value), frame), x(max(0, value), frame))
    if value != 0 {
      text += """
        <rect x="\(from.hundredths)" y="\((y + 1).shortened)" \
        width="\(max(0.5, to - from).hundredths)" height="11" \(bar.comparator.look)/>
        """
    }
    if bar.comparator.isOpenAbove {
      let (x, top) = (to + 1, y + 2)
      text += """
        <path d="M\(x.shortened) \(top.shortened)l7 4.5l-7 4.5" fill="none" stroke="#000"/>
        """
    }
    return text + "\n"
  }

  private func x(_ value: Double, _ frame: Frame) -> Double {
    frame.barStart + (value - least) / (most - least) * (frame.barEnd - frame.barStart)
  }
}

extension [String] {
  /// Of a row with such a label.
  fileprivate var height: Double { Double(count) * BarChart.line + 5 }
}

extension Comparator {
  /// A bar that is not exact does not look so.
  fileprivate var look: String {
    switch self {
    case .equal, .above, .atLeast: "fill=\"#555\""
    case .about: "fill=\"#ccc\" stroke=\"#000\" stroke-dasharray=\"3 2\""
    case .below, .atMost: "fill=\"#fff\" stroke=\"#000\" stroke-dasharray=\"3 2\""
    }
  }
}

extension Double {
  fileprivate var hundredths: String {
    Decimal(Int64((self * 100).rounded()), scale: 2).description
  }
}
