import Foundation
import Testing

/// A run that ends in the middle.
@Suite("Ends in the middle: all of it or nothing") struct CrashTests {
  /// What was not synced is lost at random, sector by sector, and names of files with it.
  @Test(arguments: Workflow.all)
  func `The power goes at any call`(_ workflow: Workflow) throws {
    try sweep(workflow, "power cut", seeds: Thoroughness.isWhole ? 4 : 1) { stage, seed in
      .nothing.with("cut", stage).with("seed", seed)
    }
  }

  @Test(arguments: Workflow.all)
  func `The process is killed at any call`(_ workflow: Workflow) throws {
    try sweep(workflow, "kill -9", seeds: 1) { stage, _ in .nothing.with("kill", stage) }
  }

  private func sweep(
    _ workflow: Workflow, _ kind: String, seeds: Int, _ plan: (_ stage: Int, _ seed: Int) -> Plan
  ) throws {
    var sweep = try Sweep(workflow)
    var dice = Dice("\(kind) \(workflow.name)")
    let total = sweep.course.ending.counts["stages"] ?? 0
    let sample = workflow.isLong ? 4 : 10
    for stage in Thoroughness.numbers(total, sample: sample, for: "\(kind) \(workflow.name)") {
      for _ in 1...seeds { try sweep.end(plan(stage, .random(in: 1...999_999, using: &dice))) }
    }
    Thoroughness.tell(sweep, kind)
    expectNone(sweep)
  }

  /// The promise itself: what was answered is on the disk.
  @Test(arguments: Workflow.all)
  func `The power goes after the answer, and nothing is lost`(_ workflow: Workflow) throws {
    let sweep = try CrashTests.afterTheAnswer(workflow, .nothing)
    Thoroughness.tell(sweep, "power cut after the answer")
    expectNone(sweep)
  }

  /// Who closes a file last syncs it whole; beside somebody else the commit alone must do it.
  @Test(arguments: ["register", "recognize", "import", "edit", "merge", "undo", "release"])
  func `The power goes after the answer, beside a reader, and nothing is lost`(_ name: String)
    throws
  {
    let workflow = try #require(Workflow.all.first { $0.name == name })
    let sweep = try CrashTests.afterTheAnswer(workflow, .nothing, besideReader: true)
    expectNone(sweep)
  }

  /// The control: where syncs do nothing, the same test must see what is lost.
  @Test(arguments: ["init", "register", "import", "edit"])
  func `Without syncs the power takes what was answered`(_ name: String) throws {
    let workflow = try #require(Workflow.all.first { $0.name == name })
    let sweep = try CrashTests.afterTheAnswer(workflow, .nothing.with("dropsync"))
    #expect(!sweep.violations.isEmpty, "\(name): a lost answer was not seen")
  }

  private static func afterTheAnswer(
    _ workflow: Workflow, _ fault: Plan, besideReader: Bool = false
  ) throws -> Sweep {
    var sweep = try Sweep(workflow)
    var dice = Dice("answer \(workflow.name)")
    for _ in 1...(Thoroughness.isWhole ? 200 : workflow.isLong ? 3 : 6) {
      let seed = Int.random(in: 1...999_999, using: &dice)
      let plan = Plan("\(fault.with("seed", seed)),cut=end")
      try sweep.endAfterAnswer(plan, besideReader: besideReader)
    }
    return sweep
  }

  @Test(arguments: ["import", "migrate", "register"])
  func `The process is killed at a random time`(_ name: String) throws {
    let workflow = try #require(Workflow.all.first { $0.name == name })
    var sweep = try Sweep(workflow)
    var dice = Dice("time \(name)")
    for _ in 1...(Thoroughness.isWhole ? 1000 : 10) {
      try sweep.killAfter(microseconds: .random(in: 5000...90_000, using: &dice))
    }
    Thoroughness.tell(sweep, "kill -9 at a random time")
    expectNone(sweep)
  }
}
