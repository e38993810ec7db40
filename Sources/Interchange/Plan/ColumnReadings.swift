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

/// What the cells of a column of days tell of the order in which they have day and month.
struct DayClues: Sendable {
  /// The first whose month must stand first.
  private(set) var monthFirst: Int?
  /// The first text whose day must stand first.
  private var dayFirst: (row: Int, text: String)?
  /// Days of a workbook: all of them might be another day with day and month changed.
  private var typed = (any: false, mayBeTurned: true)

  /// - Parameter isTyped: whether a workbook has it as a day, `2026-05-03`.
  mutating func add(_ text: String, _ row: Int, isTyped: Bool) {
    if isTyped {
      typed.any = true
      if let day = Int(text.dropFirst(8).prefix(2)), day > 12 { typed.mayBeTurned = false }
      return
    }
    if monthFirst == nil, Day.hasMonthFirst(text) { monthFirst = row }
    if dayFirst == nil, Int(text.prefix { $0.isNumber }) ?? 0 > 12,
      Day.clue(of: text) == .only(.dayFirst)
    {
      dayFirst = (row, text)
    }
  }

  /// Text that a spreadsheet of another language could not read, beside days that it did read.
  var half: (row: Int, text: String)? { typed.any && typed.mayBeTurned ? dayFirst : nil }
}
