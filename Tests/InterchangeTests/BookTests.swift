import Query
import Storage
import Testing
import Workbooks
import WrittenBook

@testable import Interchange

@Suite("Workbooks")
struct BookTests {
  private static let headings = [
    Heading("name", vi: "Tên", en: "Name"),
    Heading("count", vi: "Số", en: "Count", unit: LocalizedText(vi: "mô hình", en: "models")),
    Heading("source", vi: "Nguồn", en: "Source"),
    Heading("hidden", vi: "Ẩn", en: "Hidden", for: .machines),
  ]

  private static func bytes(
    _ rows: [(cells: [Cell], kind: RowKind)], under headings: [Heading] = BookTests.headings,
    _ change: (inout Style) -> Void = { _ in }
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var style = Style(.xlsx, .vietnamese)
    style.title = "Thử"
    change(&style)
    var printer = try Printer(headings, style, to: Sink { bytes += $0 })
    for row in rows { try printer.row(row.cells, kind: row.kind) }
    try printer.end()
    return bytes
  }

  private func book(
    _ rows: [(cells: [Cell], kind: RowKind)], under headings: [Heading] = BookTests.headings,
    _ change: (inout Style) -> Void = { _ in }
  ) throws -> WrittenBook { try WrittenBook(Self.bytes(rows, under: headings, change)) }

  private static let rows: [(cells: [Cell], kind: RowKind)] = [
    ([.text("a"), .integer(1200), .text("S1"), .text("x")], .data),
    ([.text("b"), .integer(5), .null, .null], .data),
    ([.phrase(LocalizedText(vi: "Tổng", en: "Total")), .integer(1205), .null, .null], .total),
  ]

  private static let source = {
    var source = Source()
    (source.code, source.title, source.publisher) = ("S1", "=Một", "Báo")
    return source
  }()

