import Storage

/// A quotient of two qualified numbers: a fraction of one, and how it is qualified in turn.
///
/// It is kept as the two numbers, so that a bound is rounded to the side on which it stays true.
public struct Ratio: Sendable, Hashable {
  private let part: Int128
  /// Above zero.
  private let whole: Int128
  /// Where the true share lies: `>` is above ``value``.
  public let comparator: Comparator
  /// The nearest there is.
  public let value: Double

  /// Interval rules: 1,400 of nearly 2,500 is more than 56 %. `nil` where nothing can be said: a
  /// whole of zero, or two qualifiers that pull against each other.
  ///
  /// - Parameter isWithin: whether the part was counted within the whole, so that it is never more.
  public init?(_ part: Interval, of whole: Interval, isWithin: Bool = false) {
    guard part.saidValue >= 0, whole.saidValue > 0, (part.lower?.value ?? 0) >= 0,
      (whole.lower?.value ?? 0) >= 0
    else { return nil }
    if part.exact == 0 {
      self.init(0, whole.saidValue, .equal)
    } else if part.about != nil || whole.about != nil {
      self.init(part.saidValue, whole.saidValue, .about)
    } else if let part = part.exact, let whole = whole.exact {
      self.init(part, whole, .equal)
    } else if let upper = part.upper, let least = whole.lower, least.value > 0,
      upper.value < least.value || (part.lower?.value ?? 0) == 0 || whole.upper == nil
    {
      // The most there may be of the least there may be, which says little where it is all or more.
      let most = isWithin ? min(upper.value, least.value) : upper.value
      self.init(most, least.value, upper.isOpen || least.isOpen ? .below : .atMost)
    } else if let lower = part.lower, lower.value > 0, let most = whole.upper {
      self.init(lower.value, most.value, lower.isOpen || most.isOpen ? .above : .atLeast)
    } else {
      return nil
    }
  }

  /// A fraction that somebody else computed.
  public init?(_ value: Double) { self.init(value, .equal) }

  /// The same, with how it was qualified.
  public init?(_ value: Double, _ comparator: Comparator) {
    guard value.isFinite, abs(value) < 1e15 else { return nil }
    part = Int128((value * 1e15).rounded())
    (whole, self.comparator, self.value) = (1_000_000_000_000_000, comparator, value)
  }

  private init(_ part: Int128, _ whole: Int128, _ comparator: Comparator) {
    (self.part, self.whole, self.comparator) = (part, whole, comparator)
    value = Double(part) / Double(whole)
  }

  /// With so many digits after the point, rounded so that a bound stays true: one from below down,
  /// one from above up.
  public func decimal(_ digits: Int) -> Decimal? {
    let scaled = (0..<digits).reduce(part) { value, _ in value * 10 }
    let (low, rest) = (scaled / whole, scaled % whole)
    let rounded =
      switch comparator {
      case .above, .atLeast: low - (rest < 0 ? 1 : 0)
      case .below, .atMost: low + (rest > 0 ? 1 : 0)
      case .equal, .about: low + (2 * rest >= whole ? 1 : 2 * rest <= -whole ? -1 : 0)
      }
    return Int64(exactly: rounded).map { Decimal($0, scale: digits) }
  }

  /// `77,6 %`, `> 56,0 %`; never 0 or 100 where it is neither: `< 0,1 %`, `> 99,9 %`.
  public func written(_ language: Language) -> String {
    guard let (sign, percent) = shown else { return "—" }
    return sign.written + language.written(percent) + " %"
  }

  /// What people read, with its sign.
  var shown: (sign: Comparator, percent: Decimal)? {
    decimal(3).map { hidden($0.units) ?? (comparator, Decimal($0.units, scale: 1)) }
  }

  /// Whether it has a sign only because it is printed rounded.
  public var isSignOfRounding: Bool {
    shown.map { comparator == .equal && $0.sign != .equal } ?? false
  }

  /// What is said of a share that is rounded to 0 or 100 % and is not it; a bound so rounded leaves
  /// the number itself out, and "about", which has no bounds, is written as finely as it takes.
  private func hidden(_ tenths: Int64) -> (sign: Comparator, percent: Decimal)? {
    guard tenths == 0 && value != 0 || tenths == 1000 && part != whole else { return nil }
    let rounded = Decimal(tenths, scale: 1)
    switch comparator {
    case .above, .atLeast: return (.above, rounded)
    case .below, .atMost: return (.below, rounded)
    case .equal where part > whole: return (.above, rounded)
    case .equal where value < 0: return (.below, rounded)
    case .equal where tenths == 0: return (.below, Decimal(1, scale: 1))
    case .equal: return (.above, Decimal(999, scale: 1))
    case .about:
      let finer = (2...6).compactMap { digits in
        decimal(digits + 2).map { Decimal($0.units, scale: digits) }
      }
      return (.about, finer.first { $0.millionths != rounded.millionths } ?? rounded)
    }
  }
}

extension Ratio {
  /// Why there is no share of one number in another.
  enum Absence {
    /// One of the two is not known.
    case unknown
    case ofZero
    /// Of the whole no more is said than that it is about 0, or above it.
    case ofAnything
    /// Two qualifiers that pull against each other.
    case apart

    /// `nil` where there is one.
    init?(_ part: Interval?, of whole: Interval?) {
      guard let part, let whole else {
        self = .unknown
        return
      }
      guard Ratio(part, of: whole) == nil else { return nil }
      self = whole.exact == 0 ? .ofZero : whole.saidValue == 0 ? .ofAnything : .apart
    }
  }
}
