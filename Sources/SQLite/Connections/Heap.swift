import CSQLite

/// The memory of all connections of this process.
public enum Heap {
  /// Bounds it: what would need more fails with `outOfMemory`. 0 = no bound.
  ///
  /// The corresponding C function is `sqlite3_hard_heap_limit64`.
  public static func setLimit(bytes: Int) {
    sqlite3_hard_heap_limit64(Int64(max(0, bytes)))
  }
}
