import Storage

/// A quotient of two qualified numbers: a fraction of one and how it is qualified in turn.
public struct Ratio: Sendable, Equatable {
  public let value: Double
  public let comparator: Comparator

  /// Interval rules: 1,400 of nearly 2,500 is more than 56 %. `nil` where nothing can be said: a
  /// denominator of zero, or two qualifiers that pull against each other.
  public init?(_ part: Counted, of whole: Counted) {
    guard part.value.units >= 0, whole.value.units > 0,
      let comparator = part.comparator.divided(by: whole.comparator, isZero: part.value.units == 0)
    else { return nil }
    value = part.value.double / whole.value.double
    self.comparator = comparator
  }
}

/// A number and its comparator, counted or reported.
public struct Counted: Sendable, Equatable {
  public let value: Decimal
  public let comparator: Comparator

  public init(_ value: Decimal, _ comparator: Comparator = .equal) {
    self.value = value
    self.comparator = comparator
  }
}

extension Comparator {
  /// The comparator of a quotient. A greater denominator makes it smaller, so that one turns
  /// round; of nothing it makes nothing, so a zero dividend hears only its own comparator.
  func divided(by other: Comparator, isZero: Bool) -> Comparator? {
    if isZero { return self == .below || self == .atMost ? nil : self }
    if self == .about || other == .about { return .about }
    let sides = [side, -other.side].filter { $0 != 0 }
    guard let side = sides.first else { return .equal }
    guard sides.allSatisfy({ $0 == side }) else { return nil }
    let strict = isStrict || other.isStrict
    return side > 0 ? (strict ? .above : .atLeast) : (strict ? .below : .atMost)
  }

  /// Where the true number lies: +1 above what is said, -1 below, 0 at it.
  private var side: Int {
    switch self {
    case .above, .atLeast: 1
    case .below, .atMost: -1
    case .equal, .about: 0
    }
  }

  private var isStrict: Bool { self == .above || self == .below }
}
