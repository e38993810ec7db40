/// The rows of one `<table:table>`. Rows and cells say how often they are repeated; only what has
/// something in it is.
final class OpenDocumentSheet: SheetHandler {
  private let sheet: Sheet
  private var tables = 0
  private var isInWorkbook = false
  /// The depths of the table, row, cell and paragraph that are being read; 0 outside of one.
  private var table = 0
  private var rowDepth = 0
  private var cellDepth = 0
  private var paragraph = 0
  /// The depth of what is passed over with all that is in it; 0 for nothing.
  private var skips = 0
  private var columns = 0
  private var nextRow = 1
  private var repeats = 1
  private var isHidden = false
  private var nextColumn = 0
  private var cell = OpenDocumentCell()
  private var text = OpenDocumentText()

  /// `sheet`: which of the tables.
  init(_ part: String, _ sheet: Sheet) {
    self.sheet = sheet
    super.init(part)
  }

  override var row: Int? { nextRow }

  override func start(
    _ name: XMLName, _ attributes: XMLAttributes, depth: Int
  ) throws(WorkbookFault) {
    if depth == 3 { isInWorkbook = name == "spreadsheet" }
    if skips > 0 { return }
    if table == 0 {
      if depth == 4, isInWorkbook, name == "table" { try startTable(attributes) }
    } else if paragraph > 0 {
      try startSpan(name, attributes, depth)
    } else if cellDepth > 0 {
      try startParagraph(name, depth)
    } else if rowDepth > 0 {
      try startCell(name, attributes, depth)
    } else {
      try startRow(name, attributes, depth)
    }
  }

  private func startTable(_ attributes: XMLAttributes) throws(WorkbookFault) {
    if tables == sheet.index {
      table = 4
      guard attributes.string("table:name") ?? "" == sheet.name else {
        throw .damaged(part: part, .names)
      }
    }
    tables += 1
  }

  private func startRow(
    _ name: XMLName, _ attributes: XMLAttributes, _ depth: Int
  ) throws(WorkbookFault) {
    switch name {
    case "table-row":
      (rowDepth, hasBegun, nextColumn) = (depth, true, 0)
      repeats = Self.repeats(attributes["table:number-rows-repeated"])
      isHidden = Self.isHidden(attributes)
    case "table-column": try startColumn(attributes)
    case "table-row-group", "table-header-rows", "table-rows", "table-columns",
      "table-header-columns", "table-column-group":
      break
    default: skips = depth
    }
  }

  private func startColumn(_ attributes: XMLAttributes) throws(WorkbookFault) {
    let first = columns
    columns = min(first + Self.repeats(attributes["table:number-columns-repeated"]), 1 << 30)
    if Self.isHidden(attributes), first < Bounds.columns { try hide(first...columns - 1) }
  }

  private static func isHidden(_ attributes: XMLAttributes) -> Bool {
    guard let visibility = attributes["table:visibility"] else { return false }
    return !equals(visibility, "visible")
  }

  private static func repeats(_ value: UnsafePointer<CChar>?) -> Int {
    min(max(value.flatMap { digits($0) } ?? 1, 1), 1 << 30)
  }

  private func startCell(
    _ name: XMLName, _ attributes: XMLAttributes, _ depth: Int
  ) throws(WorkbookFault) {
    guard name == "table-cell" || name == "covered-table-cell" else {
      skips = depth
      return
    }
    (cellDepth, text) = (depth, OpenDocumentText())
    queue.begin()
    cell = OpenDocumentCell(attributes, isCovered: name == "covered-table-cell")
    cell.repeats = Self.repeats(attributes["table:number-columns-repeated"])
    cell.rows = Self.repeats(attributes["table:number-rows-spanned"])
    cell.columns = Self.repeats(attributes["table:number-columns-spanned"])
    if let value = cell.value { try collect(value) }
  }

  private func startParagraph(_ name: XMLName, _ depth: Int) throws(WorkbookFault) {
    guard name == "p" || name == "h", cell.collects else {
      skips = depth
      return
    }
    paragraph = depth
    try add { $0.beginParagraph() }
  }

  private func startSpan(
    _ name: XMLName, _ attributes: XMLAttributes, _ depth: Int
  ) throws(WorkbookFault) {
    switch name {
    case "s":
      let count = min(Self.repeats(attributes["text:c"]), Bounds.textUnits + 1)
      try add { $0.space(count) }
    case "tab": try add { $0.letter(UInt8(ascii: "\t")) }
    case "line-break": try add { $0.letter(UInt8(ascii: "\n")) }
    case "annotation", "annotation-end", "note", "ruby-text", "frame": skips = depth
    default: break
    }
  }

  /// What the text made of what it was given goes into the cell.
  private func add(_ change: (inout OpenDocumentText) -> Void) throws(WorkbookFault) {
    change(&text)
    let made = text.take()
    let fault = made.withUnsafeBufferPointer { bytes -> WorkbookFault? in
      do throws(WorkbookFault) {
        try collect(bytes)
        return nil
      } catch {
        return error
      }
    }
    if let fault { throw fault }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {
    guard paragraph > 0, skips == 0 else { return }
    if text.isPlain(bytes) { return try collect(bytes) }
    try add { $0.add(bytes) }
  }

  override func end(depth: Int) throws(WorkbookFault) {
    if skips > 0 {
      if skips == depth { skips = 0 }
    } else if paragraph == depth {
      paragraph = 0
      try add { $0.endParagraph() }
    } else if cellDepth == depth {
      try endCell()
    } else if rowDepth == depth {
      endRow()
    } else if table == depth {
      (table, hasBegun) = (0, true)
    }
  }

  private func endRow() {
    rowDepth = 0
    queue.close(number: nextRow, repeats: repeats, isHidden: isHidden)
    nextRow = min(nextRow + repeats, 1 << 30)
  }

  private func endCell() throws(WorkbookFault) {
    cellDepth = 0
    let column = nextColumn
    nextColumn = min(column + cell.repeats, 1 << 30)
    if cell.isMerge, !cell.isCovered, nextColumn <= Bounds.columns {
      // Merges beside each other that are the same are one that is repeated.
      for column in column..<nextColumn { queue.merges.append(cell.merge(at: column)) }
    }
    guard !cell.isCovered, queue.cellBytes > 0 || cell.isWithoutValue else { return queue.forget() }
    guard nextColumn <= Bounds.columns else { throw .tooBig(part: part, .columns) }
    guard nextRow <= Bounds.rows else { throw .tooBig(part: part, .rows) }
    let kind = cell.kind(hasText: queue.cellBytes > 0)
    queue.add(RawCell(column: column, repeats: cell.repeats, kind: kind))
  }

  override func finish() throws(WorkbookFault) {
    guard tables > sheet.index else { throw .missing(part: part) }
  }
}
