import Query
import Storage

/// Compares the totals that a wide table prints with the sums of its rows, and their rates.
struct TableTotals {
  private let columns: [String]
  /// The rows before each total, and after the last.
  private var groups: [[String: ColumnSum]] = [[:]]
  private var totals: [(row: ImportRow, group: Int)] = []

  init() { columns = [] }

  init(_ header: TableHeader, _ measured: MeasureHeads) {
    columns = header.meanings.compactMap(\.column).filter {
      measured.columns.contains($0) && MeasureColumn($0).measure != MeasureHeads.rate
    }
  }

  /// A row of data, whatever becomes of it.
  mutating func add(_ row: ImportRow) {
    let last = groups.count - 1
    for column in columns { groups[last][column, default: ColumnSum()].add(row, column) }
  }

  /// A row that is no data: the total of others, or one of a unit that says nothing.
  mutating func skip(_ row: ImportRow, _ why: Skip) {
    if columns.isEmpty { return }
    if why == .unfilled { add(row) }
    guard why == .total else { return }
    totals.append((row, groups.count - 1))
    groups.append([:])
  }

  /// What does not agree, by the number of the row.
  var differences: [(row: Int, DomainError)] {
    let whole = groups.reduce(into: [:]) { $0.merge($1) { $0.adding($1) } }
    return totals.flatMap { total in
      (comparison(total.row, total.group, whole) + PrintedRate.differences(in: total.row))
        .map { (total.row.number, $0) }
    }
  }

  /// A total is one of the whole table, or of the rows above it, or below it: of what it agrees
  /// with best.
  private func comparison(
    _ row: ImportRow, _ group: Int, _ whole: [String: ColumnSum]
  ) -> [DomainError] {
    let candidates = [whole, groups[group], groups[group + 1]].filter { !$0.isEmpty }
    let compared = candidates.map { compare(row, with: $0) }
    return compared.min { $0.count < $1.count } ?? []
  }

  private func compare(_ row: ImportRow, with sums: [String: ColumnSum]) -> [DomainError] {
    var differences: [DomainError] = []
    var blank: [String] = []
    for column in columns {
      guard let printed = try? row.number(column)?.quantity, let sum = sums[column] else {
        continue
      }
      let excess = sum.millionths - printed.value.millionths
      if excess == 0 { continue }
      if let total = sum.total, sum.isWhole || excess > 0 {
        differences.append(
          PartsFault.totalDiffers(total: printed.verbatim, total)
            .error(in: .given(row.label(column))))
      } else {
        blank.append(row.label(column))
      }
    }
    return blank.isEmpty ? differences : differences + [PartsFault.totalUncompared(blank).error]
  }
}

/// The sum of a column's cells.
struct ColumnSum {
  /// Exact, and never too large.
  private(set) var millionths: Int128 = 0
  /// Whether every row has an exact number.
  private(set) var isWhole = true

  mutating func add(_ row: ImportRow, _ column: String) {
    guard let number = try? row.number(column)?.quantity, number.comparator == .equal else {
      isWhole = false
      return
    }
    add(number.value)
  }

  mutating func add(_ number: Decimal) { millionths += number.millionths }

  /// `nil` where it is too large to be written.
  var total: Decimal? { Decimal(millionths: millionths, scale: 0) }

  func adding(_ other: ColumnSum) -> ColumnSum {
    var sum = self
    sum.millionths += other.millionths
    sum.isWhole = isWhole && other.isWhole
    return sum
  }
}

/// A printed rate of the recognized among the registered, which nobody stores.
enum PrintedRate {
  /// Rates of a row that are not what the two numbers beside them give.
  static func differences(in row: ImportRow) -> [DomainError] {
    row.columns.map { MeasureColumn($0) }.filter { $0.measure == MeasureHeads.rate }
      .compactMap { column in
        do throws(DomainError) {
          return try difference(row, column)
        } catch {
          return error
        }
      }
  }

  private static func difference(
    _ row: ImportRow, _ column: MeasureColumn
  ) throws(DomainError) -> DomainError? {
    guard let printed = try row.share(column.name),
      let registered = number(row, MeasureHeads.registered, column.part),
      let recognized = number(row, MeasureHeads.recognized, column.part), registered != 0
    else { return nil }
    let share = recognized / registered
    if isRounded(printed.double, of: share * 100, digits: printed.scale) { return nil }
    // A workbook may have 0.833 and show 83.3%.
    if printed.scale > 1, isRounded(printed.double, of: share, digits: printed.scale) { return nil }
    let text = try row.text(column.name) ?? ""
    return PartsFault.rateDiffers(text, rounded(share * 100, printed.scale))
      .error(in: .given(row.label(column.name)))
  }

  private static func number(_ row: ImportRow, _ measure: String, _ part: String) -> Double? {
    guard
      let number = try? row.number(MeasureColumn(measure, part).name)?.quantity,
      number.comparator == .equal
    else { return nil }
    return number.value.double
  }

  private static func isRounded(_ printed: Double, of exact: Double, digits: Int) -> Bool {
    abs(printed - exact) <= 0.5 / power(digits) + 1e-9
  }

  private static func rounded(_ share: Double, _ digits: Int) -> Decimal {
    let digits = min(max(digits, 1), 2)
    guard abs(share) < 1e12 else { return Decimal(0) }
    return Decimal(Int64((share * power(digits)).rounded()), scale: digits)
  }

  private static func power(_ digits: Int) -> Double {
    (0..<digits).reduce(1) { power, _ in power * 10 }
  }
}
