import SQLite
import Storage

extension Rating {
  /// From the totals of the file. They are added here, and not by SQLite, which would sort them
  /// first.
  ///
  /// - Returns: `nil` where something is registered after the day, by another tool or a wrong
  ///   clock: a total cannot say how much.
  func kept() throws -> [[Part]: Tally]? {
    let corrected = try reader.isAhead(of: question.asOf)
    let columns = columns.filter { $0.dimension != .level }
    let list = columns.map { "\($0.sql), " }.joined()
    let recognized = question.stepColumns.joined(separator: ", ")
    let sums = try summed(
      """
      \(question.tallied(corrected: corrected))
      SELECT \(raw: list) n, year, source, late, \(raw: recognized) FROM counted
      """,
      """
      \(question.talliedSources(corrected: corrected)) SELECT \(raw: list) source FROM counted
      """,
      columns,
      Sums(
        steps: question.steps.map(\.level), at: question.by.firstIndex(of: .level) ?? 0))
    return sums.isLate ? nil : sums.tallies
  }

  /// One by one, as they lie in the file: grouping by SQLite would go through them in another
  /// order.
  func counted() throws -> [[Part]: Tally] {
    let list = columns.map { "\($0.sql), " }.joined()
    return try summed(
      """
      \(question.counted)
      SELECT \(raw: list) 1, year, source, 0, recognized, perhaps FROM counted
      """,
      "\(question.counted) SELECT \(raw: list) decided_in FROM \(question.decisionsOfOthers)",
      columns, Sums()
    ).tallies
  }

  /// Adds up the rows of the first SELECT; the second has the sources of decisions, which have
  /// their own.
  private func summed(
    _ counts: SQL, _ decisions: SQL, _ columns: [Column], _ empty: Sums
  ) throws -> Sums {
    var sums = empty
    var memory: [Place: Part] = [:]
    try reader.connection.forEach(counts) { row in
      var position = 0
      let parts = try columns.map { try $0.part(row, &position, self, &memory) }
      try sums.add(row, from: position, to: parts)
    }
    sums.finishRun()
    try reader.connection.forEach(decisions) { row in
      var position = 0
      let parts = try columns.map { try $0.part(row, &position, self, &memory) }
      sums.add(try row[position], to: parts)
    }
    return sums
  }
}
