import Testing

@testable import SQLite

/// Texts of nineteen bytes and more are looked at by a check of our own; the standard library's is
/// the measure.
@Suite struct UTF8Tests {
  /// Every pair of bytes, and every lead byte with the edges of what may follow it, at each place
  /// of a block and across its edge.
  @Test func agreesWithTheStandardLibrary() {
    let edges: [UInt8] = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff]
    for lead in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max { check([lead, second], at: [0, 15, 17]) }
      guard lead >= 0xe0 else { continue }
      for second in edges {
        for third in edges {
          for fourth in edges { check([lead, second, third, fourth], at: [0, 13, 14, 15, 16]) }
        }
      }
    }
  }

  /// A sequence cut short at the end, and whole ones at each length around a block's.
  @Test(arguments: 17...70)
  func everyLength(_ count: Int) {
    for sequence: [UInt8] in [[0x41], [0xc3, 0xa0], [0xe1, 0xba, 0xbf], [0xf0, 0x9f, 0x8c, 0xbe]] {
      for cut in 1...sequence.count {
        let end = sequence.prefix(cut)
        let bytes = Array(repeating: UInt8(ascii: "a"), count: count - end.count) + end
        #expect(bytes.readByUs == bytes.readByStandardLibrary)
      }
    }
  }

  private func check(_ sequence: [UInt8], at places: [Int]) {
    for place in places {
      var bytes = Array(repeating: UInt8(ascii: "a"), count: 21)
      let end = min(place + sequence.count, 21)
      bytes.replaceSubrange(place..<end, with: sequence.prefix(end - place))
      guard bytes.readByUs != bytes.readByStandardLibrary else { continue }
      Issue.record("\(sequence) at \(place)")
    }
  }
}

extension [UInt8] {
  fileprivate var readByUs: String? { withUnsafeBufferPointer { String(validating: $0) } }
  fileprivate var readByStandardLibrary: String? { String(validating: self, as: UTF8.self) }
}
