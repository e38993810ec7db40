import Storage

/// Where a number that was said with a qualifier may lie.
///
/// Sums and differences of such numbers follow the rules of interval arithmetic, so what is printed
/// in the end always holds the true number: nearly 29 and over 153 are over 153, whatever the first
/// is. A bound that was not stated is not made up: "about 25" has none, and stays "about" through
/// every sum.
public struct Interval: Sendable, Hashable {
  /// An end, in millionths: exact for every figure that can be stored.
  struct Bound: Sendable, Hashable {
    let value: Int128
    /// Whether the number itself is left out.
    let isOpen: Bool
  }

  let lower: Bound?
  let upper: Bound?
  /// What was said, without its qualifier; of a sum, the sum of what was said.
  private let said: Int128
  private let isAbout: Bool
  /// Digits after the point, as they were said: 95.0 is not written as 95.
  private let scale: Int

  /// - Parameters:
  ///   - lower, upper: bounds that were stated beside the number, with its scale.
  ///   - isNegativePossible: whether it may be below zero; counts and money are not.
  public init(
    _ value: Decimal, _ comparator: Comparator = .equal, lower: Int64? = nil,
    upper: Int64? = nil, isNegativePossible: Bool = false
  ) {
    let number = value.millionths
    var low: Bound?
    var high: Bound?
    switch comparator {
    case .equal: (low, high) = (Bound(number), Bound(number))
    case .about: break
    case .below: high = Bound(value: number, isOpen: true)
    case .atMost: high = Bound(number)
    case .above: low = Bound(value: number, isOpen: true)
    case .atLeast: low = Bound(number)
    }
    if let stated = lower.map({ Bound(Decimal($0, scale: value.scale).millionths) }) {
      low = low.map { max($0, stated, by: \.value) } ?? stated
    }
    if let stated = upper.map({ Bound(Decimal($0, scale: value.scale).millionths) }) {
      high = high.map { min($0, stated, by: \.value) } ?? stated
    }
    if !isNegativePossible, low == nil, number >= 0 { low = Bound(0) }
    self.init(low, high, said: number, isAbout: comparator == .about, scale: value.scale)
  }

  /// A number that was counted.
  public init(_ count: Int64) { self.init(Decimal(count)) }

  private init(_ lower: Bound?, _ upper: Bound?, said: Int128, isAbout: Bool, scale: Int) {
    (self.lower, self.upper, self.said, self.isAbout) = (lower, upper, said, isAbout)
    self.scale = scale
  }

  /// A number that lies between two, which may be it.
  public init(from least: Decimal, to most: Decimal) {
    let (low, high) = (least.millionths, most.millionths)
    self.init(Bound(low), Bound(high), said: high, isAbout: false, scale: most.scale)
  }

  /// A count that lies between two, which may be it.
  public init(from least: Int64, to most: Int64) {
    self.init(from: Decimal(least), to: Decimal(most))
  }

  /// The least and the most of a count of which both are known.
  var wholeBounds: (least: Int64, most: Int64)? {
    guard let lower, let upper else { return nil }
    return (Int64(lower.value / 1_000_000), Int64(upper.value / 1_000_000))
  }

  /// Exactly 0: what a sum begins with.
  public static let zero = Interval(0)

  /// An end is known where both have it; “about” stays about.
  public static func + (one: Interval, other: Interval) -> Interval {
    Interval(
      Bound(one.lower, other.lower, +), Bound(one.upper, other.upper, +),
      said: one.said + other.said, isAbout: one.isAbout || other.isAbout,
      scale: max(one.scale, other.scale))
  }

  /// The least is what is left when the most is taken away.
  public static func - (one: Interval, other: Interval) -> Interval {
    Interval(
      Bound(one.lower, other.upper, -), Bound(one.upper, other.lower, -),
      said: one.said - other.said, isAbout: one.isAbout || other.isAbout,
      scale: max(one.scale, other.scale))
  }

