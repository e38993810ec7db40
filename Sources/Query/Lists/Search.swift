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
  /// Typed without any accent, so that none is a wish.
  private let isPlain: Bool
  private let accents: SameAccents

  /// `nil` where there is no letter or digit to look for.
  public init?(_ typed: String) {
    text = typed.tidied
    key = typed.searchKey
    folded = key.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    isPlain = text.lowercased() == key
    accents = SameAccents(text)
    guard !folded.isEmpty else { return nil }
  }

  /// Each word alone, where there are several: what a search that found nothing may go on with.
  public var words: [Search] {
    let words = text.split(whereSeparator: \.isWhitespace).compactMap { Search(String($0)) }
    return words.count > 1 ? words : []
  }

  /// For the full-text index of models. Each word is quoted, so that nothing in it is an operator;
  /// the last is a prefix.
  var expression: String {
    let last = folded.count - 1
    return folded.enumerated().map { index, word in
      let (spellings, isWhole) = Search.spellings(of: word)
      let star = isWhole && index < last ? "" : "*"
      return "(" + spellings.map { "\"\($0)\"\(star)" }.joined(separator: " OR ") + ")"
    }.joined(separator: " AND ")
  }

  /// How a folded word may stand in the index, which keeps some letters apart from those that keys
  /// have instead; or how the first letters of it may, where there would be too many.
  private static func spellings(of word: String) -> (list: [String], isWhole: Bool) {
    var list = [""]
    for letter in word {
      let letters = String(letter) + kept(letter)
      if list.count * letters.count > 64 { return (list, false) }
      list = list.flatMap { start in letters.map { start + String($0) } }
    }
    return (list, true)
  }

  /// What FTS5 does not fold to that letter, and people write: `đ`, `Ð` for `Đ`, `m²`, `CO₂`.
  private static func kept(_ letter: Character) -> String {
    switch letter {
    case "d": "đð"
    case "1": "¹"
    case "2": "²₂"
    case "3": "³"
    default: ""
    }
  }

  /// The condition that the names of a model, which are folded in the index, have the words.
  func matches(_ column: String) -> SQL {
    let words = folded.map { "\"\($0)\"" }.joined(separator: " ")
    return """
      \(raw: column) IN (
        SELECT rowid FROM model_search WHERE model_search MATCH \("search_key : (\(words)*)"))
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
    return isPlain ? "\(fit), \(same)" : "\(same), \(fit)"
  }

  // MARK: The same in Swift

  /// As ``score(_:)`` of a text.
  func score(of text: Span<UInt8>) -> Int64 {
    withSearchKey(of: text) { WordsFound.score($0, key.utf8.span) }
  }

  /// What sorts as ``order(_:score:place:)`` does.
  func rank(place: Int, score: Int64, of text: Span<UInt8>) -> Int {
    let fit = Int(2 - score) * 1000 + place
    let other = accents.holds(text) ? 0 : 1
    return isPlain ? fit * 2 + other : other * 10_000 + fit
  }
}
