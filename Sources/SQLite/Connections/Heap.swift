import CSQLite
import Synchronization

/// The memory SQLite allocates in this process.
public enum Heap {
  private static let isBounded = Atomic(false)

  /// Lets limits hold from now on. For a program whose process answers one question: the limit is
  /// that of the whole process, and would end the work of everybody else in it.
  public static func boundProcess() { isBounded.store(true, ordering: .relaxed) }

  /// Allocations beyond it fail; 0 = no limit. Without ``boundProcess()`` there is none.
  ///
  /// The corresponding C function is `sqlite3_hard_heap_limit64`.
  public static func setLimit(bytes: Int) {
    guard isBounded.load(ordering: .relaxed) else { return }
    sqlite3_hard_heap_limit64(Int64(max(0, bytes)))
  }
}
