import SQLite

/// The id of one kind of record: office number × 2^36 + sequence.
///
/// Files of different offices can be merged without renumbering, and an id fits JSON's 53 bits.
public struct Id<Record>: Sendable, Hashable, RawRepresentable {
  public let rawValue: Int64

  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// Of a record that is not stored yet.
  public static var unassigned: Id { Id(rawValue: 0) }
}

extension Id: Bindable, ColumnDecodable {
}

/// The ids an office may give out.
struct OfficeRange {
  static let sequenceBits: Int64 = 36
  let first: Int64, last: Int64

  init(office: Int64) {
    first = office << OfficeRange.sequenceBits + 1
    last = (office + 1) << OfficeRange.sequenceBits - 1
  }
}
