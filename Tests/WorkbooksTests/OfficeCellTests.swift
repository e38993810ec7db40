import Testing

@testable import Workbooks

@Suite("Cells of .xlsx") struct OfficeCellTests {
  @Test func `Every type of cell is what it is`() throws {
    var book = Book(
      rows: """
        <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>2500.5</v></c>
        <c r="C3" t="b"><v>1</v></c><c r="D3" t="e"><v>#REF!</v></c>
        <c r="E3" t="str"><f>A1</f><v>chữ</v></c><c r="F3" t="inlineStr"><is><t>trong</t></is></c>
        <c r="G3" t="d"><v>2026-05-03T00:00:00</v></c><c r="I3" t="n"><v>1.3268E4</v></c>
        <c r="J3" s="7"/></row>
        """)
    book.strings = "<si><t>không</t></si><si><t>Tổ tự quản</t></si>"
    #expect(
      try book.rows().map(line) == [
        "3 Tổ tự quản|#2500.5|+true|!#REF!|chữ|trong|@2026-05-03||#13268"
      ])
  }

  @Test func `Runs of a text are joined, its pronunciation is left out`() throws {
    var book = Book(
      rows: "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c></row>")
    book.strings = """
      <si><r><rPr><b/></rPr><t xml:space="preserve">Mô hình </t></r><r><t>khéo</t></r>
      <rPh sb="0" eb="1"><t>nghe</t></rPh><phoneticPr fontId="1"/></si>
      <si><t>  hai đầu </t></si><si><t/></si>
      """
    #expect(try book.cells() == [.text("Mô hình khéo"), .text("  hai đầu ")])
  }

  @Test func `Inline texts have runs too`() throws {
    let book = Book(
      rows: """
        <row><c t="inlineStr"><is><r><t>a</t></r><rPh><t>x</t></rPh><r><t>b</t></r></is></c>
        <c t="inlineStr"><is><t>một<!-- c --> hai<![CDATA[ & <ba>]]></t></is></c></row>
        """)
    #expect(try book.cells() == [.text("ab"), .text("một hai & <ba>")])
  }

  @Test func `What XML cannot hold is escaped`() throws {
    let book = Book(
      rows: """
        <row><c t="str"><v>a_x000D_
        b</v></c><c t="str"><v>_x005F_x000D_</v></c><c t="str"><v>_x00D_ _xyz _x12G4_</v></c>
        <c t="str"><v>_xD83D__xDE00_</v></c></row>
        """)
    #expect(
      try book.cells() == [
        .text("a\r\nb"), .text("_x000D_"), .text("_x00D_ _xyz _x12G4_"), .text("😀"),
      ])
  }

  @Test func `Cells and rows without a place follow each other`() throws {
    let book = Book(
      rows: """
        <row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="4"><c r="C4"><v>5</v></c>
        <c><v>6</v></c></row><row><c><v>7</v></c></row><row><c r="B9"><v>8</v></c></row>
        """)
    #expect(try book.rows().map(line) == ["1 #1||#3", "4 ||#5|#6", "5 #7", "9 |#8"])
  }

  @Test func `Cells of a row may stand in any order, but not twice`() throws {
    let mixed = "<row r='1'><c r='C1'><v>3</v></c><c r='A1'><v>1</v></c></row>"
    #expect(try Book(rows: mixed).rows().map(line) == ["1 #1||#3"])
    let part = "xl/worksheets/sheet1.xml"
    for twice in [
      "<row r='1'><c r='A1'><v>3</v></c><c r='A1'><v>1</v></c></row>",
      "<row r='1'><c r='A2'><v>3</v></c></row>",
      "<row r='1'/><row r='1'><c r='A1'><v>3</v></c></row>",
    ] {
      guard case .damaged(part, .order) = fault(Book(rows: twice).bytes) else {
        Issue.record("\(twice)")
        continue
      }
    }
  }

  @Test func `A formula is what was computed, and unknown where nothing was`() throws {
    let book = Book(
      rows: """
        <row><c><f>1+1</f><v>2</v></c><c><f>1+1</f></c><c><f>1+1</f><v></v></c><c><f>1+1</f><v/></c>
        <c t="str"><f>""</f><v></v></c><c t="str"><f>A1</f></c><c><f>0</f><v>0</v></c></row>
        """)
    #expect(
      try book.rows().map(line) == ["1 #2|=?|=?|=?||=?|#0"])
  }

  @Test func `The 0 of a program that cannot compute is unknown`() throws {
    var book = Book(
      rows: "<row><c><f>A1</f><v>0</v></c><c><f>A1</f><v>7</v></c><c><v>0</v></c></row>")
    book.workbook += "<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/>"
    #expect(try book.rows().map(line) == ["1 =?|#7|#0"])
  }

  @Test func `Names of elements may have a prefix, and the dimension may lie`() throws {
    var book = Book()
    book.others = [
      (
        "xl/worksheets/sheet1.xml",
        """
        <x:worksheet xmlns:x="\(Book.main)"><x:dimension ref="A1:A1"/><x:sheetData>
        <x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>b</x:t></x:is></x:c></x:row>
        </x:sheetData><x:mergeCells><x:mergeCell ref="B2:C2"/></x:mergeCells></x:worksheet>
        """
      )
    ]
    #expect(try book.rows().map(line) == ["2 |b|^b"])
  }

  @Test func `Strict workbooks have another namespace`() throws {
    var book = Book(rows: "<row r='1'><c r='A1' t='d'><v>2026-02-28T14:30:00.25</v></c></row>")
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    book.others = ["_rels/.rels", "xl/_rels/workbook.xml.rels"].map { name in
      let text = name == "_rels/.rels" ? Book.root : Book.relationships
      return (name, text.replacing(Book.office, with: strict))
    }
    #expect(try book.cells() == [.date("2026-02-28T14:30:00.250")])
  }

  @Test func `Hidden rows and columns are said`() throws {
    let book = Book(
      rows:
        "<row r='1' hidden='1'><c><v>1</v></c></row><row r='2' hidden='0'><c><v>2</v></c></row>",
      before:
        "<cols><col min='2' max='3' hidden='1'/><col min='5' max='99999' hidden='true'/></cols>")
    let workbook = try book.open()
    let reader = try workbook.rows(of: workbook.sheets[0])
    #expect(reader.hiddenColumns == [1...2, 4...16_383])
    #expect(try allRows(reader).map(line) == ["1- #1", "2 #2"])
  }

  @Test func `A part in UTF-16 is read, merges too`() throws {
    let text = """
      <?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row r="1"><c r="A1" \
      t="inlineStr"><is><t>Tổ</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/>\
      </mergeCells></worksheet>
      """
    var zip = Zip()
    for (name, content) in Book().parts where !name.contains("sheet1") { zip.add(name, content) }
    zip.add(
      "xl/worksheets/sheet1.xml",
      [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(try allRows(zip.archive).map(line) == ["1 Tổ|^Tổ"])
  }

  @Test func `A shared text that there is not is an error`() {
    for number in ["1", "99999999999999999999", "-1", "x", "1.0"] {
      var book = Book(rows: "<row><c t='s'><v>\(number)</v></c></row>")
      book.strings = "<si><t>a</t></si>"
      #expect(fault(book.bytes) == .damaged(part: "xl/worksheets/sheet1.xml", .sharedText))
    }
  }

  @Test func `What indents a part is no part of a value`() throws {
    var book = Book(
      rows: """
        <row>
          <c t="s">
            <v>
              1
            </v>
          </c><c><v> 2.50
        </v></c><c><f>A1</f><v> </v></c><c t="e"><v> #REF! </v></c>
        </row>
        """)
    book.strings = "<si><t>a</t></si>\n <si>\n <t>b</t>\n </si>"
    #expect(try book.rows().map(line) == ["1 b|#2.5|=?|!#REF!"])
  }

  @Test func `What is no number is text`() throws {
    let book = Book(rows: "<row><c><v>NaN</v></c><c><v>1e999999</v></c><c t='b'><v>x</v></c></row>")
    #expect(try book.cells() == [.text("NaN"), .text("1e999999"), .text("x")])
  }
}
