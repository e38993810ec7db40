/// What the columns of a row are: so many integers, then reals, texts, texts that may be NULL.
public enum Layout: Sendable {
  case wide, mixed, integers, texts, nullables
}

/// A table that is read, and how: as spans or as Swift's values.
public struct Shape: Sendable {
  public let layout: Layout
  /// Texts as bytes where SQLite has them, instead of as `String`.
  public let asSpans: Bool
  public let sql: String
  public let title: String
  /// How often the table is read in a round: small ones more than once, or there is little to time.
  public let times: Int

  private init(_ layout: Layout, _ sql: String, _ what: String, asSpans: Bool, times: Int = 1) {
    self.layout = layout
    self.asSpans = asSpans
    self.sql = sql
    self.times = times
    let way = layout == .integers ? "" : asSpans ? " as spans" : " as Swift values"
    title = "read \(what)\(way)"
  }

  private static func both(
    _ layout: Layout, _ sql: String, _ what: String, times: Int = 1
  ) -> [Shape] {
    [true, false].map { Shape(layout, sql, what, asSpans: $0, times: times) }
  }

  /// Every way of reading that is a line of its own, where the tables were made from `rows` items.
  public static func all(rows: Int) -> [Shape] {
    let wide = "\(rows * 16 / 1000) × 14 mixed"
    return both(.wide, Statements.readWide, wide, times: 20)
      + both(.mixed, Statements.readItems, "\(rows) × 8 mixed")
      + [Shape(.integers, Statements.readIntegers, "\(rows) × 8 integers", asSpans: true)]
      + both(.texts, Statements.readTexts, "\(rows) × 8 texts")
      + both(.texts, Statements.readDates, "\(rows) × 8 dates")
      + both(.nullables, Statements.readNulls, "\(rows) × 8 NULLs")
  }
}
