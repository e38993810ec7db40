import CSQLite
import Threads

/// Stops what a connection is doing, from any thread; harmless once the connection is closed.
public final class InterruptHandle: Sendable {
  private struct State {
    /// The `sqlite3 *` as a number: a pointer is not Sendable.
    var address: UInt?
    var count = 0
  }

  /// The lock keeps a close from happening between the check and the call.
  private let state = Lock(State())

  init() {}

  /// Makes the running statements fail with `interrupt`, and ends a wait for a lock.
  ///
  /// The corresponding C function is `sqlite3_interrupt`.
  public func interrupt() {
    state.withLock { state in
      state.count += 1
      if let address = state.address { sqlite3_interrupt(OpaquePointer(bitPattern: address)) }
    }
  }

  /// How often it was asked for.
  var count: Int { state.withLock { $0.count } }

  func attach(to database: DatabasePointer?) {
    let address = database.map { UInt(bitPattern: $0.raw) }
    state.withLock { $0.address = address }
  }
}
