/// Whether a text holds every word with the very accents it was typed with, case aside.
enum SameAccents {
  static func holds(_ text: String, _ typed: String) -> Bool {
    let text = text.nfc.lowercased()
    return typed.nfc.lowercased().split(whereSeparator: \.isWhitespace).allSatisfy(text.contains)
  }
}
