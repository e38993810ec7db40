/// A row of a sheet that has something in it.
public struct SheetRow: Equatable, Sendable {
  /// The number that the spreadsheet shows beside it, from 1.
  public var number: Int
  /// Whether the spreadsheet does not show it: hidden by hand, by a filter, or folded away.
  public var isHidden: Bool
  /// The cells from column A to the last that is not empty, at most 16,384.
  public var cells: [SheetCell]

  /// A row with its cells.
  public init(number: Int, isHidden: Bool = false, cells: [SheetCell]) {
    self.number = number
    self.isHidden = isHidden
    self.cells = cells
  }
}

/// A cell of a sheet.
public struct SheetCell: Equatable, Sendable {
  /// What is in it; under a merge, what is in the merge's first cell.
  public var value: SheetValue
  /// Whether it lies under a merge and is not the first cell of it. What a program kept there is
  /// not seen and is not read.
  public var isMergedOver: Bool
  /// Whether it lies under a merge that begins in a column before it.
  public var isMergedAcross: Bool
  /// How a number is shown: an index into ``SheetReader/formats``. 0 is without a format.
  public var format: UInt16

  /// A cell with its value.
  public init(
    _ value: SheetValue, isMergedOver: Bool = false, isMergedAcross: Bool = false,
    format: UInt16 = 0
  ) {
    self.value = value
    self.isMergedOver = isMergedOver
    self.isMergedAcross = isMergedAcross
    self.format = format
  }

  static let empty = SheetCell(.empty)
}

/// What a cell holds. A formula is what was last computed for it.
public enum SheetValue: Equatable, Sendable {
  /// Nothing, or a text without a letter.
  case empty
  /// Text as it stands, lines parted by `\n`; whitespace is kept.
  case text(String)
  /// A decimal number: `-?` digits, perhaps `.` and digits, without an exponent and without zeros
  /// that say nothing: `2500.5`. Binary noise behind the fifteenth digit is left out where the
  /// number stays the same (`1.1` for `1.1000000000000001`). Shown as a percentage, `0.775` is
  /// 77.5 %.
  case number(String, isPercentage: Bool)
  /// A day as `2026-05-03`, or a day with a time as `2026-05-03T14:30:00`, perhaps with thousandths
  /// (`.250`). Excel has a day 1900-02-29, which never was.
  case date(String)
  /// A time without a day, or a duration, `14:30:00`; hours may be more than 24.
  case time(String)
  /// Yes or no.
  case boolean(Bool)
  /// An error of a formula as the file has it: `#REF!`, `#N/A`.
  case error(String)
  /// A formula for which nothing is computed yet: what it would be is unknown.
  case formulaWithoutValue

  /// Whether there is nothing.
  public var isEmpty: Bool { self == .empty }
}
