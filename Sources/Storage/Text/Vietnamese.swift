import SQLite

/// What our own statements may call; no table, index or trigger does, so that any SQLite reads and
/// writes the file.
public enum Vietnamese {
  /// `same_accents(text, typed)`: the words stand in the text with the accents they were typed
  /// with.
  public static let sameAccents = "same_accents"
  /// `folded(text)`: the search key of a text.
  public static let folded = "folded"
  /// `words_found(key, typed)`: 0 where a word is missing, 2 where the whole key was typed, else 1.
  public static let wordsFound = "words_found"
  /// `vietnamese_order(text)`: what sorts as the text does in a dictionary. A key a row is made
  /// once; the collation would be asked twenty times as often in a list of 100,000.
  public static let order = "vietnamese_order"

  static func add(to connection: Connection) throws(SQLiteError) {
    try connection.createCollation(VietnameseOrder.collation) { left, right in
      VietnameseOrder.compare(String(copying: left), String(copying: right))
    }
    try connection.createFunction(sameAccents, argumentCount: 2, deterministic: true) { arguments in
      guard case .text(let text) = arguments[0], case .text(let typed) = arguments[1] else {
        return .null
      }
      return .integer(SameAccents(typed).holds(text.utf8.span) ? 1 : 0)
    }
    try connection.createFunction(folded, argumentCount: 1, deterministic: true) { arguments in
      guard case .text(let text) = arguments[0] else { return .null }
      return .text(text.searchKey)
    }
    try connection.createFunction(wordsFound, argumentCount: 2, deterministic: true) { arguments in
      let score = arguments.withText(0) { key in
        arguments.withText(1) { WordsFound.score(key, $0) } ?? 0
      }
      return .integer(score ?? 0)
    }
    try connection.createFunction(order, argumentCount: 1, deterministic: true) { arguments in
      guard case .text(let text) = arguments[0] else { return .null }
      return .blob(VietnameseOrder.key(text))
    }
  }
}

extension String {
  /// What SQLite holds as text, invalid bytes replaced.
  fileprivate init(copying bytes: Span<UInt8>) {
    self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
