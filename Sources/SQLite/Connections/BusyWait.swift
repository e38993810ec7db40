import CSQLite

/// Waits for a lock, a little longer each time, and gives up at a deadline.
///
/// SQLite's own timeout (`sqlite3_busy_timeout`) lets two processes that met once meet again at
/// every step, for both sleep the same times; the jitter parts them. It also sleeps up to 100 ms,
/// while those who came later take the lock: who never sleeps longer than about one commit waits in
/// turn with the others.
final class BusyWait {
  private var limit: Duration
  private let interruptions: InterruptHandle
  private var deadline = ContinuousClock.now
  private var interruptionsBefore = 0

  init(milliseconds: Int32, interruptions: InterruptHandle) {
    limit = .milliseconds(max(0, milliseconds))
    self.interruptions = interruptions
  }

  func setLimit(milliseconds: Int32) { limit = .milliseconds(max(0, milliseconds)) }

  /// SQLite does not ask when waiting could only deadlock, as when two readers both want to
  /// write: that is `busy` at once, and for the caller to begin again.
  /// https://sqlite.org/c3ref/busy_handler.html
  func install(in database: DatabasePointer) throws(SQLiteError) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    try database.check(
      sqlite3_busy_handler(
        database.raw,
        { context, count in
          guard let context else { return 0 }
          let wait = Unmanaged<BusyWait>.fromOpaque(context).takeUnretainedValue()
          return wait.shouldTryAgain(after: count) ? 1 : 0
        }, context))
  }

  private func shouldTryAgain(after count: Int32) -> Bool {
    let now = ContinuousClock.now
    if count == 0 {
      deadline = now + limit
      interruptionsBefore = interruptions.count
    }
    let isOver = now >= deadline && count >= fewestTries
    guard !isOver, interruptions.count == interruptionsBefore else { return false }
    let longest = Int32(1) << min(count, 3)
    let pause = Duration.milliseconds(Int32.random(in: 1...longest))
    let left = min(pause, deadline - now)
    sqlite3_sleep(max(1, Int32(left / .milliseconds(1))))
    return true
  }

  /// A machine that was suspended, or has no time for us, has not waited: the clock went on and
  /// nobody looked. So a few looks are part of the time that was given.
  private var fewestTries: Int32 {
    limit == .zero ? 0 : Int32(clamping: Int(limit / .milliseconds(20)))
  }
}
