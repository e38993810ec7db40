/// XML of one part, in pieces of 64 KB.
final class XMLBytes {
  private let zip: ZipStream?
  private var bytes: [UInt8] = []

  init(_ zip: ZipStream?) {
    self.zip = zip
    if zip != nil { bytes.reserveCapacity(1 << 17) }
  }

  /// What stands in it and nowhere else.
  var taken: String { String(decoding: bytes, as: UTF8.self) }

  /// A whole part.
  func part(_ name: String, _ body: (XMLBytes) throws -> Void) throws {
    try begin(name)
    try body(self)
    try end()
  }

  func begin(_ name: String) throws {
    try zip?.begin(name)
    raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
  }

  func end() throws {
    try flush()
    try zip?.end()
  }

  func flushIfFull() throws { if bytes.count >= 1 << 16 { try flush() } }

  private func flush() throws {
    try zip?.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// As it is.
  func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }
  func raw(_ piece: [UInt8]) { bytes.append(contentsOf: piece) }

  /// What would be XML, or is none, is escaped.
  func escaped(_ text: String) {
    var text = text
    text.withUTF8 { escaped($0) }
  }

  /// An element around elements, with their number.
  func list(_ name: String, _ elements: [String]) {
    guard !elements.isEmpty else { return }
    raw("<\(name) count=\"\(elements.count)\">\(elements.joined())</\(name)>")
  }

  private func escaped(_ text: UnsafeBufferPointer<UInt8>) {
    var (start, index) = (0, 0)
    while index < text.count {
      guard text[index].isUnusual, let (mark, length) = Self.escape(text, at: index) else {
        index += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      raw(mark)
      index += length
      start = index
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// What stands for a character, and for how many bytes; nil where it stands for itself.
  ///
  /// A character that XML cannot hold is `_xHHHH_` (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring), and
  /// so is the `_` of a text that reads like that. A CR would come back as a line break.
  private static func escape(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (String, Int)? {
    switch text[index] {
    case UInt8(ascii: "&"): ("&amp;", 1)
    case UInt8(ascii: "<"): ("&lt;", 1)
    case UInt8(ascii: ">"): ("&gt;", 1)
    case UInt8(ascii: "\""): ("&quot;", 1)
    case UInt8(ascii: "_"): looksEscaped(text, at: index) ? ("_x005F_", 1) : nil
    case 0xEF: nonCharacter(text, at: index).map { ($0, 3) }
    case 0x09, 0x0A: nil
    case let control where control < 0x20:
      ("_x00\(control < 16 ? "0" : "")\(String(control, radix: 16, uppercase: true))_", 1)
    default: nil
    }
  }

  private static func looksEscaped(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 6 < text.count && text[index + 1] == UInt8(ascii: "x")
      && text[index + 6] == UInt8(ascii: "_")
      && text[index + 2..<index + 6].allSatisfy(\.isHexDigit)
  }

  private static func nonCharacter(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> String? {
    guard index + 2 < text.count, text[index + 1] == 0xBF else { return nil }
    return text[index + 2] == 0xBE ? "_xFFFE_" : text[index + 2] == 0xBF ? "_xFFFF_" : nil
  }
}

extension UInt8 {
  /// May have to be escaped.
  fileprivate var isUnusual: Bool {
    self < 0x20 || self == 0xEF || self == UInt8(ascii: "_") || self == UInt8(ascii: "&")
      || self == UInt8(ascii: "<") || self == UInt8(ascii: ">") || self == UInt8(ascii: "\"")
  }

  fileprivate var isHexDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x46).contains(self) || (0x61...0x66).contains(self)
  }
}
