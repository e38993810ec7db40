import Glibc
import Query
import SQLite
import Storage

/// Watches over a question from a thread of its own: a signal stops it at once, and one that SQLite
/// cannot stop, because a single step takes too long, ends with the process.
final class Watch: Sendable {
  private let stopwatch: Stopwatch
  private let interruptHandle: InterruptHandle
  /// Ends the process with that code.
  private let end: @Sendable (Int32) -> Never

  /// What a shell takes for "stopped by Ctrl-C".
  static let interrupted = 128 + SIGINT
  private static let grace = Duration.seconds(1)

  /// Begins to watch, for as long as the process lives.
  @discardableResult
  init(_ door: Door, end: @escaping @Sendable (Int32) -> Never) {
    (stopwatch, interruptHandle, self.end) = (door.watch, door.interruptHandle, end)
    // The signals stay with the watching thread, which waits for them.
    var signals = Watch.signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<Watch>.fromOpaque(context).takeRetainedValue().look()
      }, Unmanaged.passRetained(self).toOpaque())
  }

  private func look() -> Never {
    var signals = Watch.signals
    var tick = timespec(tv_sec: 0, tv_nsec: 50_000_000)
    var stopped: ContinuousClock.Instant?
    while true {
      if sigtimedwait(&signals, nil, &tick) > 0 {
        stopped = stopped ?? .now
        stopwatch.stop()
        interruptHandle.interrupt()
      }
      if let stopped, .now - stopped > Watch.grace { end(Watch.interrupted) }
      if stopwatch.isOver(by: Watch.grace) { end(1) }
    }
  }

  private static var signals: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    return signals
  }
}
