import SQLite
import Storage

extension Rating {
  /// From the totals of the file, where they hold. They are added here, and not by SQLite, which
  /// would sort them first.
  func kept() throws -> [[Part]: Tally] {
    let columns = columns.filter { $0.dimension != .level }
    let list = columns.map { "\($0.ofCell), " }.joined()
    let recognized = question.stepColumns.joined(separator: ", ")
    let cells = question.cells
    return try summed(
      """
      \(cells)
      SELECT \(raw: list) registered, registered_least, year, source, \(raw: recognized)
        FROM registered_cell WHERE \(question.isOfYears)
      """,
      """
      \(cells)
      SELECT \(raw: list) source FROM registered_cell_source WHERE \(question.isOfYears)
      """,
      columns,
      Sums(steps: question.steps, at: question.by.firstIndex(of: .level) ?? 0))
  }

  /// One by one, as they lie in the file: grouping by SQLite would go through them in another
  /// order.
  func counted() throws -> [[Part]: Tally] {
    if question.counting == .models { return try countedModels() }
    let list = columns.map { "\($0.sql), " }.joined()
    return try summed(
      """
      \(question.counted)
      SELECT \(raw: list) 1, surely, year, source, stands FROM counted
      """,
      question.decisionsOfOthers(list), columns, Sums(areCounted: true))
  }

  /// Adds up the rows of the first SELECT; the second has the sources of decisions, which have
  /// their own.
  private func summed(
    _ counts: SQL, _ decisions: SQL, _ columns: [Column], _ empty: Sums
  ) throws -> [[Part]: Tally] {
    try TerritoryMapping.none.makeFunction(reader.connection)
    var sums = empty
    var memory: [Place: Part] = [:]
    try reader.connection.forEach(counts) { row in
      var position = 0
      let parts = try parts(row, &position, columns, &memory)
      try sums.add(row, from: position, to: parts)
    }
    sums.finishRun()
    try reader.connection.forEach(decisions) { row in
      var position = 0
      let parts = try parts(row, &position, columns, &memory)
      for parts in parts { sums.add(try row[position], to: parts) }
    }
    return sums.tallies
  }

  /// Under what a row counts; several where its day is not known and it may be under any of them.
  func parts(
    _ row: borrowing Row, _ position: inout Int, _ columns: [Column], _ memory: inout [Place: Part]
  ) throws -> [[Part]] {
    var (parts, times, place) = ([Part](), [String](), 0)
    for column in columns {
      if column.dimension.isTime, column.hasRange {
        (place, times) = (parts.count, try column.times(row, position))
        parts.append(.word(times[0]))
        position += 2
      } else {
        parts.append(try column.part(row, &position, self, &memory))
      }
    }
    guard times.count > 1 else { return [parts] }
    return times.map { time in
      var parts = parts
      parts[place] = .word(time)
      return parts
    }
  }
}
