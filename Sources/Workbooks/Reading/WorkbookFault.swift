/// Why a file cannot be read as a workbook. Parts are named as they stand in the archive, e.g.
/// `xl/worksheets/sheet1.xml`.
public enum WorkbookFault: Error, Equatable, Sendable {
  /// The file could not be opened or read; the system's `errno`.
  case unreadable(errno: Int32)
  /// The file is something else, or a workbook of a kind that is not read.
  case notAWorkbook(FileKind)
  /// The workbook is locked with a password.
  case encrypted
  /// The archive or one of its parts (nil: the archive as a whole) is damaged.
  case damaged(part: String?, Damage)
  /// A part is not well-formed XML; line and column count from 1, `code` is expat's `XML_Error`.
  case malformed(part: String, line: Int, column: Int, code: Int32)
  /// A part has a DOCTYPE, which no workbook has and which may name files and grow without end.
  case doctype(part: String)
  /// The workbook names a part that is not in the archive.
  case missing(part: String)
  /// The workbook has no sheet of cells.
  case noSheet
  /// Something is bigger than is read.
  case tooBig(part: String?, Bound)

  /// What is wrong with an archive or a part.
  public enum Damage: Equatable, Sendable {
    /// The list of what is in the archive cannot be read: most often it was cut off.
    case directory
    /// What was unpacked is not what was packed.
    case checksum
    /// The packed bytes cannot be unpacked.
    case compression
    /// Packed in a way that workbooks do not use; the method's number in the zip format.
    case method(Int)
    /// Two parts have the same name.
    case twice
    /// A cell names a shared text that there is not.
    case sharedText
    /// Rows that do not ascend, a cell that stands twice, or one outside its row; the row.
    case order(row: Int)
    /// A merge that is not read, or merges that overlap.
    case merges
    /// An OpenDocument file whose names do not mean what they mean everywhere else, or whose sheets
    /// are not those that they seem to be.
    case names
  }
}

/// What is bigger than is read.
public enum Bound: Equatable, Sendable {
  /// More than 10,000 parts in the archive.
  case parts
  /// A part of more than 1 GiB unpacked, or one that unpacks to 250 times its size.
  case part
  /// More than 1,048,576 rows.
  case rows
  /// More than 16,384 columns.
  case columns
  /// More than 32 million cells, or ten for each byte of the file if that is more. Empty ones
  /// before others and merged ones count too.
  case cells
  /// A cell of more than 32,767 UTF-16 units; the row where it is known.
  case text(row: Int?)
  /// Texts that together are longer than those of an office could be: more than 64 MB of shared
  /// texts, 16 MB in a row, 256 MB in a sheet or a hundred for each byte of the file.
  case texts
  /// Elements more than 100 deep.
  case depth
  /// A tag or comment of more than 1 MB.
  case markup
  /// More than a million merges.
  case merges
  /// More sheets or formats than are read.
  case definitions
}

/// The bounds of what is read: those of Excel, and what keeps a hostile file from costing more than
/// it is worth. `Bound` says what each is for.
enum Bounds {
  static let parts = 10_000
  static let partBytes = 1 << 30
  /// Real sheets pack to a tenth or a thirtieth; deflate can do 1,032.
  static let ratio = 250
  static let ratioBytes = 32 << 20
  static let rows = 1_048_576
  static let columns = 16_384
  static let cells = 32 << 20
  static let cellsOfByte = 10
  static let textUnits = 32_767
  static let sharedBytes = 64 << 20
  static let sharedTexts = 4_000_000
  static let rowBytes = 16 << 20
  static let sheetBytes = 256 << 20
  static let textOfByte = 100
  static let depth = 100
  static let markupBytes = 1 << 20
  static let merges = 1_000_000
  static let sheets = 10_000
  static let formats = 65_536
}
