import Foundation

/// How long the random runs are: short in the suite, long in scripts/soak.sh, which says so by
/// `DANVAN_SOAK_STEPS`. A failure names its seed; `DANVAN_SEED` begins with it again.
enum Thoroughness {
  static let steps = variable("DANVAN_SOAK_STEPS").flatMap(Int.init) ?? 1_500
  static let isSoak = variable("DANVAN_SOAK_STEPS") != nil

  static var seed: UInt64 {
    variable("DANVAN_SEED").flatMap(UInt64.init) ?? .random(in: 0...UInt64.max)
  }

  /// One that is the same in every run of the suite, for what must not fail by chance there.
  static var suiteSeed: UInt64 {
    isSoak || variable("DANVAN_SEED") != nil ? seed : 20_261_130
  }

  /// Where a file lies in memory, for what is asked is not whether a disk is slow.
  static let shelf =
    FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm/" : NSTemporaryDirectory()

  private static func variable(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name]
  }
}
