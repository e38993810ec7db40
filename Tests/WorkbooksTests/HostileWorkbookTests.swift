import Testing

@testable import Workbooks

@Suite("Hostile workbooks") struct HostileWorkbookTests {
  private static let sheet = "xl/worksheets/sheet1.xml"
  private static let texts = "xl/sharedStrings.xml"

  private func times(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  /// Refused in time, whatever it is.
  private func expect(
    _ bytes: [UInt8], _ expected: WorkbookFault?, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let clock = ContinuousClock()
    let start = clock.now
    #expect(fault(bytes) == expected, sourceLocation: sourceLocation)
    // A hundred times what it takes in a release build.
    #expect(clock.now - start < .seconds(60), sourceLocation: sourceLocation)
  }

  @Test func `One cell of any length`() {
    let letters = times("a", 32_768)
    let cell = { (text: String) in "<row><c t='inlineStr'><is><t>\(text)</t></is></c></row>" }
    expect(Book(rows: cell(letters)).bytes, .tooBig(part: Self.sheet, .text(row: 1)))
    expect(Book(rows: cell(times("a", 20_000_000))).bytes, .tooBig(part: Self.sheet, .text(row: 1)))
    expect(Book(rows: cell(times("ộ", 32_767))).bytes, nil)
    expect(Book(rows: cell(times("😀", 16_384))).bytes, .tooBig(part: Self.sheet, .text(row: 1)))
    var book = Book()
    book.strings = "<si><t>\(letters)</t></si>"
    expect(book.bytes, .tooBig(part: Self.texts, .text(row: nil)))
  }

  @Test func `Many long texts out of few`() {
    var book = Book(rows: "<row>\(times("<c t='s'><v>0</v></c>", 16_384))</row>")
    book.strings = "<si><t>\(times("a", 32_767))</t></si>"
    expect(book.bytes, .tooBig(part: Self.sheet, .texts))
    book = Book(rows: times("<row>\(times("<c t='s'><v>0</v></c>", 500))</row>", 100))
    book.strings = "<si><t>\(times("a", 32_767))</t></si>"
    expect(book.bytes, .tooBig(part: Self.sheet, .texts))
  }

  @Test func `Nested without end, tags without end, attributes without end`() {
    expect(Book(rows: times("<a>", 1_000_000)).bytes, .tooBig(part: Self.sheet, .depth))
    expect(
      Book(rows: "<row a='\(times("x", 5_000_000))'/>").bytes, .tooBig(part: Self.sheet, .markup))
    expect(Book(rows: "<!--\(times("x", 5_000_000))-->").bytes, .tooBig(part: Self.sheet, .markup))
    expect(Book(rows: "<\(times("x", 5_000_000))/>").bytes, .tooBig(part: Self.sheet, .markup))
  }

  @Test func `A bomb is known by what comes out of it`() {
    let rows = times(" ", 40_000_000)
    expect(Book(rows: rows).bytes, .tooBig(part: Self.sheet, .part))
    var zip = Zip()
    for (name, text) in Book(rows: rows).parts { zip.add(name, text, Zip.Lies(unpacked: 100)) }
    #expect(fault(zip.archive) != nil)
    zip = Zip()
    for (name, text) in Book().parts { zip.add(name, text, Zip.Lies(unpacked: 1 << 31)) }
    expect(zip.archive, .tooBig(part: "_rels/.rels", .part))
  }

  @Test func `DOCTYPE is refused at once, wherever`() {
    let bomb = """
      <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "/etc/passwd">]>
      """
    for name in [Self.sheet, "_rels/.rels", "xl/workbook.xml", "xl/sharedStrings.xml"] {
      var book = Book()
      book.others = [(name, bomb + "<x>&b;&c;</x>")]
      expect(book.bytes, .doctype(part: name))
    }
  }

  @Test func `XML that is not well-formed is named with part, line and column`() {
    var book = Book()
    book.others = [(Self.sheet, "<worksheet>\n<sheetData>\n <row></c>")]
    guard case .malformed(Self.sheet, line: 3, column: 9, _) = fault(book.bytes) else {
      Issue.record("\(String(describing: fault(book.bytes)))")
      return
    }
    for text in [
      "", "<a>", "<a>&b;</a>", "<a b='1' b='2'/>", "<a>\u{1}</a>", "<?xml encoding='x'?>",
    ] {
      book.others = [(Self.sheet, text)]
      guard case .malformed(Self.sheet, _, _, _) = fault(book.bytes) else {
        Issue.record("\(text)")
        continue
      }
    }
  }

  @Test func `Far away costs nothing, farther is refused`() throws {
    let far = "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"
    let rows = try Book(rows: far).rows()
    #expect(rows.map(\.number) == [1_048_576])
    #expect(rows.map(\.cells.count) == [16_384])
    expect(
      Book(rows: "<row r='1'><c r='XFE1'><v>1</v></c></row>").bytes,
      .tooBig(part: Self.sheet, .columns))
    expect(
      Book(rows: "<row r='1'><c r='ZZZZZZZZZZZZZZZZZ1'><v>1</v></c></row>").bytes,
      .tooBig(part: Self.sheet, .columns))
    for row in ["1048577", "99999999999999999999999"] {
      expect(Book(rows: "<row r='\(row)'/>").bytes, .tooBig(part: Self.sheet, .rows))
    }
    expect(
      Book(rows: "<row>\(times("<c><v>1</v></c>", 16_385))</row>").bytes,
      .tooBig(part: Self.sheet, .columns))
  }

  @Test func `A million rows with nothing in them`() {
    expect(Book(rows: times("<row/>", 1_048_576)).bytes, nil)
    expect(Book(rows: times("<row/>", 1_048_577)).bytes, .tooBig(part: Self.sheet, .rows))
  }

  @Test(.enabled(if: isSoak)) func `Wide rows without end`() {
    let merge = "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"
    let own = (1...2100).map { "<row r='\($0)'><c r='A\($0)'><v>1</v></c></row>" }.joined()
    expect(Book(rows: own, after: merge).bytes, .tooBig(part: Self.sheet, .cells))
  }

  @Test func `Too many parts, sheets, formats`() {
    var zip = Zip()
    for number in 0...10_000 { zip.add("\(number)", [UInt8]()) }
    expect(zip.archive, .tooBig(part: nil, .parts))
    var book = Book()
    book.workbook = "<sheets>\(times("<sheet name='a'/>", 10_001))</sheets>"
    expect(book.bytes, .tooBig(part: "xl/workbook.xml", .definitions))
    book = Book()
    book.styles = "<cellXfs>\(times("<xf/>", 65_537))</cellXfs>"
    expect(book.bytes, .tooBig(part: "xl/styles.xml", .definitions))
  }
}
