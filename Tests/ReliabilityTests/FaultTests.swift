import Foundation
import Testing

/// How many faults are tried: a sample whose seed is printed, or all of them.
enum Thoroughness {
  static let isWhole = ProcessInfo.processInfo.environment["DANVAN_SOAK_FAULTS"] != nil
  static let seed: UInt64 = {
    let given = ProcessInfo.processInfo.environment["DANVAN_FAULTS_SEED"].flatMap(UInt64.init)
    let seed = given ?? .random(in: 1...999_999)
    print("DANVAN_FAULTS_SEED=\(seed)")
    return seed
  }()

  /// Some of 1…total, or all of them.
  static func numbers(_ total: Int, sample: Int, for name: String) -> [Int] {
    guard !isWhole, sample < total else { return Array(1...max(total, 1)) }
    var dice = Dice(name)
    return (1...total).shuffled(using: &dice).prefix(sample).sorted()
  }

  /// Prints a line of the table in docs/reliability.md.
  static func tell(_ sweep: Sweep, _ kind: String) {
    guard isWhole else { return }
    print(
      "| \(sweep.course.workflow.name) | \(kind) | \(sweep.runs) | \(sweep.done) "
        + "| \(sweep.refused) | \(sweep.unknown) | \(sweep.violations.count) |")
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

@Suite("Faults: done whole, or refused without a trace") struct FaultTests {
  @Test(arguments: Workflow.all, Fault.allCases)
  func `A call that fails`(_ workflow: Workflow, _ fault: Fault) throws {
    var sweep = try Sweep(workflow)
    let total = sweep.course.ending.counts[fault.counted] ?? 0
    let name = "\(workflow.name) \(fault.rawValue)"
    let sample = workflow.isLong ? 4 : 8
    for number in Thoroughness.numbers(total, sample: sample, for: name) {
      try sweep.fail(fault.plan(number))
    }
    Thoroughness.tell(sweep, fault.rawValue)
    expectNone(sweep)
  }
}

/// The first few violations say enough.
func expectNone(_ sweep: Sweep, _ location: SourceLocation = #_sourceLocation) {
  let shown = sweep.violations.prefix(5).joined(separator: "\n")
  #expect(
    sweep.violations.isEmpty,
    "\(sweep.violations.count) of \(sweep.runs), seed \(Thoroughness.seed):\n\(shown)",
    sourceLocation: location)
}
