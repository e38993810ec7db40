import Glibc

/// A count that threads wait for.
///
/// glibc: `sem_wait`, `sem_post`.
package final class Semaphore: Sendable {
  // Only the functions of glibc touch what it points to, and they are made for many threads.
  nonisolated(unsafe) private let raw = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  package init(_ count: UInt32) { sem_init(raw, 0, count) }

  deinit {
    sem_destroy(raw)
    raw.deallocate()
  }

  /// Takes one off, as soon as there is one.
  package func wait() { while sem_wait(raw) != 0 && errno == EINTR {} }

  /// Adds one, and wakes who waits for it.
  package func post() { sem_post(raw) }
}
