import SQLite
import Storage

/// What differs between two tables of one report, row by row.
public struct TableDifference: Sendable {
  /// What became of a row.
  public enum Change: String, Choice {
    case added, gone, changed

    /// What people read.
    public var label: LocalizedText {
      switch self {
      case .added: LocalizedText(vi: "thêm", en: "added")
      case .gone: LocalizedText(vi: "mất", en: "gone")
      case .changed: LocalizedText(vi: "đổi", en: "changed")
      }
    }
  }

  /// A row that differs.
  public struct Row: Sendable {
    /// Whether it is new, is gone or says something else.
    public let change: Change
    /// What it is about.
    public let key: [Cell]
    /// What it says differently; of a row that is new or gone, all it says.
    public let values: [(column: ReportColumn, before: Cell, after: Cell)]
    /// Its place in the second table.
    public let place: Int?
    /// The key as machines read it.
    public let name: RowName
  }

  /// In the order of the first table, then what only the second has.
  public let rows: [Row]
  /// Columns that only one of the tables has.
  public let onlyBefore: [String]
  /// Those of the second; both are sorted.
  public let onlyAfter: [String]
  /// The columns that tell the rows apart.
  public let key: [String]

  /// - Parameters:
  ///   - report: by whose key rows are matched; rows that share a key are matched where they are
  ///     the same, then in order.
  ///   - labels: what people read for codes.
  public init(
    _ before: FrozenTable, _ after: FrozenTable, _ report: Report, labels: RowLabels = RowLabels()
  ) {
    let promised = Set(report.headings.map(\.name))
    let (old, new) = (
      before.rows.isEmpty ? promised : before.columns, after.rows.isEmpty ? promised : after.columns
    )
    let shared = report.columns.filter { old.contains($0.name) && new.contains($0.name) }
    onlyBefore = old.subtracting(new).sorted()
    onlyAfter = new.subtracting(old).sorted()
    let matching = Matching(
      report, shared, labels, oneSided: old.symmetricDifference(new))
    key = matching.key.map(\.name)
    rows = matching.pairs(before.rows, after.rows).compactMap(matching.row)
  }
}

/// Pairs the rows of two tables.
private struct Matching {
  struct Pair {
    let before: FrozenTable.Row?
    let after: FrozenTable.Row?
    let place: Int?
  }

  private let all: [ReportColumn]
  private let shared: [ReportColumn]
  let key: [ReportColumn]
  private let labels: RowLabels
  /// Comparators that only one of the tables has: elsewhere the numbers are what they say.
  private let comparators: Set<String>

  init(
    _ report: Report, _ shared: [ReportColumn], _ labels: RowLabels, oneSided: Set<String>
  ) {
    (all, self.shared, self.labels) = (report.columns, shared, labels)
    key = report.key.compactMap { name in shared.first { $0.name == name } }
    comparators = oneSided.intersection(report.columns.map(\.comparatorName))
  }

  /// In the order of the first table, then what only the second has.
  func pairs(_ before: [FrozenTable.Row], _ after: [FrozenTable.Row]) -> [Pair] {
    var places = [Int?](repeating: nil, count: before.count)
    var taken: Set<Int> = []
    // First the rows that are the same, then those of the same key, each in order.
    for name in [{ self.values($0, self.key) + self.said($0) }, { self.values($0, self.key) }] {
      var waiting: [[Value]: [Int]] = [:]
      for index in after.indices.reversed() where !taken.contains(index) {
        waiting[name(after[index]), default: []].append(index)
      }
      for (index, row) in before.enumerated() where places[index] == nil {
        guard let found = waiting[name(row)]?.popLast() else { continue }
        places[index] = found
        taken.insert(found)
      }
    }
    return before.indices.map { index in
      Pair(before: before[index], after: places[index].map { after[$0] }, place: places[index])
    }
      + after.indices.filter { !taken.contains($0) }.map {
        Pair(before: nil, after: after[$0], place: $0)
      }
  }

  /// What differs in a pair, if anything.
  func row(_ pair: Pair) -> TableDifference.Row? {
    let change: TableDifference.Change =
      pair.before == nil ? .added : pair.after == nil ? .gone : .changed
    let (before, after) = (pair.before ?? [:], pair.after ?? [:])
    let values = shared.filter { column in
      !key.contains { $0.name == column.name }
        && self.values(before, [column]) != self.values(after, [column])
    }.map { column in
      (
        column: column, before: column.cell(before, label: labels.label(of: column, in: before)),
        after: column.cell(after, label: labels.label(of: column, in: after))
      )
    }
    if change == .changed, values.isEmpty { return nil }
    let own = pair.after ?? before
    return TableDifference.Row(
      change: change, key: key.map { $0.cell(own, label: labels.label(of: $0, in: own)) },
      values: values, place: pair.place, name: RowName(own, key.map(\.name)))
  }

  private func said(_ row: FrozenTable.Row) -> [Value] { values(row, shared) }

  private func values(_ row: FrozenTable.Row, _ columns: [ReportColumn]) -> [Value] {
    columns.flatMap { column in
      column.names(all).map { name in
        let value = row[name] ?? .null
        guard comparators.contains(name), value == .null, row[column.name] ?? .null != .null
        else { return value }
        return .text(Comparator.equal.rawValue)
      }
    }
  }
}
