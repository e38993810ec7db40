import Glibc

/// Prints what was found as one Markdown table, each line as soon as it is known; then plots, how
/// many targets are met, and every single time.
struct Report {
  private var met = 0
  private var missed: [String] = []
  private var absent: [String] = []
  private(set) var failed: [String] = []
  private var plots: [String] = []
  private var raw: [String] = []

  init() {
    print("| what | opponent | danvan | opponent's | ratio | range | rounds | target | |")
    print("|---|---|--:|--:|--:|--:|--:|--:|---|")
  }

  mutating func add(_ findings: [Finding]) {
    for finding in findings {
      switch finding {
      case .measured(let comparison): add(comparison)
      case .read(let title, let opponent, let reading): add(title, opponent, reading)
      case .absent(let title, let opponent, let why):
        absent.append("\(title) | \(opponent)")
        row([title, opponent, "", "", "", "", "", "", "absent: \(why)"])
      case .failed(let title, let why):
        failed.append("\(title): \(why)")
        row([title, "", "", "", "", "", "", "", "failed, see below"])
      }
    }
    fflush(nil)
  }

  /// What is said when all lines are measured.
  func finish() {
    for plot in plots { print("\n\(plot)") }
    print(
      "\nTargets: \(met) met, \(missed.count) missed; \(absent.count) lines absent, "
        + "\(failed.count) failed.\n")
    for line in missed { print("- missed: \(line)") }
    for line in absent { print("- absent: \(line)") }
    for line in failed { print("- failed: \(line.split(separator: "\n").joined(separator: " "))") }
    print("\n## Raw figures\n\nMilliseconds, round by round.\n")
    for line in raw { print("- \(line)") }
  }

  private mutating func add(_ comparison: Comparison) {
    let ratios = comparison.ratios
    count(comparison.isMet, "\(comparison.title) | \(comparison.opponent)")
    row([
      comparison.title, comparison.opponent,
      comparison.ours.map(\.milliseconds).median.milliseconds,
      comparison.theirs.map(\.milliseconds).median.milliseconds,
      "**\(ratios.median.ratio)**",
      "\((ratios.min() ?? 0).ratio) … \((ratios.max() ?? 0).ratio)",
      "\(ratios.count)",
      comparison.target.map { "≤ \($0.ratio)" } ?? "",
      comparison.isMet.map(verdict) ?? "",
    ])
    raw.append(
      "\(comparison.title): danvan \(list(comparison.ours)); "
        + "\(comparison.opponent) \(list(comparison.theirs))")
  }

  private mutating func add(_ title: String, _ opponent: String, _ reading: Reading) {
    count(reading.isMet, "\(title) | \(opponent)")
    if !reading.plot.isEmpty { plots.append(reading.plot) }
    row([
      title, opponent, reading.ours, reading.theirs, reading.ratio, "", "", reading.target,
      verdict(reading.isMet),
    ])
  }

  private mutating func count(_ isMet: Bool?, _ line: String) {
    switch isMet {
    case true?: met += 1
    case false?: missed.append(line)
    case nil: break
    }
  }

  private func verdict(_ isMet: Bool) -> String { isMet ? "met" : "not met" }

  private func row(_ cells: [String]) { print("| \(cells.joined(separator: " | ")) |") }

  private func list(_ times: [Duration]) -> String {
    times.map { $0.milliseconds.milliseconds }.joined(separator: " ")
  }
}

extension Double {
  /// With as many decimals as are worth reading.
  var ratio: String { self < 0.1 ? written(4) : written(2) }
  var milliseconds: String { self < 1000 ? written(1) : written(0) }

  /// With that many decimals, which are at most four.
  func written(_ decimals: Int) -> String {
    let scale = [1, 10, 100, 1000, 10_000][decimals]
    let units = Int((self * Double(scale)).rounded())
    let fraction = String(units.magnitude % UInt(scale) + UInt(scale)).dropFirst()
    let whole = (units < 0 ? "-" : "") + String(units.magnitude / UInt(scale))
    return decimals == 0 ? whole : "\(whole).\(fraction)"
  }
}
