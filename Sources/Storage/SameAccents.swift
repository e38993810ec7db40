/// Whether a text holds another with the very accents it was typed with, case aside.
public enum SameAccents {
  /// Its name in SQL; only statements call it, never the file's own schema.
  public static let function = "same_accents"

  static func holds(_ text: String, _ typed: String) -> Bool {
    text.nfc.lowercased().contains(typed.nfc.lowercased())
  }
}
