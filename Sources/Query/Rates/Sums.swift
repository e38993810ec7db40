import SQLite
import Storage

extension Rating {
  /// What is under some parts.
  struct Tally: Equatable {
    var registered: Int64 = 0
    var recognized: Int64 = 0
    /// Those whose recognition may be at the level that was asked for, and may not.
    var perhaps: Int64 = 0
    var firstYear = Int.max
    var lastYear = Int.min
    var sources: Set<Id<Source>> = []

    static func += (tally: inout Tally, more: Tally) {
      tally.registered += more.registered
      tally.recognized += more.recognized
      tally.perhaps += more.perhaps
      tally.firstYear = min(tally.firstYear, more.firstYear)
      tally.lastYear = max(tally.lastYear, more.lastYear)
      tally.sources.formUnion(more.sources)
    }

    var levelsUnknown: LocalizedText? {
      guard perhaps > 0 else { return nil }
      return LocalizedText(
        vi: "trong đó \(perhaps) công nhận chưa ghi cấp",
        en: "of these the level of \(perhaps) recognitions is not stated")
    }

    var years: String {
      firstYear == lastYear ? String(firstYear) : "\(firstYear)/\(lastYear)"
    }
  }

  /// Adds what is counted or kept. Neighbours often are under the same parts, which are then not
  /// looked up anew.
  struct Sums {
    private(set) var tallies: [[Part]: Tally] = [:]
    /// Whether some of it may be of a later day.
    private(set) var isLate = false
    private var parts: [Part] = []
    private var run = Tally()
    /// At each step, surely and perhaps.
    private var recognized: [(sure: Int64, perhaps: Int64)]
    private let steps: [RecognitionLevel?]
    /// Where the level of the step stands among the parts.
    private let place: Int

    /// - Parameter steps: the levels at which the same is counted, each time as of that level.
    init(steps: [RecognitionLevel?] = [nil], at place: Int = 0) {
      (self.steps, self.place) = (steps, place)
      recognized = steps.map { _ in (0, 0) }
    }

    /// Adds `n, year, source, late` and how many are recognized at each step, surely and perhaps.
    mutating func add(
      _ row: borrowing Row, from position: Int, to next: [Part]
    ) throws(SQLiteError) {
      if next != parts {
        finishRun()
        parts = next
      }
      run.registered += try row[position]
      let year: Int = try row[position + 1]
      run.firstYear = min(run.firstYear, year)
      run.lastYear = max(run.lastYear, year)
      if let source: Id<Source> = try row[position + 2] { run.sources.insert(source) }
      if try row[position + 3] != 0 as Int64 { isLate = true }
      for step in recognized.indices {
        recognized[step].sure += try row[position + 4 + 2 * step]
        recognized[step].perhaps += try row[position + 5 + 2 * step]
      }
    }

    mutating func finishRun() {
      guard run.registered > 0 else { return }
      for (step, number) in zip(steps, recognized) {
        (run.recognized, run.perhaps) = number
        tallies[parts(at: step, parts), default: Tally()] += run
      }
      run = Tally()
      for step in recognized.indices { recognized[step] = (0, 0) }
    }

    mutating func add(_ source: Id<Source>, to parts: [Part]) {
      for step in steps { tallies[self.parts(at: step, parts)]?.sources.insert(source) }
    }

    private func parts(at level: RecognitionLevel?, _ parts: [Part]) -> [Part] {
      guard let level else { return parts }
      var parts = parts
      parts.insert(.word(level.rawValue), at: place)
      return parts
    }
  }
}
