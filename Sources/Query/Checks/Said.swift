import SQLite
import Storage

/// A number of a figure as it was said; seven columns of SQL, see ``columns(_:)``.
public struct Said: Sendable, Hashable {
  /// Of the figure.
  public let code: String
  /// × 10^-scale, as it is stored.
  public let value: Int64
  let scale: Int
  let comparator: Comparator
  let lower: Int64?
  let upper: Int64?
  let kind: MeasureKind

  /// What ``init(_:from:)`` reads, of a figure and its measure.
  static func columns(_ figure: String, _ measure: String) -> SQL {
    """
    \(raw: figure).code, \(raw: figure).value, \(raw: figure).scale, \(raw: figure).comparator,
    \(raw: figure).lower, \(raw: figure).upper, \(raw: measure).kind
    """
  }

  var interval: Interval {
    Interval(
      Decimal(value, scale: scale), comparator, lower: lower, upper: upper,
      isNegativePossible: kind != .count && kind != .money)
  }

  /// As people read it: `< 2.500`.
  public func written(_ language: Language) -> String {
    let mark = comparator.written
    let number = language.written(Decimal(value, scale: scale)) + (kind == .percent ? " %" : "")
    return mark + number
  }
}

extension Said {
  init(_ row: borrowing Row, from column: Int = 0) throws(SQLiteError) {
    code = try row[column]
    // What another tool wrote may be beyond what can be printed.
    value = max(try row[column + 1], -Int64.max)
    scale = min(max(try row[column + 2], 0), 6)
    comparator = try row[column + 3]
    lower = try row[column + 4]
    upper = try row[column + 5]
    kind = try row[column + 6]
  }
}

extension LocalizedText {
  /// Numbers and marks, which need no words.
  public init(in written: (Language) -> String) {
    self.init(vi: written(.vietnamese), en: written(.english))
  }
}
