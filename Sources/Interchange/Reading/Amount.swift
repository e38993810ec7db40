import Storage

/// A number as people write and say it: `gần 2.500`, `nearly 2,500`, `5,3 tỷ đồng`, `95.1 %`.
public struct Amount: Sendable, Equatable {
  /// How numbers are written: `1.234,5` or `1,234.5`.
  public enum Style: String, Sendable, CaseIterable {
    case vietnamese = "vi"
    case english = "en"

    var group: Character { self == .vietnamese ? "." : "," }
    var point: Character { self == .vietnamese ? "," : "." }
  }

  /// In đồng for `5,3 tỷ đồng`, in percent for `95,1 %`; with the words it was read from.
  public let quantity: Quantity

  /// Reads a number with its qualifier and unit.
  ///
  /// `2.500` alone could be 2500 or 2.5 and is refused; a word of one language before or after it
  /// (`gần`, `tỷ`, `nearly`, `billion`) or `style` says which.
  ///
  /// - Throws: `DomainError` that names `field`.
  public init(_ text: String, field: FieldRef, style: Style? = nil) throws(DomainError) {
    var words = Words(text)
    let comparator = words.takeQualifier()
    let power = words.takeUnit()
    guard let digits = words.onlyWord else { throw AmountFault.notNumber(text).error(in: field) }
    let number = try Amount.number(digits, style ?? words.style, field, text)
    guard let value = number.times(power) else {
      throw AmountFault.notNumber(text).error(in: field)
    }
    quantity = Quantity(value, comparator ?? .equal, verbatim: text.tidied)
  }

  /// Whether a text says what it counts in: `5,3 tỷ`.
  static func hasUnit(_ text: String) -> Bool {
    var words = Words(text)
    let before = words.count
    _ = words.takeUnit()
    return words.count < before
  }

  /// Whether a text is a unit and nothing else: `triệu đồng`.
  static func isUnit(_ text: String) -> Bool {
    var words = Words(text)
    guard words.count > 0 else { return false }
    _ = words.takeUnit()
    return words.count == 0
  }

  /// What the digits mean in the one style given, else in every style that can read them.
  private static func number(
    _ digits: String, _ style: Style?, _ field: FieldRef, _ text: String
  ) throws(DomainError) -> Decimal {
    let styles = style.map { [$0] } ?? Style.allCases
    let readings = Set(styles.compactMap { read(digits, as: $0) })
    if readings.count > 1 { throw AmountFault.ambiguous(text).error(in: field) }
    guard let number = readings.first else {
      let isNumber = (read(digits, as: .vietnamese) ?? read(digits, as: .english)) != nil
      let fault: AmountFault = isNumber ? .otherStyle(text) : .notNumber(text)
      throw fault.error(in: field)
    }
    return number
  }

  /// Digits, whole or in groups of three, and perhaps a decimal mark; else `nil`.
  private static func read(_ digits: String, as style: Style) -> Decimal? {
    let parts = digits.split(separator: style.point, omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: style.group, omittingEmptySubsequences: false)
    let isGrouped =
      groups.count > 1 && (1...3).contains(groups[0].count) && groups[0].first != "0"
      && groups.dropFirst().allSatisfy { $0.count == 3 }
    guard parts.count <= 2, groups.count == 1 || isGrouped else { return nil }
    return Decimal(groups.joined() + parts.dropFirst().map { "." + $0 }.joined())
  }
}

/// The words of an amount, folded; what they tell of the language is kept.
private struct Words {
  private var words: [String]
  private(set) var style: Amount.Style?

  init(_ text: String) {
    // "130tỷ" and "45%" are written together too.
    let spaced = text.searchKey.reduce(into: "") { spaced, character in
      let last = spaced.last
      let isNumber = { (mark: Character) in mark.isNumber || mark == "." || mark == "," }
      if let last, last != " ", character != " ", isNumber(last) != isNumber(character) {
        spaced.append(" ")
      }
      spaced.append(character)
    }
    words = spaced.split(separator: " ").map(String.init)
  }

  var count: Int { words.count }

  /// The number, when nothing else is left; digits in groups with spaces between are one.
  var onlyWord: String? {
    let rest = words.joined()
    return rest.isEmpty || !rest.allSatisfy({ $0.isNumber || $0 == "." || $0 == "," }) ? nil : rest
  }

  mutating func takeQualifier() -> Comparator? {
    for (parts, comparator, style) in Words.qualifiers {
      guard words.starts(with: parts) else { continue }
      words.removeFirst(parts.count)
      self.style = style
      return comparator
    }
    return nil
  }

  /// Takes what stands after the number; answers the power of ten it means.
  mutating func takeUnit() -> Int {
    var power = 0
    while let word = words.last, let unit = Words.units[word] {
      words.removeLast()
      power += unit.power
      style = unit.style ?? style
    }
    return power
  }

  private static let qualifiers: [(words: [String], Comparator, Amount.Style)] = [
    ("gan", .below, .vietnamese), ("tren", .above, .vietnamese), ("hon", .above, .vietnamese),
    ("khoang", .about, .vietnamese), ("xap xi", .about, .vietnamese),
    ("it nhat", .atLeast, .vietnamese), ("khong duoi", .atLeast, .vietnamese),
    ("khong qua", .atMost, .vietnamese),
    ("toi da", .atMost, .vietnamese), ("nearly", .below, .english), ("almost", .below, .english),
    ("over", .above, .english), ("more than", .above, .english), ("about", .about, .english),
    ("approximately", .about, .english), ("at least", .atLeast, .english),
    ("at most", .atMost, .english),
  ].map { ($0.split(separator: " ").map(String.init), $1, $2) }

  private static let units: [String: (power: Int, style: Amount.Style?)] = [
    "ty": (9, .vietnamese), "ti": (9, .vietnamese), "trieu": (6, .vietnamese),
    "nghin": (3, .vietnamese), "ngan": (3, .vietnamese), "dong": (0, .vietnamese),
    "d": (0, .vietnamese),
    "billion": (9, .english), "million": (6, .english), "thousand": (3, .english),
    "vnd": (0, nil), "%": (0, nil),
  ]
}

extension Decimal {
  /// Ten times, so many times over; `nil` where it does not fit.
  fileprivate func times(_ power: Int) -> Decimal? {
    var units = units
    for _ in 0..<max(0, power - scale) {
      let (product, overflow) = units.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      units = product
    }
    return Decimal(units, scale: max(0, scale - power))
  }
}
