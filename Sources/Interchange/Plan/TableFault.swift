import Storage

/// Why a row of a table is no usual one among the others.
public enum TableFault: Fault {
  /// A workbook's own word for a value that it does not have.
  case spreadsheetError(String)
  /// A formula of a workbook that nobody computed yet.
  case uncomputed
  /// A spreadsheet does not show the row.
  case hidden
  /// A row without a number, with values, where all others are numbered.
  case unnumbered
  /// It has a name and stands below signatures.
  case afterFooter
  /// The head of a second table, with other columns.
  case anotherHeader
  /// Only a name, where all other rows say more.
  case bare
  /// A cell of several lines with what parts cells in it: a quotation mark may be too many.
  case gluedRows
  /// A cell with several names, numbered one below the other.
  case severalNames
  /// What names a group where the name of something is, numbered as rows are.
  case groupAsName(String)
  /// It stands under a line that may be the head of another group.
  case underUnknown(String)
  /// It has a decision of its own where headings say what was decided, and none does of it.
  case decidedOutside
  /// A value that is another one than the heading above the row says.
  case headedOtherwise(String, heading: String)
  /// A number or a tick in place of a name.
  case noName(String)
}

/// What of a column can be read in two ways, and is asked.
public enum AmbiguityFault: Fault {
  /// A cell is blank below one that is not: merged, or without a value.
  ///
  /// - Parameter caption: what stands around the table and may say it.
  case blankBelow(column: String, String, caption: String? = nil)
  /// In a column of days, one whose month must stand first.
  case monthFirst
  /// A number that means two things, in a column where no other tells which.
  case numberStyle(String)
  /// A commune in a column of those who carry a model out.
  case unitOrOwner(label: String, String)
  /// That models are new or kept up, in a column of notes.
  case modeAsNote(label: String, String)
  /// A name in a column of whether owners are collectives or persons.
  case kindOrOwner(label: String, String)
  /// What stands around the table, in these words, says of a column what the rows do not, or say
  /// otherwise.
  case around(caption: String, String, column: String, OtherWord)
  /// Days of which a spreadsheet took some for days, perhaps with day and month changed, and left
  /// one as text that has the day first.
  case halfDays(String)
  /// The same bytes were stored before, with other places or times set for them.
  case sameFile([StoredFile])
  /// A column of numbers that nothing says the meaning of, in a file without one that is known.
  case unreadNumbers(label: String, meant: String)
  /// Several profiles are kept for the head.
  case profiles([String])
}

/// A file as it was stored.
public struct StoredFile: Sendable, Equatable {
  /// Of its source.
  public let code: String
  /// What was set for it, a line a column.
  public let set: String
}

/// What is said of rows besides what stands around the table.
public enum OtherWord: Sendable, Equatable {
  /// What they have in that column, or what is said for them all.
  case ofRows(String), set(String)
  /// What another column of them tells of it.
  case ofOthers(String)
  /// They have decisions.
  case decided
  case notStated
}

/// What does not agree with what was added up, or could not be compared.
public enum PartsFault: Fault {
  /// A total, as printed, beside parts that come to something else.
  case partsDiffer(total: String, Decimal)
  /// A total below rows, as printed, that come to something else.
  case totalDiffers(total: String, Decimal)
  /// Columns in which rows say nothing, so that their total is not compared.
  case totalUncompared([String])
  /// A rate, as printed, and what the two numbers beside it give.
  case rateDiffers(String, Decimal)
}
