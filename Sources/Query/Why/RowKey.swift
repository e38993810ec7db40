import Storage

/// Finds the row of a report that goes by some of its values, the leading ones first.
struct RowKey {
  private let keys: [String]
  /// The columns a row is named by, and where each stands in its cells.
  private let columns: [(column: ReportColumn, index: Int)]
  /// By the columns that the keys were found in.
  private var matches: [[Int]: Matches] = [:]
  private var matched = 0
  private var first: [ReportRow] = []
  private var near: [ReportRow] = []

  /// Rows in which the keys stand in the same columns: as many as are best, the first few of them.
  private struct Matches {
    var likeness = Likeness.stored
    var count = 0
    var rows: [ReportRow] = []

    mutating func add(_ row: ReportRow, _ likeness: Likeness) {
      if likeness > self.likeness { (self.likeness, count, rows) = (likeness, 0, []) }
      guard likeness == self.likeness else { return }
      count += 1
      if rows.count < RowKey.shown { rows.append(row) }
    }
  }

  private static let shown = 5

  init(_ keys: [String], of report: Report) {
    self.keys = keys.map(\.tidied)
    var places: [(ReportColumn, Int)] = []
    var index = 0
    for column in report.columns {
      places.append((column, index))
      index += column.headings(report.columns).count
    }
    let names = places.filter { !$0.0.kind.isAmount && $0.0.kind != .percent }
    columns = names.isEmpty ? places : names
  }

  mutating func look(at row: ReportRow) {
    if first.count < RowKey.shown { first.append(row) }
    let cells = columns.map { row.cells[$0.index] }
    let found = RowKey.found(keys[...], in: cells, from: 0)
    for (places, likeness) in found { matches[places, default: Matches()].add(row, likeness) }
    if !found.isEmpty { matched += 1 }
    if found.isEmpty, near.count < RowKey.shown, isNear(cells) { near.append(row) }
  }

  /// Every way in which the keys stand in the cells, in their order, and how well.
  private static func found(
    _ keys: ArraySlice<String>, in cells: [Cell], from start: Int
  ) -> [([Int], Likeness)] {
    guard let key = keys.first else { return [([], .exact)] }
    return cells.indices.dropFirst(start).flatMap { index -> [([Int], Likeness)] in
      guard let likeness = cells[index].likeness(to: key) else { return [] }
      return found(keys.dropFirst(), in: cells, from: index + 1).map {
        ([index] + $0.0, min(likeness, $0.1))
      }
    }
  }

  private func isNear(_ cells: [Cell]) -> Bool {
    let keys = keys.map(\.searchKey).filter { !$0.isEmpty }
    return cells.contains { cell in
      let text = cell.called.vietnamese.searchKey
      return keys.contains { text.contains($0) }
    }
  }

  /// The one that is meant.
  func row() throws(DomainError) -> ReportRow {
    guard let any = matches.values.first?.rows.first else { throw notFound }
    if matched == 1 { return any }
    // The keys may stand in other columns of other rows: 25-NQ/TW is a row's code, and what those
    // below it stand under. The first columns in which they name one row alone are meant.
    if let row = ordered.first(where: { $0.count == 1 })?.rows.first { return row }
    throw several
  }

  /// Those in leading columns first.
  private var ordered: [Matches] {
    matches.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  private var typed: String { keys.map { $0.isEmpty ? "—" : $0 }.joined(separator: " ") }

  private var notFound: DomainError {
    if first.isEmpty { return WhyFault.noRows.error(in: nil, .reference) }
    var names: [LocalizedText] = []
    for name in (near.isEmpty ? first : near).map({ called($0) }) where !names.contains(name) {
      names.append(name)
    }
    let fault: WhyFault =
      near.isEmpty ? .notAmong(typed, first: names) : .noRow(typed, near: names)
    return fault.error(in: nil, .reference)
  }

  private var several: DomainError {
    let rows = ordered.first?.rows ?? []
    let telling = columns.first { column in
      let cells = rows.map { $0.cells[column.index] }
      return cells.indices.allSatisfy { !cells[..<$0].contains(cells[$0]) }
    }
    return WhyFault.severalRows(
      of: keys.isEmpty ? nil : typed, count: matched,
      some: rows.map { called($0, and: telling?.index) }, column: telling?.column.title
    ).error(in: nil, .reference)
  }

  /// What a row is called in messages: its first names, and the one that tells it apart.
  private func called(_ row: ReportRow, and telling: Int? = nil) -> LocalizedText {
    let indices = columns.prefix(2).map(\.index)
    let all = indices + [telling].compactMap { $0 }.filter { !indices.contains($0) }
    return all.map { row.cells[$0].called }.joined(by: " ")
  }
}

/// How well a cell agrees with what was typed.
private enum Likeness: Int, Comparable {
  /// What machines read, which may be another row's name for people.
  case stored
  /// But for accents and case.
  case folded
  case exact

  static func < (one: Likeness, other: Likeness) -> Bool { one.rawValue < other.rawValue }
}

extension Cell {
  /// `nil` where it is something else.
  fileprivate func likeness(to key: String) -> Likeness? {
    switch self {
    case .null, .text(""), .choice("", _): return key == "—" || key.isEmpty ? .exact : nil
    case .text(let text):
      return text.nfc == key ? .exact : text.searchKey == key.searchKey ? .folded : nil
    case .choice(let word, let phrase):
      let names = [phrase.vietnamese, phrase.english]
      let folded = key.searchKey
      if names.contains(key) { return .exact }
      if names.contains(where: { $0.searchKey == folded }) { return .folded }
      return word.searchKey == folded ? .stored : nil
    case .day(let day): return (try? Day.parse(key, field: "")) == day ? .exact : nil
    case .numeral(let number, _), .integer(let number):
      return String(number) == key ? .exact : nil
    default: return nil
    }
  }

  /// What people call it, in a message.
  fileprivate var called: LocalizedText {
    switch self {
    case .choice(_, let phrase), .phrase(let phrase): phrase.shownInMessage
    case .text(let text) where !text.isEmpty: LocalizedText(vi: text, en: text).shownInMessage
    case .numeral(let number, _), .integer(let number):
      LocalizedText(vi: String(number), en: String(number))
    case .day(let day): LocalizedText(vi: day.iso, en: day.iso)
    default: LocalizedText(vi: "—", en: "—")
    }
  }
}

extension LocalizedText {
  fileprivate var shownInMessage: LocalizedText {
    LocalizedText(vi: vietnamese.shownInMessage, en: english.shownInMessage)
  }
}
