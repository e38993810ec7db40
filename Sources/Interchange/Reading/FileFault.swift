import Storage
import Workbooks

/// Why a file cannot be read as a table.
public enum FileFault: Fault {
  case empty
  /// It is a database.
  case database
  /// It is no workbook that can be read, nor a text.
  case workbook(WorkbookFault)
  /// No sheet is called so; the others are.
  case noSheet(String, [String])
  /// The lines above a table, or its sheet, do not say the column that they were told to say; or
  /// name several.
  case noCaption(String, column: String, sheet: String?, several: [String] = [])
  /// It begins as JSON does, and is none, or holds something else than objects.
  case noObjects
  /// An object in that row has others in it.
  case nested(row: Int)
  /// Several sheets have such a table, and one is wanted.
  case severalTables([String])
  /// A sheet that was not read: it has no such table, or is not shown.
  case sheetUnread(Sheet)
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
  /// Several columns are headed so, and which of them is not to be read is not said.
  case likeHeads(String, Int)
  /// Columns of one measure are of several years.
  case yearsAcross([Int])
  case twoColumns(String, String, meaning: String)
  case noRows(file: String)
  /// All that stands below the head was taken for totals and signatures.
  case nothingTaken
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
