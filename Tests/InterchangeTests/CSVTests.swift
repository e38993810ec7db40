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
    let reader = CSVReader(text.utf8)
    var records: [[String]] = []
    while let record = try reader.next() { records.append(record.cells) }
    return records
  }

  @Test("quotes, commas, line breaks, CRLF, BOM and a missing last line end")
  func reads() throws {
    #expect(
      try cells("a,b\r\n\"x, \"\"y\"\"\",\"1\r\n2\"") == [["a", "b"], ["x, \"y\"", "1\r\n2"]])
    #expect(try cells("a,\n,b\n") == [["a", ""], ["", "b"]])
    #expect(try cells("") == [])
  }

  @Test("records are numbered as a spreadsheet numbers its rows")
  func numbers() throws {
    let reader = CSVReader("a\r\n\"1\n2\"\n\r\n\nc\n".utf8)
    var numbers: [Int] = []
    while let record = try reader.next() {
      if !record.cells.isEmpty { numbers.append(record.number) }
    }
    #expect(numbers == [1, 2, 5])
  }

  @Test("a quotation mark that is never closed is an error")
  func openQuote() {
    #expect(throws: DomainError.self) {
      let reader = CSVReader("a,b\n\"abc".utf8)
      while try reader.next() != nil {}
    }
  }

  @Test("bytes that are no UTF-8 are told, and the rest is read")
  func notText() throws {
    let reader = CSVReader([0x61, 0xFF, 0x0A, 0x62])
    #expect(try reader.next()?.isText == false)
    #expect(try reader.next() == FileRecord(number: 2, cells: ["b"], isText: true))
  }

  @Test("a record cut anywhere between two pieces is whole")
  func pieces() throws {
    let text = Array("a,\"b\r\n\"\"ệ\"\r\nc,d\r\n".utf8)
    for cut in 1..<text.count {
      var pieces = [Array(text[..<cut]), Array(text[cut...]), []]
      let reader = CSVReader { pieces.removeFirst() }
      var records: [[String]] = []
      while let record = try reader.next() { records.append(record.cells) }
      #expect(records == [["a", "b\r\n\"ệ"], ["c", "d"]])
    }
  }

  @Test(
    "whatever is written is read back",
    arguments: [(Format.csv, false), (.csv, true), (.tsv, false)], [false, true])
  func roundTrip(_ form: (format: Format, excel: Bool), _ guarded: Bool) throws {
    let alphabet =
      ["a", "ệ", "🌾", ",", "\"", "\n", "\r\n", "\t", ";", "|", " ", "=", "-", "\\", "\\n", "'"]
      + (guarded ? ["'=", "''-", "'", "'\t", " @", "'\u{200B}+"] : [])
    let headings = (0..<4).map { Heading("c\($0)") }
    let delimiter = UInt8(ascii: form.format == .tsv ? "\t" : ",")
    for _ in 0..<200 {
      let rows = (0..<3).map { _ in
        (0..<4).map { _ in
          (0..<Int.random(in: 0...5)).map { _ in alphabet.randomElement() ?? "" }.joined()
        }
      }
      let text = try printed(headings, rows.map { $0.map { Cell.text($0) } }, form.format) {
        $0.excel = form.excel
      }
      let bytes = Array(text.utf8).drop { [0xEF, 0xBB, 0xBF].contains($0) }
      let reader = CSVReader(delimiter: delimiter, bytes)
      #expect(try reader.next()?.cells == ["c0", "c1", "c2", "c3"])
      for row in rows { #expect(try reader.next()?.cells == row, "\(text)") }
      #expect(try reader.next() == nil)
    }
  }

  @Test(
    "a quotation mark that closes within a cell never opened it",
    arguments: [
      ("\"Khéo\" x;KT\nMô hình \"Khéo\";VH\n", [["\"Khéo\" x", "KT"], ["Mô hình \"Khéo\"", "VH"]]),
      ("\"A\"  và  \"B\";1\n2;3", [["\"A\"  và  \"B\"", "1"], ["2", "3"]]),
      ("\"\"Khéo\"\" x;KT\n", [["\"\"Khéo\"\" x", "KT"]]),
      ("1;\"A\": b\r\n\"c\" ;\"d\"\r\n", [["1", "\"A\": b"], ["c", "d"]]),
      ("\"A\" b", [["\"A\" b"]]), ("\"A;b\";c\n", [["A;b", "c"]]),
      ("a\"b;c\"\n", [["a\"b", "c\""]]),
    ])
  func looseQuotes(_ text: String, _ rows: [[String]]) throws {
    for size in [1, 2, 3, 100] {
      var rest = Array(text.utf8)[...]
      let reader = CSVReader(delimiter: UInt8(ascii: ";")) {
        defer { rest = rest.dropFirst(size) }
        return Array(rest.prefix(size))
      }
      for row in rows { #expect(try reader.next()?.cells == row) }
      #expect(try reader.next() == nil)
    }
  }

  @Test(
    "where a cell ends two ways the file is refused, by its row",
    arguments: ["\"a;b\" c;d", "\"a\nb\" c", "\"a\"\"b\" c", "\"a\" b\"c;d", "\"A;1\n2;\"B\";3"])
  func doubtfulQuotes(_ text: String) throws {
    let reader = CSVReader(delimiter: UInt8(ascii: ";"), "x;y\n\(text)\nz;w\n".utf8)
    #expect(try reader.next()?.cells == ["x", "y"])
    let problem = #expect(throws: DomainError.self) { try reader.next() }
    guard case .afterQuote(record: 2, _) = problem?.fault as? FileFault else {
      Issue.record("\(String(describing: problem))")
      return
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
    #expect(Set(files) == Set(seedTables.map(\.name)))
  }
}
