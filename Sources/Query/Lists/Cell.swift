import Storage

/// One value of a row to print.
public enum Cell: Sendable, Equatable {
  /// Nothing stored: not the same as empty text.
  case null
  case text(String)
  /// Text of danvan's own: in the reader's language for people, in English for machines.
  case phrase(LocalizedText)
  /// A stored word, and what people read for it.
  case choice(String, LocalizedText)
  case integer(Int64)
  /// Never with grouping marks.
  case numeral(Int64, Comparator = .equal)
  case real(Double)
  case decimal(Decimal)
  case day(Day)
  /// A point in time, UTC in ISO 8601: people read it by their clock.
  case moment(String)
  /// A number with its comparator in a column beside it: people read `< 2.500`.
  case quantity(Decimal, Comparator)
  /// A fraction of one: people read `> 56,0 %`.
  case share(Ratio)
  /// Several texts: an array in JSON, joined by spaces elsewhere.
  case list([String])
  /// So many bytes.
  case blob(Int)

  /// Text where there is some, else NULL.
  public init(_ text: String?) { self = text.map(Cell.text) ?? .null }
  /// A day where there is one, else NULL.
  public init(_ day: Day?) { self = day.map(Cell.day) ?? .null }
  /// A whole number where there is one, else NULL.
  public init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }

  /// The number it holds, if it is one.
  public var number: Double? {
    switch self {
    case .integer(let number), .numeral(let number, _): Double(number)
    case .real(let number): number.isFinite ? number : nil
    case .decimal(let number), .quantity(let number, _): number.double
    case .share(let ratio): ratio.value
    default: nil
    }
  }

  /// Of a number; what has no sign is exact.
  public var comparator: Comparator {
    switch self {
    case .numeral(_, let comparator), .quantity(_, let comparator): comparator
    case .share(let ratio): ratio.comparator
    default: .equal
    }
  }

  /// A number that was said with a qualifier, and its comparator for machines beside it.
  public static func amount(_ number: Interval?) -> [Cell] {
    guard let said = number?.qualified else { return [.null, .null] }
    return [.quantity(said.value, said.comparator), .text(said.comparator.rawValue)]
  }

  /// Likewise of something counted: a whole number where all of it is certain.
  static func count(_ number: Interval?) -> [Cell] {
    let cells = amount(number)
    guard let number, number.isExact, let said = number.qualified, said.value.scale == 0 else {
      return cells
    }
    return [.integer(said.value.units), cells[1]]
  }

  /// A share, and its comparator for machines beside it.
  public static func share(of ratio: Ratio?) -> [Cell] {
    guard let ratio else { return [.null, .null] }
    return [.share(ratio), .text(ratio.comparator.rawValue)]
  }

  /// Aligned to the right.
  public var isNumber: Bool {
    switch self {
    case .integer, .numeral, .real, .decimal, .quantity, .share: true
    case .null, .text, .phrase, .choice, .day, .moment, .list, .blob: false
    }
  }
}

/// What a row of a table is: something itself, or the sum of what stands above it.
public enum RowKind: Sendable {
  case data, subtotal, total
}

/// A column of what is printed.
public struct Heading: Sendable {
  /// Who gets to see a column.
  public enum Audience: Sendable {
    case all
    /// Machines, and people who look at one record in full.
    case details
    case machines

    /// Whether it stands in a list that people read.
    public var isInLists: Bool { self == .all }
    /// Whether people ever see it.
    public var isForPeople: Bool { self != .machines }
  }

  /// In machine formats; never changes with the language.
  public let name: String
  /// In tables.
  public let title: LocalizedText
  /// Who gets to see it.
  public let audience: Audience
  /// What its numbers count, where the title does not say.
  public let unit: LocalizedText?

  /// A column under its name, with its title in both languages.
  public init(
    _ name: String, vi: String, en: String, for audience: Audience = .all,
    unit: LocalizedText? = nil
  ) {
    self.name = name
    self.title = LocalizedText(vi: vi, en: en)
    self.audience = audience
    self.unit = unit
  }

  /// A column whose title is its name, as in ad-hoc SQL.
  public init(_ name: String) { self.init(name, vi: name, en: name) }
}