  @Test("a table stands as on its page: title, what was asked, numbered rows, sums, sources")
  func page() throws {
    let book = try book(Self.rows) {
      $0.asked = ["Năm: 2025"]
      $0.sources = ["S1": Self.source]
    }
    #expect(try book.sheetNames() == ["Thử"])
    let rows = try book.rows()
    #expect(
      rows.map { $0.map(\.text) } == [
        ["Thử"], ["(Năm: 2025)"], ["ĐVT: mô hình"], ["STT", "Tên", "Số", "Nguồn"],
        ["1", "a", "1200", "S1"], ["2", "b", "5", ""], ["", "Tổng", "1205", ""], [],
        ["Nguồn:"], ["1. Báo, «=Một», không rõ ngày [S1]"],
      ])
    #expect(rows[3].allSatisfy { $0.isBold && !$0.fill.isEmpty })
    #expect(rows[4].allSatisfy { !$0.isBold } && rows[6].dropFirst().allSatisfy(\.isBold))
    #expect(try book.elements("autoFilter").first?.attributes["ref"] == "A4:D6")
    #expect(try book.elements("pane").first?.attributes["ySplit"] == "4")
    let names = try book.elements("definedName", of: "xl/workbook.xml")
    #expect(names.map(\.text) == ["'Thử'!$A$4:$D$6", "'Thử'!$4:$4"])
  }

  @Test("numbers and days are such, and what is qualified stays as it is written")
  func cells() throws {
    let cells: [(Cell, String, String, isText: Bool)] = [
      (.null, "", "@", true), (.text(""), "", "@", true), (.text("=1+1"), "=1+1", "@", true),
      (.text("04"), "04", "@", true),
      (
        .choice("economy", LocalizedText(vi: "kinh tế", en: "e")),
        "kinh tế", "@", true
      ),
      (.integer(13_268), "13268", "#,##0", false), (.numeral(2025), "2025", "0", false),
      (.numeral(2025, .below), "< 2025", "@", true), (.real(0.5), "0.5", "", false),
      (.decimal(Decimal(236, scale: 2)), "2.36", "#,##0.00", false),
      (.quantity(Decimal(1400), .equal), "1400", "#,##0", false),
      (.quantity(Decimal(2500), .below), "< 2.500", "@", true),
      (.quantity(Decimal(25, scale: 1), .about), "≈ 2,5", "@", true),
      (.share(776), "0.776", "0.0%", false), (.share(560, .above), "> 56,0 %", "@", true),
      (.share(of: Ratio(Interval(1), of: Interval(10_000)))[0], "0.0001", "0.0#####%", false),
      (.day(Day.first(of: 2024)), "45292", "dd/mm/yyyy", false),
      (.day(Day.first(of: 1890)), "01/01/1890", "@", true),
      (.list(["S1", "S2"]), "S1 S2", "@", true), (.blob(3), "(3 bytes)", "@", true),
      (.integer(1_234_567_890_123_456), "1234567890123456", "#,##0", true),
    ]
    let heading = [Heading("x")]
    let rows = try book(cells.map { ([$0.0], .data) }, under: heading).rows().dropFirst(2)
    for ((cell, text, format, isText), row) in zip(cells, rows) {
      let held = row.count > 1 ? row[1] : nil
      #expect(held?.text == text, "\(cell)")
      #expect(held?.format == format, "\(cell)")
      #expect(held?.isText == isText, "\(cell)")
    }
  }

  @Test("for an import: names, every column, words and digits as they are stored")
  func stored() throws {
    let rows: [(cells: [Cell], kind: RowKind)] = [
      (
        [
          .choice("economy", LocalizedText(vi: "kinh tế", en: "economic")),
          .quantity(Decimal(2500), .below), .day(Day.first(of: 2024)), .text(" 04 "),
        ], .data
      ),
      ([.numeral(1_234_567_890_123_456), .integer(5), .null, .text("=1")], .data),
    ]
    let book = try book(rows) {
      $0.isForImport = true
      $0.asked = ["x"]
    }
    #expect(
      try book.rows().map { $0.map(\.text) } == [
        ["name", "count", "source", "hidden"], ["economy", "2500", "2024-01-01", " 04 "],
        ["1234567890123456", "5", "", "=1"],
      ])
    #expect(try book.rows()[2][0].isText)
  }

  @Test("without rows it says so, and nothing is to be filtered")
  func empty() throws {
    let book = try book([])
    #expect(try book.rows().last?.map(\.text) == ["(không có dòng nào)"])
    #expect(try book.elements("autoFilter").isEmpty)
  }

  @Test("more rows than are measured all come, and the same bytes each time")
  func many() throws {
    let rows = (1...6000).map { ([Cell.text("m\($0)"), .integer(Int64($0))], RowKind.data) }
    let headings = Array(Self.headings.prefix(2))
    let bytes = try Self.bytes(rows, under: headings)
    #expect(try Self.bytes(rows, under: headings) == bytes)
    let read = try WrittenBook(bytes).rows()
    #expect(read.count == 6003)
    #expect(read.last?.map(\.text) == ["6000", "m6000", "6000"])
  }

  @Test("a text that no cell holds is refused with its place, not cut")
  func long() throws {
    let fault = BookFault.longText(sheet: "Thử", row: 3, column: 2, characters: 32_768)
    #expect(throws: fault.error) {
      let text = String(repeating: "ệ", count: 32_768)
      _ = try Self.bytes([([.text(text)], .data)], under: [Heading("x")])
    }
  }

  @Test("a row is as high as its longest text needs")
  func heights() throws {
    let long = String(repeating: "khéo vận động ", count: 40)
    let book = try book([([.text("a")], .data), ([.text(long)], .data)], under: [Heading("x")])
    let heights = try book.elements("row").suffix(2).map { $0.attributes["ht"] }
    #expect(heights[0] == nil)
    #expect((heights[1].flatMap(Double.init) ?? 0) > 100)
  }
}
