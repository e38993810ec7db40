import Foundation

/// What a long run asks for.
enum Soak {
  /// How many rows or writes, set by scripts/soak.sh; nil in the suite, which is short.
  static let rows = ProcessInfo.processInfo.environment["DANVAN_SOAK"].flatMap(Int.init)

  /// Days since 1970: what the suite takes turns by.
  static let day = Int(Date().timeIntervalSince1970 / 86_400)
}
