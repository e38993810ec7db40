import Query
import Storage
import Workbooks

/// A workbook that is being written, and how its cells look.
final class Book {
  let style: Style
  private let writer: BookWriter
  private let looks: Looks

  init(_ style: Style, _ sink: Sink) throws {
    self.style = style
    writer = try BookWriter { try sink.write($0) }
    looks = Looks(writer)
  }

  /// Rows of the sheet so far.
  var row: Int { writer.row }

  @discardableResult
  func begin(_ sheet: BookSheet) throws -> String { try said { try writer.begin(sheet) } }

  func end(_ end: BookSheetEnd) throws { try said { try writer.end(end) } }

  func close() throws { try said { try writer.close() } }

  func write(_ cells: [BookCell], height: Double? = nil) throws {
    try said { try writer.row(cells, height: height) }
  }

  /// One text across a sheet that is so many columns and characters wide.
  ///
  /// - Returns: what is to become one cell.
  func write(
    _ text: String, _ look: Look, across columns: Int, _ width: Double
  ) throws -> BookRange {
    let lines = text.lines(inCharacters: width * 11 / look.size)
    try write(
      [BookCell(.text(text), looks.number(look))], height: Double(lines) * (look.size + 4))
    return BookRange(rows: row...row, columns: 1...columns)
  }

  func number(_ look: Look) -> Int { looks.number(look) }

  func cell(_ text: String, _ look: Look) -> BookCell {
    BookCell(text.isEmpty ? .empty : .text(text), looks.number(look))
  }

  func serial(_ number: Int?) -> BookCell {
    BookCell(number.map { .integer(Int64($0)) } ?? .empty, looks.number(.serial))
  }

  /// As it stands in a row: for people, or as it is stored.
  func cell(_ cell: Cell, _ kind: RowKind) -> BookCell {
    let (value, form) = style.isForImport ? cell.stored : cell.held(style.language)
    return BookCell(value, looks.number(style.isForImport ? .stored(form) : .of(form, kind)))
  }

  private func said<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let fault as BookFault { throw fault.error }
  }
}

extension BookFault: Fault {}

/// How numbers and days are written in a cell: what Excel calls its format.
enum BookForm: Hashable {
  case text, qualified, whole, numeral, real, day, moment, share, smallShare
  /// With so many digits after the point.
  case decimal(Int)

  static let all: [BookForm] =
    [.text, .qualified, .whole, .numeral, .real, .day, .moment, .share, .smallShare]
    + (0...6).map(BookForm.decimal)

  var code: String? {
    switch self {
    // Else what begins with = would run once somebody has edited it.
    case .text, .qualified: "@"
    case .whole: "#,##0"
    case .numeral: "0"
    case .real: nil
    case .day: "dd/mm/yyyy"
    case .moment: "dd/mm/yyyy hh:mm"
    case .share: "0.0%"
    // Neither 0 nor 100, though it would be rounded to it.
    case .smallShare: "0.0#####%"
    case .decimal(let digits):
      digits == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: digits)
    }
  }

  fileprivate var index: Int {
    switch self {
    case .text: 0
    case .qualified: 1
    case .whole: 2
    case .numeral: 3
    case .real: 4
    case .day: 5
    case .moment: 6
    case .share: 7
    case .smallShare: 8
    case .decimal(let digits): 9 + digits
    }
  }
}

/// What a cell is to a sheet.
enum Look {
  case title, asked, unit, head, serial, note, noteTitle, marked
  case data(BookForm)
  case sum(BookForm)
  /// In a file that is imported again.
  case stored(BookForm)

  static func of(_ form: BookForm, _ kind: RowKind) -> Look {
    kind == .data ? .data(form) : .sum(form)
  }

  /// In points.
  var size: Double { if case .title = self { 14 } else { 11 } }

  fileprivate var style: BookStyle {
    var style = BookStyle()
    (style.wraps, style.size) = (true, Int(size))
    switch self {
    case .title: (style.isBold, style.side, style.isMiddle) = (true, .center, true)
    case .asked: (style.isItalic, style.side) = (true, .center)
    case .unit: (style.isItalic, style.side) = (true, .right)
    case .head:
      (style.isBold, style.side, style.isMiddle) = (true, .center, true)
      (style.hasBorder, style.fill) = (true, "D9E1F2")
    case .serial: (style.side, style.hasBorder) = (.center, true)
    case .note: style.wraps = true
    case .noteTitle: style.isBold = true
    case .marked: (style.hasBorder, style.fill, style.format) = (true, "FFC7CE", "@")
    case .data(let form), .sum(let form):
      (style.format, style.wraps, style.hasBorder) = (form.code, form == .text, true)
      if case .sum = self { style.isBold = true }
      if form == .qualified { style.side = .right }
    case .stored(let form): (style.format, style.wraps) = (form.code, false)
    }
    return style
  }
}

/// The numbers of all looks: a cell finds its own without a search.
private struct Looks {
  private let others: [Int]
  private let forms: [[Int]]

  init(_ writer: BookWriter) {
    others = Looks.others.map { writer.style($0.style) }
    let kinds: [(BookForm) -> Look] = [Look.data, Look.sum, Look.stored]
    forms = kinds.map { kind in BookForm.all.map { writer.style(kind($0).style) } }
  }

  func number(_ look: Look) -> Int {
    switch look {
    case .title: others[0]
    case .asked: others[1]
    case .unit: others[2]
    case .head: others[3]
    case .serial: others[4]
    case .note: others[5]
    case .noteTitle: others[6]
    case .marked: others[7]
    case .data(let form): forms[0][form.index]
    case .sum(let form): forms[1][form.index]
    case .stored(let form): forms[2][form.index]
    }
  }

  private static let others: [Look] = [
    .title, .asked, .unit, .head, .serial, .note, .noteTitle, .marked,
  ]
}
