/// A Swift file taken apart: code without what is said in it, and what is said.
struct SwiftText {
  /// One line of a string literal. What is interpolated is code.
  struct Said {
    /// From 1.
    let line: Int
    let text: String
  }

  /// By line: comments are gone, literals are a pair of quotation marks.
  private(set) var code: [String] = []
  private(set) var said: [Said] = []

  private let bytes: [UInt8]
  private var place = 0
  private var line: [UInt8] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    while place < bytes.count { readCode() }
    endLine()
  }

  /// The byte that lies so far ahead; 0 at the end.
  private func byte(_ ahead: Int = 0) -> UInt8 {
    place + ahead < bytes.count ? bytes[place + ahead] : 0
  }

  private mutating func endLine() {
    code.append(String(decoding: line, as: UTF8.self))
    line = []
  }

  /// A comment, a literal, or a byte of code.
  private mutating func readCode() {
    switch byte() {
    case Self.newline:
      endLine()
      place += 1
    case Self.slash where byte(1) == Self.slash:
      while place < bytes.count, byte() != Self.newline { place += 1 }
    case Self.slash where byte(1) == Self.star:
      readComment()
    case Self.quote, Self.hash:
      var hashes = 0
      while byte(hashes) == Self.hash { hashes += 1 }
      if byte(hashes) == Self.quote { return readLiteral(hashes) }
      fallthrough
    default:
      line.append(byte())
      place += 1
    }
  }

  private mutating func readComment() {
    while place < bytes.count, byte() != Self.star || byte(1) != Self.slash {
      if byte() == Self.newline { endLine() }
      place += 1
    }
    place += 2
  }

  private mutating func readLiteral(_ hashes: Int) {
    line.append(Self.quote)
    place += hashes
    let quotes = byte(1) == Self.quote && byte(2) == Self.quote ? 3 : 1
    place += quotes
    var text: [UInt8] = []
    while place < bytes.count, !ends(hashes, quotes) {
      if byte() == Self.backslash, isMarked(hashes, 1) {
        place += 1 + hashes
        if byte() == Self.open {
          readInterpolation()
        } else {
          // A line that goes on.
          if byte() == Self.newline { endLine() }
          place += 1
        }
      } else if byte() == Self.newline {
        say(text)
        text = []
        endLine()
        place += 1
      } else {
        text.append(byte())
        place += 1
      }
    }
    say(text)
    line.append(Self.quote)
    place += hashes + quotes
  }

  private mutating func say(_ text: [UInt8]) {
    said.append(Said(line: code.count + 1, text: String(decoding: text, as: UTF8.self)))
  }

  private func ends(_ hashes: Int, _ quotes: Int) -> Bool {
    guard byte() == Self.quote else { return false }
    return (quotes == 1 || byte(1) == Self.quote && byte(2) == Self.quote)
      && isMarked(hashes, quotes)
  }

  private func isMarked(_ hashes: Int, _ ahead: Int) -> Bool {
    var count = 0
    while count < hashes, byte(ahead + count) == Self.hash { count += 1 }
    return count == hashes
  }

  private mutating func readInterpolation() {
    var depth = 0
    repeat {
      if byte() == Self.open { depth += 1 }
      if byte() == Self.close { depth -= 1 }
      readCode()
    } while depth > 0 && place < bytes.count
  }

  private static let newline = UInt8(ascii: "\n")
  private static let slash = UInt8(ascii: "/")
  private static let star = UInt8(ascii: "*")
  private static let quote = UInt8(ascii: "\"")
  private static let hash = UInt8(ascii: "#")
  private static let backslash = UInt8(ascii: "\\")
  private static let open = UInt8(ascii: "(")
  private static let close = UInt8(ascii: ")")
}
