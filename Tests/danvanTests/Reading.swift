import Foundation
import Testing

/// Reads what danvan prints, by other means than danvan's.
extension Outcome {
  /// CSV as one dictionary a row.
  func records() throws -> [[String: String]] {
    let rows = CSV.rows(stdout)
    let header = try #require(rows.first)
    return rows.dropFirst().map { row in
      Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
    }
  }

  /// The names in the first line of CSV.
  func header() throws -> [String] { try #require(CSV.rows(stdout).first) }

  /// A JSON array of objects.
  func objects() throws -> [[String: Any]] {
    try #require(try json() as? [[String: Any]], "not an array of objects")
  }

  func object() throws -> [String: Any] {
    try #require(try json() as? [String: Any], "not an object")
  }

  private func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(bytes)) }

  /// The code a writing command printed as CSV, and the id.
  func written() throws -> (code: String, id: Int) {
    let row = try #require(try records().first)
    return (try #require(row["code"]), try #require(row["id"].flatMap { Int($0) }))
  }
}

extension [String: Any] {
  func isNull(_ key: String) -> Bool { self[key] is NSNull }
  func text(_ key: String) -> String? { self[key] as? String }
  func number(_ key: String) -> Double? { (self[key] as? NSNumber)?.doubleValue }
  func list(_ key: String) -> [[String: Any]] { self[key] as? [[String: Any]] ?? [] }
}

/// RFC 4180.
enum CSV {
  /// A row with every cell quoted.
  static func line(_ cells: [String]) -> String {
    cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\r\n"
  }

  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var isPending = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"" where isQuoted: (isQuoted, isPending) = (false, true)
      case "\"" where isPending:
        cell.unicodeScalars.append(scalar)
        (isQuoted, isPending) = (true, false)
      case "\"" where cell.isEmpty: isQuoted = true
      case _ where isQuoted: cell.unicodeScalars.append(scalar)
      case ",":
        row.append(cell)
        (cell, isPending) = ("", false)
      case "\r": break
      case "\n":
        rows.append(row + [cell])
        (row, cell, isPending) = ([], "", false)
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return row.isEmpty && cell.isEmpty ? rows : rows + [row + [cell]]
  }
}

/// A message is in one language from its first word to its last.
func expectMessage(
  _ outcome: Outcome, _ code: Int32, _ tongue: Tongue, contains words: [String],
  _ place: SourceLocation = #_sourceLocation
) {
  #expect(outcome.code == code, "\(outcome.stderr)", sourceLocation: place)
  #expect(outcome.stdout == "", sourceLocation: place)
  let start = tongue == .vi ? "Lỗi: " : "Error: "
  #expect(outcome.stderr.hasPrefix(start), "\(outcome.stderr)", sourceLocation: place)
  for word in words {
    #expect(outcome.stderr.contains(word), "\(word) in: \(outcome.stderr)", sourceLocation: place)
  }
  #expect(foreignWords(outcome.stderr, tongue) == [], "\(outcome.stderr)", sourceLocation: place)
}

/// Words of the other language in a message; what it quotes, names of options, stored words to
/// choose from and examples of commands do not count.
func foreignWords(_ message: String, _ tongue: Tongue) -> [String] {
  let patterns = [
    "«[^»]*»", "“[^”]*”", "'[^']*'", "<[^>]*>", "(Chọn một trong|Use one of): .*",
    "danvan( [-a-z]+| <[^>]*>)*", "--?[a-z-]+",
  ]
  let plain = patterns.reduce(message) {
    $0.replacingOccurrences(of: $1, with: " ", options: .regularExpression)
  }
  let words = plain.lowercased().split { !$0.isLetter }.map(String.init)
  let foreign = tongue == .vi ? english : vietnamese
  return words.filter(foreign.contains)
}

private let english: Set = [
  "the", "is", "are", "was", "not", "cannot", "error", "must", "file", "folder", "permission",
  "such", "directory", "database", "malformed", "unable", "denied", "missing", "wrong", "unknown",
  "known", "see", "use", "usage", "option", "does", "take", "any", "value", "but", "specified",
  "default", "or", "for", "and", "with", "authorized", "statement", "device", "space", "left",
  "open", "image", "disk", "full", "busy", "locked", "help", "show", "options",
]

private let vietnamese: Set = [
  "lỗi", "không", "tệp", "chọn", "đã", "phải", "xem", "thiếu", "thừa", "có", "được", "chưa",
  "dùng", "cách", "một", "trong", "tùy", "ghi", "mặc", "định", "hoặc", "năm",
]
