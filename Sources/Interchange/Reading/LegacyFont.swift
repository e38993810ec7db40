import Storage

/// Why the letters of a text are not those that were typed: an encoding of before Unicode, right
/// only in its own fonts, or letters that are lost.
public enum LegacyFont: Sendable, Equatable {
  case tcvn3, vni, viscii, windows1258
  /// Letters became question marks: `T? t? qu?n`.
  case lost
  /// UTF-8 that was read as windows-1252 and saved again: `Tá»•`.
  case twice
  /// U+FFFD stands where letters were.
  case replaced

  /// What became of a text, if it shows: letters of Vietnamese alone never stand beside those of a
  /// font.
  init?(of text: String) {
    let looks = LegacyFont.looks(text)
    if looks.isReplaced {
      self = .replaced
    } else if looks.hasQuestion, text.hasLostLetters {
      self = .lost
    } else if looks.isASCII || text.unicodeScalars.contains(where: \.isVietnameseOnly) {
      return nil
    } else if text.isEncodedTwice {
      self = .twice
    } else {
      self.init(of: Codepage.bytes(of: text))
    }
  }

  /// What bytes that are no Unicode are, where one reading of them is far more Vietnamese than all
  /// the others.
  init?(of bytes: [UInt8]) {
    let found = Readings(bytes)
    guard let best = found.best, found.isClear(best), let font = LegacyFont(best) else {
      return nil
    }
    self = font
  }

  private init?(_ codepage: Codepage) {
    switch codepage {
    case .tcvn3: self = .tcvn3
    case .vni: self = .vni
    case .viscii: self = .viscii
    case .windows1258: self = .windows1258
    case .windows1252: return nil
    }
  }

  /// What a look at the bytes tells; most texts are done with it.
  private static func looks(
    _ text: String
  ) -> (isASCII: Bool, hasQuestion: Bool, isReplaced: Bool) {
    var (isASCII, hasQuestion, hasMark) = (true, false, false)
    for byte in text.utf8 {
      if byte >= 0x80 { isASCII = false }
      if byte == UInt8(ascii: "?") { hasQuestion = true }
      if byte == 0xEF { hasMark = true }
    }
    return (isASCII, hasQuestion, hasMark && text.unicodeScalars.contains("\u{FFFD}"))
  }
}

/// How Vietnamese a text of bytes is in each encoding: of its words with letters beyond ASCII, how
/// many can be words, and how many cannot.
struct Readings {
  private var counts: [Codepage: (right: Int, wrong: Int)] = [:]

  init(_ bytes: [UInt8]) {
    let words = bytes.split { $0 < 0x80 && !$0.isLetter }
      .filter { $0.contains { $0 >= 0x80 } && $0.contains(where: \.isLetter) }
    for codepage in Codepage.allCases {
      var count = (right: 0, wrong: 0)
      for word in words {
        switch Readings.isVietnamese(codepage.text(of: word)) {
        case true?: count.right += 1
        case false?: count.wrong += 1
        case nil: break
        }
      }
      counts[codepage] = count
    }
  }

  /// In which most of the words are right.
  var best: Codepage? {
    Codepage.allCases.filter { right($0) > 0 }.max { share($0) < share($1) }
  }

  /// Whether no other encoding comes near, nor as it stands. One word may be anything.
  func isClear(_ best: Codepage) -> Bool {
    let others = Codepage.allCases.filter { $0 != best }
    let isNoText = (counts[.windows1252]?.wrong ?? 0) > 0
    return isNoText && right(best) > 1 && share(best) >= 0.8
      && others.allSatisfy { share($0) <= 0.75 * share(best) }
  }

  /// Whether it may be read so without asking anybody.
  func isCertain(_ codepage: Codepage) -> Bool {
    let others = Codepage.allCases.filter { $0 != codepage }
    return right(codepage) > 1 && share(codepage) >= 0.9
      && others.allSatisfy { share($0) <= 0.75 }
  }

  private func right(_ codepage: Codepage) -> Int { counts[codepage]?.right ?? 0 }

  private func share(_ codepage: Codepage) -> Double {
    guard let (right, wrong) = counts[codepage], right > 0 else { return 0 }
    return Double(right) / Double(right + wrong)
  }

  /// `nil` where nothing of it tells: signs beside plain letters.
  private static func isVietnamese(_ word: String) -> Bool? {
    let pieces = word.split { "–—".contains($0) }.map { piece in
      var piece = piece
      while let first = piece.first, signs.contains(first) { piece.removeFirst() }
      while let last = piece.last, signs.contains(last) { piece.removeLast() }
      return piece
    }.filter { !$0.utf8.allSatisfy { $0 < 0x80 } }
    return pieces.isEmpty ? nil : pieces.allSatisfy(Syllable.isOne)
  }

