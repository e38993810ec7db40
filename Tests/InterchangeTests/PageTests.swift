import Foundation
import FoundationXML
import Query
import Storage
import Testing

@testable import Interchange

/// A page as an XML reader sees it; `nil` where it is not well-formed.
final class Page: NSObject, XMLParserDelegate {
  struct Element: Equatable {
    let name: String
    let attributes: [String: String]
    var text = ""
  }

  /// In the order in which they begin; a text belongs to all it stands in.
  private(set) var elements: [Element] = []
  private var open: [Int] = []

  init?(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _: XMLParser, didStartElement name: String, namespaceURI _: String?,
    qualifiedName _: String?, attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(_: XMLParser, foundCharacters text: String) {
    for index in open { elements[index].text += text }
  }

  func parser(
    _: XMLParser, didEndElement _: String, namespaceURI _: String?, qualifiedName _: String?
  ) { open.removeLast() }

  func all(_ name: String, class className: String? = nil) -> [Element] {
    elements.filter {
      $0.name == name && (className == nil || $0.attributes["class"] == className)
    }
  }

  func texts(_ name: String, class className: String? = nil) -> [String] {
    all(name, class: className).map(\.text)
  }
}

@Suite("Pages")
struct PageTests {
  private static let hostile = "<script>\"'&\u{1B}[0m\u{202E}]]>"
  private static let headings = [
    Heading("name", vi: "Tên", en: "Name"),
    Heading("count", vi: "Số", en: "Count", unit: LocalizedText(vi: "mô hình", en: "models")),
    Heading("source", vi: "Nguồn", en: "Source"),
  ]

  private static func source(_ code: String, _ title: String) -> Source {
    var source = Source()
    (source.code, source.title, source.publisher) = (code, title, "Báo <X>")
    source.publishedOn = Day(year: 2024, month: 10, day: 30)
    source.url = "https://example.vn/a?b=1&c=2"
    return source
  }

  private func html(
    _ rows: [(cells: [Cell], kind: RowKind)], under headings: [Heading] = PageTests.headings,
    _ change: (inout Style) -> Void = { _ in }
  ) throws -> String {
    var bytes: [UInt8] = []
    let sink = Sink { bytes += $0 }
    var style = Style(.html, .vietnamese)
    style.title = "Thử"
    style.sources = ["S1": Self.source("S1", "Một"), "S2": Self.source("S2", Self.hostile)]
    change(&style)
    var printer = try Printer(headings, style, to: sink)
    for row in rows { try printer.row(row.cells, kind: row.kind) }
    try printer.end()
    return String(decoding: bytes, as: UTF8.self)
  }

  private func page(
    _ rows: [(cells: [Cell], kind: RowKind)], under headings: [Heading] = PageTests.headings,
    _ change: (inout Style) -> Void = { _ in }
  ) throws -> Page {
    try #require(Page(try html(rows, under: headings, change)), "not well-formed")
  }

  private static let rows: [(cells: [Cell], kind: RowKind)] = [
    ([.text("a"), .integer(1200), .text("S2")], .data),
    ([.text("b"), .integer(5), .text("S1")], .data),
    ([.phrase(LocalizedText(vi: "Cộng", en: "Sum")), .integer(1205), .text("")], .subtotal),
    ([.text("c"), .null, .text("S2")], .data),
    ([.phrase(LocalizedText(vi: "Tổng", en: "Total")), .integer(1205), .text("")], .total),
  ]

  @Test("rows are numbered, sums are not and stand out")
  func numbers() throws {
    let page = try page(Self.rows)
    #expect(page.texts("td", class: "serial") == ["1", "2", "", "3", ""])
    #expect(page.texts("tr", class: "subtotal") == ["Cộng1.205"])
    #expect(page.texts("tr", class: "total") == ["Tổng1.205"])
    #expect(page.texts("td", class: "number") == ["1.200", "5", "1.205", "—", "1.205"])
    #expect(page.texts("thead") == ["STTTênSốNguồn"])
  }

