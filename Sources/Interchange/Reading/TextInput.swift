import Storage

/// A text file in the encodings that Excel writes, as UTF-8, a piece at a time.
final class TextInput {
  private let read: () throws -> [UInt8]
  private let encoding: Encoding
  private var waiting: [UInt8]?
  private var isAtEnd = false
  /// What the last piece had of a character that goes on in the next.
  private var rest: [UInt8] = []

  /// The beginning of the file.
  private(set) var head: [UInt8]
  /// What `sep=` in the first line says.
  let delimiter: UInt8?

  /// - Parameter read: the next piece of the file; empty at the end.
  /// - Throws: `DomainError` for a file in none of the encodings.
  init(_ read: @escaping () throws -> [UInt8]) throws {
    self.read = read
    let first = try read()
    encoding = try Encoding(of: first)
    var rest: [UInt8] = []
    head = TextInput.text(Array(first.dropFirst(encoding.markLength)), encoding, &rest)
    delimiter = TextInput.takeHint(&head)
    if head.isEmpty { throw FileFault.empty.error }
    waiting = head
    self.rest = rest
  }

  /// The next piece; empty at the end.
  ///
  /// - Throws: `FileFault.cut` where half a character is left at the end.
  func next() throws -> [UInt8] {
    if let head = waiting {
      waiting = nil
      if !head.isEmpty { return head }
    }
    // A file is not asked again once it has ended.
    while !isAtEnd {
      let bytes = try read()
      isAtEnd = bytes.isEmpty
      let text = TextInput.text(bytes, encoding, &rest)
      if !text.isEmpty { return text }
      if isAtEnd, !rest.isEmpty { throw FileFault.cut.error }
    }
    return []
  }

  /// Takes off a first line `sep=;`, which Excel takes as a hint and neither shows nor counts.
  private static func takeHint(_ head: inout [UInt8]) -> UInt8? {
    let line = head.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard line.count == 5, String(decoding: line, as: UTF8.self).lowercased().hasPrefix("sep=")
    else { return nil }
    let isCRLF = head.dropFirst(line.count).starts(with: Array("\r\n".utf8))
    head.removeFirst(min(head.count, line.count + (isCRLF ? 2 : 1)))
    return line.last
  }

  private static func text(
    _ bytes: [UInt8], _ encoding: Encoding, _ rest: inout [UInt8]
  ) -> [UInt8] {
    switch encoding {
    case .utf8: bytes
    case .utf16(let isBigEndian, _): units(bytes, isBigEndian, &rest)
    case .windows1258: marks(bytes, &rest)
    }
  }

  private static func marks(_ bytes: [UInt8], _ rest: inout [UInt8]) -> [UInt8] {
    var all = rest + bytes
    // A mark that the next piece begins with belongs to the last letter of this one.
    let kept = bytes.isEmpty ? 0 : all.reversed().prefix { $0 >= 0x80 }.count + 1
    rest = Array(all.suffix(kept))
    all.removeLast(rest.count)
    return Array(Codepage.windows1258.text(of: all).utf8)
  }

  private static func units(
    _ bytes: [UInt8], _ isBigEndian: Bool, _ rest: inout [UInt8]
  ) -> [UInt8] {
    let all = rest + bytes
    var units: [UInt16] = []
    units.reserveCapacity(all.count / 2)
    for index in stride(from: 0, to: all.count - 1, by: 2) {
      let (low, high) = isBigEndian ? (all[index + 1], all[index]) : (all[index], all[index + 1])
      units.append(UInt16(high) << 8 | UInt16(low))
    }
    // A character outside the first plane is two units; its second may be in the next piece.
    if let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
    rest = Array(all[(units.count * 2)...])
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}

/// How a file is encoded.
private enum Encoding {
  case utf8(hasMark: Bool)
  case utf16(isBigEndian: Bool, hasMark: Bool)
  /// As Excel saves on a Vietnamese Windows.
  case windows1258

  /// By its byte order mark, else by what its beginning can be.
  init(of head: [UInt8]) throws(DomainError) {
    let zeros = (0..<2).map { start in
      stride(from: start, to: head.count, by: 2).count { head[$0] == 0 }
    }
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      self = .utf8(hasMark: true)
    } else if head.starts(with: [0xFF, 0xFE]) {
      self = .utf16(isBigEndian: false, hasMark: true)
    } else if head.starts(with: [0xFE, 0xFF]) {
      self = .utf16(isBigEndian: true, hasMark: true)
    } else if max(zeros[0], zeros[1]) > head.count / 8 {
      self = .utf16(isBigEndian: zeros[0] > zeros[1], hasMark: false)
    } else if Encoding.isUTF8(head) {
      self = .utf8(hasMark: false)
    } else {
      // A word that the end of the piece cuts is none.
      let words = Array(head.prefix(20_000))
      guard Readings(words).isCertain(.windows1258) else {
        throw FileFault.legacy(LegacyFont(of: words)).error
      }
      self = .windows1258
    }
  }

  /// How many bytes the byte order mark takes.
  var markLength: Int {
    switch self {
    case .utf8(hasMark: true): 3
    case .utf16(_, hasMark: true): 2
    default: 0
    }
  }

  /// The last character may be cut by the end of the piece.
  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    (0..<min(4, bytes.count + 1)).contains {
      String(validating: bytes.dropLast($0), as: UTF8.self) != nil
    }
  }
}
