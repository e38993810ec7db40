import SQLite

extension String {
  /// A search key of a title without what people add or leave out: a number before it, the words
  /// "Mô hình" that each could begin with, quotation marks and stops.
  var bareTitle: String {
    var bytes = Array(utf8)
    for marks in [String.numbering, String.opening] {
      let taken = marks(bytes[...])
      bytes.removeFirst(taken < bytes.count ? taken : 0)
    }
    var bare: [UInt8] = []
    bare.reserveCapacity(bytes.count)
    for byte in bytes where !String.stops.contains(byte) {
      // What a stop parted goes on after one blank.
      if byte == String.blank, bare.last == String.blank || bare.isEmpty { continue }
      bare.append(byte)
    }
    if bare.last == String.blank { bare.removeLast() }
    return bare.isEmpty ? self : String(decoding: bare, as: UTF8.self)
  }

  private static let blank = UInt8(ascii: " ")
  private static let stops = Set("\"'.,;:!?".utf8)

  /// How many bytes `1. `, `12) ` and `- ` take.
  private static func numbering(_ key: ArraySlice<UInt8>) -> Int {
    let digits = key.prefix { (48...57).contains($0) }.count
    let rest = key.dropFirst(digits)
    guard let mark = rest.first, let next = rest.dropFirst().first, next == blank else { return 0 }
    return (digits > 0 ? ".)" : "-+*").utf8.contains(mark) ? digits + 2 : 0
  }

  /// How many bytes of `mo hinh ` and its like stand first, behind quotation marks.
  private static func opening(_ key: ArraySlice<UInt8>) -> Int {
    for word in ["mo hinh", "mh", "model"] {
      let rest = key.drop { $0 == UInt8(ascii: "\"") }
      guard rest.starts(with: word.utf8) else { continue }
      let next = rest.dropFirst(word.utf8.count).first
      if next == blank || next == UInt8(ascii: ":") {
        return key.count - rest.count + word.utf8.count + 1
      }
    }
    return 0
  }
}

/// The titles of the models of some units, each without what people add or leave out, by their
/// hashes: what has none of them has no look-alike.
public final class BareTitles {
  private struct Place: Hashable {
    let unit: Id<Unit>
    let year: Int
  }

  private var known: [Place: Set<Int>] = [:]
  private var read: Set<Id<Unit>> = []

  /// Nothing is read yet.
  public init() {}

  /// Adds a title; false where there may be one that is alike.
  func insert(
    _ title: TitleKey, of unit: Id<Unit>, in year: Int, _ reader: Reader
  ) throws(SQLiteError) -> Bool {
    try read(unit, reader)
    return known[Place(unit: unit, year: year), default: []].insert(title.bareHash).inserted
  }

  /// All that is stored of a unit, once.
  private func read(_ unit: Id<Unit>, _ reader: Reader) throws(SQLiteError) {
    guard read.insert(unit).inserted else { return }
    let titles = try reader.connection.all(
      """
      SELECT r.year, m.search_key FROM registration AS r JOIN model AS m ON m.id = r.model
       WHERE r.unit = \(unit)
      """
    ) { row throws(SQLiteError) in
      (try row.get(0, as: Int.self), try row.get(1, as: String.self))
    }
    for (year, key) in titles {
      known[Place(unit: unit, year: year), default: []].insert(TitleKey(searchKey: key).bareHash)
    }
  }
}
