/// How a cell looks; it says nothing of what it holds.
public struct BookStyle: Hashable, Sendable {
  /// Where text stands between left and right.
  public enum Side: String, Sendable { case left, center, right }

  /// In Excel's notation: `#,##0.0`, `dd/mm/yyyy`, `@`; nil leaves it to what the cell holds.
  public var format: String?
  /// Of the letters.
  public var isBold = false, isItalic = false
  /// In points.
  public var size = 11
  /// Behind the text: `FFEB9C`.
  public var fill: String?
  /// Long text goes on in further lines.
  public var wraps = false
  /// nil: numbers to the right, text to the left.
  public var side: Side?
  /// In the middle of its height, not at the top.
  public var isMiddle = false
  /// A thin line around it.
  public var hasBorder = false

  /// As cells look that nothing is said of.
  public init() {}

  /// The letters of all cells.
  static let font = "Times New Roman"
}
