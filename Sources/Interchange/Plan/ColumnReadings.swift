import Storage

/// How the cells of a table's columns are written, each judged over the whole column.
struct ColumnReadings: Sendable {
  /// Columns in which the month stands before the day.
  var monthFirst: Set<Int> = []
  var styles: [Int: Amount.Style] = [:]
}

/// What the cells of one column tell of how all of it is written.
struct Clues<Style: Hashable & Sendable>: Sendable {
  /// The first row that can be read in one style alone, by that.
  private(set) var only: [Style: Int] = [:]
  /// The first that each style reads otherwise, and its text.
  private(set) var either: (row: Int, text: String)?

  mutating func add(_ clue: Clue<Style>, _ row: Int, _ text: String) {
    switch clue {
    case .only(let style): only[style] = only[style] ?? row
    case .either: if either == nil { either = (row, text) }
    case .same, .unreadable: break
    }
  }

  /// The one style that any cell tells.
  var style: Style? { only.count == 1 ? only.keys.first : nil }
}
