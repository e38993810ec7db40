/// Why something cannot stand in a workbook. It is refused, never cut.
public enum BookFault: Error, Equatable, Sendable {
  /// A cell holds 32,767 characters (UTF-16), as Excel counts them.
  case longText(sheet: String, row: Int, column: Int, characters: Int)
  /// A sheet holds 1,048,576 rows.
  case manyRows(sheet: String)
  /// And 16,384 columns.
  case manyColumns(sheet: String, columns: Int)
  /// A part of the archive holds 4 GiB.
  case large(part: String)
  /// zlib, by its own number.
  case deflate(Int32)

  /// Of a cell: https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d.
  public static let mostCharacters = 32_767
  /// Of a sheet, as that page says.
  public static let mostRows = 1_048_576
  /// Of a sheet, as that page says.
  public static let mostColumns = 16_384
}
