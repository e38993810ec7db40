import Glibc
import Messages
import Storage
import Synchronization

/// While several files are taken in: Ctrl-C ends the process, and says which are in.
final class Stopping: Sendable {
  private let state: Mutex<(stored: [String], left: [String])>

  /// - Parameter files: those that are to be taken in.
  init(_ files: [String]) { state = Mutex(([], files.map(\.visible))) }

  /// Begins to wait for the signals, for as long as the process lives.
  func watch() {
    guard Invocation.current.ownsProcess else { return }
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    _ = Worker<Never> { [self, signals] in wait(signals) }
  }

  /// The next file is done with.
  func pass(isStored: Bool) {
    state.withLock { state in
      guard !state.left.isEmpty else { return }
      let file = state.left.removeFirst()
      if isStored { state.stored.append(file) }
    }
  }

  /// What is in and what is not.
  var told: LocalizedText { state.withLock { .brokenOff(stored: $0.stored, left: $0.left) } }

  private func wait(_ signals: sigset_t) -> Never {
    var (signals, signal): (sigset_t, Int32) = (signals, 0)
    while sigwait(&signals, &signal) != 0 {}
    Console.note(.stopped)
    Console.note(told)
    // What was being written is given up, as where the process is killed.
    _exit(128 + signal)
  }
}
