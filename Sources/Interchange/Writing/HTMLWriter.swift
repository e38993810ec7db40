import Query
import Storage

/// A page with one table. Its first rows say how it lies on the paper; those after them are printed
/// as they come, unless a chart of all of them is wanted.
struct HTMLWriter: RowWriter {
  private let headings: [Heading]
  private let page: HTMLPage
  private var table: HTMLTable?
  private var layout: TableLayout?
  private var rows = WaitingRows()

  init(_ headings: [Heading], _ style: Style, _ sink: Sink) {
    self.headings = headings
    page = HTMLPage(style, sink)
  }

  func begin() {}

  mutating func row(_ cells: [Cell], _ kind: RowKind) throws {
    if table != nil { return try page.write(table?.row(cells, kind) ?? "") }
    rows.append(cells, kind)
    if page.style.hasChart { return try rows.checkForChart() }
    if rows.isFull { try flush() }
  }

  mutating func end() throws {
    let isDrawn = page.style.hasChart && !rows.all.isEmpty
    let chart = isDrawn ? try BarChart(headings, rows.dataRows, page.style) : nil
    try flush()
    try page.write(table?.foot() ?? "")
    if let chart, let layout { try page.write(chart.svg(landscape: layout.isLandscape)) }
    try page.end()
  }

  private mutating func flush() throws {
    guard table == nil else { return }
    var table = HTMLTable(headings, rows.all.map(\.cells), page.style, page.notes)
    let layout = TableLayout(table.columns)
    try page.begin(landscape: layout.isLandscape)
    try page.write(table.head(layout))
    for row in rows.all { try page.write(table.row(row.cells, row.kind)) }
    rows = WaitingRows()
    (self.table, self.layout) = (table, layout)
  }
}

/// Rows that wait until enough of them are known.
struct WaitingRows {
  private(set) var all: [(cells: [Cell], kind: RowKind)] = []
  private var bytes = 0

  var dataRows: [[Cell]] { all.filter { $0.kind == .data }.map(\.cells) }
  /// So many rows, or bytes of them, are looked at before widths are chosen.
  var isFull: Bool { all.count >= 5000 || bytes > 8 << 20 }

  mutating func append(_ cells: [Cell], _ kind: RowKind) {
    all.append((cells, kind))
    bytes += cells.reduce(0) { $0 + $1.plain.utf8.count }
  }

  func checkForChart() throws(DomainError) {
    guard all.count > BarChart.mostRows else { return }
    throw ChartFault.tooManyRows(most: BarChart.mostRows).error(in: .column("chart"))
  }
}
