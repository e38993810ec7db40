import CZip

/// The text of a cell.
enum CellText {
  /// How many UTF-16 units UTF-8 is, by which Excel counts.
  static func units(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
  }

  /// A text of Excel, in which `_x000D_` is the letter of that number: what XML cannot hold.
  static func unescaped(_ bytes: UnsafeRawBufferPointer) -> String {
    guard let base = bytes.baseAddress, memmem(base, bytes.count, "_x", 2) != nil else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var units: [UInt16] = []
    var rest = Array(String(decoding: bytes, as: UTF8.self).utf16)[...]
    while let unit = rest.first {
      if let escaped = escape(rest.prefix(7)) {
        units.append(escaped)
        rest = rest.dropFirst(7)
      } else {
        units.append(unit)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// The unit that `_xHHHH_` stands for.
  private static func escape(_ units: ArraySlice<UInt16>) -> UInt16? {
    guard units.count == 7, units.first == 0x5F, units.last == 0x5F,
      units[units.startIndex + 1] == 0x78
    else { return nil }
    let hex = String(decoding: units.dropFirst(2).dropLast(), as: UTF16.self)
    return hex.utf8.allSatisfy { $0 != 0x2B && $0 != 0x2D } ? UInt16(hex, radix: 16) : nil
  }
}
