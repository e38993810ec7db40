import Storage

/// Turns rows of the SELECT into rows to print, with subtotals and a total where the report sums
/// columns. What cannot be added leaves its place empty; an unknown part makes the sum unknown.
struct ReportSums {
  private let columns: [ReportColumn]
  private let subtotal: Int?
  private let isWanted: Bool
  private var total = Sum()
  private var group = Sum()
  private var groupCells: [Cell] = []
  private var hasGroups = false

  private struct Sum {
    var rows = 0
    var amounts: [String: Interval] = [:]
    /// Of which a part was unknown.
    var unknown: Set<String> = []
  }

  init(_ report: Report, isWanted: Bool) {
    columns = report.columns
    subtotal = report.subtotal
    self.isWanted = isWanted && columns.contains(where: \.isSummed)
  }

  /// A row, after the subtotal of a group that it ends.
  mutating func row(_ raw: [Cell]) -> [(cells: [Cell], kind: RowKind)] {
    let parts = slices(raw)
    let row = cells(parts)
    guard isWanted else { return [(row, .data)] }
    var rows: [(cells: [Cell], kind: RowKind)] = []
    if let subtotal {
      let key = Array(parts[subtotal])
      if group.rows > 0, key != groupCells {
        rows.append((sumRow(group), .subtotal))
        (group, hasGroups) = (Sum(), true)
      }
      groupCells = key
    }
    add(parts, to: &group)
    add(parts, to: &total)
    return rows + [(row, .data)]
  }

  /// What stands below the last row.
  func end() -> [(cells: [Cell], kind: RowKind)] {
    guard isWanted, total.rows > 1 else { return [] }
    return (hasGroups ? [(sumRow(group), .subtotal)] : [])
      + [(sumRow(total, isTotal: true), .total)]
  }

  private func slices(_ raw: [Cell]) -> [ArraySlice<Cell>] {
    var rest = raw[...]
    return columns.map { column in
      let part = rest.prefix(column.selected.count)
      rest = rest.dropFirst(part.count)
      return part
    }
  }

  private func cells(_ parts: [ArraySlice<Cell>]) -> [Cell] {
    var amounts: [String: Interval] = [:]
    for (column, part) in zip(columns, parts) { amounts[column.name] = column.amount(part) }
    return zip(columns, parts).flatMap { $0.cells($1, columns, amounts) }
  }

  private func add(_ parts: [ArraySlice<Cell>], to sum: inout Sum) {
    sum.rows += 1
    for (column, part) in zip(columns, parts) where column.isSummed {
      if let amount = column.amount(part) {
        sum.amounts[column.name, default: .zero] = sum.amounts[column.name, default: .zero] + amount
      } else {
        sum.unknown.insert(column.name)
      }
    }
  }

  private func sumRow(_ sum: Sum, isTotal: Bool = false) -> [Cell] {
    let amounts = sum.amounts.filter { !sum.unknown.contains($0.key) }
    var row: [Cell] = []
    for (index, column) in columns.enumerated() {
      if column.isSummed {
        row += column.sumCells(amounts[column.name])
      } else if columns.hasTotal(column) {
        row += column.cells([], columns, amounts)
      } else if index == label {
        row.append(.phrase(isTotal ? .total : .subtotal))
      } else {
        row += column.headings(columns).map { _ in .text("") }
      }
    }
    return row
  }

  /// The column that says what the line is: the first that is not summed.
  private var label: Int? {
    columns.firstIndex { !$0.isSummed && $0.ratio == nil && $0.headings(columns).count == 1 }
  }
}

extension LocalizedText {
  fileprivate static let total = LocalizedText(vi: "Tổng cộng", en: "Total")
  fileprivate static let subtotal = LocalizedText(vi: "Cộng", en: "Subtotal")
}
