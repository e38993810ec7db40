import Storage

/// What a change made of a record, field by field, as people and machines read it.
public struct Differences: Sendable {
  public static let headings = [
    Heading("field", vi: "Mục", en: "Field"),
    Heading("before", vi: "Trước", en: "Before"),
    Heading("after", vi: "Sau", en: "After"),
  ]

  public let rows: [[Cell]]

  /// Compares one record's rows of a sheet from before and after.
  public init(_ sheet: Table, before: [[Cell]], after: [[Cell]]) {
    let pairs = zip(before.first ?? [], after.first ?? [])
    rows = zip(sheet.headings, pairs).filter { $1.0 != $1.1 }.map { heading, pair in
      [.choice(heading.name, heading.title), pair.0, pair.1]
    }
  }
}
