/// Cells that are shown as one; rows and columns count from 1 and 0.
struct Merge: Equatable, Sendable {
  var top: Int32
  var left: Int32
  var bottom: Int32
  var right: Int32
}

extension Merge {
  /// A merge as `A1:C3`; nil for what is none. One cell alone is a merge of nothing.
  init?(_ text: UnsafeRawBufferPointer) {
    var rest = text[...]
    guard let first = CellPlace(&rest) else { return nil }
    var second = first
    if rest.popFirst() == UInt8(ascii: ":") {
      guard let last = CellPlace(&rest) else { return nil }
      second = last
    }
    guard rest.isEmpty, let (top, left) = first.numbers, let (bottom, right) = second.numbers
    else { return nil }
    self.init(
      top: Int32(min(top, bottom)), left: Int32(min(left, right)),
      bottom: Int32(max(top, bottom)), right: Int32(max(left, right)))
  }

  /// Whether it is more than one cell.
  var isReal: Bool { top != bottom || left != right }

  /// The order in which they begin.
  static func begins(_ one: Merge, before other: Merge) -> Bool {
    (one.top, one.left) < (other.top, other.left)
  }
}

/// The place of a cell: `B7`, or with marks of what is fixed, `$B$7`.
struct CellPlace {
  /// From 0; nil where there are no letters. More than are read stays more.
  var column: Int?
  /// From 1; nil where there are no digits.
  var row: Int?

  /// Takes it from the beginning of a text; nil where there is none.
  init?<Bytes: Collection<UInt8>>(_ rest: inout Bytes) where Bytes.SubSequence == Bytes {
    let dollar = UInt8(ascii: "$")
    if rest.first == dollar { rest = rest.dropFirst() }
    while let byte = rest.first, (byte | 0x20) &- 0x61 < 26 {
      column = min(((column ?? -1) + 1) * 26 + Int((byte | 0x20) &- 0x61), 1 << 30)
      rest = rest.dropFirst()
    }
    if rest.first == dollar { rest = rest.dropFirst() }
    while let byte = rest.first, byte &- 0x30 < 10 {
      row = min((row ?? 0) * 10 + Int(byte &- 0x30), 1 << 30)
      rest = rest.dropFirst()
    }
    if column == nil, row == nil { return nil }
  }

  /// Row and column, where both are there and within a sheet.
  var numbers: (row: Int, column: Int)? {
    guard let row, let column, (1...Bounds.rows).contains(row), column < Bounds.columns
    else { return nil }
    return (row, column)
  }
}

extension Merge {
  /// A merge whose rows are counted from a row, in the sheet.
  func from(_ row: Int) -> Merge {
    let (top, last) = (Int32(row), Int32(Bounds.rows))
    return Merge(top: top, left: left, bottom: min(top + bottom, last), right: right)
  }
}
