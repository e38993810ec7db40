import Foundation
import Query
import Storage
import Testing

@testable import Interchange

@Suite("Charts")
struct ChartTests {
  private let headings = [
    Heading("code", vi: "Mã", en: "Code"), Heading("name", vi: "Tên", en: "Name"),
    Heading("n", vi: "Số", en: "Number"),
  ]

  private func rows(_ cells: [Cell]) -> [[Cell]] {
    cells.enumerated().map { [.text("0\($0)"), .text("tên \($0)"), $1] }
  }

  private func table(_ cells: [Cell]) throws -> String {
    try printed(headings, rows(cells), .table) { $0.hasChart = true }
  }

  private func svg(_ cells: [Cell]) throws -> Page {
    let text = try printed(headings, rows(cells), .html) { $0.hasChart = true }
    return try #require(Page(text), "not well-formed")
  }

  @Test("bars are in eighths, and a bound does not look exact")
  func shares() throws {
    #expect(
      try table([
        .share(560, .above), .share(250), .share(1), .share(0), .null,
        .share(500, .below), .share(500, .about), .share(1000),
      ]) == """
        Mã  Tên          Số  Biểu đồ
        ─────────────────────────────────────────
        00  tên 0  > 56,0 %  ███████████▎›
        01  tên 1    25,0 %  █████
        02  tên 2     0,1 %  ▏
        03  tên 3     0,0 %
        04  tên 4         —  —
        05  tên 5  < 50,0 %  ░░░░░░░░░░
        06  tên 6  ≈ 50,0 %  ▒▒▒▒▒▒▒▒▒▒
        07  tên 7   100,0 %  ████████████████████

        """)
  }

  @Test("below zero grows to the left of the axis")
  func negative() throws {
    #expect(
      try table([.integer(-10), .integer(5), .integer(0), .integer(-1), .null]) == """
        Mã  Tên     Số  Biểu đồ
        ────────────────────────────────────
        00  tên 0  -10   ████████████│
        01  tên 1    5               │██████
        02  tên 2    0               │
        03  tên 3   -1              █│
        04  tên 4    —  —

        """)
  }

  @Test("all zero, all unknown, and one row are no trouble")
  func degenerate() throws {
    #expect(try table([.integer(0), .integer(0)]).split(separator: "\n").last == "01  tên 1   0")
    #expect(try table([.integer(7)]).hasSuffix("  7  ████████████████████\n"))
    #expect(throws: DomainError.self) { try table([.null]) }
    #expect(try table([]) == "(không có dòng nào)\n")
  }

  @Test("sums have no bar, in whatever form")
  func sums() throws {
    for format in [Format.table, .markdown, .html] {
      var bytes: [UInt8] = []
      let sink = Sink { bytes += $0 }
      var style = Style(format, .vietnamese)
      style.hasChart = true
      var printer = try Printer(headings, style, to: sink)
      for row in rows([.integer(1), .integer(2)]) { try printer.row(row) }
      try printer.row([.text("Tổng"), .text(""), .integer(3)], kind: .total)
      try printer.end()
      let text = String(decoding: bytes, as: UTF8.self)
      if format == .html {
        #expect(text.components(separatedBy: "<rect").count == 3)
      } else {
        let line = try #require(text.split(separator: "\n").first { $0.contains("Tổng") })
        #expect(!line.contains("█"))
      }
    }
  }

  @Test("the last share is drawn, else the first number that counts; never a year")
  func column() throws {
    let style = Style(.table, .english)
    let headings = ["a", "b", "c", "d"].map { Heading($0) }
    let row: [Cell] = [.text("x"), .numeral(2025), .integer(3), .share(500)]
    #expect(try BarChart(headings, [row], style).title == "d")
    #expect(try BarChart(headings, [row.dropLast() + [.text("y")]], style).title == "c")
    #expect(throws: DomainError.self) {
      try BarChart(headings, [[.text("x"), .numeral(2025), .text("y"), .null]], style)
    }
    var sql = style
    sql.chartsPlainNumbers = true
    let plain: [Cell] = [.text("x"), .numeral(2025), .numeral(3), .null]
    #expect(try BarChart(headings, [plain], sql).title == "c")
  }

  @Test("a label is as long as it takes to tell the rows apart")
  func labels() throws {
    let style = Style(.table, .english)
    let headings = ["code", "name", "basis", "n"].map { Heading($0) }
    let twice: [[Cell]] = [
      [.text("04"), .text("Cao Bằng"), .text("báo cáo"), .integer(1)],
      [.text("04"), .text("Cao Bằng"), .text("sổ"), .integer(2)],
    ]
    #expect(
      try BarChart(headings, twice, style).bars.map(\.label) == [
        "04 Cao Bằng báo cáo", "04 Cao Bằng sổ",
      ])
    #expect(try BarChart(headings, [twice[0]], style).bars.map(\.label) == ["04 Cao Bằng"])
  }

  @Test("the bars of the drawing are as long as the numbers say")
  func lengths() throws {
    let page = try svg([.integer(-20), .integer(100), .integer(0), .null, .integer(50)])
    let widths = page.all("rect").compactMap { Double($0.attributes["width"] ?? "") }
    #expect(widths.count == 3, "zero and unknown have no bar")
    #expect(abs(widths[1] / widths[0] - 5) < 0.01 && abs(widths[1] / widths[2] - 2) < 0.01)
    let starts = page.all("rect").compactMap { Double($0.attributes["x"] ?? "") }
    #expect(starts[1] == starts[2] && abs(starts[0] + widths[0] - starts[1]) < 0.02)
    let texts = page.texts("text")
    #expect(texts.filter { ["-20", "100", "0", "—", "50"].contains($0) }.count == 5)
  }

  @Test("a drawing says what it shows, and needs no colour")
  func accessible() throws {
    let page = try svg([.share(560, .above), .share(500, .below), .null])
    let svg = try #require(page.all("svg").first)
    #expect(svg.attributes["role"] == "img")
    let ids = svg.attributes["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
    #expect(page.elements.filter { ids.contains($0.attributes["id"] ?? "") }.count == 2)
    #expect(
      page.texts("desc") == ["00 tên 0: > 56,0 %; 01 tên 1: < 50,0 %; 02 tên 2: —"])
    #expect(page.all("path").count == 1, "the arrow of a bound that is open above")
    let dashed = page.all("rect").filter { $0.attributes["stroke-dasharray"] != nil }
    #expect(dashed.count == 1)
    let colours = page.elements.flatMap { [$0.attributes["fill"], $0.attributes["stroke"]] }
    for case let colour? in colours where colour != "none" {
      let digits = Array(colour.dropFirst())
      #expect(digits.count == 3 && Set(digits).count == 1, "\(colour) is no grey")
    }
    #expect(page.texts("p", class: "legend").first?.contains("mũi tên") == true)
  }

  @Test("two hundred rows are several drawings on one scale; more than can be read are refused")
  func many() throws {
    let page = try svg((1...200).map { .integer(Int64($0)) })
    #expect(page.all("svg").count > 3 && page.all("rect").count == 200)
    let ids = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for svg in page.all("svg") {
      let box = svg.attributes["viewBox"]?.split(separator: " ").compactMap { Double($0) } ?? []
      #expect(box.count == 4 && box[3] <= 640, "higher than a sheet")
    }
    #expect(throws: DomainError.self) { try svg((0...1000).map { .integer($0) }) }
  }

  @Test("a label that is too long ends in an ellipsis inside the drawing")
  func long() throws {
    let name = String(repeating: "vận động ", count: 60)
    let text = try printed(
      [headings[1], headings[2]], [[.text(name), .integer(1)]], .html
    ) { $0.hasChart = true }
    let page = try #require(Page(text))
    let labels = page.all("text").filter { $0.attributes["text-anchor"] == nil }
    #expect(labels.count == 3 && labels[2].text.hasSuffix("…"))
    let room = 467 * 0.42
    #expect(labels.allSatisfy { $0.text.ems * 11 <= room + 0.01 })
  }

  @Test("a narrow terminal gets shorter bars before it gives the table up")
  func narrow() throws {
    let lines = { (width: Int) in
      try printed(headings, rows([.integer(8), .integer(4)]), .table) {
        ($0.hasChart, $0.width) = (true, width)
      }
    }
    #expect(try lines(40).contains(String(repeating: "█", count: 20)))
    let short = try lines(30)
    #expect(short.contains("█") && short.split(separator: "\n").allSatisfy { $0.count <= 30 })
    #expect(short.contains("──"), "\(short)")
    #expect(try lines(10).hasPrefix("Mã       00\n"))
  }
}
