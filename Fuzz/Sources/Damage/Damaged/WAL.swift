/// https://sqlite.org/fileformat2.html#walformat, for pages of 4096 bytes.
enum WAL {
  static let header = 32
  static let frame = 24 + 4096

  static func frameCount(_ bytes: [UInt8]) -> Int { (bytes.count - header) / frame }

  /// Where the page of a frame lies.
  static func page(_ index: Int) -> Range<Int> {
    let start = header + index * frame + 24
    return start..<start + 4096
  }

  /// Makes the checksums right.
  static func seal(_ bytes: inout [UInt8]) {
    guard bytes.count >= header else { return }
    let isBigEndian = bytes[3] & 1 == 1
    var sum: (UInt32, UInt32) = (0, 0)
    add(bytes[0..<24], &sum, isBigEndian)
    put(sum, &bytes, 24)
    for index in 0..<frameCount(bytes) {
      let start = header + index * frame
      // The salts of the header.
      bytes.replaceSubrange(start + 8..<start + 16, with: Array(bytes[16..<24]))
      add(bytes[start..<start + 8], &sum, isBigEndian)
      add(bytes[page(index)], &sum, isBigEndian)
      put(sum, &bytes, start + 16)
    }
  }

  private static func add(
    _ bytes: ArraySlice<UInt8>, _ sum: inout (UInt32, UInt32), _ isBigEndian: Bool
  ) {
    let start = bytes.startIndex
    let word = { (offset: Int) in
      (0..<4).reduce(UInt32(0)) { word, index in
        let byte = UInt32(bytes[start + offset + (isBigEndian ? index : 3 - index)])
        return word << 8 | byte
      }
    }
    for offset in stride(from: 0, to: bytes.count - 7, by: 8) {
      sum.0 &+= word(offset) &+ sum.1
      sum.1 &+= word(offset + 4) &+ sum.0
    }
  }

  private static func put(_ sum: (UInt32, UInt32), _ bytes: inout [UInt8], _ place: Int) {
    for (index, word) in [sum.0, sum.1].enumerated() {
      for byte in 0..<4 {
        bytes[place + 4 * index + byte] = UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * byte))
      }
    }
  }
}
