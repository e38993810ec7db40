/// Words as people and programs may write them, with all the signs that mean something somewhere.
enum RandomText {
  private static let tones =
    "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
  private static let vowels = Array(tones + tones.uppercased())
  private static let letters = Array("bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX")
  private static let signs = [
    "\"", "«", "»", "“", "”", ",", ";", ".", "-", "–", "/", "(", ")", "&", "'", "=1+1", "🌾", "👩‍🌾",
    "100%", "@", "…", ":", "[x]",
  ]

  static func phrase(_ words: ClosedRange<Int>, _ random: inout SeededRandom) -> String {
    var text = Self.words(words, &random)
    // Letters of Latin-1 alone, whatever signs are beside them, may be Vietnamese of another
    // encoding, which is refused.
    let isLatin = text.unicodeScalars.allSatisfy { $0.value < 0x100 || !$0.properties.isAlphabetic }
    if !text.isEmpty, isLatin { text += " ệ" }
    // An apostrophe before what a spreadsheet would run is taken for a guard.
    return text.hasPrefix("'") ? "x" + text : text
  }

  private static func words(_ words: ClosedRange<Int>, _ random: inout SeededRandom) -> String {
    (0..<Int.random(in: words, using: &random)).map { _ in
      if Int.random(in: 0..<5, using: &random) == 0 {
        return signs.randomElement(using: &random) ?? ""
      }
      let inner =
        Int.random(in: 0..<8, using: &random) == 0 ? signs.randomElement(using: &random) : nil
      return String([letters.randomElement(using: &random) ?? "b"])
        + String([vowels.randomElement(using: &random) ?? "a"]) + (inner ?? "")
        + String([letters.randomElement(using: &random) ?? "n"])
    }.joined(separator: " ")
  }
}
