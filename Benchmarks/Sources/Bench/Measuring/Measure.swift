import Samples

/// One run of a contender: how long it took and what it read or wrote, as one number.
struct Outcome {
  let time: Duration
  /// `nil` where there is nothing that others have to agree with.
  let checksum: Checksum?

  /// The same time, for work whose result is added up after the clock has stopped.
  func with(_ checksum: Checksum?) -> Outcome { Outcome(time: time, checksum: checksum) }
}

/// One of those that do the same work.
struct Contender {
  let name: String
  let run: () throws -> Outcome
}

/// An opponent, or why there is none, which is reported and not passed over.
enum Opponent {
  case present(Contender, atMost: Double? = nil)
  case absent(String, why: String)
}

/// How often a line is measured.
struct Pace {
  /// Quoted figures need seven.
  let rounds: Int
  /// A line that has taken so long may end after three rounds.
  let patience: Duration
  /// Only ours, for a profile.
  let isAlone: Bool
  static let fewest = 3
}

/// Something that fills lines of the table.
protocol Measurable {
  var title: String { get }
  func measure(_ pace: Pace) throws -> [Finding]
}

/// Our time over an opponent's, and both times, of each round.
struct Comparison {
  let title: String
  let opponent: String
  let ours: [Duration]
  let theirs: [Duration]
  let target: Double?

  /// Both of one round ran within moments of each other, so what else the machine did is the same.
  var ratios: [Double] { zip(ours, theirs).map { $0 / $1 } }
  var isMet: Bool? { target.map { ratios.median <= $0 } }
}

/// What is known of one opponent in the end.
enum Finding {
  case measured(Comparison)
  case read(title: String, opponent: String, Reading)
  case absent(title: String, opponent: String, why: String)
  /// Something did not do what it should, or answers did not agree.
  case failed(title: String, why: String)
}

/// Times one piece of work that answers its checksum.
func timed(_ work: () throws -> Checksum) rethrows -> Outcome {
  let clock = ContinuousClock()
  let start = clock.now
  let checksum = try work()
  return Outcome(time: clock.now - start, checksum: checksum)
}

/// What ends a line.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension [Double] {
  var median: Double {
    let sorted = sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

extension Duration {
  var milliseconds: Double { self / .milliseconds(1) }
}
