import Storage

/// How the table of a file is read, fixed before a row of it is stored.
struct TablePlan: Sendable {
  let table: FileTable
  let habits: TableHabits
  /// Columns of the file in which a blank cell has what stands above it.
  let filled: Set<Int>
  /// Data rows that a spreadsheet does not show.
  let hiddenRows: [Int]
  /// The first lines that head rows.
  let headings: [(text: String, numbering: SectionNumbering?)]
  /// What rows have in the columns that what stands around the table may say, too.
  let watched: [String: ColumnTexts]

  var header: TableHeader { table.header }

  /// What rows have in a column.
  func rows(in column: String) -> ColumnTexts { watched[column] ?? ColumnTexts() }

  /// A row of it, for people.
  func row(_ number: Int) -> RowPlace { RowPlace(sheet: table.header.sheet, number: number) }
}

/// Where a row of a file is.
public struct RowPlace: Sendable, Equatable, Comparable {
  /// The sheet, where several of a workbook have a table.
  public let sheet: String?
  /// As a spreadsheet numbers rows.
  public let number: Int

  /// The words that name it as the place of what it says: `7`, `Xã A!7`.
  var locator: String { (sheet.map { $0 + "!" } ?? "") + String(number) }

  /// Within a sheet.
  public static func < (one: RowPlace, other: RowPlace) -> Bool { one.number < other.number }
}

/// A column of a file, as it is read.
public struct ColumnReading: Sendable, Equatable {
  /// What becomes of its cells.
  public enum Use: Sendable, Equatable {
    /// They go to a column of the form.
    case column(String)
    /// A tick is a value of it.
    case tick(column: String, value: String)
    /// It is only compared with what is read.
    case compared(String)
    /// The number of the row in the file.
    case serial
    /// What the row counts in.
    case counting
    /// It is not read: another one, headed so, says the same more exactly.
    case instead(String)
    /// It is not read: the form has no such column.
    case unknown
    /// It is not read, as it is for people only, or somebody said so.
    case ignored
  }

  /// Who said what becomes of a column.
  public enum Origin: String, Sendable {
    case option, profile
  }

  /// How the file heads it.
  public let label: String
  /// What becomes of its cells.
  public let use: Use
  /// Whether a blank cell has what stands above it.
  public let isFilledDown: Bool
  /// The order of day and month, where it is not the usual one.
  public let dates: Day.Order?
  /// How its numbers are written, as far as a cell of it or somebody tells.
  public let numbers: Amount.Style?
  /// What its money is counted in.
  public let unit: String?
  /// Who said what it means; `nil` = its header does.
  public private(set) var origin: Origin?

  func told(by origin: Origin?) -> ColumnReading {
    var column = self
    column.origin = origin
    return column
  }
}

extension TablePlan {
  /// Every column that has a header, in order.
  func columns(_ form: ImportHeaders) -> [ColumnReading] {
    zip(header.labels, header.meanings).enumerated().compactMap { index, column in
      guard let use = ColumnReading.Use(column.1) else { return nil }
      let money = column.1.column.flatMap { form.content(of: $0) == .money ? $0 : nil }
      return ColumnReading(
        label: column.0, use: use, isFilledDown: filled.contains(index),
        dates: header.readings.monthFirst.contains(index) ? .monthFirst : nil,
        numbers: header.readings.styles[index],
        unit: money.flatMap(header.unit))
    }
  }
}

extension ColumnReading.Use {
  fileprivate init?(_ meaning: ImportHeaders.Meaning) {
    switch meaning {
    case .column(let name):
      self = MeasureColumn(name).measure == MeasureHeads.rate ? .compared(name) : .column(name)
    case .mark(let name, let value): self = .tick(column: name, value: value)
    case .serial: self = .serial
    case .counting: self = .counting
    case .district: self = .column("unit")
    case .unused(let label): self = .instead(label)
    case .unknown: self = .unknown
    case .ignored, .reasons: self = .ignored
    case .blank: return nil
    }
  }
}
