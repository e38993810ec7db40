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
  /// - Parameter unit: what the column counts in, for a text that states no unit; its language says
  ///   nothing of whoever typed the number.
  /// - Throws: `DomainError` that names `field`.
  public init(
    _ text: String, field: FieldRef, style: Style? = nil, unit: String? = nil
  ) throws(DomainError) {
    var words = Words(text)
    let comparator = words.takeQualifier()
    let before = words.count
    var power = words.takeUnit()
    let digits = try Amount.digits(words, text, field)
    var verbatim = text.tidied
    if words.count == before, let unit {
      power = try Unit.power(of: unit, field)
      verbatim += " " + unit
    }
    let number = try Amount.number(digits, style ?? words.style, field, text)
    guard let value = number.times(power) else {
      throw AmountFault.notNumber(text).error(in: field)
    }
    quantity = Quantity(value, comparator ?? .equal, verbatim: verbatim)
  }

  private static func digits(
    _ words: Words, _ text: String, _ field: FieldRef
  ) throws(DomainError) -> String {
    guard !text.hasForeignDigits, let digits = words.number else {
      throw AmountFault.notNumber(text).error(in: field)
    }
    // A percentage says with its zero how exact it is.
    return text.contains("%") ? digits : digits.withoutZeroFraction
  }

  /// What a cell tells of the style of its column: `12,5` is Vietnamese, `2.500` may be either,
  /// `2500` is the same in both.
  public static func clue(of text: String) -> Clue<Style> {
    var words = Words(text)
    _ = words.takeQualifier()
    _ = words.takeUnit()
    guard let digits = try? digits(words, text, "") else { return .unreadable }
    let styles = words.style.map { [$0] } ?? Style.allCases
    let readings = styles.compactMap { style in read(digits, as: style).map { (style, $0) } }
    guard let first = readings.first else { return .unreadable }
    if readings.count == 1 {
      return words.style == nil || digits.contains(where: { !$0.isNumber }) ? .only(first.0) : .same
    }
    return Set(readings.map(\.1)).count > 1 ? .either : .same
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

  /// The number, when nothing else is left. Blanks stand only between groups of three digits:
  /// `12 15` is two numbers.
  var number: String? {
    guard let first = words.first, let last = words.last else { return nil }
    let isNumber = words.allSatisfy { $0.allSatisfy { $0.isNumber || $0 == "." || $0 == "," } }
    let isGrouped =
      words.count == 1
      || first.count <= 3 && first.first != "0" && first.allSatisfy(\.isNumber)
        && words.dropFirst().dropLast().allSatisfy { $0.count == 3 && $0.allSatisfy(\.isNumber) }
        && last.prefix { $0.isNumber }.count == 3
    return isNumber && isGrouped ? words.joined() : nil
  }

  mutating func takeQualifier() -> Comparator? {
    for (parts, comparator, style) in Words.qualifiers where words.starts(with: parts) {
      words.removeFirst(parts.count)
      self.style = style
      return comparator
    }
    for (parts, comparator, style) in Words.endings where words.suffix(parts.count) == parts[...] {
      words.removeLast(parts.count)
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

  private static let qualifiers = split(
    [
      ("gan", .below), ("duoi", .below), ("chua den", .below), ("chua toi", .below),
      ("chua day", .below), ("it hon", .below), ("tren", .above), ("hon", .above),
      ("nhieu hon", .above), ("vuot", .above), ("khoang", .about), ("vao khoang", .about),
      ("xap xi", .about), ("it nhat", .atLeast), ("toi thieu", .atLeast), ("khong duoi", .atLeast),
      ("khong it hon", .atLeast), ("khong qua", .atMost), ("khong vuot qua", .atMost),
      ("toi da", .atMost), ("nhieu nhat", .atMost),
    ], .vietnamese)
    + split(
      [
        ("nearly", .below), ("almost", .below), ("under", .below), ("less than", .below),
        ("fewer than", .below), ("over", .above), ("above", .above), ("more than", .above),
        ("about", .about), ("approximately", .about), ("at least", .atLeast), ("at most", .atMost),
        ("up to", .atMost),
      ], .english)
    // As we print them, and as they are typed.
    + split(
      [
        ("<", .below), ("≤", .atMost), ("<=", .atMost), (">", .above), ("≥", .atLeast),
        (">=", .atLeast), ("~", .about), ("≈", .about),
      ], nil)

  /// What stands behind a number.
  private static let endings =
    split([("tro len", .atLeast), ("tro xuong", .atMost)], .vietnamese)
    + split([("or more", .atLeast), ("or less", .atMost)], .english)

  private static func split(
    _ list: [(String, Comparator)], _ style: Amount.Style?
  ) -> [(words: [String], Comparator, Amount.Style?)] {
    list.map { ($0.split(separator: " ").map(String.init), $1, style) }
  }

  private static let units: [String: (power: Int, style: Amount.Style?)] = [
    "ty": (9, .vietnamese), "ti": (9, .vietnamese), "trieu": (6, .vietnamese),
    "tr": (6, .vietnamese), "trd": (6, .vietnamese),
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
