/// The order of a Vietnamese dictionary: letters first (đ after d, ơ after ô), then tones.
public enum VietnameseOrder {
  /// Name of the collation for ORDER BY; no table or index uses it, so that any SQLite can read
  /// the file.
  public static let collation = "vietnamese"

  /// Negative, zero or positive as `lhs` comes before, with or after `rhs`.
  public static func compare(_ lhs: String, _ rhs: String) -> Int {
    let left = key(lhs)
    let right = key(rhs)
    return left == right ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1
  }

  /// Whether a text comes after another, told by where they part: `false` where that is not enough,
  /// which is so unless plain letters stand there that no mark follows.
  public static func isPlainlyAfter(_ text: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
    let count = min(text.count, other.count)
    var index = 0
    while index < count, text[index] == other[index] { index += 1 }
    guard index < count, let left = plainLetter(text, index), let right = plainLetter(other, index)
    else { return false }
    return left > right
  }

  private static func plainLetter(_ text: Span<UInt8>, _ index: Int) -> UInt8? {
    // U+0300 to U+033F, the marks that a letter may have, begin with CC.
    guard text[index] < 0x80, index + 1 == text.count || text[index + 1] != 0xCC else { return nil }
    return (0x41...0x5A).contains(text[index]) ? text[index] | 0x20 : text[index]
  }

  /// Bytes that sort as the text does: its letters, then their tones, then the text itself.
  public static func key(_ text: String) -> [UInt8] { usualKey(text) ?? fullKey(text) }

  /// The same by the tables of Unicode.
  static func fullKey(_ text: String) -> [UInt8] {
    var letters: [UInt8] = []
    var tones: [UInt8] = []
    for scalar in text.nfd.unicodeScalars {
      if let tone = tone(scalar) {
        if !tones.isEmpty { tones[tones.count - 1] = tone }
      } else if let step = variant(scalar) {
        if let last = letters.indices.last { letters[last] |= step }
      } else if scalar.value < 0x300 || scalar.properties.canonicalCombiningClass == .notReordered {
        append(rank(scalar), to: &letters)
        tones.append(ngang)
      }
    }
    return joined(letters, tones, text)
  }

  /// The key of a text of usual letters; `nil` where there is another.
  static func usualKey(_ text: String) -> [UInt8]? {
    var letters: [UInt8] = []
    var tones: [UInt8] = []
    letters.reserveCapacity(text.utf8.count * 3)
    tones.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x80, 0x2010...0x2027:
        append(rank(scalar), to: &letters)
        tones.append(ngang)
      case 0xC0..<0xC0 + UInt32(latin.letters.utf8CodeUnitCount):
        guard latin.append(Int(scalar.value - 0xC0), &letters, &tones) else { return nil }
      case 0x1EA0..<0x1EA0 + UInt32(vietnamese.letters.utf8CodeUnitCount):
        guard vietnamese.append(Int(scalar.value - 0x1EA0), &letters, &tones) else { return nil }
      default: return nil
      }
    }
    return joined(letters, tones, text)
  }

  private static func append(_ rank: UInt32, to letters: inout [UInt8]) {
    letters.append(UInt8(rank >> 16 & 0xFF))
    letters.append(UInt8(rank >> 8 & 0xFF))
    letters.append(UInt8(rank & 0xFF))
  }

  private static func joined(_ letters: [UInt8], _ tones: [UInt8], _ text: String) -> [UInt8] {
    var key = letters
    key.reserveCapacity(letters.count + tones.count + text.utf8.count + 4)
    key += [0, 0, 0]
    key += tones
    key.append(0)
    key += text.utf8
    return key
  }

  /// 8 steps a letter leave room for its variants: a ă â, d đ, e ê, o ô ơ, u ư.
  private static func rank(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar {
    case "A"..."Z": return (scalar.value + 32) * 8
    case _ where scalar.value < 0x80: return scalar.value * 8
    case "đ", "Đ", "ð", "Ð": return ("d" as Unicode.Scalar).value * 8 + 1
    default:
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      return lower.value * 8
    }
  }

  /// ă; â ê ô; ơ ư.
  private static func variant(_ mark: Unicode.Scalar) -> UInt8? {
    switch mark.value {
    case 0x306: 1
    case 0x302: 2
    case 0x31B: 3
    default: nil
    }
  }

  private static let ngang: UInt8 = 1

  /// huyền, hỏi, ngã, sắc, nặng.
  private static func tone(_ mark: Unicode.Scalar) -> UInt8? {
    switch mark.value {
    case 0x300: 2
    case 0x309: 3
    case 0x303: 4
    case 0x301: 5
    case 0x323: 6
    default: nil
    }
  }

  /// What letters beyond ASCII are made of: the letter below, and 0x40 + 8 × its variant + its
  /// tone. `?` is none of them. A test compares them with the long way.
  private struct Letters {
    let letters, marks: StaticString

    func append(_ index: Int, _ letters: inout [UInt8], _ tones: inout [UInt8]) -> Bool {
      let mark = marks.utf8Start[index]
      guard mark != UInt8(ascii: "?") else { return false }
      let step = UInt32(mark - 0x40) >> 3
      VietnameseOrder.append(UInt32(self.letters.utf8Start[index]) * 8 | step, to: &letters)
      tones.append(mark & 7)
      return true
    }
  }

  // U+00C0 and U+1EA0 come first.
  private static let latin = Letters(
    letters: """
      aaaa????eee?iii?dnoooo???uuu?y??aaaa????eee?iii?dnoooo???uuu?y????aa??cccc??????\
      dd??ee??????gggg????hh??ii??ii??????jj???ll????????nn?????????oo????rr????ssss??\
      ????????uu??uu??????wwyy?zz?????????????????????????????????????oo?????????????uu
      """,
    marks: """
      BEQD????BEQ?BEQ?IDBEQD???BEQ?E??BEQD????BEQ?BEQ?IDBEQD???BEQ?E????II??EEQQ??????\
      II??II??????QQII????QQ??DD??II??????QQ???EE????????EE?????????II????EE????EEQQ??\
      ????????DD??II??????QQQQ?EE?????????????????????????????????????YY?????????????YY
      """)
  private static let vietnamese = Letters(
    letters: """
      aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu\
      uuyyyyyyyy
      """,
    marks: #"""
      FFCCUURRSSTTVVMMJJKKLLNNFFCCDDUURRSSTTVVCCFFFFCCUURRSSTTVV]]ZZ[[\\^^FFCC]]ZZ[[\\\#
      ^^BBFFCCDD
      """#)
}