  /// So much or more: what is known of a sum of which a part is missing.
  var orMore: Interval {
    Interval(lower, nil, said: lower?.value ?? 0, isAbout: false, scale: scale)
  }

  /// Only from where on it lies is known.
  var isLeast: Bool { upper == nil && !isAbout }

  /// As it must be printed: a number and its comparator. Of two bounds the upper one is given,
  /// which for "nearly" is the one that was said. `nil` where nothing can be said of it, or where
  /// it is too large to be written.
  public var qualified: (value: Decimal, comparator: Comparator)? {
    let found: (Int128, Comparator)
    if isAbout {
      found = (said, .about)
    } else if let exact {
      found = (exact, .equal)
    } else if let upper {
      found = (upper.value, upper.isOpen ? .below : .atMost)
    } else if let lower, lower != Bound(0) {
      found = (lower.value, lower.isOpen ? .above : .atLeast)
    } else {
      return nil
    }
    return Decimal(millionths: found.0, scale: scale).map { ($0, found.1) }
  }

  /// The number, where it is known.
  var exact: Int128? {
    guard !isAbout, let lower, lower == upper, !lower.isOpen else { return nil }
    return lower.value
  }

  /// The number itself is known.
  public var isExact: Bool { exact != nil }

  /// Whether it may be that number.
  public func contains(_ number: Decimal) -> Bool {
    let number = number.millionths
    if let lower, number < lower.value || number == lower.value && lower.isOpen { return false }
    if let upper, number > upper.value || number == upper.value && upper.isOpen { return false }
    return true
  }

  /// Whether every number it may be is above every number the other may be.
  func isSurelyAbove(_ other: Interval) -> Bool {
    guard let lower, let upper = other.upper else { return false }
    return lower.value > upper.value
      || lower.value == upper.value && (lower.isOpen || upper.isOpen)
  }

  /// Whether both are one number said in one way; how many digits were written does not matter.
  func isSame(as other: Interval) -> Bool {
    lower == other.lower && upper == other.upper && said == other.said && isAbout == other.isAbout
  }

  /// Whether no number can be both.
  func excludes(_ other: Interval) -> Bool { isSurelyAbove(other) || other.isSurelyAbove(self) }

  /// What was said and that it was only "about", for a quotient.
  var about: Int128? { isAbout ? said : nil }
  var saidValue: Int128 { said }

  /// As people write it: `< 2.500`, or `—`.
  public func written(_ language: Language) -> String {
    qualified.map { $0.comparator.written + language.written($0.value) } ?? "—"
  }
}

extension Interval.Bound {
  init(_ value: Int128) { self.init(value: value, isOpen: false) }

  /// Both ends together, where there are both.
  fileprivate init?(
    _ one: Interval.Bound?, _ other: Interval.Bound?, _ combine: (Int128, Int128) -> Int128
  ) {
    guard let one, let other else { return nil }
    self.init(value: combine(one.value, other.value), isOpen: one.isOpen || other.isOpen)
  }
}

private func max<T>(_ one: T, _ other: T, by key: (T) -> Int128) -> T {
  key(one) >= key(other) ? one : other
}

private func min<T>(_ one: T, _ other: T, by key: (T) -> Int128) -> T {
  key(one) <= key(other) ? one : other
}

extension Decimal {
  /// Exact: no stored number has more than six digits after the point.
  public var millionths: Int128 { (scale..<6).reduce(Int128(units)) { value, _ in value * 10 } }

  /// With so many digits after the point, or more where they are needed; `nil` where it is too
  /// large.
  public init?(millionths: Int128, scale least: Int) {
    var (units, scale) = (millionths, 6)
    while scale > least, units % 10 == 0 { (units, scale) = (units / 10, scale - 1) }
    guard let units = Int64(exactly: units), units != .min else { return nil }
    self.init(units, scale: scale)
  }
}
