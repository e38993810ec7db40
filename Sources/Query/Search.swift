import SQLite
import Storage

/// What somebody typed to find something by: words, accents optional, the last one perhaps half
/// typed.
public struct Search: Sendable {
  /// As typed, tidied.
  public let text: String
  /// Folded.
  private let key: String
  private let folded: [String]

  /// `nil` where there is no letter or digit to look for.
  public init?(_ typed: String) {
    text = typed.tidied
    key = typed.searchKey
    folded = key.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard !folded.isEmpty else { return nil }
  }

  /// Each word alone, where there are several: what a search that found nothing may go on with.
  public var words: [Search] {
    let words = text.split(whereSeparator: \.isWhitespace).compactMap { Search(String($0)) }
    return words.count > 1 ? words : []
  }

  /// The condition that a row of that full-text index has the words. Each is quoted, so that
  /// nothing in it is an operator; the last is a prefix.
  func matches(_ index: String, _ column: String) -> SQL {
    let expression = folded.map { "\"\($0)\"" }.joined(separator: " ") + "*"
    return """
      \(raw: column) IN (
        SELECT rowid FROM \(raw: index) WHERE \(raw: index) MATCH \(expression))
      """
  }

  /// How well a text fits: 0 where a word is missing, 2 where the whole of it was typed.
  func score(_ text: String) -> SQL {
    "\(raw: Vietnamese.wordsFound)(\(raw: Vietnamese.folded)(\(raw: text)), \(key))"
  }

  /// Exact accents first, "năm" before "Nam"; but what was typed without any is no such wish. The
  /// whole of a text comes before a part of it, then the place decides.
  func order(_ text: String, score: SQL, place: SQL = "1") -> SQL {
    let same: SQL = "\(raw: Vietnamese.sameAccents)(\(raw: text), \(self.text)) DESC"
    let fit: SQL = "\(score) DESC, \(place)"
    let isPlain = self.text.lowercased() == key
    return isPlain ? "\(fit), \(same)" : "\(same), \(fit)"
  }
}
