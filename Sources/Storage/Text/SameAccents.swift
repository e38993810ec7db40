import Glibc

/// Whether a text holds every word with the very accents it was typed with, case aside.
public struct SameAccents: Sendable {
  /// Normal form C, in small letters.
  private let words: [[UInt8]]

  /// - Parameter typed: words with white space between.
  public init(_ typed: String) {
    words = typed.nfc.lowercased().split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
  }

  /// Whether each word stands in the text, be it within another word.
  ///
  /// - Parameter text: UTF-8.
  public func holds(_ text: Span<UInt8>) -> Bool {
    withSmallLetters(of: text) { small in words.allSatisfy { Self.holds(small, $0) } }
  }

  private static func holds(_ text: UnsafeRawBufferPointer, _ word: [UInt8]) -> Bool {
    guard let first = word.first, let base = text.baseAddress, text.count >= word.count else {
      return word.isEmpty
    }
    var start = 0
    while let found = memchr(base + start, Int32(first), text.count - word.count - start + 1) {
      if memcmp(found, word, word.count) == 0 { return true }
      start = base.distance(to: found) + 1
      if start > text.count - word.count { return false }
    }
    return false
  }
}
