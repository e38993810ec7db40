/// What all opponents make of what they read, so that none can skip a value: each value is touched,
/// and little more than that is done with it.
public struct Checksum: Sendable, Equatable {
  public var value: UInt64 = 0

  public init() {}

  public init(_ value: UInt64) { self.value = value }

  /// What SQLite added up itself.
  public init(_ value: Int64) { self.init(UInt64(bitPattern: value)) }

  @inlinable @inline(__always)
  public mutating func add(_ number: Int64) { add(UInt64(bitPattern: number)) }

  @inlinable @inline(__always)
  public mutating func add(_ number: Double) { add(number.bitPattern) }

  /// The length in bytes and the first byte.
  @inlinable @inline(__always)
  public mutating func add(_ text: String) {
    add(UInt64(text.utf8.count) &+ UInt64(text.utf8.first ?? 0))
  }

  /// As above, and 7 for NULL.
  @inlinable @inline(__always)
  public mutating func add(_ text: String?) {
    if let text { add(text) } else { addNull() }
  }

  /// As for a `String` of these bytes.
  @inlinable @inline(__always)
  public mutating func add(_ text: borrowing Span<UInt8>) {
    add(UInt64(text.count) &+ (text.isEmpty ? 0 : UInt64(text[0])))
  }

  /// All values of a row.
  @inlinable @inline(__always)
  public mutating func add(_ item: Item) {
    add(item.id)
    add(item.year)
    add(item.share)
    add(item.code)
    add(item.title)
    add(item.registeredOn)
    add(item.decidedOn)
    add(item.note)
  }

  @inlinable @inline(__always)
  public mutating func addNull() { add(7 as UInt64) }

  @inlinable @inline(__always)
  mutating func add(_ number: UInt64) { value &+= number }
}
