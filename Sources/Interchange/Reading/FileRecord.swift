/// One record of cells in a file.
struct FileRecord: Sendable, Equatable {
  /// Its place in the file, which is the row number a spreadsheet shows: a quoted line break does
  /// not count.
  let number: Int
  var cells: [String]
  /// False where a cell was not UTF-8; what was not is replaced.
  let isText: Bool
  /// What a workbook tells beside their text; `nil` for a file of text.
  var known: KnownCells?

  /// What stands in a column, tidied; empty where nothing does.
  func text(in column: Int) -> String { column < cells.count ? cells[column].tidied : "" }

  init(number: Int, cells: [String], isText: Bool, known: KnownCells? = nil) {
    (self.number, self.cells, self.isText, self.known) = (number, cells, isText, known)
  }
}

/// What a workbook tells of the cells of a row, beside their text.
struct KnownCells: Sendable, Equatable {
  /// Cells that hold numbers, written with a point and without groups.
  var numbers: Set<Int> = []
  /// Cells that hold days.
  var days: Set<Int> = []
  /// What merged cells have that begin in a row above.
  var above: [Int: String] = [:]
  /// Formulas that nobody computed yet.
  var uncomputed: Set<Int> = []
  /// Whether a spreadsheet does not show the row.
  var isHidden = false
}