  @Test("sources are numbered as they come, and each is listed once")
  func footnotes() throws {
    let page = try page(Self.rows)
    #expect(page.texts("sup") == ["1", "2", "1"])
    #expect(
      page.texts("li") == [
        "Báo <X>, «<script>\"'&\\u{1B}[0m\\u{202E}]]>», ngày 30/10/2024, "
          + "https://example.vn/a?b=1&c=2 [S2]",
        "Báo <X>, «Một», ngày 30/10/2024, https://example.vn/a?b=1&c=2 [S1]",
      ])
  }

  @Test("lines of a source stand beside its number; what is no source stays as it is")
  func lines() throws {
    let headings = [Heading("sources", vi: "Nguồn", en: "Sources")]
    let cells: [Cell] = [
      .list(["S1:12", "S1:20", "S2:3"]), .list(["S1", "S2"]), .list(["S9"]), .list([]), .null,
    ]
    let page = try page(cells.map { ([$0], .data) }, under: headings)
    let texts = page.all("td").filter { $0.attributes["class"] != "serial" }.map(\.text)
    #expect(texts == ["1 (12, 20), 2 (3)", "1, 2", "S9", "", "—"])
  }

  @Test("what all numbers count stands above the table, else in the heads")
  func units() throws {
    #expect(try page(Self.rows).texts("p", class: "unit") == ["ĐVT: mô hình"])
    let money = Heading(
      "money", vi: "Tiền", en: "Money", unit: LocalizedText(vi: "đồng", en: "đồng"))
    let mixed = try page(
      [([.integer(1), .integer(2)], .data)], under: [Self.headings[1], money])
    #expect(mixed.texts("p", class: "unit") == [])
    #expect(mixed.texts("th") == ["STT", "Số (mô hình)", "Tiền (đồng)"])
    let untold = try page(
      [([.integer(1), .integer(2)], .data)], under: [Self.headings[1], Heading("n")])
    #expect(untold.texts("th") == ["STT", "Số (mô hình)", "n"])
    let share = try page(
      [([.integer(1), .share(1000)], .data)], under: [Self.headings[1], Heading("r")])
    #expect(share.texts("p", class: "unit") == ["ĐVT: mô hình"])
  }

  @Test("nothing hostile leaves its place, and nothing is fetched")
  func hostile() throws {
    let rows: [(cells: [Cell], kind: RowKind)] = [
      ([.text(Self.hostile), .integer(1), .text("S2")], .data)
    ]
    let text = try html(rows) { style in
      (style.title, style.asked, style.hasChart) = (Self.hostile, [Self.hostile], true)
      var paper = Paper()
      (paper.agency, paper.position) = ([Self.hostile], [Self.hostile])
      (paper.place, paper.preparer, paper.signer) = (Self.hostile, Self.hostile, Self.hostile)
      style.paper = paper
    }
    let page = try #require(Page(text), "not well-formed")
    let shown = "<script>\"'&\\u{1B}[0m\\u{202E}]]>"
    #expect(page.texts("h1") == [shown])
    #expect(page.texts("td").contains(shown))
    #expect(page.all("p", class: "signed").map(\.text) == [shown, shown])
    #expect(page.all("script") + page.all("link") + page.all("img") == [])
    let referring = page.elements.flatMap(\.attributes).filter {
      ["href", "src", "xlink:href", "data", "action"].contains($0.key)
    }
    #expect(referring.isEmpty)
    #expect(!text.contains("url(") && !text.contains("@import"))
  }

