import SQLite
import Storage

extension Reader {
  /// The models that come first among those with the words, in the order of ``Sheet/hits``.
  ///
  /// The full-text index knows which have them. There may be many, so they are ranked here: what SQLite
  /// would work out for each of them is worked out for those that are still in question.
  func firstModels(_ search: Search, in territory: Territory, limit: Int) throws -> [Id<Model>] {
    var first = First(limit: limit)
    try connection.forEach(
      """
      SELECT m.id, m.code, m.title, m.title_en, m.owner_name, m.quote, m.note
        FROM model_search AS s CROSS JOIN model AS m ON m.id = s.rowid
       WHERE s.model_search MATCH \(search.expression) AND \(territory.contains("m.unit"))
      """
    ) { row in
      // The words may stand in several texts, some here and some there.
      guard let rank = try rank(row, search) else { return }
      first.add(rank, id: try row[0], name: try row[2], code: try row[1])
    }
    return first.ids
  }

  /// Of the text of a model that fits best, as ``Sheet/hits`` chooses it.
  private func rank(_ row: borrowing Row, _ search: Search) throws -> Int? {
    var best: (place: Int, score: Int64, text: String)?
    for (index, place) in [MatchedIn.code, .name, .name, .owner, .quote, .note].enumerated() {
      guard let text: String = try row[index + 1], case let score = search.score(of: text),
        score > 0
      else { continue }
      let fit = place.rank - (score == 2 ? 100 : 0)
      if best.map({ fit < $0.place }) ?? true { best = (fit, score, text) }
    }
    return best.map { search.rank(place: $0.place, score: $0.score, of: $0.text) }
  }
}

/// The first few of many, in order.
private struct First {
  private struct Entry {
    let rank: Int
    let key: [UInt8]
    let code: String
    let id: Id<Model>

    func precedes(_ other: Entry) -> Bool {
      if rank != other.rank { return rank < other.rank }
      if key != other.key { return key.lexicographicallyPrecedes(other.key) }
      return code.utf8.lexicographicallyPrecedes(other.code.utf8)
    }
  }

  let limit: Int
  private var entries: [Entry] = []

  init(limit: Int) { self.limit = limit }

  var ids: [Id<Model>] { entries.map(\.id) }

  mutating func add(_ rank: Int, id: Id<Model>, name: String, code: String) {
    let isFull = entries.count == limit
    if isFull, let last = entries.last, rank > last.rank { return }
    let entry = Entry(rank: rank, key: VietnameseOrder.key(name), code: code, id: id)
    if isFull {
      guard let last = entries.last, entry.precedes(last) else { return }
      entries.removeLast()
    }
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].precedes(entry) { low = middle + 1 } else { high = middle }
    }
    entries.insert(entry, at: low)
  }
}
