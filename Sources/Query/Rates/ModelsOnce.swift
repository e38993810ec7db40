import SQLite
import Storage

extension Rating {
  /// A registration under some parts: what is counted, or a model by it.
  struct Counted {
    let parts: [Part]
    /// The registration, and its model.
    let id: Int64
    let model: Int64
    let year: Int
    let source: Id<Source>?
    /// Whether it counts under these parts for certain.
    let isSure: Bool
    /// Whether it surely is recognized; `nil` where it is not.
    let stands: Bool?
    /// Of a model, the registrations that say whether it is.
    var all: [Int64] = []
  }

  /// What is counted, one by one: registrations by year, or models.
  func forEachCounted(_ body: (Counted) throws -> Void) throws {
    switch question.counting {
    case .registrations: try forEachRegistration("ORDER BY year, id", body)
    case .models: try forEachModel(body)
    }
  }

  /// Under all that each may be.
  private func forEachRegistration(
    _ order: String, _ body: (Counted) throws -> Void
  ) throws {
    let columns = columns
    let list = columns.map { "\($0.sql), " }.joined()
    try TerritoryMapping.none.makeFunction(reader.connection)
    var memory: [Place: Part] = [:]
    try reader.connection.forEach(
      """
      \(question.counted) SELECT \(raw: list) id, model, year, source, surely, stands
        FROM counted \(raw: order)
      """
    ) { row in
      var position = 0
      let parts = try parts(row, &position, columns, &memory)
      let isSure = try parts.count == 1 && row[position + 4]
      let stands: Bool? = try row[position + 5]
      for parts in parts {
        try body(
          Counted(
            parts: parts, id: try row[position], model: try row[position + 1],
            year: try row[position + 2], source: try row[position + 3], isSure: isSure,
            stands: stands.map { $0 && isSure }))
      }
    }
  }

  /// Each model once under all that it may be: where and as it was registered last, recognized
  /// where any of its registrations is. Where the last may not count, an earlier one may be it.
  private func forEachModel(_ body: (Counted) throws -> Void) throws {
    var model: [Counted] = []
    let order =
      "ORDER BY model, (SELECT r.year FROM registration AS r WHERE r.id = counted.id), id"
    try forEachRegistration(order) { one in
      if let first = model.first, first.model != one.model {
        try once(model).forEach(body)
        model = []
      }
      model.append(one)
    }
    try once(model).forEach(body)
  }

  /// Models under their parts, with the sources of the decisions on them.
  func countedModels() throws -> [[Part]: Tally] {
    var (sums, places) = (Sums(), [Int64: [[Part]]]())
    try forEachModel { one in
      sums.add(one)
      for id in one.all { places[id, default: []].append(one.parts) }
    }
    try reader.connection.forEach(
      """
      SELECT registration, source FROM recognition
       WHERE source IS NOT NULL AND (decided_on IS NULL OR decided_on <= \(question.asOf))
      """
    ) { row in
      for parts in places[try row[0]] ?? [] { sums.add(try row[1], to: parts) }
    }
    return sums.tallies
  }

  /// - Parameter all: of one model, in the order of years.
  private func once(_ all: [Counted]) -> [Counted] {
    // Times and levels tell rows of one model apart.
    let apart = question.by.indices.filter { question.by[$0].isTime || question.by[$0] == .level }
    let groups = Dictionary(grouping: all) { one in apart.map { one.parts[$0] } }.values
    return groups.flatMap { group in
      let last = group[(group.lastIndex(where: \.isSure) ?? 0)...]
      let isSure = last.contains(where: \.isSure) && Set(last.map(\.parts)).count == 1
      let stands = group.compactMap(\.stands)
      let isRecognized = stands.isEmpty ? nil : isSure && stands.contains(true)
      return Dictionary(grouping: last, by: \.parts).values.compactMap(\.last).map { one in
        Counted(
          parts: one.parts, id: one.id, model: one.model, year: one.year, source: one.source,
          isSure: isSure, stands: isRecognized, all: group.map(\.id))
      }
    }
  }
}
