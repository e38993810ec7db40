import Storage

/// A column of a report: how people read it, and what it is read from.
public struct ReportColumn: Sendable {
  /// For machines; in the SELECT too, unless it is computed.
  public let name: String
  /// What it holds.
  public let kind: ColumnKind
  /// For people.
  public let title: LocalizedText
  let isSummed: Bool
  /// People see no such column.
  let isForMachines: Bool
  /// The columns it is computed from.
  let ratio: (part: String, whole: String)?
  let line: Int
  /// What people read for stored words.
  var words: [String: LocalizedText] = [:]
  /// What its numbers count.
  var unit: LocalizedText?

  /// `registered count sum | Đăng ký | Registered`,
  /// `since date for machines | Từ ngày | Since`, or
  /// `rate percent = recognized / registered | Tỷ lệ | Rate`.
  init(_ line: ReportLine) throws(DomainError) {
    (name, title, self.line) = (line.name, line.title, line.number)
    kind = try line.choice(line.rest.first, ColumnKind.ofReports)
    unit = kind == .money ? LocalizedText(vi: "đồng", en: "đồng") : nil
    var rest = Array(line.rest.dropFirst())
    isForMachines = rest.suffix(2) == ["for", "machines"]
    if isForMachines { rest.removeLast(2) }
    isSummed = rest == ["sum"]
    let isRatio = rest.count == 4 && rest[0] == "=" && rest[2] == "/" && kind == .percent
    ratio = isRatio ? (rest[1], rest[3]) : nil
    if isSummed, !kind.canBeSummed {
      throw line.trouble(.notSummed(name, kind: kind.rawValue))
    }
    guard rest.isEmpty || isSummed || isRatio else {
      throw line.trouble(.afterKind(name, rest.joined(separator: " ")))
    }
  }

  /// The columns of the SELECT it takes.
  var selected: [String] {
    switch kind {
    case _ where ratio != nil: []
    case .name: [name, "\(name)_vi", "\(name)_en"]
    case .quantity: [name, comparatorName]
    case .range: [name, "\(name)_least"]
    default: [name]
    }
  }

  func headings(_ columns: [ReportColumn]) -> [Heading] {
    let own = Heading(
      name, vi: title.vietnamese, en: title.english, for: isForMachines ? .machines : .all,
      unit: unit)
    return hasComparator(columns)
      ? [own, Heading(comparatorName, vi: "", en: "", for: .machines)] : [own]
  }

  /// What is printed under its headings.
  ///
  /// - Parameters:
  ///   - raw: the values of ``selected``.
  ///   - row: by column, the amounts that stand in the row already.
  func cells(
    _ raw: ArraySlice<Cell>, _ columns: [ReportColumn], _ amounts: [String: Interval]
  ) -> [Cell] {
    let first = raw.first ?? .null
    switch kind {
    case .percent where ratio != nil:
      let share = ratio.flatMap { ratio in
        amounts[ratio.part].flatMap { part in
          amounts[ratio.whole].flatMap {
            Ratio(part, of: $0, isWithin: columns.areRanges(ratio))
          }
        }
      }
      let cells = Cell.share(of: share)
      return hasComparator(columns) ? cells : [cells[0]]
    case .quantity: return Cell.amount(amount(raw))
    case .range: return Cell.count(amount(raw))
    case .name:
      guard raw.count == 3, first != .null else { return [.null] }
      let texts = raw.dropFirst().map { if case .text(let text) = $0 { text } else { "" } }
      return [.choice(first.stored, LocalizedText(vi: texts[0], en: texts[1]))]
    case .word:
      guard case .text(let word) = first else { return [first] }
      return [.choice(word, words[word] ?? LocalizedText(vi: word, en: word))]
    case .count, .money:
      if case .numeral(let number, _) = first { return [.integer(number)] }
    case .percent:
      if let share = first.double.flatMap(Ratio.init) { return [.share(share)] }
    case .date:
      if case .text(let text) = first, let day = Day(iso: text) { return [.day(day)] }
    default: break
    }
    return [first]
  }

  /// What is printed under its headings in a row of sums; unknown where a part was.
  func sumCells(_ sum: Interval?) -> [Cell] {
    guard !kind.isQualified else {
      return kind == .range ? Cell.count(sum) : Cell.amount(sum)
    }
    guard let sum = sum?.qualified, sum.comparator == .equal, sum.value.scale == 0 else {
      return [.null]
    }
    return [.integer(sum.value.units)]
  }

  /// The number of a row that others can be computed from.
  func amount(_ raw: ArraySlice<Cell>) -> Interval? {
    guard kind.isAmount, let number = raw.first?.decimal else { return nil }
    if kind == .range { return Interval(from: raw.last?.decimal ?? number, to: number) }
    guard kind == .quantity else { return Interval(number) }
    guard case .text(let text)? = raw.last, let comparator = Comparator(rawValue: text) else {
      return nil
    }
    return Interval(number, comparator)
  }

  var comparatorName: String { "\(name)_comparator" }

  /// Machines read the comparator of a quantity, and of what is computed from one, beside it.
  func hasComparator(_ columns: [ReportColumn]) -> Bool {
    guard let ratio else { return kind.isQualified }
    return columns.contains {
      $0.kind.isQualified && ($0.name == ratio.part || $0.name == ratio.whole)
    }
  }
}

extension [ReportColumn] {
  /// Whether both were counted, one within the other.
  fileprivate func areRanges(_ ratio: (part: String, whole: String)) -> Bool {
    [ratio.part, ratio.whole].allSatisfy { name in
      contains { $0.name == name && $0.kind == .range }
    }
  }

  /// Whether a line of sums has a number of a column: it is summed, or computed from two that are.
  func hasTotal(_ column: ReportColumn) -> Bool {
    guard let ratio = column.ratio else { return column.isSummed }
    return [ratio.part, ratio.whole].allSatisfy { name in
      contains { $0.name == name && $0.isSummed }
    }
  }
}

extension Cell {
  fileprivate var decimal: Decimal? {
    switch self {
    case .numeral(let number, _): Decimal(number)
    case .text(let text): Decimal(text)
    case .real(let number): Decimal("\(number)")
    default: nil
    }
  }

  fileprivate var double: Double? {
    switch self {
    case .numeral(let number, _): Double(number)
    case .real(let number): number
    default: nil
    }
  }

  /// As SQLite holds it, as text.
  fileprivate var stored: String {
    switch self {
    case .text(let text): text
    case .numeral(let number, _): String(number)
    default: ""
    }
  }
}
