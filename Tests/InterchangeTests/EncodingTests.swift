import Foundation
import Storage
import Testing

@testable import Interchange

/// The encodings of before Unicode, over sentences that were encoded by other programs: glibc's
/// iconv for TCVN3 and VISCII, Python for windows-1258, a table of its own for VNI.
@Suite("Encodings of before Unicode")
struct EncodingTests {
  private struct Sample {
    let font: LegacyFont
    let bytes: [UInt8]
    let text: String
  }

  private static let samples = Result<[Sample], any Error> {
    let fonts: [Substring: LegacyFont] = [
      "tcvn3": .tcvn3, "vni": .vni, "viscii": .viscii, "windows1258": .windows1258,
    ]
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/encodings.txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      let parts = line.split(separator: "\t")
      let digits = Array(parts[1].utf8).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
      let bytes = stride(from: 0, to: digits.count, by: 2).map {
        UInt8(digits[$0] * 16 + digits[$0 + 1])
      }
      return Sample(font: try #require(fonts[parts[0]]), bytes: bytes, text: String(parts[2]))
    }
  }

  @Test func `A sentence of five words is never taken for another encoding's`() throws {
    let samples = try Self.samples.get()
    #expect(samples.count == 480)
    var unknown = 0
    for sample in samples {
      let found = LegacyFont(of: sample.bytes)
      #expect(found == nil || found == sample.font, "\(sample.font): \(sample.text)")
      if found == nil { unknown += 1 }
      // The same, opened as Latin-1 and saved as Unicode.
      let seen = LegacyFont(of: Codepage.windows1252.text(of: sample.bytes))
      #expect(seen == nil || seen == sample.font, "\(sample.font): \(sample.text)")
      #expect(LegacyFont(of: sample.text) == nil, "\(sample.text)")
      let isRead = Readings(sample.bytes).isCertain(.windows1258)
      #expect(!isRead || sample.font == .windows1258, "\(sample.font): \(sample.text)")
      guard sample.font == .windows1258 else { continue }
      #expect(Codepage.windows1258.text(of: sample.bytes) == sample.text)
    }
    #expect(unknown < samples.count / 10)
  }

  @Test func `A page of each is told, and windows-1258 is read wherever it is cut`() throws {
    let samples = try Self.samples.get()
    for font in [LegacyFont.tcvn3, .vni, .viscii, .windows1258] {
      let all = samples.filter { $0.font == font }
      for start in stride(from: 0, to: all.count - 7, by: 7) {
        let lines = all[start..<(start + 8)]
        let bytes = Array(lines.map(\.bytes).joined(separator: [0x0A]))
        #expect(LegacyFont(of: bytes) == font)
        guard font == .windows1258 else {
          #expect(throws: DomainError.self) { try Self.read(bytes, bytes.count) }
          continue
        }
        let text = lines.map(\.text).joined(separator: "\n")
        for size in [bytes.count, bytes.count / 2, bytes.count * 2 / 3] {
          #expect(try Self.read(bytes, size) == text)
        }
      }
    }
  }

  private static func read(_ bytes: [UInt8], _ size: Int) throws -> String {
    var rest = bytes[...]
    let input = try TextInput {
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
    var text: [UInt8] = []
    while true {
      let piece = try input.next()
      if piece.isEmpty { return String(decoding: text, as: UTF8.self) }
      text += piece
    }
  }

  @Test func `A mark that another piece begins with goes to its letter`() throws {
    let line = "T\u{F4}\u{D2} t\u{FD}\u{F2} qua\u{D2}n, ta\u{F2}i khu\u{CC}; ".unicodeScalars
    let bytes = Array(repeating: line.map { UInt8($0.value) }, count: 6).flatMap(\.self)
    let whole = Codepage.windows1258.text(of: bytes)
    #expect(whole.hasPrefix("Tổ tự quản, tại khù; Tổ"))
    for cut in 40..<66 {
      var pieces = [Array(bytes[..<cut]), Array(bytes[cut...]), []]
      let input = try TextInput { pieces.isEmpty ? [] : pieces.removeFirst() }
      var text: [UInt8] = []
      while case let piece = try input.next(), !piece.isEmpty { text += piece }
      #expect(String(decoding: text, as: UTF8.self) == whole, "\(cut)")
    }
  }

  @Test(arguments: [
    ("T? t? qu?n ???ng biên", LegacyFont.lost), ("Mô h?nh dân v?n khéo", .lost),
    ("QU? KHUY?N H?C", .lost), ("th? tr?n", .lost), ("Tá»• tá»± quáº£n", .twice),
    ("Ä‘Æ°á»\u{9D}ng hoa", .twice), ("Nguyá»…n VÄƒn A", .twice), ("T\u{FFFD} t\u{FFFD}", .replaced),
    ("Tªn m« h×nh", .tcvn3), ("« nhiÔm", .tcvn3), ("xe « h¬i", .tcvn3), ("Teân moâ hình", .vni),
  ])
  func `Letters that are lost show`(_ text: String, _ font: LegacyFont) {
    #expect(LegacyFont(of: text) == font)
  }

  @Test(arguments: [
    "Vì sao? Vì dân", "Dân biết, dân bàn?", "UBND?", "Phương án A hay B?", "gì?Hãy",
    "https://a.vn/?x=b", "www.a.vn/tin.aspx?id=3", "“CẤP XÃ”", "“XÃ”", "«Cá»", "100 m²",
    "nhà 500 m²", "Laêê", "São Paulo", "Café", "2 × 3", "Hrê", "Ông Nam…", "Ai là? ???", "",
  ])
  func `What only looks so is left alone`(_ text: String) {
    #expect(LegacyFont(of: text) == nil)
  }

  @Test(arguments: [true, false], [1, 2, 3])
  func `UTF-16 that is cut within a character is refused`(_ isBigEndian: Bool, _ lost: Int) throws {
    let units = Array("\u{FEFF}Tên;Số\nMột;13268🌾".utf16)
    let bytes = units.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
    for size in [bytes.count, 7, 8] {
      #expect(throws: DomainError.self, "\(size)") {
        try Self.read(Array(bytes.dropLast(lost)), max(size, 2))
      }
      #expect(try Self.read(bytes, max(size, 2)).hasSuffix("13268🌾"))
    }
  }
}
