import Storage

/// What is wrong with a row of a file, or worth a look.
public enum RowFault: Fault {
  case notText
  case legacy(String, LegacyFont)
  /// It stands under no header.
  case extraCell(String)
  case looksLike([LookAlike])
  case skipped(Skip, String)
  /// A column that the file has and its spec has not.
  case unknownColumn(EntityKind)
  /// A column that another one, headed so, says more exactly.
  case otherColumn(String)
  /// - Parameter label: how the file heads the column.
  case noValue(label: String)
  /// - Parameter title: what people call the column.
  case missing(column: String, title: LocalizedText, isKey: Bool)
  case noTick(String)
  case twoTicks(String, String)
  case notYear(String)
  case notDirectiveNumber(String)
  /// Money below one đồng.
  case fraction(String)
  /// Money without what it counts in.
  case noUnit(String)
  /// A level alone, which decides nothing.
  case noDecision
  /// A workbook's own word for a value that it does not have.
  case spreadsheetError(String)
  /// A row without a number, with values, where all others are numbered.
  case unnumbered
  /// A formula of a workbook that nobody computed yet.
  case uncomputed
  /// A spreadsheet does not show the row.
  case hidden
  /// It has a name and stands below signatures.
  case afterFooter
  /// The head of a second table, with other columns.
  case anotherHeader
  /// Only a name, where all other rows say more.
  case bare
  /// A cell of several lines with what parts cells in it: a quotation mark may be too many.
  case gluedRows
  /// A commune where the name of something is, numbered as rows are.
  case placeAsName(String)
  /// It stands under a line that may be the head of another group.
  case underUnknown(String)
  /// A number or a tick in place of a name.
  case noName(String)
  /// A cell is blank below one that is not: merged, or without a value.
  case blankBelow(column: String, String)
  /// In a column of days, one whose month must stand first.
  case monthFirst
  /// A number that means two things, in a column where no other tells which.
  case numberStyle(String)
  /// A commune in a column of those who carry a model out.
  case unitOrOwner(label: String, String)
}

/// Why a text is no amount.
public enum AmountFault: Fault {
  case notNumber(String)
  /// `2.500` is 2500 or 2.5.
  case ambiguous(String)
  /// It mixes two styles, or has the other one.
  case otherStyle(String)
  /// What the column counts in is no plain unit of đồng.
  case unknownUnit(String)
}
