import Foundation
import Testing

@Suite("Faults: done whole, or refused without a trace") struct FaultTests {
  @Test(arguments: Workflow.all, Fault.allCases)
  func `A call that fails`(_ workflow: Workflow, _ fault: Fault) throws {
    var sweep = try Sweep(workflow)
    let total = sweep.course.ending.counts[fault.counted] ?? 0
    for number in numbers(fault, total, sweep.course) { try sweep.fail(fault.plan(number)) }
    Thoroughness.tell(sweep, fault.rawValue, of: total)
    expectNone(sweep)
  }

  private func numbers(_ fault: Fault, _ total: Int, _ course: Course) -> [Int] {
    let name = "\(course.workflow.name) \(fault.rawValue)"
    let sample = course.workflow.isLong ? 3 : 6
    if fault.isMemory { return Thoroughness.numbersOfMany(total, sample: sample, for: name) }
    guard !Thoroughness.isWhole else { return Array(1...total) }
    return fault.isForever
      ? Thoroughness.numbers(total, sample: sample, for: name)
      : someOfEachSort(fault, course, name)
  }

  /// Of the calls of each sort on each file the last, which a commit is, and what comes after it;
  /// and some others.
  private func someOfEachSort(_ fault: Fault, _ course: Course, _ name: String) -> [Int] {
    var dice = Dice(name)
    let sorts = course.calls(needingRoom: fault == .full)
    let others = sorts.shuffled(using: &dice).prefix(4).compactMap { numbers in
      numbers.randomElement(using: &dice)
    }
    return Set(sorts.compactMap(\.last) + others).sorted()
  }

  /// What was to be synced is in the log all the same, and the next command finds it there.
  @Test(arguments: ["register", "recognize", "import", "edit", "merge", "undo", "release"])
  func `A commit whose sync fails is not said to have failed`(_ name: String) throws {
    var sweep = try Sweep(try #require(Workflow.all.first { $0.name == name }))
    let trace = sweep.course.ending.trace
    for index in trace.indices where trace[index] == "sync danvan.db-wal" {
      try sweep.fail(Fault.broken.plan(index + 1))
    }
    #expect(sweep.unknown > 0)
    expectNone(sweep)
  }

  /// The control: a write that is left out and said to be done must be seen.
  @Test(arguments: ["register", "import", "init"])
  func `A write whose failure is swallowed is seen`(_ name: String) throws {
    var sweep = try Sweep(try #require(Workflow.all.first { $0.name == name }))
    let writes = sweep.course.calls(needingRoom: true).compactMap(\.first)
    for number in writes { try sweep.fail(Fault.full.plan(number).with("silent")) }
    #expect(!sweep.violations.isEmpty)
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
