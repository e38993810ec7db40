import SQLite
import Storage

/// Between what a number that was said with a qualifier must lie, in millionths.
///
/// A bound that was not stated is not made up: "about 25" has none.
struct Bounds {
  var lower: Int128?
  var upper: Int128?
  /// Whether the bound itself is left out.
  var lowerIsOpen = false
  var upperIsOpen = false

  /// - Parameter isCount: whether it cannot be below zero.
  init(_ figure: Said, isCount: Bool) {
    let value = figure.exact(figure.value)
    switch figure.comparator {
    case .equal: (lower, upper) = (value, value)
    case .about: break
    case .below: (upper, upperIsOpen) = (value, true)
    case .atMost: upper = value
    case .above: (lower, lowerIsOpen) = (value, true)
    case .atLeast: lower = value
    }
    if let stated = figure.lower {
      lower = max(lower ?? figure.exact(stated), figure.exact(stated))
    }
    if let stated = figure.upper {
      upper = min(upper ?? figure.exact(stated), figure.exact(stated))
    }
    if isCount, lower == nil, value >= 0 { lower = 0 }
  }

  static func + (one: Bounds, other: Bounds) -> Bounds {
    var sum = one
    sum.lower = one.lower.flatMap { low in other.lower.map { low + $0 } }
    sum.upper = one.upper.flatMap { high in other.upper.map { high + $0 } }
    sum.lowerIsOpen = one.lowerIsOpen || other.lowerIsOpen
    sum.upperIsOpen = one.upperIsOpen || other.upperIsOpen
    return sum
  }

  /// Whether every number it may be is above every number the other may be.
  func isSurelyAbove(_ other: Bounds) -> Bool {
    guard let lower, let upper = other.upper else { return false }
    return lower > upper || (lower == upper && (lowerIsOpen || other.upperIsOpen))
  }

  /// Whether no number can be both.
  func excludes(_ other: Bounds) -> Bool { isSurelyAbove(other) || other.isSurelyAbove(self) }
}

/// A number of a figure as it was said; seven columns of SQL, see ``columns(_:)``.
struct Said {
  let code: String
  let value: Int64
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

  var bounds: Bounds { Bounds(self, isCount: kind == .count || kind == .money) }

  /// As people read it: `< 2.500`.
  func written(_ language: Language) -> String {
    let mark = comparator.written
    let number = language.written(Decimal(value, scale: scale)) + (kind == .percent ? " %" : "")
    return mark + number
  }

  fileprivate func exact(_ number: Int64) -> Int128 {
    (scale..<6).reduce(Int128(number)) { value, _ in value * 10 }
  }
}
