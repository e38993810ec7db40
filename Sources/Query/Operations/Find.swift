import Storage

/// What was found in every kind of record.
public struct Found: Sendable {
  public let headings: [Heading]
  public let rows: [[Cell]]
  /// Whether there is more than was asked for.
  public let hasMore: Bool
  /// Where nothing was found: the words that alone stand somewhere.
  public let known: [Search]
}

extension Reader {
  /// Looks for words in records of some kinds.
  ///
  /// - Parameter limit: gives at most so many.
  public func find(
    _ search: Search, in kinds: [EntityKind], of territory: Territory, limit: Int
  ) throws -> Found {
    let hits = { try Table.hits($0, of: kinds, in: territory, limit: $1, self) }
    // One more than is given tells whether there are more.
    let table = try hits(search, limit + 1)
    let rows = try table.rows(self)
    let known =
      rows.isEmpty ? try search.words.filter { try !hits($0, 1).rows(self).isEmpty } : []
    return Found(
      headings: table.headings, rows: Array(rows.prefix(limit)), hasMore: rows.count > limit,
      known: known)
  }
}
