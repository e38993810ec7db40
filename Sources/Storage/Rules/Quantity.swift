/// How a number was qualified when it was said.
public enum Comparator: String, Sendable, CaseIterable {
  case equal = "="
  case about = "~"
  case below = "<"
  case atMost = "<="
  case above = ">"
  case atLeast = ">="
}

/// An exact decimal: `2.36` is 236 with scale 2.
public struct Decimal: Sendable, Hashable, CustomStringConvertible {
  /// All digits as one whole number: the value is `units` × 10^-`scale`.
  public let units: Int64
  /// Digits after the point, 0 to 6.
  public let scale: Int

  /// - Parameter scale: 0 to 6, which is not checked.
  public init(_ units: Int64, scale: Int = 0) {
    (self.units, self.scale) = (units, scale)
  }

  /// Reads plain digits with a point: `1635`, `95.1`, `-3`.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts.joined()
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }),
      digits.utf8.drop(while: { $0 == UInt8(ascii: "-") }).allSatisfy({ (48...57).contains($0) }),
      let units = Int64(digits), parts.count == 1 || parts[1].utf8.count <= 6
    else { return nil }
    self.init(units, scale: parts.count == 2 ? parts[1].utf8.count : 0)
  }

  /// The nearest there is.
  public var double: Double { Double(units) / Decimal.powers[scale] }

  /// Plain digits with a point.
  public var description: String {
    guard scale > 0 else { return String(units) }
    let digits = units.magnitude.padded(scale + 1)
    return (units < 0 ? "-" : "") + digits.dropLast(scale) + "." + digits.suffix(scale)
  }

  private static let powers: [Double] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6]
}

/// A number as it was said: it cannot lose its comparator.
///
/// "nearly 2,500" is 2500 with `<`. `lower` and `upper` hold only bounds that were stated.
public struct Quantity: Sendable, Hashable {
  /// The number without its qualifier.
  public let value: Decimal
  /// Where the true number lies: `<` is below ``value``.
  public let comparator: Comparator
  /// × 10^-`scale` of ``value``; `nil` = not stated.
  let lower: Int64?
  /// Likewise.
  let upper: Int64?
  /// What was printed, e.g. `nearly 2,500`.
  public let verbatim: String

  /// - Parameters:
  ///   - lower, upper: bounds that were stated, with the scale of the value.
  ///   - verbatim: the number as printed, with its qualifier.
  public init(
    _ value: Decimal, _ comparator: Comparator = .equal, lower: Int64? = nil, upper: Int64? = nil,
    verbatim: String
  ) {
    self.value = value
    self.comparator = comparator
    self.lower = lower
    self.upper = upper
    self.verbatim = verbatim
  }

  /// A bound that was stated and that the number, as it was said, cannot have: fewer than 5 are not
  /// at least 5.
  ///
  /// - Returns: the bound and the side it is of; `nil` where the number lies within its bounds.
  public var impossibleBound: (value: Decimal, side: BoundSide)? {
    if let lower, lower > value.units || lower == value.units && comparator == .below {
      return (Decimal(lower, scale: value.scale), .lower)
    }
    if let upper, upper < value.units || upper == value.units && comparator == .above {
      return (Decimal(upper, scale: value.scale), .upper)
    }
    return nil
  }

  /// - Parameter field: by which the bounds are entered; `nil` = each by its own.
  /// - Throws: `RecordFault.bound` where a bound is impossible.
  func checkBounds(in field: String? = nil) throws(DomainError) {
    guard let (bound, side) = impossibleBound else { return }
    throw RecordFault.bound(bound, side, of: self).error(in: field ?? side.rawValue)
  }
}

/// The two bounds of a number, each called as its column is.
public enum BoundSide: String, Sendable {
  case lower, upper
}
