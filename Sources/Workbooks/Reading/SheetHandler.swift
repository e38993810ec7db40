/// Reads the rows of a sheet into a queue.
class SheetHandler: XMLHandler {
  let part: String
  final var queue = RowQueue()
  final var hiddenColumns: [ClosedRange<Int>] = []
  /// Whether all that stands before the rows was read.
  final var hasBegun = false

  init(_ part: String) {
    self.part = part
  }

  /// Called when all was read.
  func finish() throws(WorkbookFault) {}

  /// Adds text to the cell that is being read.
  final func collect(_ text: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {
    queue.bytes.append(contentsOf: text)
    if queue.cellBytes > Bounds.textUnits { try checkLength() }
  }

  private func checkLength() throws(WorkbookFault) {
    let units =
      queue.cellBytes > 3 * Bounds.textUnits
      ? .max : CellText.units(queue.bytes[queue.start...])
    guard units <= Bounds.textUnits else { throw .tooBig(part: part, .text(row: row)) }
    guard queue.rowBytes <= Bounds.rowBytes else { throw .tooBig(part: part, .texts) }
  }

  /// The row that is being read, for what goes wrong in it.
  var row: Int? { nil }

  /// Keeps that columns are hidden.
  final func hide(_ columns: ClosedRange<Int>) throws(WorkbookFault) {
    guard hiddenColumns.count < Bounds.columns else { throw .tooBig(part: part, .definitions) }
    hiddenColumns.append(columns.clamped(to: 0...Bounds.columns - 1))
  }
}
