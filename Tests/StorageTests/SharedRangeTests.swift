import SQLite
import Testing

@testable import Storage

/// The range of what comes with danvan lies below every office's.
@Suite struct SharedRangeTests {
  @Test func `Ids that files have in common are of no office, and fit JSON`() {
    let shared = OfficeRange.shared
    #expect(shared.first == -(1 << 36) + 1 && shared.last == -1)
    for office in [Int64(0), 1, 131_071] {
      let range = OfficeRange(office: office)
      #expect(range.first > shared.last && range.last < 1 << 53)
      #expect(!range.contains(shared.last) && !shared.contains(range.first))
    }
    #expect(Id<Unit>.shared(1).rawValue == shared.first)
    #expect(Id<Unit>.shared(1).isShared && !Id<Unit>.unassigned.isShared)
    #expect(!Id<Unit>(rawValue: 1).isShared)
  }
}
