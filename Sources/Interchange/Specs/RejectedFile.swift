import Query
import Storage
import Workbooks

/// Where refused rows are written, in the form that was asked for.
protocol RejectedFile {
  mutating func head(_ labels: [String]) throws
  /// - Parameter marked: the cells that something is wrong with.
  mutating func row(_ cells: [String], marked: Set<Int>) throws
  func end() throws
}

/// As spreadsheets save text, with the delimiter of the file that the rows came from.
struct RejectedText: RejectedFile {
  let sink: Sink
  let delimiter: UInt8

  func head(_ labels: [String]) throws {
    try sink.write("\u{FEFF}")
    try row(labels, marked: [])
  }

  func row(_ cells: [String], marked _: Set<Int>) throws {
    let mark = String(UnicodeScalar(delimiter))
    try sink.write(cells.map { $0.quoted(for: delimiter) }.joined(separator: mark) + "\r\n")
  }

  func end() throws { try sink.flush() }
}

/// A workbook, in which they are coloured.
struct RejectedBook: RejectedFile {
  private let book: Book
  private let sink: Sink
  private var columns = 1

  init(_ sink: Sink) throws {
    self.sink = sink
    // Nothing in it is read in one language or the other.
    book = try Book(Style(.xlsx, .vietnamese), sink)
  }

  mutating func head(_ labels: [String]) throws {
    var sheet = BookSheet(ImportHeaders.reasons)
    (sheet.frozenRows, sheet.isLandscape) = (1, true)
    sheet.widths = labels.map { min(max($0.ems * 2.4 + 3, 12), 40) }
    sheet.widths[labels.count - 1] = 70
    columns = labels.count
    try book.begin(sheet)
    try book.write(labels.map { book.cell($0, .head) })
  }

  func row(_ cells: [String], marked: Set<Int>) throws {
    try book.write(
      cells.enumerated().map { index, cell in
        book.cell(cell, marked.contains(index) ? .marked : .stored(.text))
      })
  }

  func end() throws {
    var end = BookSheetEnd()
    end.filtered = BookRange(rows: 1...max(book.row, 1), columns: 1...columns)
    end.repeatedRows = 1...1
    try book.end(end)
    try book.close()
    try sink.flush()
  }
}
