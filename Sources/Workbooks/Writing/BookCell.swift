/// What a cell holds. There is no formula among it: text that begins with `=` is text.
public enum BookValue: Sendable, Equatable {
  case empty
  case text(String)
  case integer(Int64)
  /// `units` × 10^-`scale`.
  case decimal(units: Int64, scale: Int)
  case real(Double)
  /// Days as ``serial(year:month:day:)`` counts them; the style says that it is a day.
  case day(Int)
  case truth(Bool)

  /// Of days that Excel knows, its number: 61 is 1 March 1900. Before that it has a day that never
  /// was, and after 9999 none.
  ///
  /// - Returns: nil for a day that has no number all programs agree on.
  public static func serial(year: Int, month: Int, day: Int) -> Int? {
    guard year >= 1900, year <= 9999, year > 1900 || month > 2 else { return nil }
    // Years begin in March, so that a leap day is the last of its year
    // (https://howardhinnant.github.io/date_algorithms.html#days_from_civil).
    let (shifted, fromMarch) = (month > 2 ? year : year - 1, (month + 9) % 12)
    let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400
    return days + (153 * fromMarch + 2) / 5 + day - 1 - 693_899
  }
}

/// A value and the number of its look, which ``BookWriter/style(_:)`` gives.
public struct BookCell: Sendable, Equatable {
  /// What it holds.
  public var value: BookValue
  /// 0 looks like nothing in particular.
  public var style: Int

  /// Of a look that the writer knows.
  public init(_ value: BookValue, _ style: Int = 0) { (self.value, self.style) = (value, style) }
}

extension BookValue {
  /// As text where a number of Excel, which has 15 digits, would not be the same.
  var held: BookValue {
    switch self {
    case .integer(let number) where !number.magnitude.isShort:
      .text(String(number))
    case .decimal(let units, let scale) where !units.magnitude.isShort || scale < 0 || scale > 15:
      .text(BookValue.digits(units, scale))
    case .real(let number) where !number.isFinite: .text("\(number)")
    default: self
    }
  }

  static func digits(_ units: Int64, _ scale: Int) -> String {
    guard scale > 0 else { return String(units) + String(repeating: "0", count: max(0, -scale)) }
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return (units < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}

extension UInt64 {
  /// Has at most 15 digits.
  fileprivate var isShort: Bool { self < 1_000_000_000_000_000 }
}
