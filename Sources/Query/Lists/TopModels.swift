import SQLite
import Storage

extension Reader {
  /// The models that come first among those with the words, in the order of ``Table/hits``.
  ///
  /// The full-text index knows which have them. There may be many, so they are ranked here: what
  /// SQLite would work out for each of them is worked out for those that are still in question.
  func firstModels(_ search: Search, in territory: Territory, limit: Int) throws -> [Id<Model>] {
    var first = TopK(limit: limit)
    try connection.forEach(
      """
      SELECT m.id, m.code, m.title, m.title_en, m.owner_name, m.quote, m.note
        FROM model_search AS s CROSS JOIN model AS m ON m.id = s.rowid
       WHERE s.model_search MATCH \(search.expression) AND \(territory.contains("m.unit"))
      """
    ) { row in
      // The words may stand in several texts, some here and some there.
      guard let rank = try rank(row, search) else { return }
      if try row.withText(2, { first.mayAdmit(rank, name: $0) }) {
        first.add(rank, id: try row[0], name: try row[2], code: try row[1])
      }
    }
    return first.ids
  }

  /// Of the text of a model that fits best, as ``Table/hits`` chooses it.
  private func rank(_ row: borrowing Row, _ search: Search) throws -> Int? {
    var best: (place: Int, score: Int64, column: Int)?
    for column in 1...6 where try row.type(column) == .text {
      let score = try row.withText(column) { search.score(of: $0) }
      let place = place(of: column).rank - (score == 2 ? 100 : 0)
      if score > 0, best.map({ place < $0.place }) ?? true { best = (place, score, column) }
    }
    guard let best else { return nil }
    return try row.withText(best.column) {
      search.rank(place: best.place, score: best.score, of: $0)
    }
  }

  private func place(of column: Int) -> MatchedIn {
    switch column {
    case 1: .code
    case 2, 3: .name
    case 4: .owner
    case 5: .quote
    default: .note
    }
  }
}

/// The first few of many.
private struct TopK {
  private struct Candidate {
    let rank: Int
    let key: [UInt8]
    let code: String
    let id: Id<Model>
    let name: String

    func precedes(_ other: Candidate) -> Bool {
      if rank != other.rank { return rank < other.rank }
      if key != other.key { return key.lexicographicallyPrecedes(other.key) }
      return code.utf8.lexicographicallyPrecedes(other.code.utf8)
    }
  }

  private let limit: Int
  private var entries: [Candidate] = []
  /// None that comes after it is among the first.
  private var last: Candidate?

  init(limit: Int) { self.limit = limit }

  /// In no order.
  var ids: [Id<Model>] {
    var first = self
    first.cut()
    return first.entries.map(\.id)
  }

  /// A look at a few bytes, which is enough for nearly all of those that come too late.
  func mayAdmit(_ rank: Int, name: Span<UInt8>) -> Bool {
    guard let last else { return true }
    if rank != last.rank { return rank < last.rank }
    return !VietnameseOrder.isPlainlyAfter(name, last.name.utf8.span)
  }

  mutating func add(_ rank: Int, id: Id<Model>, name: String, code: String) {
    let entry = Candidate(
      rank: rank, key: VietnameseOrder.key(name), code: code, id: id, name: name)
    if let last, !entry.precedes(last) { return }
    entries.append(entry)
    if entries.count == 2 * limit { cut() }
  }

  private mutating func cut() {
    guard entries.count > limit else { return }
    entries.sort { $0.precedes($1) }
    entries.removeLast(entries.count - limit)
    last = entries.last
  }
}
