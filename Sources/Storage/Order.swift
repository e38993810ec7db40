/// The order of a Vietnamese dictionary: letters first (đ after d, ơ after ô), then tones.
public enum VietnameseOrder {
  /// Name of the collation for ORDER BY; no table or index uses it, so that any SQLite can read
  /// the file.
  public static let collation = "vietnamese"

  /// Negative, zero or positive as `lhs` comes before, with or after `rhs`.
  public static func compare(_ lhs: String, _ rhs: String) -> Int {
    let left = lhs.lettersWithMarks
    let right = rhs.lettersWithMarks
    for rank in [letterRank, toneRank] {
      let mine = left.map(rank)
      let other = right.map(rank)
      if mine != other { return mine.lexicographicallyPrecedes(other) ? -1 : 1 }
    }
    return lhs == rhs ? 0 : lhs < rhs ? -1 : 1
  }

  /// 8 steps a letter leave room for its variants: a ă â, d đ, e ê, o ô ơ, u ư.
  private static func letterRank(_ letter: [Unicode.Scalar]) -> UInt32 {
    guard let base = letter.first else { return 0 }
    let lower = base.properties.lowercaseMapping.unicodeScalars.first ?? base
    if lower == "đ" { return ("d" as Unicode.Scalar).value * 8 + 1 }
    var rank = lower.value * 8
    for mark in letter.dropFirst() {
      switch mark.value {
      case 0x306: rank += 1  // ă
      case 0x302: rank += 2  // â ê ô
      case 0x31B: rank += 3  // ơ ư
      default: break
      }
    }
    return rank
  }

  /// ngang, huyền, hỏi, ngã, sắc, nặng.
  private static func toneRank(_ letter: [Unicode.Scalar]) -> UInt32 {
    for mark in letter.dropFirst() {
      switch mark.value {
      case 0x300: return 1
      case 0x309: return 2
      case 0x303: return 3
      case 0x301: return 4
      case 0x323: return 5
      default: continue
      }
    }
    return 0
  }
}

extension String {
  /// Each letter with its marks, decomposed.
  fileprivate var lettersWithMarks: [[Unicode.Scalar]] {
    var letters: [[Unicode.Scalar]] = []
    for scalar in nfd.unicodeScalars {
      if scalar.properties.canonicalCombiningClass == .notReordered {
        letters.append([scalar])
      } else if letters.isEmpty {
        letters.append([scalar])
      } else {
        letters[letters.count - 1].append(scalar)
      }
    }
    return letters
  }
}
