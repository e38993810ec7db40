import Storage

/// The comments of the migrations: what each table, view and column is for.
///
/// A comment stands at the end of a line and is about the table that begins on it, or the column
/// that does; of a view, the column that ends on it. Later migrations override earlier ones.
struct SchemaWords {
  private var comments: [String: String] = [:]

  init(_ migrations: [String]) {
    for text in migrations {
      var open: Position?
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        read(line, &open)
      }
    }
  }

  /// The comment, and where there is none what the glossary says.
  func of(_ table: String, _ column: String?) -> LocalizedText? {
    let english = comment(on: table, column) ?? SchemaGlossary.english(table, column)
    guard let vietnamese = SchemaGlossary.vietnamese(table, column) ?? english else { return nil }
    return LocalizedText(vi: vietnamese, en: english ?? vietnamese)
  }

  private func comment(on table: String, _ column: String?) -> String? {
    comments[Self.key(table, column)]
  }

  /// Where a line stands.
  private struct Position {
    let table: String
    let isView: Bool
    var column: String?
  }

  private mutating func read(_ line: Substring, _ open: inout Position?) {
    let parts = line.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false)
    let code = parts[0]
    let words = parts.count == 2 ? parts[1].trimmed : ""
    let names = code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
    switch (names.first, names.dropFirst().first) {
    case ("CREATE", "TABLE"), ("CREATE", "VIEW"):
      guard names.count > 2 else { return }
      open = Position(table: names[2], isView: names[1] == "VIEW")
      note(words, names[2], nil)
    case ("ALTER", "TABLE"):
      if names.count > 5, names[3] == "ADD" { note(words, names[2], names[5]) }
    case (nil, _) where code.trimmed.isEmpty: break
    default:
      guard var place = open else { return }
      if let column = Self.column(code, names, place) { place.column = column }
      if let column = place.column, comment(on: place.table, column) == nil || place.isView {
        note(words, place.table, column)
      }
      open = place
    }
    if code.trimmed.hasSuffix(";") { open = nil }
  }

  /// The column a line of a table begins, or the one a line of a view ends.
  private static func column(_ code: Substring, _ names: [String], _ place: Position) -> String? {
    if place.isView { return names.last }
    let begins = code.hasPrefix("  ") && !code.hasPrefix("   ")
    return begins && names.first.map { $0 == $0.lowercased() } == true ? names.first : nil
  }

  private mutating func note(_ comment: String, _ table: String, _ column: String?) {
    if !comment.isEmpty { comments[Self.key(table, column)] = comment }
  }

  private static func key(_ table: String, _ column: String?) -> String {
    "\(table).\(column ?? "")"
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
