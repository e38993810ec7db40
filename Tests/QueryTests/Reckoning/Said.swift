/// A number as it was reported: where it may lie, by the words it was said with. "Nearly 2,500" is
/// below it, "over" above, "about" anywhere; no count is below zero.
struct Said: Equatable {
  var low: Int? = 0
  var isAboveLow = false
  var high: Int?
  var isBelowHigh = false
  var isAbout = false
  /// Without its qualifier; of a sum, the sum of those.
  var number = 0

  static let nothing = Said(low: 0, high: 0)

  init(low: Int?, high: Int?) { (self.low, self.high) = (low, high) }

  /// - Parameters:
  ///   - sign: as it is stored, `=`, `~`, `<` …
  ///   - least, most: bounds that were stated beside it.
  init(_ sign: String, _ number: Int, least: Int? = nil, most: Int? = nil) {
    self.number = number
    isAbout = sign == "~"
    if ["=", ">", ">="].contains(sign) { low = number }
    if ["=", "<", "<="].contains(sign) { high = number }
    (isAboveLow, isBelowHigh) = (sign == ">", sign == "<")
    // A bound that says no more than the sign changes nothing.
    if let least, least > low ?? 0 { (low, isAboveLow) = (least, false) }
    if let most, high.map({ most < $0 }) ?? true { (high, isBelowHigh) = (most, false) }
  }

  static func + (one: Said, other: Said) -> Said {
    var sum = Said(low: nil, high: nil)
    if let low = one.low, let more = other.low { sum.low = low + more }
    if let high = one.high, let more = other.high { sum.high = high + more }
    sum.isAboveLow = one.isAboveLow || other.isAboveLow
    sum.isBelowHigh = one.isBelowHigh || other.isBelowHigh
    (sum.isAbout, sum.number) = (one.isAbout || other.isAbout, one.number + other.number)
    return sum
  }

  /// What is known of a sum of which a part is missing.
  var orMore: Said {
    var more = Said(low: low, high: nil)
    (more.isAboveLow, more.number) = (isAboveLow, low ?? 0)
    return more
  }

  var isExact: Bool { !isAbout && low == high && !isAboveLow && !isBelowHigh }

  /// As it is printed: of two ends the upper one; nothing where it may be any number.
  var text: String {
    if isAbout { return "~\(number)" }
    if isExact, let low { return "=\(low)" }
    if let high { return (isBelowHigh ? "<" : "<=") + "\(high)" }
    guard let low, low > 0 || isAboveLow else { return "?" }
    return (isAboveLow ? ">" : ">=") + "\(low)"
  }

  /// Its share of a whole: nearly 2,500 registered make 1,400 more than 56 %. By the upper end
  /// where that is below one, or all there is; where one is "about", the share is.
  func rate(of whole: Said) -> String {
    guard whole.number > 0 else { return "" }
    if isExact, low == 0 { return "=0.0" }
    if isAbout || whole.isAbout { return "~\(Double(number) / Double(whole.number))" }
    if isExact, whole.isExact { return "=\(Double(number) / Double(whole.number))" }
    var (upper, lower): (Double?, Double?)
    if let high, let least = whole.low, least > 0 { upper = Double(high) / Double(least) }
    if let low, low > 0, let most = whole.high { lower = Double(low) / Double(most) }
    if let upper, upper < 1 || lower == nil {
      return (isBelowHigh || whole.isAboveLow ? "<" : "<=") + "\(upper)"
    }
    return lower.map { (isAboveLow || whole.isBelowHigh ? ">" : ">=") + "\($0)" } ?? ""
  }
}
