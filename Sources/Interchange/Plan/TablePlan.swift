import Storage

/// How the table of a file is read, fixed before a row of it is stored.
struct TablePlan: Sendable {
  let header: TableHeader
  let delimiter: UInt8
  let habits: TableHabits
  /// Columns of the file in which a blank cell has what stands above it.
  let filled: Set<Int>
}

/// A column of a file, as it is read.
public struct ColumnReading: Sendable, Equatable {
  /// What becomes of its cells.
  public enum Use: Sendable, Equatable {
    /// They go to a column of the form.
    case column(String)
    /// A tick is a value of it.
    case tick(column: String, value: String)
    /// The number of the row in the file.
    case serial
    /// It is not read: another one, headed so, says the same more exactly.
    case instead(String)
    /// It is not read: the form has no such column.
    case unknown
    /// It is not read, as it is for people only, or somebody said so.
    case ignored
  }

  /// How the file heads it.
  public let label: String
  /// What becomes of its cells.
  public let use: Use
  /// Whether a blank cell has what stands above it.
  public let isFilledDown: Bool
}

extension TablePlan {
  /// Every column that has a header, in order.
  var columns: [ColumnReading] {
    zip(header.labels, header.meanings).enumerated().compactMap { index, column in
      guard let use = ColumnReading.Use(column.1) else { return nil }
      return ColumnReading(label: column.0, use: use, isFilledDown: filled.contains(index))
    }
  }
}

extension ColumnReading.Use {
  fileprivate init?(_ meaning: ImportHeaders.Meaning) {
    switch meaning {
    case .column(let name): self = .column(name)
    case .mark(let name, let value): self = .tick(column: name, value: value)
    case .serial: self = .serial
    case .district: self = .column("unit")
    case .unused(let label): self = .instead(label)
    case .unknown: self = .unknown
    case .ignored, .reasons: self = .ignored
    case .blank: return nil
    }
  }
}
