import SQLite
import Storage

extension Rating {
  /// A number of which the least and the most are known.
  struct Count: Equatable {
    var least: Int64 = 0
    var most: Int64 = 0

    var interval: Interval { Interval(from: least, to: most) }

    static func += (count: inout Count, more: Count) {
      count.least += more.least
      count.most += more.most
    }
  }

  /// What is under some parts.
  struct Tally: Equatable {
    var registered = Count()
    var recognized = Count()
    var firstYear = Int.max
    var lastYear = Int.min
    var sources: Set<Id<Source>> = []

    static func += (tally: inout Tally, more: Tally) {
      tally.registered += more.registered
      tally.recognized += more.recognized
      tally.firstYear = min(tally.firstYear, more.firstYear)
      tally.lastYear = max(tally.lastYear, more.lastYear)
      tally.sources.formUnion(more.sources)
    }

    var years: String {
      firstYear == lastYear ? String(firstYear) : "\(firstYear)/\(lastYear)"
    }
  }

  /// Adds what is counted or kept. Neighbours often are under the same parts, which are then not
  /// looked up anew.
  struct Sums {
    private(set) var tallies: [[Part]: Tally] = [:]
    private var parts: [Part] = []
    private var run = Tally()
    /// At each step.
    private var recognized: [Count]
    private let steps: [RecognitionLevel?]
    /// Where the level of the step stands among the parts.
    private let place: Int

    /// Whether rows are of one registration each, with how it stands in place of two numbers.
    private let areCounted: Bool

    /// - Parameter steps: the levels at which the same is counted, each time as of that level.
    init(steps: [RecognitionLevel?] = [nil], at place: Int = 0, areCounted: Bool = false) {
      (self.steps, self.place, self.areCounted) = (steps, place, areCounted)
      recognized = steps.map { _ in Count() }
    }

    /// Adds `registered, registered_least, year, source` and how many are recognized at each step,
    /// at most and at least.
    ///
    /// - Parameter all: the parts it is under; of several it may be under any, and is under none
    ///   for certain.
    mutating func add(
      _ row: borrowing Row, from position: Int, to all: [[Part]]
    ) throws(SQLiteError) {
      let isCertain = all.count == 1
      let read = { (row: borrowing Row, position: Int) throws(SQLiteError) -> Count in
        Count(least: isCertain ? try row[position + 1] : 0, most: try row[position])
      }
      for parts in all {
        if parts != self.parts {
          finishRun()
          self.parts = parts
        }
        run.registered += try read(row, position)
        let year: Int = try row[position + 2]
        run.firstYear = min(run.firstYear, year)
        run.lastYear = max(run.lastYear, year)
        if let source: Id<Source> = try row[position + 3] { run.sources.insert(source) }
        if areCounted {
          guard let stands: Int64 = try row[position + 4] else { continue }
          recognized[0] += Count(least: isCertain ? stands : 0, most: 1)
          continue
        }
        for step in recognized.indices {
          recognized[step] += try read(row, position + 4 + 2 * step)
        }
      }
    }

    /// Adds one of which no more is known than that.
    mutating func add(_ one: Counted) {
      var more = Tally()
      more.registered = Count(least: one.isSure ? 1 : 0, most: 1)
      more.recognized = Count(least: one.stands == true ? 1 : 0, most: one.stands == nil ? 0 : 1)
      (more.firstYear, more.lastYear) = (one.year, one.year)
      if let source = one.source { more.sources = [source] }
      tallies[one.parts, default: Tally()] += more
    }

    mutating func finishRun() {
      guard run.registered.most > 0 else { return }
      for (step, number) in zip(steps, recognized) {
        run.recognized = number
        tallies[parts(at: step, parts), default: Tally()] += run
      }
      run = Tally()
      for step in recognized.indices { recognized[step] = Count() }
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
