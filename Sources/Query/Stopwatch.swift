import Synchronization

/// Counts the time SQLite works on a question, and knows when it has had enough. What printing the
/// answer takes does not count: who reads it in a pager may take all day.
public final class Stopwatch: Sendable {
  private struct State {
    /// What is left of the time; what goes by since `start` is not taken off yet.
    var left: Duration
    var start: ContinuousClock.Instant?
    var isStopped = false
  }

  private let state: Mutex<State>

  public init(seconds: Double) { state = Mutex(State(left: .seconds(seconds))) }

  func start() { state.withLock { $0.start = .now } }

  func pause() {
    state.withLock { state in
      guard let start = state.start else { return }
      state.left -= .now - start
      state.start = nil
    }
  }

  /// Somebody has lost interest in the answer.
  public func stop() { state.withLock { $0.isStopped = true } }

  public var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Whether the time is used up, and `grace` after it.
  public func isOver(by grace: Duration = .zero) -> Bool {
    state.withLock { state in
      let running = state.start.map { .now - $0 } ?? .zero
      return running >= state.left + grace
    }
  }
}
