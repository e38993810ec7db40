/// Finds words in a folded text the way the full-text index of models does: in any order, the last
/// one perhaps half typed.
public enum WordsFound {
  /// 0 where a word is missing, 2 where the whole key was typed, else 1. Both are folded.
  public static func score(_ key: Span<UInt8>, _ typed: Span<UInt8>) -> Int64 {
    var start = 0
    while let word = nextWord(typed, from: start) {
      let isLast = nextWord(typed, from: word.upperBound) == nil
      guard holds(key, typed, word, half: isLast) else { return 0 }
      start = word.upperBound
    }
    return key.count == typed.count && starts(key, 0, typed, 0..<typed.count) ? 2 : 1
  }

  private static func nextWord(_ text: Span<UInt8>, from start: Int) -> Range<Int>? {
    var first = start
    while first < text.count, !isLetter(text[first]) { first += 1 }
    var end = first
    while end < text.count, isLetter(text[end]) { end += 1 }
    return first < end ? first..<end : nil
  }

  private static func holds(
    _ key: Span<UInt8>, _ typed: Span<UInt8>, _ word: Range<Int>, half: Bool
  ) -> Bool {
    var start = 0
    while let found = nextWord(key, from: start) {
      let fits = half ? found.count >= word.count : found.count == word.count
      if fits, starts(key, found.lowerBound, typed, word) { return true }
      start = found.upperBound
    }
    return false
  }

  private static func starts(
    _ key: Span<UInt8>, _ place: Int, _ typed: Span<UInt8>, _ range: Range<Int>
  ) -> Bool {
    for offset in 0..<range.count
    where key[place + offset] != typed[range.lowerBound + offset] { return false }
    return true
  }

  /// A folded key is ASCII but for letters of other scripts.
  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x80...0xFF: true
    default: false
    }
  }
}
