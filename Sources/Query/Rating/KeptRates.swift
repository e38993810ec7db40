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
    var sums = Sums(question)
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

  /// Adds totals. Those of one province and year lie side by side, so what is under the same parts as the
  /// total before is not looked up anew.
  private struct Sums {
    private(set) var tallies: [[Part]: Tally] = [:]
    private var parts: [Part] = []
    private var run = Tally()
    /// At each step.
    private var recognized: [Int64]
    private let steps: [(level: RecognitionLevel?, bits: Int)]
    /// Where the level stands among the parts.
    private let place: Int

    init(_ question: RateQuestion) {
      steps = question.steps
      place = question.by.firstIndex(of: .level) ?? 0
      recognized = steps.map { _ in 0 }
    }

    /// `n, perhaps, year, source, recognized_0` …
    mutating func add(
      _ row: borrowing Row, from position: Int, to next: [Part]
    ) throws(SQLiteError) {
      if next != parts {
        finishRun()
        parts = next
      }
      run.registered += try row[position]
      run.perhaps += try row[position + 1]
      let year: Int = try row[position + 2]
      run.firstYear = min(run.firstYear, year)
      run.lastYear = max(run.lastYear, year)
      if let source: Id<Source> = try row[position + 3] { run.sources.insert(source) }
      for step in recognized.indices { recognized[step] += try row[position + 4 + step] }
    }

    mutating func finishRun() {
      guard run.registered > 0 else { return }
      for (step, number) in zip(steps, recognized) {
        run.recognized = number
        tallies[parts(at: step.level, parts), default: Tally()] += run
      }
      run = Tally()
      for step in recognized.indices { recognized[step] = 0 }
    }

    mutating func add(_ source: Id<Source>, to parts: [Part]) {
      for step in steps { tallies[self.parts(at: step.level, parts)]?.sources.insert(source) }
    }

    private func parts(at level: RecognitionLevel?, _ parts: [Part]) -> [Part] {
      guard let level else { return parts }
      var parts = parts
      parts.insert(.word(level.rawValue), at: place)
      return parts
    }
  }
}
