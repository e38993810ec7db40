import Glibc

/// A thread of its own that makes one value.
package final class Worker<Value: Sendable>: Sendable {
  private struct State {
    var thread: pthread_t?
    var value: Value?
  }

  private let state = Lock(State())

  /// `nil` where the machine allows no further thread.
  package init?(_ make: sending @escaping () -> Value) {
    let work = Unmanaged.passRetained(
      Work { [self] in
        let value = make()
        state.withLock { $0.value = value }
      })
    var thread = pthread_t()
    let isStarted =
      pthread_create(
        &thread, nil,
        { context in
          guard let context else { return nil }
          Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
          return nil
        }, work.toOpaque()) == 0
    guard isStarted else {
      work.release()
      return nil
    }
    state.withLock { [thread] in $0.thread = thread }
  }

  deinit {
    if let thread = state.withLock({ $0.thread }) { pthread_detach(thread) }
  }

  /// Waits for the thread to end. One thread asks for it.
  package var value: Value {
    let thread = state.withLock { state in
      defer { state.thread = nil }
      return state.thread
    }
    if let thread { pthread_join(thread, nil) }
    guard let value = state.withLock({ $0.value }) else { preconditionFailure("it has ended") }
    return value
  }
}

/// What a thread runs.
private final class Work {
  let body: () -> Void

  init(_ body: @escaping () -> Void) { self.body = body }
}
