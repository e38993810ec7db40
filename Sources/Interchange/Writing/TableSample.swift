import Query
import Storage

/// What the first rows of a table tell of its columns.
struct TableSample {
  private let headings: [Heading]
  /// Whether a column holds numbers and no text.
  let isNumeric: [Bool]
  /// Whether it holds numbers that count something: no shares, no years.
  private let isAmount: [Bool]
  /// How wide they are.
  let columns: [TableLayout.Column]

  /// - Parameter text: what is read of a cell.
  init(
    _ headings: [Heading], _ rows: [[Cell]], _ language: Language,
    text: (Heading, Cell) -> String
  ) {
    self.headings = headings
    let isNumeric = headings.indices.map { column in
      let cells = rows.map { $0[column] }.filter { $0 != .null && $0 != .text("") }
      return !cells.isEmpty && cells.allSatisfy(\.isNumber)
    }
    self.isNumeric = isNumeric
    isAmount = headings.indices.map { column in rows.contains { $0[column].isAmount } }
    columns = headings.enumerated().map { index, heading in
      let title = heading.title[language]
      // In bold, and on two lines where that saves room.
      let word = title.longestWord * 1.1
      var column = TableLayout.Column(least: word, most: max(word, title.ems * 0.6))
      for row in rows {
        let text = text(heading, row[index])
        let isKept = isNumeric[index] || row[index].isWhole
        column.least = max(column.least, isKept ? text.ems : min(text.longestWord, 9))
        column.most = max(column.most, text.ems)
        column.all += text.ems
      }
      return column
    }
  }

  /// What all its numbers count, if it is one thing.
  var commonUnit: LocalizedText? {
    let units = headings.indices.filter { isAmount[$0] }.map { headings[$0].unit }
    return Set(units).count == 1 ? units[0] : nil
  }

  /// What heads its columns, with what their numbers count where that is not said above.
  func titles(_ language: Language) -> [String] {
    let isSaid = commonUnit != nil
    return headings.map { heading in
      heading.title[language]
        + (isSaid ? "" : heading.unit.map { " (\($0[language]))" } ?? "")
    }
  }

  static let serial = LocalizedText(vi: "STT", en: "No.")
  static let countedIn = LocalizedText(vi: "ĐVT", en: "Counted in")
  static let nothing = LocalizedText(vi: "(không có dòng nào)", en: "(no rows)")
}

extension Cell {
  /// A number that counts something: no share, no year.
  var isAmount: Bool {
    switch self {
    case .integer, .decimal, .quantity, .real: true
    default: false
    }
  }

  /// What is never broken, though it is no number.
  var isWhole: Bool { if case .day = self { true } else { false } }
}

extension String {
  fileprivate var longestWord: Double { split(separator: " ").map(\.ems).max() ?? 0 }
}
