import Foundation
import Query
import Storage
import Testing

@testable import Interchange

/// Prints rows into a string.
func printed(
  _ headings: [Heading], _ rows: [[Cell]], _ format: Format,
  _ change: (inout Style) -> Void = { _ in }
) throws -> String {
  var bytes: [UInt8] = []
  let sink = Sink { bytes += $0 }
  var style = Style(format, .vietnamese)
  change(&style)
  var printer = try Printer(headings, style, to: sink)
  for row in rows { try printer.row(row) }
  try printer.end()
  return String(decoding: bytes, as: UTF8.self)
}

@Suite("CSV")
struct CSVTests {
  private func cells(_ text: String) throws -> [[String]] {
    var reader = CSVReader(Array(text.utf8))
    var records: [[String]] = []
    while let record = try reader.next() { records.append(record.cells) }
    return records
  }

  @Test("quotes, commas, line breaks, CRLF, BOM and a missing last line end")
  func reads() throws {
    #expect(
      try cells("a,b\r\n\"x, \"\"y\"\"\",\"1\r\n2\"") == [["a", "b"], ["x, \"y\"", "1\r\n2"]])
    #expect(try cells("\u{FEFF}a\n") == [["a"]])
    #expect(try cells("a,\n,b\n") == [["a", ""], ["", "b"]])
    #expect(try cells("") == [])
  }

  @Test("records know the line they start on")
  func lines() throws {
    var reader = CSVReader(Array("a\n\"1\n2\"\nc\n".utf8))
    var lines: [Int] = []
    while let record = try reader.next() { lines.append(record.line) }
    #expect(lines == [1, 2, 4])
  }

  @Test(
    "broken quoting and bytes that are not UTF-8 are errors",
    arguments: [
      Array("\"abc".utf8), Array("\"abc\"d,e\n".utf8), [0x61, 0xFF, 0x0A],
    ])
  func refused(_ bytes: [UInt8]) {
    #expect(throws: Problem.self) {
      var reader = CSVReader(bytes)
      while try reader.next() != nil {}
    }
  }

  @Test("whatever is written is read back")
  func roundTrip() throws {
    let alphabet = ["a", "ệ", "🌾", ",", "\"", "\n", "\r\n", "\t", ";", " ", "=", "\\", "'"]
    for _ in 0..<300 {
      let rows = (0..<3).map { _ in
        (0..<4).map { _ in
          (0..<Int.random(in: 0...5)).map { _ in alphabet.randomElement() ?? "" }.joined()
        }
      }
      let headings = (0..<4).map { Heading("c\($0)") }
      let text = try printed(headings, rows.map { $0.map { Cell.text($0) } }, .csv)
      #expect(try cells(text) == [["c0", "c1", "c2", "c3"]] + rows)
    }
  }

  @Test("for Excel: a BOM, and nothing that runs")
  func excel() throws {
    let rows: [[Cell]] = [[.text("=1+1"), .integer(-5)], [.text("-x"), .text("@y")]]
    let text = try printed([Heading("a"), Heading("b")], rows, .csv) { $0.excel = true }
    #expect(text == "\u{FEFF}a,b\r\n'=1+1,-5\r\n'-x,'@y\r\n")
  }

  @Test("the seed list in code is the folder")
  func seedFolder() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let files = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Seeds").path
    )
    .filter { $0.hasSuffix(".csv") }
    #expect(Set(files) == Set(seedNames))
  }
}
