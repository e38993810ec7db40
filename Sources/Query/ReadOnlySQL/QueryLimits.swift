/// What a question may use up.
public struct QueryLimits: Sendable {
  /// Seconds.
  public static let usualTime = 10.0
  /// Megabytes.
  public static let usualMemory = 768
  /// The least a question can be asked with, and the most that makes sense, megabytes.
  public static let memoryRange = 16...65_536

  /// Of its time on ``watch``.
  let seconds: Double
  /// Of SQLite's memory.
  let bytes: Int
  /// Counts for one question after the other.
  public let watch = Stopwatch()

  /// - Parameter megabytes: in ``memoryRange``, which is not checked.
  public init(seconds: Double = usualTime, megabytes: Int = usualMemory) {
    (self.seconds, bytes) = (seconds, megabytes << 20)
  }
}
