/// Reads the rows of a sheet, one after another; only some are in memory at once.
///
/// It may be given to another thread, and be read there.
public final class SheetReader {
  /// The formats that ``SheetCell/format`` names; the first is none.
  public let formats: [CellFormat]
  private let xml: XMLReader
  private let sheet: SheetHandler
  private var maker: RowMaker
  private var current: RawRow?

  init(
    _ xml: XMLReader, _ sheet: SheetHandler, _ maker: RowMaker, _ formats: [CellFormat]
  ) throws(WorkbookFault) {
    self.xml = xml
    self.sheet = sheet
    self.maker = maker
    self.formats = formats
    while !sheet.hasBegun, try xml.advance() {}
  }

  /// The columns that the spreadsheet does not show, from 0.
  public var hiddenColumns: [ClosedRange<Int>] { sheet.hiddenColumns }

  /// The next row that has something in it, or nil after the last. Rows ascend. Throws what is
  /// wrong with the sheet as soon as it is met; what was read before is then not the whole.
  public func next() throws(WorkbookFault) -> SheetRow? {
    while let raw = try nextRaw() {
      if let row = try maker.row(raw, sheet.queue) { return row }
    }
    return nil
  }

  private func nextRaw() throws(WorkbookFault) -> RawRow? {
    if var row = current, row.repeats > 1 {
      row.repeats -= 1
      row.number += 1
      current = row
      return row
    }
    current = sheet.queue.pop()
    while current == nil, try xml.advance() { current = sheet.queue.pop() }
    if current == nil { current = sheet.queue.pop() }
    if current == nil { try sheet.finish() }
    return current
  }
}
