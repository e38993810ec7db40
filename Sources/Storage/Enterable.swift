import SQLite

/// A type whose values people type or send in files.
public protocol Enterable {
  /// Reads what was typed.
  ///
  /// - Parameter field: the field's name, for the message when it cannot be.
  static func entered(_ text: String, _ field: String, _ scope: Scope) throws -> Self
}

/// What names are looked up in, and as of when: codes and names of units were reused.
public struct Scope {
  public let reader: Reader
  public let day: Day
  /// Only units of that level.
  public let level: UnitLevel?

  public init(_ reader: Reader, on day: Day = .today, level: UnitLevel? = nil) {
    self.reader = reader
    self.day = day
    self.level = level
  }
}

extension String: Enterable {
  public static func entered(_ text: String, _: String, _: Scope) -> String { text }
}

extension Optional: Enterable where Wrapped: Enterable {
  /// Nothing typed is NULL.
  public static func entered(_ text: String, _ field: String, _ scope: Scope) throws -> Wrapped? {
    text.tidied.isEmpty ? nil : try Wrapped.entered(text, field, scope)
  }
}

extension FixedWidthInteger where Self: Enterable {
  /// Plain digits.
  public static func entered(_ text: String, _ field: String, _: Scope) throws -> Self {
    guard let number = Self(text.tidied) else {
      throw Problem.invalid(field, text, vi: "không phải số nguyên", en: "is not a whole number")
    }
    return number
  }
}

extension Int: Enterable {}
extension Int64: Enterable {}

extension Day: Enterable {
  public static func entered(_ text: String, _ field: String, _: Scope) throws -> Day {
    try Day.parse(text, field: field)
  }

  /// Reads `2024-10-30` or `30/10/2024` (also with `-` or `.` between); never month first,
  /// never a year of two digits.
  public static func parse(_ text: String, field: String) throws(Problem) -> Day {
    let parts = text.tidied.split(
      omittingEmptySubsequences: false, whereSeparator: { "/-.".contains($0) })
    let isYearFirst = parts.first?.utf8.count == 4
    let order = isYearFirst ? parts : parts.reversed()
    guard parts.count == 3, order[0].utf8.count == 4, let year = Int(order[0]),
      let month = Int(order[1]), let day = Int(order[2])
    else {
      throw .invalid(field, text, vi: "không phải ngày", en: "is not a date", advice: Day.forms)
    }
    if let day = Day(year: year, month: month, day: day) { return day }
    throw .invalid(
      field, text, vi: "không có ngày này trong lịch", en: "is not a day of the calendar",
      advice: Day.forms)
  }

  private static let forms = Phrase(
    vi: "Viết ngày/tháng/năm, ví dụ 30/10/2024, hoặc 2024-10-30.",
    en: "Write day/month/year, e.g. 30/10/2024, or 2024-10-30.")
}

extension Choice {
  public static func entered(_ text: String, _ field: String, _: Scope) throws -> Self {
    try parse(text, field: field)
  }
}

extension Comparator: Enterable {
  public static func entered(_ text: String, _ field: String, _: Scope) throws -> Comparator {
    guard let comparator = Comparator(rawValue: text.tidied) else {
      throw Problem.notOneOf(field, text, allCases.map(\.rawValue))
    }
    return comparator
  }
}

extension Language: Enterable {
  public static func entered(_ text: String, _ field: String, _: Scope) throws -> Language {
    guard let language = Language(rawValue: text.tidied) else {
      throw Problem.notOneOf(field, text, allCases.map(\.rawValue))
    }
    return language
  }
}

/// A record that another record can name.
public protocol Referable: Record {
  static func reference(_ text: String, _ field: String, _ scope: Scope) throws -> Id<Self>
}

extension Coded {
  /// By code or by name.
  public static func reference(_ text: String, _: String, _ scope: Scope) throws -> Id<Self> {
    try scope.reader.named(Self.self, text).id
  }
}

extension Id: Enterable where Record: Referable {
  public static func entered(_ text: String, _ field: String, _ scope: Scope) throws -> Id {
    try Record.reference(text, field, scope)
  }
}
