import Storage

/// How the cells of a table's columns are written, each judged over the whole column.
struct ColumnReadings: Sendable {
  /// Columns in which the month stands before the day.
  var monthFirst: Set<Int> = []
  var styles: [Int: Amount.Style] = [:]
}

/// What the cells of one column tell of how its numbers are written.
struct NumberClues: Sendable {
  /// Styles in which alone some of them can be read.
  private var only: Set<Amount.Style> = []
  /// The first that each style reads otherwise, and its text.
  private(set) var either: (row: Int, text: String)?

  mutating func add(_ clue: Clue<Amount.Style>, _ row: Int, _ text: String) {
    switch clue {
    case .only(let style): only.insert(style)
    case .either: if either == nil { either = (row, text) }
    case .same, .unreadable: break
    }
  }

  /// The one style that any cell tells.
  var style: Amount.Style? { only.count == 1 ? only.first : nil }
}
