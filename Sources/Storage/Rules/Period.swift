/// The time a figure is about: `2024`, `2024-S1`, `2024-Q3`, `2024-07`, `2020/2024`, `2017/..`.
public struct Period: Sendable, Hashable {
  /// As stored.
  public let text: String
  /// The first day of it.
  public let first: Day
  /// `nil` for a period that is still open.
  public let last: Day?

  /// Reads one of the written forms, or `nil`.
  public init?(_ text: String) {
    if let slash = text.firstIndex(of: "/") {
      let start = Period.span(text[..<slash])
      let end = text[text.index(after: slash)...]
      guard let start else { return nil }
      if end == ".." {
        self.init(text, start.first, nil)
      } else if let end = Period.span(end), start.first <= end.last {
        self.init(text, start.first, end.last)
      } else {
        return nil
      }
    } else if let span = Period.span(text[...]) {
      self.init(text, span.first, span.last)
    } else {
      return nil
    }
  }

  /// The days that both have, if any, in the shortest of the written forms.
  public func meeting(_ other: Period) -> Period {
    let (start, end) = (max(first, other.first), [last, other.last].compactMap(\.self).min())
    let (year, last) = (start.year, end.map { String($0.year) } ?? "..")
    let month = start.iso.prefix(7)
    let parts = ["S1", "S2", "Q1", "Q2", "Q3", "Q4"].map { "\(year)-\($0)" }
    let forms = [self, other] + (["\(year)"] + parts + ["\(month)", "\(year)/\(last)"])
      .compactMap { Period($0) }
    return forms.first { ($0.first, $0.last) == (start, end) }
      ?? Period("\(month)/\(end.map { "\($0.iso.prefix(7))" } ?? "..")") ?? self
  }

  private init(_ text: String, _ first: Day, _ last: Day?) {
    (self.text, self.first, self.last) = (text, first, last)
  }

  /// A year, or a half, quarter or month of it.
  private static func span(_ text: Substring) -> (first: Day, last: Day)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0].utf8.count == 4, let year = digits(parts[0]) else {
      return nil
    }
    guard parts.count == 2 else { return months(1, 12, year) }
    let part = parts[1]
    guard part.utf8.count == 2 else { return nil }
    switch (part.first, digits(part.dropFirst())) {
    case ("S", let half?) where (1...2).contains(half): return months(half * 6 - 5, half * 6, year)
    case ("Q", let quarter?) where (1...4).contains(quarter):
      return months(quarter * 3 - 2, quarter * 3, year)
    default: return digits(part).flatMap { months($0, $0, year) }
    }
  }

  /// `Int` takes a sign too, and two texts of one period would be two for SQLite.
  private static func digits(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
  }

  private static func months(_ from: Int, _ to: Int, _ year: Int) -> (first: Day, last: Day)? {
    guard let first = Day(year: year, month: from, day: 1),
      let last = Day(year: year, month: to, day: Day.length(ofMonth: to, year))
    else { return nil }
    return (first, last)
  }
}