  @Test("what is not given is a dotted line; lines of a body and a position are apart")
  func paper() throws {
    let blank = try page(Self.rows) { $0.paper = Paper() }
    let dots = String(repeating: "…", count: 12)
    #expect(blank.texts("p", class: "body") == [dots])
    #expect(blank.texts("p", class: "position") == ["NGƯỜI LẬP BIỂU", "T/M " + dots])
    #expect(blank.texts("p", class: "signed") == [dots, dots])
    let day = try #require(Day(year: 2026, month: 2, day: 5))
    for (language, written) in [
      (Language.vietnamese, "Hạ Long, ngày 05 tháng 02 năm 2026"),
      (.english, "Hạ Long, 5 February 2026"),
    ] {
      let page = try page(Self.rows) { style in
        style.language = language
        var paper = Paper()
        (paper.agency, paper.place, paper.day) = (["TỈNH ỦY", "BAN"], "Hạ Long", day)
        style.paper = paper
      }
      #expect(page.texts("p", class: "above") == ["TỈNH ỦY"])
      #expect(page.texts("p", class: "body") == ["BAN"])
      #expect(page.texts("p", class: "place") == [written])
    }
    #expect(try page(Self.rows).all("footer") == [], "only where it is asked for")
  }

  @Test("an empty table says so")
  func empty() throws {
    #expect(try page([]).texts("td") == ["(không có dòng nào)"])
    #expect(try page([]) { $0.hasChart = true }.all("svg") == [])
  }

  @Test("rows after those that set the widths are printed too", arguments: [4_999, 5_000, 5_001])
  func long(_ count: Int) throws {
    let page = try page((0..<count).map { ([.text("x\($0)"), .null, .null], .data) })
    #expect(page.texts("td", class: "serial").last == "\(count)")
    #expect(page.all("thead").count == 1 && page.all("tbody").count == 1)
  }
}

@Suite("How a table lies on paper")
struct TableLayoutTests {
  private func column(_ least: Double, _ most: Double) -> TableLayout.Column {
    TableLayout.Column(least: least, most: most, all: most * 10)
  }

  @Test("narrow tables stand, wide ones lie, and the widest get smaller letters")
  func sheets() {
    let narrow = TableLayout([column(2, 4), column(5, 12), column(4, 4)])
    #expect(!narrow.isLandscape && narrow.points == 13)
    let wide = TableLayout((0..<7).map { _ in column(5, 40) })
    #expect(wide.isLandscape)
    let widest = TableLayout((0..<14).map { _ in column(5, 40) })
    #expect(widest.isLandscape && widest.points < wide.points)
  }

  /// At 11 points nothing would be broken either, and the text would take three times the paper.
  @Test("letters give way where a column of text would be squeezed onto many sheets")
  func thrifty() {
    let codes = (0..<14).map { _ in column(3.2, 4) }
    let layout = TableLayout(codes + [TableLayout.Column(least: 4, most: 60, all: 30_000)])
    #expect(layout.isLandscape && layout.points < 11)
    #expect((layout.percents.last ?? 0) > 12)
  }

  @Test("no column gets less than what must not be broken, while there is room")
  func least() {
    let columns = (1...12).map { column(Double($0 % 5 + 2), 30) }
    let layout = TableLayout(columns)
    let room = TableLayout.width(landscape: layout.isLandscape) / layout.points
    for (column, percent) in zip(columns, layout.percents) {
      #expect(percent / 100 * room >= column.least)
    }
    #expect(abs(layout.percents.reduce(0, +) - 100) < 0.01)
  }

  @Test("more than fits is squeezed, and still sums up")
  func squeezed() {
    let layout = TableLayout((0..<40).map { _ in column(9, 40) })
    #expect(layout.isLandscape && layout.points == 8)
    #expect(layout.percents.allSatisfy { $0 > 0 })
    #expect(abs(layout.percents.reduce(0, +) - 100) < 0.01)
  }

  @Test("text is cut into lines that fit, the rest into an ellipsis")
  func lines() {
    let text = "Khéo vận động nhân dân hiến đất mở rộng đường liên thôn"
    let lines = text.lines(of: 10, atMost: 9)
    #expect(lines.joined(separator: " ") == text && lines.allSatisfy { $0.ems <= 10 })
    let cut = text.lines(of: 10, atMost: 2)
    #expect(cut.count == 2 && cut[1].hasSuffix("…") && cut.allSatisfy { $0.ems <= 10 })
    #expect("".lines(of: 10, atMost: 3) == [""])
    let word = String(repeating: "ệ", count: 50)
    #expect(word.lines(of: 10, atMost: 9).joined() == word)
  }
}
