import Foundation
import Query
import Storage
import Testing

@testable import Interchange

@Suite("Output")
struct OutputTests {
  private let headings = [
    Heading("code", vi: "Mã", en: "Code"),
    Heading("share", vi: "Tỷ lệ", en: "Rate"),
    Heading("note", vi: "Ghi chú", en: "Note"),
  ]
  private let hostile = "a\u{1B}[31m\u{202E}<b>&\"'|\n\u{7F}"

  @Test("people read titles, dates and numbers of their language; NULL is a dash")
  func table() throws {
    let rows: [[Cell]] = [
      [.text("22"), .share(560, .above), .null], [.text("04"), .share(776), .text("")],
    ]
    #expect(
      try printed(headings, rows, .table) == """
        Mã     Tỷ lệ  Ghi chú
        ─────────────────────
        22  > 56,0 %  —
        04    77,6 %

        """)
  }

  @Test("a narrow terminal wraps words, by display width")
  func wraps() throws {
    let rows: [[Cell]] = [[.text("22"), .integer(5), .text("khéo vận động hiến đất làm đường")]]
    let text = try printed(headings, rows, .table) { $0.width = 30 }
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= 30 })
    #expect(text.contains("khéo vận"))
  }

  @Test("dates, codes and numbers are never broken; where they do not fit, a line a field")
  func records() throws {
    let rows: [[Cell]] = [
      [.text("22-2026-0001"), .integer(13268), .day(Day.first(of: 2024))],
      [.text("04-2026-0001"), .integer(5), .null],
    ]
    let wide = try printed(headings, rows, .table) { $0.width = 40 }
    #expect(wide.contains("22-2026-0001") && wide.contains("01/01/2024"))
    #expect(
      try printed(headings, rows, .table) { $0.width = 24 } == """
        Mã       22-2026-0001
        Tỷ lệ    13.268
        Ghi chú  01/01/2024

        Mã       04-2026-0001
        Tỷ lệ    5
        Ghi chú  —

        """)
  }

  @Test("machines read plain numbers and ISO dates, whatever the language")
  func machines() throws {
    let rows: [[Cell]] = [
      [.day(Day.first(of: 2024)), .decimal(Decimal(236, scale: 2)), .list(["S1", "S2"])]
    ]
    for language in Language.allCases {
      let text = try printed(headings, rows, .csv) { $0.language = language }
      #expect(text == "code,share,note\n2024-01-01,2.36,S1 S2\n")
    }
  }

  @Test("JSON is JSON, with NULL apart from empty text", arguments: [Format.json, .ndjson])
  func json(_ format: Format) throws {
    let rows: [[Cell]] = [
      [.text(hostile), .null, .text("")], [.integer(1), .real(0.5), .list(["x"])],
    ]
    let text = try printed(headings, rows, format)
    let lines = format == .json ? text : "[\(text.split(separator: "\n").joined(separator: ","))]"
    let value = try JSONSerialization.jsonObject(with: Data(lines.utf8))
    let objects = try #require(value as? [[String: Any]])
    #expect(objects[0]["code"] as? String == hostile)
    #expect(objects[0]["share"] is NSNull)
    #expect(objects[0]["note"] as? String == "")
    #expect(objects[1]["note"] as? [String] == ["x"])
  }

  @Test("an empty answer is still an answer")
  func empty() throws {
    #expect(try printed(headings, [], .json) == "[]\n")
    #expect(try printed(headings, [], .csv) == "code,share,note\n")
    #expect(try printed(headings, [], .table) == "(không có dòng nào)\n")
  }

  @Test("nothing in data acts on a terminal", arguments: Format.allCases.filter(\.isText))
  func safe(_ format: Format) throws {
    let text = try printed(headings, [[.text(hostile), .null, .null]], format) {
      $0.isTerminal = true
    }
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    #expect(!text.unicodeScalars.contains("\u{7F}"))
  }

  @Test("markup in data is text in HTML and Markdown")
  func markup() throws {
    let html = try printed(headings, [[.text(hostile), .null, .null]], .html)
    #expect(html.contains("&lt;b&gt;&amp;&quot;&#39;"))
    let markdown = try printed(headings, [[.text(hostile), .null, .null]], .markdown)
    #expect(markdown.contains("&lt;b&gt;&amp;") && markdown.contains("\\|"))
    #expect(markdown.split(separator: "\n").count == 3)
  }

  @Test("TSV is quoted as CSV is")
  func tsv() throws {
    let text = try printed(headings, [[.text("a\tb\nc\\"), .null, .text("x, y")]], .tsv)
    #expect(text == "code\tshare\tnote\n\"a\tb\nc\\\"\t\tx, y\n")
  }
}
