import Storage

/// What a change made of records, column by column, as people and machines read it.
public struct Differences: Sendable {
  public static let headings = [
    Heading("field", vi: "Mục", en: "Field"),
    Heading("before", vi: "Trước", en: "Before"),
    Heading("after", vi: "Sau", en: "After"),
  ]

  public let rows: [[Cell]]

  private init(_ rows: [[Cell]]) { self.rows = rows }

  /// Compares one record's rows of a table from before and after.
  public init(_ table: Table, before: [[Cell]], after: [[Cell]]) {
    let pairs = zip(before.first ?? [], after.first ?? [])
    rows = zip(table.headings, pairs).filter { $1.0 != $1.1 }.map { heading, pair in
      [.choice(heading.name, heading.title), pair.0, pair.1]
    }
  }

  /// Runs a change and compares what tables of one row say before and after it.
  init(in tables: [Table], _ reader: Reader, _ change: () throws -> Void) throws {
    let before = try tables.map { try $0.rows(reader) }
    try change()
    self.init(
      try zip(tables, before).flatMap { table, before in
        Differences(table, before: before, after: try table.rows(reader)).rows
      })
  }
}
