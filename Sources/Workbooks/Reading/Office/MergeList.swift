/// The merges of a sheet as they were found, and what tells whether two lists are the same.
struct MergeList: Sendable {
  private(set) var merges: [Merge] = []
  private var count = 0
  private var sum: UInt64 = 0
  private var keeps = false

  /// `keeps`: whether the merges are kept, not only compared.
  init(keeps: Bool = false) {
    self.keeps = keeps
  }

  /// Adds a merge as `A1:C3`.
  mutating func add(
    _ text: UnsafeRawBufferPointer, in part: String
  ) throws(WorkbookFault) {
    guard let merge = Merge(text) else { throw .damaged(part: part, .merges) }
    count += 1
    guard count <= Bounds.merges else { throw .tooBig(part: part, .merges) }
    sum &+= merge.mixed
    if keeps, merge.isReal { merges.append(merge) }
  }

  func isSame(as other: MergeList) -> Bool { count == other.count && sum == other.sum }

  /// The merges in the order in which they begin.
  mutating func sort() { merges.sort(by: Merge.begins) }
}

extension Merge {
  /// A number that another merge hardly has.
  fileprivate var mixed: UInt64 {
    var number = UInt64(UInt32(bitPattern: top)) << 32 | UInt64(UInt32(bitPattern: bottom))
    number = (number ^ 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
    number ^= UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
    return (number ^ number >> 29) &* 0x94D0_49BB_1331_11EB
  }
}
