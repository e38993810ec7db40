import Samples

/// A thing that is timed: ours, and who does the same.
struct Line: Measurable {
  let title: String
  let ours: Contender
  let opponents: [Opponent]

  func measure(_ pace: Pace) throws -> [Finding] {
    if pace.isAlone {
      _ = try inTurn(title, [ours], pace)
      return []
    }
    let present = opponents.compactMap { opponent -> Contender? in
      if case .present(let contender, _) = opponent { contender } else { nil }
    }
    let times = try present.isEmpty ? [[]] : inTurn(title, [ours] + present, pace)
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
}

/// The times of each, round by round. The first round warms up and does not count, but where it
/// takes so long that this makes no difference.
func inTurn(_ title: String, _ everybody: [Contender], _ pace: Pace) throws -> [[Duration]] {
  var times = everybody.map { _ in [Duration]() }
  let clock = ContinuousClock()
  let start = clock.now
  for round in 0...pace.rounds {
    let outcomes = try everybody.map { try $0.run() }
    try check(title, everybody, outcomes)
    let isWarmUp = round == 0 && clock.now - start < .seconds(2)
    if !isWarmUp {
      for (index, outcome) in outcomes.enumerated() { times[index].append(outcome.time) }
    }
    let counted = times[0].count
    if counted == pace.rounds { break }
    if counted >= Pace.fewest, clock.now - start > pace.patience { break }
  }
  return times
}

private func check(_ title: String, _ everybody: [Contender], _ outcomes: [Outcome]) throws {
  guard let ours = outcomes[0].checksum else { return }
  for (contender, outcome) in zip(everybody, outcomes) {
    guard let theirs = outcome.checksum, theirs != ours else { continue }
    throw Failure(
      "\(title): \(contender.name) has \(theirs.value), \(everybody[0].name) \(ours.value)")
  }
}
