import Storage

/// What is wrong with a row of a file, or worth a look.
public enum RowFault: Fault {
  case notText
  case legacy(String, LegacyFont)
  /// It stands under no header.
  case extraCell(String)
  case looksLike([LookAlike])
  /// A number, where another row has another one of the same thing.
  case otherNumber(String, String, row: String)
  /// It names a stored record, and says otherwise of it.
  case contradicts(EntityKind, code: String, [Contradiction])
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
  /// What is printed of a number reads as another one.
  case printedOtherwise(String, Decimal)
  /// So many rows named no commune, and were taken for those of the one around the table.
  case underCaption(Int, String)
  /// So many rows named no place, and were put in the file's own province.
  case inOwnProvince(Int, UnitVersion)
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
