/// What is known of a sheet before its first row.
public struct BookSheet: Sendable {
  /// Whether people see it; what is very hidden, Excel does not offer to show.
  public enum Visibility: String, Sendable { case visible, hidden, veryHidden }

  /// Made one that Excel takes: see ``BookWriter/begin(_:)``.
  public var name: String
  /// Whether people see it.
  public var visibility = Visibility.visible
  /// Of the columns, in characters.
  public var widths: [Double] = []
  /// How cells of the columns look that are still empty, as ``BookWriter/style(_:)`` numbers it.
  public var styles: [Int] = []
  /// These stay where they are when the others move.
  public var frozenRows = 0
  /// On A4, as wide as the paper.
  public var isLandscape = false
  /// At the foot of each printed page, in the middle, in Excel's notation: `&P/&N` is the page.
  public var footer = "&P/&N"

  /// A visible sheet of A4 upright.
  public init(_ name: String) { self.name = name }
}

/// What is known of a sheet after its last row.
public struct BookSheetEnd: Sendable {
  /// Rows that stand on each printed page.
  public var repeatedRows: ClosedRange<Int>?
  /// A head and its rows, to be filtered.
  public var filtered: BookRange?
  /// Each becomes one cell.
  public var merged: [BookRange] = []
  /// What may be typed.
  public var rules: [BookRule] = []

  /// Nothing of all that.
  public init() {}
}

/// What may be typed into cells.
public struct BookRule: Sendable {
  /// What Excel checks.
  public enum Kind: Sendable {
    /// One of the values that stand in a range of a sheet.
    case listed(sheet: String, BookRange)
    /// A day, as ``BookValue/serial(year:month:day:)`` counts it.
    case day(ClosedRange<Int>)
    /// A number without decimals.
    case whole(ClosedRange<Int>)
  }

  /// Where it holds.
  public var cells: BookRange
  /// What is checked.
  public var kind: Kind
  /// Said where something else is typed.
  public var message: String
  /// Whether something else is refused, not just asked about.
  public var isStrict: Bool

  /// For cells that may be left empty.
  public init(_ cells: BookRange, _ kind: Kind, _ message: String, isStrict: Bool = true) {
    (self.cells, self.kind, self.message, self.isStrict) = (cells, kind, message, isStrict)
  }
}

/// A name for cells.
public struct BookName: Sendable {
  let name: String, sheet: String, cells: BookRange

  /// - Parameter name: letters, digits and `_`, beginning with a letter, and no cell's own.
  public init(_ name: String, _ sheet: String, _ cells: BookRange) {
    (self.name, self.sheet, self.cells) = (name, sheet, cells)
  }
}
