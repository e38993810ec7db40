import Storage

/// What people read for the codes that stand in rows: as today's report says, where it has that
/// row; else as of the day on which the row was released.
public struct RowLabels {
  private var byRow: [String: [FrozenTable.Row: LocalizedText]] = [:]
  private var byCode: [String: [String: Set<LocalizedText>]] = [:]
  /// Columns with the days of what they name beside them.
  private var dated: Set<String> = []
  private let released: Day?

  /// None but those that rows tell themselves.
  public init(released: Day? = nil) { self.released = released }

  /// - Parameters:
  ///   - rows: of today, as people read them.
  ///   - table: the same as JSON has them.
  ///   - released: when the rows were released that today's report has not got.
  public init(_ rows: [ReportRow], _ table: FrozenTable, _ report: Report, released: Day?) {
    self.init(released: released)
    dated = Set(report.columns.map(\.name).filter { name in
      report.columns.contains { $0.name == "\(name)_to" }
    })
    for (index, heading) in report.headings.enumerated() {
      guard report.columns.contains(where: { $0.name == heading.name && $0.kind == .name }) else {
        continue
      }
      for (row, frozen) in zip(rows, table.rows) {
        guard case .choice(let code, let label) = row.cells[index] else { continue }
        byRow[heading.name, default: [:]][frozen] = label
        byCode[heading.name, default: [:]][code, default: []].insert(label)
      }
    }
  }

  /// What people read in a column of a row; `nil` where only the code is known.
  func label(of column: ReportColumn, in row: FrozenTable.Row) -> LocalizedText? {
    guard column.kind == .name, let code = row[column.name]?.asText else { return nil }
    if let own = byRow[column.name]?[row] { return own }
    // A unit that is gone gave its name, and its code, to another.
    if let end = row["\(column.name)_to"] {
      let isGone = end.asText.flatMap { Day(iso: $0) }.map { $0 <= released ?? .today } ?? false
      let mark = isGone ? LocalizedText.former : LocalizedText(vi: "", en: "")
      return LocalizedText(vi: code + mark.vietnamese, en: code + mark.english)
    }
    let all = dated.contains(column.name) ? [] : byCode[column.name]?[code] ?? []
    return all.count == 1 ? all.first : nil
  }
}

extension LocalizedText {
  /// Goes after the name of what is no more.
  static let former = LocalizedText(vi: " (cũ)", en: " (former)")
}
