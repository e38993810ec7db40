/// Compiled statements that nobody uses at the moment, by their SQL; the least recently used goes
/// first. A statement in use is not in here, so the same SQL can be in use twice. The same is what
/// has the same bytes: a literal in it may be told from another by them alone.
struct StatementCache {
  private struct Entry {
    let pointer: StatementPointer
    let lastUse: UInt64
  }

  private var entries: [ExactText: Entry] = [:]
  private var clock: UInt64 = 0
  let capacity: Int

  init(capacity: Int) { self.capacity = max(0, capacity) }

  var count: Int { entries.count }

  func contains(_ sql: String) -> Bool { entries[ExactText(sql)] != nil }

  mutating func take(_ sql: String) -> StatementPointer? {
    entries.removeValue(forKey: ExactText(sql))?.pointer
  }

  /// Keeps a statement that has been reset.
  mutating func put(_ pointer: StatementPointer, sql: String) {
    guard capacity > 0 else { return pointer.finalize() }
    clock += 1
    let entry = Entry(pointer: pointer, lastUse: clock)
    let previous = entries.updateValue(entry, forKey: ExactText(sql))
    previous?.pointer.finalize()
    if entries.count > capacity { evict() }
  }

  mutating func removeAll() {
    for entry in entries.values { entry.pointer.finalize() }
    entries.removeAll()
  }

  /// A walk over the few dozen entries; only a statement the cache did not know pays for it.
  private mutating func evict() {
    guard let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
    oldest.value.pointer.finalize()
    entries.removeValue(forKey: oldest.key)
  }
}
