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
  public init?(_ part: Interval, of whole: Interval) {
    guard part.saidValue >= 0, whole.saidValue > 0, (part.lower?.value ?? 0) >= 0,
      (whole.lower?.value ?? 0) >= 0
    else { return nil }
    if part.exact == 0 {
      self.init(0, whole.saidValue, .equal)
    } else if part.about != nil || whole.about != nil {
      self.init(part.saidValue, whole.saidValue, .about)
    } else if let part = part.exact, let whole = whole.exact {
      self.init(part, whole, .equal)
    } else if let upper = part.upper, let least = whole.lower, least.value > 0 {
      // The most there may be of the least there may be.
      self.init(upper.value, least.value, upper.isOpen || least.isOpen ? .below : .atMost)
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
    guard value.isFinite, abs(value) < 1e18 else { return nil }
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

  /// `77,6 %`, `> 56,0 %`.
  public func written(_ language: Language) -> String {
    guard let thousandths = decimal(3) else { return "—" }
    return comparator.written + language.written(Decimal(thousandths.units, scale: 1)) + " %"
  }
}
