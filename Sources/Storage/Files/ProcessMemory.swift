import SQLite
import Synchronization

/// The memory of the process, which can be bounded only as a whole: whoever shares a process with
/// others would end their work, too.
public enum ProcessMemory {
  private static let isOwn = Atomic(false)

  /// Says that this process answers one question and nobody else's; without it no limit is set.
  public static func claim() { isOwn.store(true, ordering: .relaxed) }

  /// Lets SQLite have so many bytes; what would need more fails with `outOfMemory`. 0 = no limit.
  public static func limit(bytes: Int) {
    if isOwn.load(ordering: .relaxed) { Heap.setLimit(bytes: bytes) }
  }
}
