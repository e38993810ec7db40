import Storage

/// The font encodings of before Unicode that still circulate: Vietnamese letters in the places of
/// Latin-1, right only in their own fonts.
public enum LegacyFont: Sendable {
  case tcvn3, vni

  /// What a text was typed in, if it shows: Vietnamese letters never stand beside these.
  init?(of text: String) {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    if text.unicodeScalars.contains(where: \.isVietnameseOnly) { return nil }
    var found = [0, 0]
    // "Xã Laêê": VNI puts its marks after the vowel (but for i and o), so one on its own letter is
    // Unicode.
    var isMarked = false
    // French quotation marks look the same; they tell nothing alone.
    var isCertain = false
    var before: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      let follows = before.isASCIILetter
      if follows && LegacyFont.insideTCVN3.contains(scalar)
        || LegacyFont.initialTCVN3.contains(before) && scalar.properties.isAlphabetic
      {
        found[0] += 1
        isCertain = isCertain || !"«»".unicodeScalars.contains(scalar)
      }
      if LegacyFont.vowels.contains(before) && LegacyFont.afterVowelVNI.contains(scalar)
        || LegacyFont.pairsVNI.contains(where: { $0.contains(before) && $1.contains(scalar) })
        || LegacyFont.dVNI.contains(before) && scalar.isASCIILetter
      {
        found[1] += 1
      }
      let standsAlone = !LegacyFont.vowels.contains(before)
      if standsAlone, LegacyFont.marked.contains(scalar) { isMarked = true }
      before = scalar
    }
    if !isCertain { found[0] = 0 }
    // The ê of some names follows a in Unicode too; one such pair alone tells nothing.
    if isMarked || found[1] == 1 && text.hasDoubleE { found[1] = 0 }
    guard max(found[0], found[1]) > 0 else { return nil }
    self = found[0] >= found[1] ? .tcvn3 : .vni
  }

  /// What people call it.
  public var name: LocalizedText {
    switch self {
    case .tcvn3: LocalizedText(vi: "TCVN3 (phông .VnTime)", en: "TCVN3 (.VnTime fonts)")
    case .vni: LocalizedText(vi: "VNI (phông VNI-Times)", en: "VNI (VNI-Times fonts)")
    }
  }

  private static let insideTCVN3 = Set("µ¸¶¹¨»¾¼½©ª«¬¦×ØÞßþ÷\u{AD}".unicodeScalars)
  private static let initialTCVN3 = Set("§®¦¤¥".unicodeScalars)
  private static let vowels = Set("aeiouyAEIOUY".unicodeScalars)
  private static let afterVowelVNI = Set("øûïäëöüåØÛÏÄËÖÜÅùõÙÕ".unicodeScalars)
  /// A vowel and its marked self, which Vietnamese never has side by side: `moâ`, `Naêm`, `hieán`.
  private static let pairsVNI = [("aeoAEO", "âÂ"), ("aA", "êÊ"), ("aeAE", "áàãÁÀÃ")].map {
    (Set($0.unicodeScalars), Set($1.unicodeScalars))
  }
  private static let marked = Set("ãõàáâèéêùúýÃÕÀÁÂÈÉÊÙÚÝ".unicodeScalars)
  private static let dVNI = Set("ñÑ".unicodeScalars)
}

extension String {
  /// As in the commune Laêê.
  fileprivate var hasDoubleE: Bool { lowercased().contains("êê") }
}

extension Unicode.Scalar {
  fileprivate var isASCIILetter: Bool { isASCII && properties.isAlphabetic }

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
