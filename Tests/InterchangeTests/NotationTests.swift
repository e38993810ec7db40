import Query
import SQLite
import Storage
import Testing

@testable import Interchange

/// What goes from SQLite's memory to the answer byte by byte, against the same letter by letter.
@Suite("Rows for programs")
struct NotationTests {
  private static let pieces: [[UInt8]] =
    [
      "hiến đất", "Đ", " ", "'", "=", "\"", ",", "\\", "\t", "\n", "\r", "\u{1B}[31m", "\u{202E}",
      "\u{200B}",
      "\u{AD}", "–", "“”", "m²", "e\u{301}", "漢", "👍", "\u{85}", "\u{2028}", "0", "NULL",
    ].map { Array($0.utf8) } + [
      // No UTF-8: cut off, too long, a surrogate, beyond Unicode.
      [0xC3], [0xE1, 0xBA], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80],
      [0xC3, 0x41],
    ]

  @Test(arguments: [Format.csv, .tsv, .json, .ndjson])
  func `A lent row is written as a copied one is, and as its letters ask`(_ format: Format) throws {
    var random = SystemRandomNumberGenerator()
    let connection = try Connection(":memory:")
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...4, using: &random)).flatMap { _ in
        Self.pieces.randomElement(using: &random) ?? []
      }
      let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      let number = Int64.random(in: .min ... .max, using: &random)
      try connection.forEach(
        """
        SELECT CAST(x'\(raw: hex)' AS TEXT) AS one, \(number) AS two, NULL AS three, 0.1 AS four, \
        x'00' AS five
        """
      ) { row in
        let headings = try (0..<row.count).map { Heading(try row.name($0)) }
        var (lent, copied): ([UInt8], [UInt8]) = ([], [])
        var printer = try Printer(headings, Style(format, .english), to: Sink { lent += $0 })
        try printer.row(row)
        try printer.end()
        printer = try Printer(headings, Style(format, .english), to: Sink { copied += $0 })
        try printer.row(row.cells)
        try printer.end()
        // What SQLite holds as an empty text is told from NULL; a cell of danvan's own is blank.
        if !bytes.isEmpty || format == .json || format == .ndjson { #expect(lent == copied) }
        let expected = Self.expected(String(decoding: bytes, as: UTF8.self), number, format)
        #expect(String(decoding: lent, as: UTF8.self).hasSuffix(expected), "\(hex)")
      }
    }
  }

  private static func expected(_ text: String, _ number: Int64, _ format: Format) -> String {
    let quoted = text.isEmpty ? "\"\"" : nil
    return switch format {
    case .csv: "\(quoted ?? text.quoted(for: UInt8(ascii: ","))),\(number),,0.1,(1 bytes)\n"
    case .tsv: "\(quoted ?? text.quoted(for: UInt8(ascii: "\t")))\t\(number)\t\t0.1\t(1 bytes)\n"
    default:
      """
      {"one": \(text.quotedForJSON), "two": \(number), "three": null, "four": 0.1, \
      "five": "(1 bytes)"}
      """ + (format == .json ? "\n]\n" : "\n")
    }
  }
}
