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

  /// Bytes that sort as the text does: its letters, then their tones, then the text itself.
  public static func key(_ text: String) -> [UInt8] {
    var letters: [UInt8] = []
    var tones: [UInt8] = []
    for scalar in text.nfd.unicodeScalars {
      if let tone = tone(scalar) {
        if !tones.isEmpty { tones[tones.count - 1] = tone }
      } else if let step = variant(scalar) {
        if let last = letters.indices.last { letters[last] |= step }
      } else if scalar.value < 0x300 || scalar.properties.canonicalCombiningClass == .notReordered {
        let rank = rank(scalar)
        letters += [UInt8(rank >> 16 & 0xFF), UInt8(rank >> 8 & 0xFF), UInt8(rank & 0xFF)]
        tones.append(ngang)
      }
    }
    return letters + [0, 0, 0] + tones + [0] + Array(text.utf8)
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
}
