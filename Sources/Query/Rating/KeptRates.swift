import SQLite
import Storage

extension Rating {
  /// From the totals of the file. They are added here, and not by SQLite, which would sort them first.
  func kept() throws -> [[Part]: Tally] {
    let corrected = try reader.isAhead(of: question.asOf)
    let columns = columns.filter { $0.dimension != .level }
    let list = columns.map { "\($0.sql), " }.joined()
    let recognized = question.steps.indices.map { "recognized_\($0)" }.joined(separator: ", ")
    var memory: [Place: Part] = [:]
    var sums = Sums(steps: question.steps.map(\.level), at: question.by.firstIndex(of: .level) ?? 0)
    try reader.connection.forEach(
      """
      \(question.tallied(corrected: corrected))
      SELECT \(raw: list) n, perhaps, year, source, \(raw: recognized) FROM counted
      """
    ) { row in
      var position = 0
      let parts = try columns.map { try $0.part(row, &position, self, &memory) }
      try sums.add(row, from: position, to: parts)
    }
    sums.finishRun()
    // Decisions have sources of their own.
    try reader.connection.forEach(
      """
      \(question.talliedSources(corrected: corrected))
      SELECT \(raw: list) source FROM counted
      """
    ) { row in
      var position = 0
      let parts = try columns.map { try $0.part(row, &position, self, &memory) }
      sums.add(try row[position], to: parts)
    }
    return sums.tallies
  }
}