  /// What stands before and behind words.
  private static let signs = Set("“”‘’«»„…•·²³°\u{A0}´`®©™½")
}

extension String {
  /// UTF-8 in the letters of windows-1252: a letter of Vietnamese in two or three of them.
  fileprivate var isEncodedTwice: Bool {
    var bytes: [UInt8] = []
    var found = 0
    for scalar in unicodeScalars {
      guard let byte = Codepage.byte(of: scalar), byte >= 0x80 else {
        found += bytes.lettersOfUTF8(before: scalar)
        bytes = []
        continue
      }
      bytes.append(byte)
    }
    return found + bytes.lettersOfUTF8(before: " ") > 0
  }

  /// Question marks where letters must be.
  fileprivate var hasLostLetters: Bool {
    let words = split(whereSeparator: \.isWhitespace)
    return words.indices.contains { index in
      let word = words[index].drop { "“\"'«([".contains($0) }
      // An address has them too.
      guard word.contains("?"), !word.contains(where: { "/=&@".contains($0) }) else {
        return false
      }
      let next = words.indices.contains(index + 1) ? words[index + 1].first : nil
      return word.hasLetterAfterQuestion || word.lacksVowel(before: next)
    }
  }
}

extension Substring {
  /// `qu?n`, `QU?N`, `???ng`; not `gì?Hãy`, where a blank is missing.
  fileprivate var hasLetterAfterQuestion: Bool {
    var before: Character?
    var isAfter = false
    for character in self {
      if character == "?" {
        isAfter = true
        continue
      }
      if isAfter, character.isLetter {
        guard let before else { return true }
        if before.isLetter, character.isLowercase || before.isUppercase { return true }
      }
      (before, isAfter) = (character, false)
    }
    return false
  }

  /// `T?` and `th?` begin a syllable; `UBND?` and a last `B?` are asked.
  fileprivate func lacksVowel(before next: Character?) -> Bool {
    let letters = prefix { $0.isLetter }
    guard !letters.isEmpty, letters.count <= 3, dropFirst(letters.count).first == "?",
      !letters.contains(where: { "aeiouy".contains($0.searchKey) })
    else { return false }
    return letters.last?.isLowercase == true
      || letters.count == 1 && next?.isLowercase == true
  }
}

extension Character {
  fileprivate var searchKey: String { String(self).searchKey }
}

extension [UInt8] {
  /// How many of the letters that these bytes are in UTF-8 can be nothing else. A capital with a
  /// quotation mark or dash behind it stands by its own right, unless a letter follows.
  fileprivate func lettersOfUTF8(before next: Unicode.Scalar) -> Int {
    var count = 0
    var index = 0
    while index < self.count {
      let length = length(at: index)
      let end = index + length
      guard length > 0, end <= self.count, (0x80...0xBF).contains(self[end - 1]) else {
        index += 1
        continue
      }
      let isFollowed = end < self.count ? self[end] >= 0xC0 : next.properties.isLowercase
      // Ä, Å and Æ are in no word of Vietnamese, Ã is in many.
      if !signs.contains(self[end - 1]) || isFollowed && self[index] > 0xC3 { count += 1 }
      index = end
    }
    return count
  }

  /// How many bytes a letter of Vietnamese, a quotation mark or a dash has that begins there.
  private func length(at index: Int) -> Int {
    let next = index + 1 < count ? self[index + 1] : 0
    switch (self[index], next) {
    case (0xC3...0xC6, _): return 2
    case (0xE1, 0xBA...0xBB), (0xE2, 0x80): return 3
    default: return 0
    }
  }

  /// Quotation marks, dashes, an ellipsis and a blank that does not break, in windows-1252.
  private var signs: Set<UInt8> {
    [0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xA0, 0xAB, 0xBB]
  }
}

extension UInt8 {
  /// Of ASCII; any byte beyond it may be one.
  fileprivate var isLetter: Bool {
    self >= 0x80 || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}

extension Unicode.Scalar {
  /// A letter of Vietnamese that Latin-1 has not.
  fileprivate var isVietnameseOnly: Bool {
    switch value {
    case 0x1EA0...0x1EF9, 0x102...0x103, 0x110...0x111, 0x128...0x129, 0x168...0x169,
      0x1A0...0x1A1, 0x1AF...0x1B0:
      true
    default: false
    }
  }
}
