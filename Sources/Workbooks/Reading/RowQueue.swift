/// Rows as they were read and not yet asked for. Cells are kept as bytes, so that what a small file
/// repeats a thousandfold is not in memory a thousandfold.
struct RowQueue {
  private(set) var rows: [RawRow] = []
  var cells: [RawCell] = []
  var bytes: [UInt8] = []
  /// Merges that were met in these rows, with their rows counted from the one they are in.
  var merges: [Merge] = []
  private var next = 0
  /// Where the row that is being read begins.
  private var open = (cell: 0, byte: 0, merge: 0)
  /// Where the cell that is being read begins in the bytes.
  private(set) var start = 0

  /// Gives the next row out, and forgets all once the last was.
  mutating func pop() -> RawRow? {
    if next < rows.count {
      next += 1
      return rows[next - 1]
    }
    if next > 0 { clear() }
    return nil
  }

  private mutating func clear() {
    next = 0
    rows.removeAll(keepingCapacity: true)
    // The row that is being read stays.
    let first = open
    cells.removeFirst(first.cell)
    bytes.removeFirst(first.byte)
    merges.removeFirst(first.merge)
    for index in cells.indices where cells[index].kind != .shared {
      cells[index].start -= first.byte
    }
    start -= first.byte
    open = (0, 0, 0)
  }

  /// Begins a cell: what is added to `bytes` from now on is its text.
  mutating func begin() { start = bytes.count }

  /// How many bytes the cell has, and the row so far.
  var cellBytes: Int { bytes.count - start }
  var rowBytes: Int { bytes.count - open.byte }
  var rowCells: Int { cells.count - open.cell }

  /// Forgets the text of the cell.
  mutating func forget() { bytes.removeLast(bytes.count - start) }

  /// Leaves out the whitespace around the text of the cell, which indents the part.
  mutating func trim() {
    while start < bytes.count, let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
  }

  /// Closes the cell, whose text stands from `start` on.
  mutating func add(_ cell: RawCell) {
    var cell = cell
    if cell.kind != .shared { (cell.start, cell.count) = (start, bytes.count - start) }
    cells.append(cell)
    start = bytes.count
  }

  /// Closes the row that is being read, and keeps it if there is something in it, or merges begin
  /// in it that rows below may lie under.
  mutating func close(number: Int, repeats: Int, isHidden: Bool) {
    let begins = merges.count > open.merge && repeats == 1 && number <= Bounds.rows
    if cells.count > open.cell || begins {
      rows.append(
        RawRow(
          number: number, repeats: repeats, isHidden: isHidden, cells: open.cell..<cells.count,
          merges: open.merge..<merges.count))
    } else {
      merges.removeLast(merges.count - open.merge)
    }
    open = (cells.count, bytes.count, merges.count)
  }
}

/// A row as the file has it.
struct RawRow {
  var number: Int
  /// How many rows from here on are the same.
  var repeats: Int
  let isHidden: Bool
  let cells: Range<Int>
  let merges: Range<Int>
}

/// A cell as the file has it.
struct RawCell {
  var column: Int
  /// How many cells from here on are the same.
  var repeats = 1
  var kind = Kind.number
  var format: UInt16 = 0
  /// Where its bytes begin, or the number of its shared text.
  var start = 0
  var count = 0

  enum Kind: UInt8 {
    /// A text of Excel, with escapes, by its number or in bytes.
    case shared, escaped
    /// A text as it stands.
    case text
    case number, percentage, boolean, error, date, time, formulaWithoutValue
  }
}
