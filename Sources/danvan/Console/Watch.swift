import Glibc
import Messages
import Query
import SQLite
import Storage
import Synchronization
import Threads

/// Watches over a question from a thread of its own: a signal stops it at once, and one that SQLite
/// cannot stop, because a single step takes too long, ends with the process.
final class Watch: Sendable {
  private let stopwatch: Stopwatch
  private let interruptHandle: InterruptHandle
  /// Ends the process with that code.
  private let end: @Sendable (Int32) -> Never

  /// What a shell takes for "stopped by Ctrl-C".
  static var interrupted: Int32 { 128 + stoppedBy.load(ordering: .relaxed) }
  private static let stoppedBy = Atomic(SIGINT)
  /// What ends in order does so within a few milliseconds.
  private static let grace = Duration.milliseconds(30)

  /// Begins to watch, for as long as the process lives.
  @discardableResult
  init(
    _ stopwatch: Stopwatch, _ interruptHandle: InterruptHandle,
    end: @escaping @Sendable (Int32) -> Never
  ) {
    (self.stopwatch, self.interruptHandle, self.end) = (stopwatch, interruptHandle, end)
    // The signals stay with the watching thread, which waits for them.
    var signals = Interruption.set
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    // Where no thread can be made, they end the process as everywhere else.
    if Worker<Never>({ [self] in look() }) == nil { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
  }

  private func look() -> Never {
    var signals = Interruption.set
    var tick = timespec(tv_sec: 0, tv_nsec: 10_000_000)
    var stopped: ContinuousClock.Instant?
    while true {
      let number = sigtimedwait(&signals, nil, &tick)
      if number > 0 {
        Watch.stoppedBy.store(number, ordering: .relaxed)
        stopped = stopped ?? .now
        stopwatch.stop()
        interruptHandle.interrupt()
      }
      if let stopped, .now - stopped > Watch.grace { end(Watch.interrupted) }
      stopwatch.end(after: Watch.grace) { end(1) }
    }
  }

  /// Says so and begins the process anew: the thread inside SQLite ends with its memory, and what
  /// it held open is closed in order by the next one, with the same process id.
  static func endProcess(_ code: Int32, _ path: String, _ output: String?) -> Never {
    if code == interrupted {
      Console.note(.stopped)
    } else {
      Console.complain(of: Message(SQLFault.tooLong.error))
    }
    Console.restart(
      ["--db", path, "--wait", "0", "sql", "--ended", "\(code)"]
        + (output.map { ["--format", "csv", "-o", $0] } ?? []),
      code)
  }
}

extension LocalizedText {
  static let stopped = LocalizedText(vi: "Đã dừng.", en: "Stopped.")
}
