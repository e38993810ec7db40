import SQLite
import Storage

/// What somebody typed to find something by: words, accents optional, the last one perhaps half
/// typed.
public struct Search: Sendable {
  private let text: String
  /// In FTS5's language: each word quoted, so that nothing in it is an operator; the last is a
  /// prefix.
  private let expression: String

  /// `nil` where there is no letter or digit to look for.
  public init?(_ typed: String) {
    let words = typed.searchKey.split { !$0.isLetter && !$0.isNumber }
    guard !words.isEmpty else { return nil }
    text = typed.tidied
    expression = words.map { "\"\($0)\"" }.joined(separator: " ") + "*"
  }

  fileprivate func matches(_ index: String, _ column: String) -> SQL {
    """
    \(raw: column) IN (
      SELECT rowid FROM \(raw: index) WHERE \(raw: index) MATCH \(expression))
    """
  }

  /// "năm" before "Nam": the key has no accents, the title has.
  fileprivate func order(_ column: String) -> SQL {
    "\(raw: SameAccents.function)(\(raw: column), \(text)) DESC,"
  }
}

extension Search? {
  /// The condition that a row of that full-text index is found; true where nothing is looked for.
  func matches(_ index: String, _ column: String) -> SQL {
    self.map { $0.matches(index, column) } ?? "1"
  }

  /// What comes first in ORDER BY.
  func order(_ column: String) -> SQL { self.map { $0.order(column) } ?? "" }
}
