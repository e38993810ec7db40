/// A thing that is not a ratio of times: memory, allocations, how times grow.
struct Gauge: Measurable {
  let title: String
  let opponent: String
  let read: () throws -> Reading

  func measure(_: Pace) throws -> [Finding] {
    [.read(title: title, opponent: opponent, try read())]
  }
}

/// What a gauge shows, in words with their units.
struct Reading {
  let ours: String
  var theirs = ""
  var ratio = ""
  let target: String
  let isMet: Bool
  /// A plot, printed below the table.
  var plot = ""
}

/// A line that cannot be measured, and why.
struct Absent: Measurable {
  let title: String
  let opponent: String
  let why: String

  func measure(_: Pace) throws -> [Finding] {
    [.absent(title: title, opponent: opponent, why: why)]
  }
}
