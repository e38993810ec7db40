import Glibc
import Messages
import Storage
import Threads

/// While something is written that takes long: Ctrl-C ends the process, and says what is kept.
final class Stopping: Sendable {
  private let told: Lock<LocalizedText>

  /// - Parameter text: said where it is stopped before anything else is told.
  init(_ text: LocalizedText) { told = Lock(text) }

  /// Says that from now on.
  func tell(_ text: LocalizedText) { told.withLock { $0 = text } }

  /// Begins to wait for the signals, for as long as the process lives.
  func watch() {
    guard Invocation.current.ownsProcess else { return }
    var signals = Interruption.set
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    if Worker<Never>({ [self, signals] in wait(signals) }) == nil {
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
  }

  private func wait(_ signals: sigset_t) -> Never {
    var (signals, signal): (sigset_t, Int32) = (signals, 0)
    while sigwait(&signals, &signal) != 0 {}
    Console.note(.stopped)
    Console.note(told.withLock { $0 })
    // What was being written is given up, as where the process is killed.
    _exit(128 + signal)
  }
}
