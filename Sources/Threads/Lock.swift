import Glibc

/// A value that one thread at a time can touch. As `Synchronization.Mutex`, but on a mutex of
/// pthread, for of those the thread sanitizer knows what they order; Swift's own are calls of the
/// kernel that it does not see, and each use of one is reported as a race.
package struct Lock<Value>: ~Copyable, Sendable {
  // Touched by who holds the mutex alone.
  nonisolated(unsafe) private let value: UnsafeMutablePointer<Value>
  nonisolated(unsafe) private let mutex: UnsafeMutablePointer<pthread_mutex_t>

  package init(_ initial: consuming sending Value) {
    value = .allocate(capacity: 1)
    value.initialize(to: initial)
    mutex = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
    value.deinitialize(count: 1)
    value.deallocate()
  }

  /// Runs `body` while no other thread touches the value. It must not ask for the same lock again.
  package borrowing func withLock<Result, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(&value.pointee)
  }
}
