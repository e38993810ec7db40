/// How a table lies on a sheet of A4: which way, in which size, each column how wide.
struct TableLayout: Equatable {
  let isLandscape: Bool
  /// The size of its letters.
  let points: Double
  /// Of the table's width.
  let percents: [Double]

  /// What a column needs, in ems.
  struct Column {
    /// The longest text that is not broken: a number, a day, a word.
    var least: Double
    /// The longest text.
    var most: Double
    /// All its texts in a line.
    var all = 0.0

    /// Enough not to look squeezed.
    var comfort: Double { min(most, max(least, 12)) }
  }

  /// The first of those sheets and sizes in which the columns are comfortable; else, of those on
  /// which no word is broken, the first that takes not much more paper than need be; else the last.
  init(_ columns: [Column], landscape: Bool? = nil) {
    let sheets = TableLayout.sheets.filter { landscape == nil || $0.isLandscape == landscape }
    let needed = { (widths: [Double]) in
      widths.reduce(0, +) + TableLayout.padding * Double(widths.count)
    }
    let (comfort, least) = (needed(columns.map(\.comfort)), needed(columns.map(\.least)))
    let sheet =
      sheets.first { comfort <= TableLayout.room($0) }
      ?? TableLayout.thrifty(sheets.filter { least <= TableLayout.room($0) }, columns)
      ?? sheets[sheets.count - 1]
    (isLandscape, points) = sheet
    let room = TableLayout.room(sheet) - TableLayout.padding * Double(columns.count)
    let widths = TableLayout.shared(room, columns).map { $0 + TableLayout.padding }
    let sum = widths.reduce(0, +)
    percents = widths.map { 100 * $0 / max(sum, 1) }
  }

  /// The largest letters that take at most half as much again as those that take the least paper.
  private static func thrifty(
    _ sheets: [(isLandscape: Bool, points: Double)], _ columns: [Column]
  ) -> (isLandscape: Bool, points: Double)? {
    let amounts = sheets.map { paper($0, columns) }
    guard let least = amounts.min() else { return nil }
    return zip(sheets, amounts).first { $1 <= least * 1.5 }?.0
  }

  /// How many sheets it takes, but for a factor: the column with the most lines says how high rows
  /// are, and a sheet that lies has less room for them.
  private static func paper(
    _ sheet: (isLandscape: Bool, points: Double), _ columns: [Column]
  ) -> Double {
    let room = room(sheet) - padding * Double(columns.count)
    let lines = zip(columns, shared(room, columns)).map { $0.all / max($1, 1) }.max() ?? 0
    return lines * sheet.points / (sheet.isLandscape ? 482 : 700)
  }

  /// Points between the margins.
  static func width(landscape: Bool) -> Double { landscape ? 714 : 467 }

  /// In ems.
  private static func room(_ sheet: (isLandscape: Bool, points: Double)) -> Double {
    width(landscape: sheet.isLandscape) / sheet.points
  }

  /// What every column needs; then a little more, over and over, where that saves the most lines,
  /// until nothing is broken; what nobody wants is shared.
  private static func shared(_ room: Double, _ columns: [Column]) -> [Double] {
    var widths = columns.map(\.least)
    var left = room - widths.reduce(0, +)
    if left < 0 { return widths.map { $0 * room / (room - left) } }
    let step = 0.25
    while left > step {
      // All of it in a column takes all / width lines; so much fewer in a wider one.
      let saved = zip(columns, widths).map { $1 < $0.most ? $0.all / ($1 * $1) : 0 }
      guard let most = saved.max(), most > 0, let column = saved.firstIndex(of: most) else { break }
      widths[column] += step
      left -= step
    }
    return widths.map { $0 * room / (room - left) }
  }

  /// The smaller, the wider; an office prints in 13 points where it can.
  private static let sheets: [(isLandscape: Bool, points: Double)] = [
    (false, 13), (false, 12), (true, 13), (true, 12), (true, 11), (true, 10), (true, 9), (true, 8),
  ]
  /// Beside the text, and for what bold letters take more.
  private static let padding = 1.0
}
