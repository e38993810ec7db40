/// The rows of a sheet of Excel: `<sheetData><row><c><v>`.
///
/// Elements are known by their depth and name, whatever their prefix is.
final class OfficeSheet: SheetHandler {
  private let styles: Styles
  private let isUncomputed: Bool
  private let texts: Int
  private let merges: MergeList
  private var seen = MergeList()
  private var section = Section.other
  private var cell = Cell()
  /// The depth of the element whose text is collected; 0 is none.
  private var collects = 0
  private var inline = Inline.no
  /// Nil in a row that does not say it and has no cell that does.
  private var number: Int?
  private var last = 0
  private var isHidden = false
  private var nextColumn = 0

  private enum Section {
    case rows, merges, columns, other
  }

  /// Whether a text stands in the cell itself, in a run of it, or is how it is pronounced.
  private enum Inline {
    case no, text, run, pronounced
  }

  /// The cell that is being read.
  private struct Cell {
    var column = 0
    var type = CellType.number
    var style = 0
    var hasFormula = false
    var hasValue = false
  }

  /// `t` of a cell.
  private enum CellType {
    case number, shared, text, boolean, error, date
  }

  init(_ part: String, of workbook: OfficeWorkbook, texts: Int, merges: MergeList) {
    styles = workbook.styles
    isUncomputed = workbook.isUncomputed
    self.texts = texts
    self.merges = merges
    super.init(part)
  }

  override var row: Int? { number ?? last + 1 }

  override func start(
    _ name: XMLName, _ attributes: XMLAttributes, depth: Int
  ) throws(WorkbookFault) {
    switch (depth, section) {
    case (2, _): begin(name)
    case (3, .rows): if name == "row" { try startRow(attributes) }
    case (4, .rows): if name == "c" { try startCell(attributes) }
    case (5, .rows): startContent(name, depth)
    case (6..., .rows): if inline != .no { startInline(name, depth) }
    case (3, .columns): if name == "col" { try startColumns(attributes) }
    case (3, .merges): if name == "mergeCell" { try startMerge(attributes) }
    default: break
    }
  }

  private func begin(_ name: XMLName) {
    switch name {
    case "sheetData": (section, hasBegun) = (.rows, true)
    case "mergeCells": section = .merges
    case "cols": section = .columns
    default: section = .other
    }
  }

  private func startColumns(_ attributes: XMLAttributes) throws(WorkbookFault) {
    guard attributes.isOn("hidden"), let first = attributes.number("min"),
      let last = attributes.number("max"), first >= 1, last >= first
    else { return }
    try hide(first - 1...last - 1)
  }

  private func startMerge(_ attributes: XMLAttributes) throws(WorkbookFault) {
    guard let text = attributes["ref"] else { return }
    try seen.add(UnsafeRawBufferPointer(start: text, count: length(text)), in: part)
  }

  private func startRow(_ attributes: XMLAttributes) throws(WorkbookFault) {
    number = attributes.number("r")
    isHidden = attributes.isOn("hidden")
    nextColumn = 0
    if number != nil { try checkRow() }
  }

  private func checkRow() throws(WorkbookFault) {
    let row = number ?? last + 1
    guard row <= Bounds.rows else { throw .tooBig(part: part, .rows) }
    guard row > last else { throw .damaged(part: part, .order(row: row)) }
  }

  private func startCell(_ attributes: XMLAttributes) throws(WorkbookFault) {
    cell = Cell(column: nextColumn)
    queue.begin()
    guard var next = attributes.list else { return }
    while let name = next.pointee, let value = next[1] {
      if name[1] == 0 { try take(UInt8(bitPattern: name[0]), value) }
      next += 2
    }
    guard cell.column < Bounds.columns else { throw .tooBig(part: part, .columns) }
    nextColumn = cell.column + 1
  }

  private func take(
    _ name: UInt8, _ value: UnsafePointer<CChar>
  ) throws(WorkbookFault) {
    switch name {
    case UInt8(ascii: "r"): try place(value)
    case UInt8(ascii: "s"): cell.style = digits(value) ?? 0
    case UInt8(ascii: "t"): cell.type = Self.type(value)
    default: break
    }
  }

  private static func type(_ value: UnsafePointer<CChar>) -> CellType {
    switch UInt8(bitPattern: value[0]) {
    case UInt8(ascii: "s"): value[1] == 0 ? .shared : .text
    case UInt8(ascii: "i"): .text
    case UInt8(ascii: "b"): .boolean
    case UInt8(ascii: "e"): .error
    case UInt8(ascii: "d"): .date
    default: .number
    }
  }

  private func place(_ value: UnsafePointer<CChar>) throws(WorkbookFault) {
    var rest = UnsafeRawBufferPointer(start: value, count: length(value))[...]
    guard let place = CellPlace(&rest), let column = place.column, let row = place.row else {
      return
    }
    cell.column = column
    if number == nil {
      number = row
      try checkRow()
    }
    guard row == number else { throw .damaged(part: part, .order(row: row)) }
  }

  private func startContent(_ name: XMLName, _ depth: Int) {
    switch name {
    case "v": (collects, cell.hasValue) = (depth, true)
    case "f": cell.hasFormula = true
    case "is": inline = .text
    default: break
    }
  }

  private func startInline(_ name: XMLName, _ depth: Int) {
    if depth == 6 { inline = name == "r" ? .run : name == "rPh" ? .pronounced : .text }
    if name == "t", depth == 6 || (depth == 7 && inline == .run) {
      (collects, cell.hasValue) = (depth, true)
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {
    if collects > 0 { try collect(bytes) }
  }

  override func end(depth: Int) throws(WorkbookFault) {
    if collects == depth { collects = 0 }
    guard section == .rows else { return }
    switch depth {
    case 3: try endRow()
    case 4: try endCell()
    case 5: inline = .no
    default: break
    }
  }

  private func endRow() throws(WorkbookFault) {
    let row = number ?? last + 1
    if number == nil { try checkRow() }
    queue.close(number: row, repeats: 1, isHidden: isHidden)
    (last, number) = (row, nil)
  }

  private func endCell() throws(WorkbookFault) {
    if cell.type != .text { queue.trim() }
    var raw = RawCell(column: cell.column, format: styles.format(cell.style))
    let isMissing = cell.hasFormula && (!cell.hasValue || (isEmpty && cell.type != .text) || isZero)
    raw.kind = isMissing ? .formulaWithoutValue : kind
    if isMissing { queue.forget() }
    guard isMissing || !isEmpty else { return }
    if raw.kind == .shared { try share(&raw) }
    guard queue.rowCells < 2 * Bounds.columns else { throw .tooBig(part: part, .columns) }
    queue.add(raw)
  }

  private var isEmpty: Bool { queue.cellBytes == 0 }

  private var isZero: Bool {
    isUncomputed && cell.type == .number && queue.cellBytes == 1
      && queue.bytes.last == UInt8(ascii: "0")
  }

  private var kind: RawCell.Kind {
    switch cell.type {
    case .number: .number
    case .shared: .shared
    case .text: .escaped
    case .boolean: .boolean
    case .error: .error
    case .date: .date
    }
  }

  /// The bytes are the number of a shared text.
  private func share(_ raw: inout RawCell) throws(WorkbookFault) {
    let index = queue.bytes.withUnsafeBytes { digits(.init(rebasing: $0[queue.start...])) }
    guard let index, index < texts else { throw .damaged(part: part, .sharedText) }
    raw.start = index
    queue.forget()
  }

  override func finish() throws(WorkbookFault) {
    guard seen.isSame(as: merges) else { throw .damaged(part: part, .merges) }
  }
}
