import Storage

/// Why a file cannot be read as a table.
public enum FileFault: Fault {
  case empty
  /// It is a database.
  case database
  /// It is a workbook.
  case workbook
  /// It is text of before Unicode; `nil` where it is not known which.
  case legacy(LegacyFont?)
  /// It has a cell without end, in that record.
  case hugeCell(record: Int)
  case openQuote(record: Int)
  /// A cell goes on behind its closing quotation mark, and where it ends is anybody's guess.
  case afterQuote(record: Int, String)
  /// The last character is not there in full.
  case cut
  /// No line has the columns that tell a header.
  case noHeader(keys: [LocalizedName], EntityKind?)
  case twoColumns(String, String, meaning: String)
  case noRows(file: String)
  case noColumn(String, file: String, known: [String])
  /// The day of the change stands neither in the file nor beside it.
  case noDay(file: String)

  /// A column, by its name and by what people read.
  public struct LocalizedName: Sendable, Hashable {
    /// The plain name, which always works as a header: `name_vi`.
    public let name: String
    /// How a template heads it.
    public let title: LocalizedText
  }
}

/// What is wrong in one place of a file.
public enum PlaceFault: Fault {
  /// - Parameter problem: is told after the place.
  case line(file: String, Int, problem: DomainError)
  case row(Int, problem: DomainError)
  case cells(file: String, line: Int, given: Int, wanted: Int)
}
