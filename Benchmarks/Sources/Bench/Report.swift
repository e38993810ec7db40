import Glibc

/// Prints what was found as one Markdown table, each line as soon as it is known.
struct Report {
  private(set) var missed = 0

  init() {
    print("| what | opponent | danvan ms | opponent ms | ratio | range | target | |")
    print("|---|---|--:|--:|--:|--:|--:|---|")
  }

  mutating func add(_ findings: [Finding]) {
    for finding in findings {
      switch finding {
      case .measured(let comparison): add(comparison)
      case .absent(let title, let opponent, let why):
        print("| \(title) | \(opponent) | | | | | | absent: \(why) |")
      }
    }
    fflush(nil)
  }

  private mutating func add(_ comparison: Comparison) {
    let ratios = comparison.ratios
    if comparison.isMet == false { missed += 1 }
    let cells = [
      comparison.title, comparison.opponent,
      comparison.ours.map(\.milliseconds).median.written(1),
      comparison.theirs.map(\.milliseconds).median.written(1),
      "**\(ratios.median.written(2))**",
      "\((ratios.min() ?? 0).written(2)) … \((ratios.max() ?? 0).written(2))",
      comparison.target.map { "≤ \($0.written(1))" } ?? "",
      comparison.isMet.map { $0 ? "met" : "not met" } ?? "",
    ]
    print("| \(cells.joined(separator: " | ")) |")
  }
}

extension Double {
  /// With that many decimals, which are at most three.
  fileprivate func written(_ decimals: Int) -> String {
    let scale = [1, 10, 100, 1000][decimals]
    let units = Int((self * Double(scale)).rounded())
    let fraction = String(units % scale + scale).dropFirst()
    return decimals == 0 ? String(units) : "\(units / scale).\(fraction)"
  }
}
