import Foundation

/// How many faults are tried: a sample whose seed is printed, or, in a soak, all of them.
enum Thoroughness {
  static let isWhole = variable("DANVAN_SOAK_FAULTS") != nil

  /// Of more allocations than this a soak takes every second, third … one, from a random one on.
  private static let most = variable("DANVAN_SOAK_FAULTS").flatMap(Int.init) ?? 2000

  static let seed: UInt64 = {
    let seed = variable("DANVAN_FAULTS_SEED").flatMap(UInt64.init) ?? .random(in: 1...999_999)
    print("DANVAN_FAULTS_SEED=\(seed)")
    return seed
  }()

  private static func variable(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name]
  }

  /// Some of 1…total, or all of them.
  static func numbers(_ total: Int, sample: Int, for name: String) -> [Int] {
    guard !isWhole, sample < total else { return Array(1...max(total, 1)) }
    var dice = Dice(name)
    return (1...total).shuffled(using: &dice).prefix(sample).sorted()
  }

  /// As above, of so many that a soak too takes only some.
  static func numbersOfMany(_ total: Int, sample: Int, for name: String) -> [Int] {
    guard isWhole else { return numbers(total, sample: sample, for: name) }
    var dice = Dice(name)
    let step = (total + most - 1) / most
    guard step > 1 else { return Array(1...max(total, 1)) }
    return Array(stride(from: Int.random(in: 1...step, using: &dice), through: total, by: step))
  }

  /// In a soak, prints a line of the table in docs/reliability.md.
  static func tell(_ sweep: Sweep, _ kind: String, of total: Int? = nil) {
    guard isWhole else { return }
    let runs = total.map { "\(sweep.runs) of \($0)" } ?? "\(sweep.runs)"
    print(
      "| \(sweep.course.workflow.name) | \(kind) | \(runs) | \(sweep.done) "
        + "| \(sweep.refused) | \(sweep.unknown) | \(sweep.violations.count) |")
    fflush(nil)
  }
}

/// SplitMix64, from the seed and a name.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ name: String) {
    state = name.utf8.reduce(Thoroughness.seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
