import Glibc

/// How a time grows with the rows: as rows to some power, which the least squares of the logarithms
/// give.
struct Growth {
  struct Point {
    let rows: Int
    let milliseconds: Double
  }

  let title: String
  var points: [Point] = []
  /// Sizes that would take longer than there is time.
  var leftOut: [Int] = []

  /// Measures every size that the time is enough for, going by the one before.
  init(
    _ title: String, rows sizes: [Int], within most: Duration, _ run: (Int) throws -> Duration
  ) rethrows {
    self.title = title
    for rows in sizes {
      let expected = points.last.map { $0.each * Double(rows) / 1000 } ?? 0
      guard expected < most.milliseconds else {
        leftOut.append(rows)
        continue
      }
      // Where it is soon done, more than once.
      let times = try (0..<(expected < 2000 ? 3 : 1)).map { _ in try run(rows).milliseconds }
      points.append(Point(rows: rows, milliseconds: times.median))
    }
  }

  var exponent: Double {
    let logs = points.map { (x: log(Double($0.rows)), y: log($0.milliseconds)) }
    let count = Double(logs.count)
    let meanX = logs.map(\.x).reduce(0, +) / count
    let meanY = logs.map(\.y).reduce(0, +) / count
    let over = logs.map { ($0.x - meanX) * ($0.y - meanY) }.reduce(0, +)
    let under = logs.map { ($0.x - meanX) * ($0.x - meanX) }.reduce(0, +)
    return over / under
  }

  func reading(atMost target: Double) -> Reading {
    Reading(
      ours: "rows^\(exponent.written(3))", target: "≤ \(target.written(2))",
      isMet: exponent <= target, plot: plot)
  }

  /// Microseconds a row: bars of one length are a time in proportion.
  private var plot: String {
    let most = points.map(\.each).max() ?? 1
    let lines = points.map { point in
      let bar = String(repeating: "█", count: max(1, Int(40 * point.each / most)))
      return "\(padded("\(point.rows)", 9)) rows \(padded(point.milliseconds.milliseconds, 9)) ms "
        + "\(padded(point.each.written(1), 7)) µs a row  \(bar)"
    }
    let missing = leftOut.map { "\(padded("\($0)", 9)) rows left out: there was no time" }
    return "\(title), exponent \(exponent.written(3)):\n\n```\n"
      + (lines + missing).joined(separator: "\n") + "\n```"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

extension Growth.Point {
  fileprivate var each: Double { milliseconds * 1000 / Double(rows) }
}
