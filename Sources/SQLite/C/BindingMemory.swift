/// Where a statement keeps the texts of one row while they are bound. SQLite's own copies cost an
/// allocation for each text of each row, which in inserting is more than all else that is not
/// SQLite's work.
///
/// What does not fit is left to SQLite.
@usableFromInline
struct BindingMemory {
  private struct State {
    var start: UnsafeMutableRawPointer?
    var used = 0
  }

  private static let capacity = 4096
  private let state: UnsafeMutablePointer<State>

  init() {
    state = .allocate(capacity: 1)
    state.initialize(to: State())
  }

  func free() {
    state.pointee.start?.deallocate()
    state.deallocate()
  }

  /// Everything is to be bound anew.
  @usableFromInline
  func rewind() { state.pointee.used = 0 }

  /// A copy of the bytes; nil where there is no room.
  @usableFromInline
  func copy(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawPointer? {
    let used = state.pointee.used
    guard let source = bytes.baseAddress, bytes.count <= Self.capacity - used else { return nil }
    let start = state.pointee.start ?? allocate()
    let place = start + used
    place.copyMemory(from: source, byteCount: bytes.count)
    state.pointee.used = used + bytes.count
    return UnsafeRawPointer(place)
  }

  private func allocate() -> UnsafeMutableRawPointer {
    let start = UnsafeMutableRawPointer.allocate(byteCount: Self.capacity, alignment: 1)
    state.pointee.start = start
    return start
  }
}
