/// SplitMix64: small, fast and the same everywhere. https://prng.di.unimi.it/splitmix64.c
public struct Random: Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// From 0, all alike.
  public mutating func next(below bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  /// True in so many of a hundred.
  public mutating func chance(_ percent: Int) -> Bool { next(below: 100) < percent }

  /// One of them.
  public mutating func pick<T>(_ list: [T]) -> T { list[next(below: list.count)] }
}
