/// A sheet as the workbook lists it.
public struct Sheet: Equatable, Sendable {
  /// Its place among the sheets, from 0.
  public let index: Int
  /// What its tab says.
  public let name: String
  /// Whether its tab is not shown.
  public let isHidden: Bool
  /// Whether it has cells.
  public let kind: Kind
  /// Where its cells are in the archive.
  let part: String

  /// What a sheet is.
  public enum Kind: String, CaseIterable, Sendable {
    /// Rows of cells.
    case worksheet
    /// A chart alone.
    case chart
    /// A dialog or a macro of old Excel.
    case other
  }
}
