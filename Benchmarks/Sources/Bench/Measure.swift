import Samples

/// One run of a contender: how long it took and what it read or wrote, as one number.
struct Outcome {
  let time: Duration
  let checksum: Checksum

  /// The same time, for work whose result is added up after the clock has stopped.
  func with(_ checksum: Checksum) -> Outcome { Outcome(time: time, checksum: checksum) }
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

/// A thing that is measured: ours, and who does the same.
struct Line {
  let title: String
  let ours: Contender
  let opponents: [Opponent]
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
  case absent(title: String, opponent: String, why: String)
}

extension Line {
  /// Runs everybody in turn. The first round warms up and does not count.
  func measure(rounds: Int) throws -> [Finding] {
    let present = opponents.compactMap { opponent -> Contender? in
      if case .present(let contender, _) = opponent { contender } else { nil }
    }
    let everybody = [ours] + present
    var times = everybody.map { _ in [Duration]() }
    for round in 0...rounds {
      let outcomes = try everybody.map { try $0.run() }
      try check(everybody, outcomes)
      guard round > 0 else { continue }
      for (index, outcome) in outcomes.enumerated() { times[index].append(outcome.time) }
    }
    var timesOfPresent = times.dropFirst()
    return opponents.map { opponent in
      switch opponent {
      case .absent(let name, let why): .absent(title: title, opponent: name, why: why)
      case .present(let contender, let target):
        .measured(
          Comparison(
            title: title, opponent: contender.name, ours: times[0],
            theirs: timesOfPresent.removeFirst(), target: target))
      }
    }
  }

  private func check(_ everybody: [Contender], _ outcomes: [Outcome]) throws {
    for (contender, outcome) in zip(everybody, outcomes)
    where outcome.checksum != outcomes[0].checksum {
      throw Failure(
        "\(title): \(contender.name) has \(outcome.checksum.value), "
          + "\(ours.name) \(outcomes[0].checksum.value)")
    }
  }
}

/// Times one piece of work that answers its checksum.
func timed(_ work: () throws -> Checksum) rethrows -> Outcome {
  let clock = ContinuousClock()
  let start = clock.now
  let checksum = try work()
  return Outcome(time: clock.now - start, checksum: checksum)
}

/// What stops the whole run.
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
