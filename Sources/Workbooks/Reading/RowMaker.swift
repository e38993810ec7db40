/// Makes rows of what was read: dense, typed by their formats, merges filled.
struct RowMaker {
  private let part: String
  private let texts: SharedTexts
  private let formats: [CellFormat]
  private let dates: SerialDate
  private var merged: MergedRows
  /// How many cells and bytes of text the sheet has so far.
  private var cells = 0
  private var bytes = 0
  private let mostCells: Int
  private let mostBytes: Int

  /// `size`: how big the file is, by which it is judged what may come out of it.
  init(
    part: String, size: Int, texts: SharedTexts, formats: [CellFormat], dates: SerialDate,
    merges: [Merge]
  ) {
    self.part = part
    mostCells = max(Bounds.cells, Bounds.cellsOfByte * size)
    mostBytes = max(Bounds.sheetBytes, Bounds.textOfByte * size)
    self.texts = texts
    self.formats = formats
    self.dates = dates
    merged = MergedRows(merges)
  }

  /// Makes the row, or nil where nothing is in it but what lies under merges.
  mutating func row(_ row: RawRow, _ queue: RowQueue) throws(WorkbookFault) -> SheetRow? {
    guard row.number <= Bounds.rows else { throw .tooBig(part: part, .rows) }
    var cells = try self.cells(row, queue)
    try merged.advance(
      to: row.number, queue.merges[row.merges].map { $0.from(row.number) }, in: part)
    var own = cells.count
    if !merged.active.isEmpty { own = merged.fill(&cells, row: row.number) }
    self.cells += cells.count + merged.active.count
    guard self.cells <= mostCells else { throw .tooBig(part: part, .cells) }
    while cells.last?.value.isEmpty == true { cells.removeLast() }
    return own == 0 ? nil : SheetRow(number: row.number, isHidden: row.isHidden, cells: cells)
  }

  private mutating func cells(
    _ row: RawRow, _ queue: RowQueue
  ) throws(WorkbookFault) -> [SheetCell] {
    var cells: [SheetCell] = []
    if let last = queue.cells[row.cells].last {
      cells.reserveCapacity(min(last.column + last.repeats, Bounds.columns))
    }
    let before = bytes
    for index in row.cells {
      try add(queue.cells[index], row.number, to: &cells, queue)
      guard bytes - before <= Bounds.rowBytes, bytes <= mostBytes else {
        throw .tooBig(part: part, .texts)
      }
    }
    return cells
  }

  private mutating func add(
    _ raw: RawCell, _ row: Int, to cells: inout [SheetCell], _ queue: RowQueue
  ) throws(WorkbookFault) {
    let end = raw.column + raw.repeats
    guard end <= Bounds.columns else { throw .tooBig(part: part, .columns) }
    let cell = SheetCell(value(raw, queue), format: raw.format)
    if cell.value.isEmpty { return }
    while cells.count < raw.column { cells.append(.empty) }
    for column in raw.column..<end {
      if column == cells.count {
        cells.append(cell)
      } else if cells[column].value.isEmpty {
        cells[column] = cell
      } else {
        throw .damaged(part: part, .order(row: row))
      }
    }
  }

  private mutating func value(_ raw: RawCell, _ queue: RowQueue) -> SheetValue {
    if raw.kind == .shared {
      return texts.withText(raw.start) { bytes in
        self.bytes += bytes.count
        return bytes.isEmpty ? .empty : .text(CellText.unescaped(bytes))
      }
    }
    return queue.bytes.withUnsafeBytes { all in
      let bytes = UnsafeRawBufferPointer(rebasing: all[raw.start..<raw.start + raw.count])
      self.bytes += bytes.count
      return value(raw, bytes)
    }
  }

  private func value(_ raw: RawCell, _ bytes: UnsafeRawBufferPointer) -> SheetValue {
    switch raw.kind {
    case .shared, .escaped: .text(CellText.unescaped(bytes))
    case .text: .text(String(decoding: bytes, as: UTF8.self))
    case .error: .error(String(decoding: bytes, as: UTF8.self))
    case .boolean: boolean(String(decoding: bytes, as: UTF8.self))
    case .date: typed(bytes, SerialDate.value(iso:))
    case .time: typed(bytes, SerialDate.value(duration:))
    case .formulaWithoutValue: .formulaWithoutValue
    case .percentage: number(bytes, .percentage)
    case .number: number(bytes, formats[Int(raw.format)].kind)
    }
  }

  /// What is not what it says it is, is text.
  private func typed(
    _ bytes: UnsafeRawBufferPointer, _ read: (String) -> SheetValue?
  ) -> SheetValue {
    let text = String(decoding: bytes, as: UTF8.self)
    return read(text) ?? .text(text)
  }

  private func boolean(_ text: String) -> SheetValue {
    switch text {
    case "1", "true", "TRUE": .boolean(true)
    case "0", "false", "FALSE": .boolean(false)
    default: .text(text)
    }
  }

  private func number(_ bytes: UnsafeRawBufferPointer, _ kind: CellFormat.Kind) -> SheetValue {
    guard let number = DecimalText.normalised(bytes) else {
      return .text(String(decoding: bytes, as: UTF8.self))
    }
    switch kind {
    case .number: return .number(number, isPercentage: false)
    case .percentage: return .number(number, isPercentage: true)
    case .date, .time, .duration:
      return dates.value(number, kind) ?? .number(number, isPercentage: false)
    }
  }
}
