import Foundation
import Storage
import Testing

/// What the product answers of random files, cell by cell, against a reckoning that was written
/// from the documents and shares no code with it. Each file is entered through the public door.
@Suite("A second reckoning") struct ReckoningTests {
  /// Eight files, always the same; five hundred in a soak. A failure names the seed of its file,
  /// with which `DANVAN_SEED` begins.
  @Test(arguments: 0..<4) func `Every cell of random files`(_ part: Int) throws {
    let start = Thoroughness.suiteSeed &+ UInt64(part) &* 1_000_003
    for number in 0..<(Thoroughness.isSoak ? 125 : 2) {
      let seed = start &+ UInt64(number)
      var judge = try Judge(Random(state: seed))
      let differing = try judge.differing()
      if Thoroughness.isSoak {
        print("seed \(seed): \(judge.count.answers) answers, \(judge.count.cells) cells")
      }
      #expect(differing.isEmpty, "seed \(seed): \(differing.count), \(differing.prefix(3))")
    }
  }
}
