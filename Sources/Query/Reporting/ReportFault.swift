import Storage

/// What is wrong with the file of a report, and where.
public struct ReportFault: Fault {
  /// As messages call it.
  public let file: String
  /// Counted from 1.
  public let line: Int
  /// What is wrong there.
  public let mistake: ReportMistake
}

/// The mistakes that can be made in the file of a report.
public enum ReportMistake: Sendable, Hashable {
  case head(ReportHeadMistake)
  case select(ReportSelectMistake)
}

/// The mistakes that can be made in the lines above the SELECT.
public enum ReportHeadMistake: Sendable, Hashable {
  case unknownLine(String)
  case twice(String)
  case noLine(String)
  case noColumns
  case noSelect
  case unitNames
  /// A line without a name.
  case lineForm
  case noTitles(String)
  case noKind(of: String, String, known: [String])
  /// The shared tables use the name for a value of another kind.
  case sharedName(String, kind: String)
  case defaultForm(String)
  case notSummed(String, kind: String)
  case afterKind(String, String)
  case noNumbers(String)
  case noColumn(String, known: [String])
}

/// The mistakes that can be made in the two SELECTs: of the rows, and of the records behind a row.
public enum ReportSelectMistake: Sendable, Hashable {
  case sql(SQLMistake, message: String, StatementMark?)
  case writes
  case noParameter(String)
  /// - Parameter place: counted from 1.
  case otherColumn(place: Int, found: String, promised: String, wanted: [String])
  case noSecondSelect
  case noColumnOfRow(String)
  case inputColumns([String], wanted: [String])
  case noTable(String, known: [String])
  case noId(of: String)
  case notOfReport(String, known: [String])
}

/// What is wrong with how a report is asked.
public enum ReportQuestionFault: Fault {
  case noParameter(String, known: [String])
  case noValue(String)
  case emptyValue(String)
  case notWhole(String, parameter: String)
  /// It sums nothing, so it has no line of totals.
  case noTotals
  /// It sums others, and not that column.
  case noTotal(of: LocalizedText)
  /// A report that counts by years is asked for a part of one.
  case notYears(String, parameter: String)
}
