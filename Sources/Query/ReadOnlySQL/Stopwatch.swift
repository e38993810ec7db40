import Threads

/// Counts the time a question takes, and knows when it has had enough. Waiting for whoever reads
/// the answer does not count: in a pager that may take all day.
public final class Stopwatch: Sendable {
  private struct State {
    /// What is left of the time; what goes by since `start` is not taken off yet.
    var left: Duration = .zero
    /// Nil while it does not count.
    var start: ContinuousClock.Instant?
    var isStopped = false

    func isOver(by grace: Duration) -> Bool { start.map { .now - $0 >= left + grace } ?? false }
  }

  private let state = Lock(State())

  init() {}

  /// Gives the next question its time.
  func renew(seconds: Double) { state.withLock { $0.left = .seconds(seconds) } }

  /// Counts what the body takes.
  public func running<T>(_ body: () throws -> T) rethrows -> T {
    start()
    defer { pause() }
    return try body()
  }

  /// Does not count what the body takes.
  public func outside<T>(_ body: () throws -> T) rethrows -> T {
    let wasRunning = pause()
    defer { if wasRunning { start() } }
    return try body()
  }

  private func start() { state.withLock { $0.start = .now } }

  @discardableResult
  private func pause() -> Bool {
    state.withLock { state in
      guard let start = state.start else { return false }
      state.left -= .now - start
      state.start = nil
      return true
    }
  }

  /// Somebody has lost interest in the answer.
  public func stop() { state.withLock { $0.isStopped = true } }

  /// Whether somebody has.
  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Whether the time is used up.
  var isOver: Bool { state.withLock { $0.isOver(by: .zero) } }

  /// Ends the process when the time was over that long ago. Who is about to say so in order waits
  /// for the lock, so that it is said once.
  public func end(after grace: Duration, _ end: () -> Never) {
    state.withLock { if $0.isOver(by: grace) { end() } }
  }
}
