extension String {
  /// The first line of a search key without what people add to a title or leave out: a number
  /// before it, the words "Mô hình" that each could begin with, quotation marks and stops.
  var bareTitle: String {
    var bytes = utf8.prefix { $0 != UInt8(ascii: "\n") }[...]
    for taken in [String.numbering, String.opening] { bytes = bytes.dropFirst(taken(bytes)) }
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

  private typealias Bytes = Substring.UTF8View

  private static let blank = UInt8(ascii: " ")
  private static let stops = Array("\"'.,;:!?".utf8)

  /// How many bytes `1. `, `12) ` and `- ` take.
  private static func numbering(_ key: Bytes) -> Int {
    let digits = key.prefix { (48...57).contains($0) }.count
    let rest = key.dropFirst(digits)
    guard let mark = rest.first, rest.dropFirst().first == blank else { return 0 }
    return (digits > 0 ? ".)" : "-+*").utf8.contains(mark) ? digits + 2 : 0
  }

  /// How many bytes of `mo hinh ` and its like stand first, behind quotation marks.
  private static func opening(_ key: Bytes) -> Int {
    guard let first = key.first, first == UInt8(ascii: "m") || first == UInt8(ascii: "\"") else {
      return 0
    }
    let rest = key.drop { $0 == UInt8(ascii: "\"") }
    for word in ["mo hinh", "mh", "model"] where rest.starts(with: word.utf8) {
      let next = rest.dropFirst(word.utf8.count).first
      if next == blank || next == UInt8(ascii: ":") {
        return key.count - rest.count + word.utf8.count + 1
      }
    }
    return 0
  }
}
