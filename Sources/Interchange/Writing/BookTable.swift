import Query
import Storage
import Workbooks

/// A sheet with one table on it: what it is above, its rows as they come, its sources below.
struct BookTable {
  private let book: Book
  private let headings: [Heading]
  private let notes: Footnotes
  /// Of its columns, in characters.
  private let widths: [Double]
  private let headRow: Int
  private var number = 0
  private var lastData: Int
  private var end = BookSheetEnd()

  /// - Parameters:
  ///   - name: of the sheet.
  ///   - title: stands above it.
  ///   - rows: its first, which say how wide.
  init(
    _ book: Book, named name: String, title: String, _ headings: [Heading], _ rows: [[Cell]]
  ) throws {
    (self.book, self.headings) = (book, headings)
    let style = book.style
    notes = Footnotes(style)
    let sample = TableSample(headings, rows, style.language) { heading, cell in
      style.isForImport ? cell.plain : cell.written(in: style.language)
    }
    let columns = [TableLayout.Column(least: 2.2, most: 2.2)] + sample.columns
    widths = (style.isForImport ? sample.columns : columns).map(\.characters)
    var sheet = BookSheet(name)
    sheet.widths = widths
    sheet.isLandscape = TableLayout(columns).isLandscape
    let above = style.isForImport ? [] : BookTable.above(title, style, sample.commonUnit)
    headRow = above.count + 1
    (lastData, sheet.frozenRows) = (headRow, headRow)
    try book.begin(sheet)
    for (text, look) in above { try write(text, look) }
    let titles = [TableSample.serial[style.language]] + sample.titles(style.language)
    let heads = style.isForImport ? headings.map(\.name) : titles
    // In bold.
    try write(heads.map { book.cell($0, .head) }, letters: 1.15)
  }

  private static func above(
    _ title: String, _ style: Style, _ unit: LocalizedText?
  ) -> [(String, Look)] {
    let asked = style.asked.joined(separator: "; ")
    let counted = TableSample.countedIn[style.language]
    return [(title, .title)] + (asked.isEmpty ? [] : [("(\(asked))", .asked)])
      + (unit.map { [("\(counted): \($0[style.language])", .unit)] } ?? [])
  }

  /// Rows are numbered; sums are not.
  mutating func row(_ cells: [Cell], _ kind: RowKind) throws {
    let held = cells.map { book.cell($0, kind) }
    if kind == .data { number += 1 }
    let serial = kind == .data ? number : nil
    try write(book.style.isForImport ? held : [book.serial(serial)] + held)
    if kind == .data { lastData = book.row }
    if book.style.sources.isEmpty { return }
    for (heading, cell) in zip(headings, cells) { cite(heading, cell) }
  }

  /// The codes stay in the cell; below the table stands what they are.
  func cite(_ heading: Heading, _ cell: Cell) {
    if heading.namesSources { _ = notes.cite(cell) }
  }

  /// From its last row on.
  mutating func finish() throws {
    let style = book.style
    if number == 0, !style.isForImport { try write(TableSample.nothing[style.language], .note) }
    if number > 0 {
      end.filtered = BookRange(rows: headRow...lastData, columns: 1...widths.count)
    }
    end.repeatedRows = headRow...headRow
    let sources = notes.lines
    if !sources.isEmpty {
      try book.write([])
      try write(Footnotes.title[style.language], .noteTitle)
      for (index, source) in sources.enumerated() { try write("\(index + 1). \(source)", .note) }
    }
    try book.end(end)
  }

  /// In a row as high as its cells need; a file that is imported again has a line a row.
  private func write(_ cells: [BookCell], letters: Double = 1) throws {
    var lines = 1
    if !book.style.isForImport {
      for (cell, width) in zip(cells, widths) {
        lines = max(lines, cell.lines(inCharacters: width / letters))
      }
    }
    // Excel has no higher ones.
    try book.write(cells, height: lines == 1 ? nil : min(Double(lines) * 15, 409))
  }

  /// Across the table, and further where it is narrow.
  private mutating func write(_ text: String, _ look: Look) throws {
    var (columns, width) = (widths.count, widths.reduce(0, +))
    while width < 70 { (columns, width) = (columns + 1, width + 9) }
    end.merged.append(try book.write(text, look, across: columns, width))
  }
}

extension TableLayout.Column {
  /// Digits of the usual letters are half as wide as high; beside the text stands the filter's
  /// button or a little room.
  fileprivate var characters: Double {
    ((max(least * 2, min(most * 2, 40)) + 2.5) * 10).rounded() / 10
  }
}

/// A workbook with one table. Its first rows say how wide its columns are.
struct BookTableWriter: RowWriter {
  private let headings: [Heading]
  private let style: Style
  private let sink: Sink
  private var book: Book?
  private var table: BookTable?
  private var rows = WaitingRows()

  init(_ headings: [Heading], _ style: Style, _ sink: Sink) {
    (self.headings, self.style, self.sink) = (headings, style, sink)
  }

  func begin() {}

  mutating func row(_ cells: [Cell], _ kind: RowKind) throws {
    guard table == nil else {
      try table?.row(cells, kind)
      return
    }
    rows.append(cells, kind)
    if rows.isFull { try flush() }
  }

  mutating func end() throws {
    try flush()
    try table?.finish()
    try book?.close()
  }

  private mutating func flush() throws {
    guard table == nil else { return }
    let book = try Book(style, sink)
    var table = try BookTable(
      book, named: style.title, title: style.title, headings, rows.all.map(\.cells))
    for row in rows.all { try table.row(row.cells, row.kind) }
    rows = WaitingRows()
    (self.book, self.table) = (book, table)
  }
}

extension RecordView {
  /// The record as a workbook: its fields, and a sheet for each part that has rows.
  func printBook(_ reader: Reader, _ style: Style, to sink: Sink) throws {
    let book = try Book(style, sink)
    let fields = try fields(reader)
    try book.print(
      RecordView.fieldHeadings, fields.map { [.phrase($0.heading.title), $0.cell] },
      citing: fields, named: style.title, title: style.title)
    for section in sections {
      let rows = try section.sheet.rows(reader)
      if rows.isEmpty { continue }
      let headings = section.sheet.headings
      let shown = headings.indices.filter { headings[$0].audience.isInLists }
      let title = section.title[style.language]
      try book.print(
        shown.map { headings[$0] }, rows.map { row in shown.map { row[$0] } }, named: title,
        title: "\(style.title): \(title)")
    }
    try book.close()
    try sink.flush()
  }
}

extension Book {
  fileprivate func print(
    _ headings: [Heading], _ rows: [[Cell]], citing others: [(heading: Heading, cell: Cell)] = [],
    named name: String, title: String
  ) throws {
    var table = try BookTable(self, named: name, title: title, headings, rows)
    for row in rows { try table.row(row, .data) }
    for (heading, cell) in others { table.cite(heading, cell) }
    try table.finish()
  }
}
