import Testing
import WrittenBook

@testable import Workbooks

/// What stands around the rows.
struct BookWriterTests {
  private func whole() throws -> [UInt8] {
    try WrittenBook.bytes { writer in
      var head = BookStyle()
      (head.isBold, head.fill, head.wraps, head.hasBorder) = (true, "D9E1F2", true, true)
      var share = BookStyle()
      share.format = "0.0%"
      let (headed, shared) = (writer.style(head), writer.style(share))
      #expect(writer.style(head) == headed)
      var sheet = BookSheet("Mô hình")
      (sheet.widths, sheet.frozenRows, sheet.isLandscape) = ([4.5, 20], 2, true)
      try writer.begin(sheet)
      try writer.row([BookCell(.text("Đầu"), headed), BookCell(.empty, headed)], height: 30)
      try writer.row([BookCell(.text("Tên")), BookCell(.text("Tỷ lệ"))])
      try writer.row([BookCell(.text("a")), BookCell(.real(0.7759), shared)])
      var end = BookSheetEnd()
      end.repeatedRows = 2...2
      end.filtered = BookRange(rows: 2...3, columns: 1...2)
      end.merged = [BookRange(rows: 1...1, columns: 1...2)]
      let values = BookRange(rows: 1...2, columns: 1...1)
      let typed = { BookRange(rows: 3...1000, columns: $0...$0) }
      end.rules = [
        BookRule(typed(1), .listed(sheet: "Danh mục 'A'", values), "Chọn <trong> danh sách"),
        BookRule(typed(2), .day(61...2_958_465), "Ngày", isStrict: false),
      ]
      try writer.end(end)
      var lists = BookSheet("Danh mục 'A'")
      lists.visibility = .veryHidden
      try writer.begin(lists)
      try writer.row([BookCell(.text("x"))])
      try writer.end()
      try writer.close([BookName("danh_muc", "Danh mục A", values)])
    }
  }

  @Test func `Every part is there, is well-formed, and the same each time`() throws {
    let bytes = try whole()
    #expect(try whole() == bytes)
    let book = try WrittenBook(bytes)
    #expect(
      Set(book.names) == [
        "_rels/.rels", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml",
        "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml",
      ])
    for name in book.names { _ = try book.elements("", of: name) }
    let parts = try book.elements("Override", of: "[Content_Types].xml")
    #expect(
      Set(parts.map { "xl" + ($0.attributes["PartName"] ?? "").dropFirst(3) })
        == Set(book.names.filter { $0.hasPrefix("xl/") && $0.hasSuffix(".xml") }))
  }

  @Test func `Heads are frozen, filtered, repeated, and pages lie on A4`() throws {
    let book = try WrittenBook(whole())
    #expect(try book.elements("pane").first?.attributes["topLeftCell"] == "A3")
    #expect(try book.elements("autoFilter").first?.attributes["ref"] == "A2:B3")
    #expect(try book.elements("mergeCell").first?.attributes["ref"] == "A1:B1")
    #expect(try book.elements("row").first?.attributes["ht"] == "30.0")
    #expect(try book.elements("col").map(\.attributes["width"]) == ["4.5", "20.0"])
    let page = try book.elements("pageSetup").first?.attributes
    #expect(page?["paperSize"] == "9")
    #expect(page?["orientation"] == "landscape")
    #expect(page?["fitToHeight"] == "0")
    #expect(try book.elements("oddFooter").first?.text == "&C&P/&N")
    let names = try book.elements("definedName", of: "xl/workbook.xml")
    #expect(
      names.map(\.attributes["name"]) == [
        "_xlnm._FilterDatabase", "_xlnm.Print_Titles", "danh_muc",
      ])
    #expect(
      names.map(\.text) == [
        "'Mô hình'!$A$2:$B$3", "'Mô hình'!$2:$2", "'Danh mục A'!$A$1:$A$2",
      ])
  }

  @Test func `Looks are written once`() throws {
    let book = try WrittenBook(whole())
    let cells = try book.elements("c")
    #expect(cells.map(\.attributes["s"]) == ["1", "1", nil, nil, nil, "2"])
    #expect(try book.elements("xf", of: "xl/styles.xml").count == 1 + 3)
    let formats = try book.elements("numFmt", of: "xl/styles.xml")
    #expect(formats.map(\.attributes["formatCode"]) == ["0.0%"])
    let colors = try book.elements("fgColor", of: "xl/styles.xml")
    #expect(colors.map(\.attributes["rgb"]) == ["FFD9E1F2"])
  }

  @Test func `What may be typed refers to lists on another sheet`() throws {
    let rules = try WrittenBook(whole()).elements("dataValidation")
    #expect(rules.map(\.attributes["type"]) == ["list", "date"])
    #expect(rules.map(\.attributes["sqref"]) == ["A3:A1000", "B3:B1000"])
    #expect(rules.map(\.attributes["errorStyle"]) == [nil, "warning"])
    #expect(rules.map(\.text) == ["'Danh mục ''A'''!$A$1:$A$2", "612958465"])
    #expect(rules[0].attributes["error"] == "Chọn <trong> danh sách")
  }

  @Test func `Sheets are hidden as they are asked to be`() throws {
    let sheets = try WrittenBook(whole()).elements("sheet", of: "xl/workbook.xml")
    #expect(sheets.map(\.attributes["state"]) == [nil, "veryHidden"])
    #expect(sheets.map(\.attributes["name"]) == ["Mô hình", "Danh mục A"])
  }

  @Test(arguments: [
    (["a/b:c", "a-b-c", "A-B-C"], ["a-b-c", "a-b-c 2", "A-B-C 3"]),
    (["", "'x'", "History"], ["Sheet 2", "x", "History 2"]),
    (
      [String(repeating: "ạ", count: 40), String(repeating: "ạ", count: 33)],
      [String(repeating: "ạ", count: 31), String(repeating: "ạ", count: 28) + " 2"]
    ),
  ])
  func `Names of sheets are such as Excel takes`(given: [String], taken: [String]) throws {
    let book = try WrittenBook { writer in
      for (index, name) in given.enumerated() {
        #expect(try writer.begin(BookSheet(name)) == taken[index])
        try writer.end()
      }
      try writer.close()
    }
    let sheets = try book.elements("sheet", of: "xl/workbook.xml")
    #expect(sheets.map(\.attributes["name"]) == taken)
  }

  @Test func `What the sink throws comes out`() throws {
    struct Full: Error {}
    var count = 0
    #expect(throws: Full.self) {
      let writer = try BookWriter { bytes in
        count += bytes.count
        if count > 100_000 { throw Full() }
      }
      try writer.begin(BookSheet("A"))
      var number: UInt64 = 1
      for _ in 0..<100_000 {
        number = number &* 6_364_136_223_846_793_005 &+ 1
        try writer.row([BookCell(.text(String(number)))])
      }
    }
    #expect(count < 300_000)
  }

  @Test func `Many rows come out in small pieces, and read back`() throws {
    var (largest, bytes): (Int, [UInt8]) = (0, [])
    let writer = try BookWriter {
      largest = max(largest, $0.count)
      bytes += $0
    }
    try writer.begin(BookSheet("A"))
    for row in 1...50_000 {
      try writer.row([BookCell(.integer(Int64(row))), BookCell(.text("ở"))])
    }
    try writer.end()
    try writer.close()
    #expect(largest <= 1 << 16)
    #expect(try WrittenBook(bytes).elements("row").count == 50_000)
  }
}
