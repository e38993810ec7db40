import Testing

@testable import Workbooks

@Suite("Workbooks of LibreOffice") struct OpenDocumentTests {
  private static let names = ["office", "table", "text"].map {
    "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
  }.joined(separator: " ")

  /// The parts of a workbook with these tables.
  static func book(
    _ tables: String, names: String = names, type: String = "spreadsheet", manifest: String = ""
  ) -> [UInt8] {
    var zip = Zip()
    zip.add("mimetype", "application/vnd.oasis.opendocument.\(type)")
    zip.add("META-INF/manifest.xml", "<manifest:manifest>\(manifest)</manifest:manifest>")
    zip.add(
      "content.xml",
      """
      <office:document-content \(names) xmlns:calcext="urn:org:documentfoundation:names:calc">
      <office:automatic-styles><style:style style:name="ta2" style:family="table">
      <style:table-properties table:display="false"/></style:style></office:automatic-styles>
      <office:body><office:spreadsheet><table:tracked-changes><table:table-cell>
      <text:p>cũ</text:p></table:table-cell></table:tracked-changes>
      \(tables)</office:spreadsheet></office:body></office:document-content>
      """)
    return zip.archive
  }

  private func lines(_ rows: String) throws -> [String] {
    try allRows(Self.book("<table:table table:name='Một'>\(rows)</table:table>")).map(line)
  }

  @Test func `Every type of cell is what it is`() throws {
    #expect(
      try lines(
        """
        <table:table-row>
        <table:table-cell office:value-type="float" office:value="2500.50"><text:p>2.500,5</text:p>
        </table:table-cell>
        <table:table-cell office:value-type="percentage" office:value="0.775"/>
        <table:table-cell office:value-type="currency" office:currency="VND" office:value="1E6"/>
        <table:table-cell office:value-type="date" office:date-value="2026-05-03"/>
        <table:table-cell office:value-type="date" office:date-value="2026-05-03T14:30:00"/>
        <table:table-cell office:value-type="time" office:time-value="PT37H30M00S"/>
        <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
        <table:table-cell office:value-type="string"><text:p>Tổ</text:p></table:table-cell>
        <table:table-cell office:value-type="string" office:string-value="giá trị"><text:p>x
        </text:p></table:table-cell><table:table-cell><text:p>không kiểu</text:p></table:table-cell>
        <table:table-cell office:value-type="string" office:string-value="" \
        calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>
        </table:table-row>
        """) == [
          "1 #2500.5|#0.775%|#1000000|@2026-05-03|@2026-05-03T14:30:00|@37:30:00|+true|Tổ|giá trị|"
            + "không kiểu|!#REF!"
        ])
  }

  @Test func `Text has paragraphs, spaces, tabs and line breaks, and no notes`() throws {
    #expect(
      try lines(
        """
        <table:table-row><table:table-cell office:value-type="string">
        <office:annotation><text:p>ghi chú</text:p></office:annotation>
        <text:p>  một
          <text:span>hai<text:s text:c="2"/>ba</text:span> <text:tab/>bốn  </text:p>
        <text:p/><text:p>năm<text:line-break/>sáu <text:s/>bảy<text:a>tám</text:a></text:p>
        <draw:frame><draw:text-box><text:p>hình</text:p></draw:text-box></draw:frame>
        </table:table-cell></table:table-row>
        """) == ["1 một hai  ba \tbốn \n\nnăm\nsáu  bảytám"])
  }

  @Test func `Formulas without a value are unknown`() throws {
    #expect(
      try lines(
        """
        <table:table-row><table:table-cell table:formula="of:=1"/>
        <table:table-cell table:formula="of:=1" office:value-type="float"/>
        <table:table-cell table:formula="of:=1" office:value-type="float" office:value="0"/>
        <table:table-cell table:formula="of:=1" office:value-type="string"/>
        <table:table-cell office:value-type="float" office:value="1"/></table:table-row>
        """) == ["1 =?|=?|#0||#1"])
  }

  @Test func `What is repeated is there as often, empty ends are not`() throws {
    let one = "<table:table-cell office:value-type='float' office:value='1'"
    #expect(
      try lines(
        """
        <table:table-row table:number-rows-repeated="3"><table:table-cell
        table:number-columns-repeated="2"/>\(one) table:number-columns-repeated="2"/>
        <table:table-cell table:number-columns-repeated="16380"/></table:table-row>
        <table:table-row table:number-rows-repeated="1000"><table:table-cell
        table:number-columns-repeated="99999999999999999999"/></table:table-row>
        <table:table-row>\(one)/></table:table-row>
        <table:table-row table:number-rows-repeated="1047572"><table:table-cell/></table:table-row>
        """) == ["1 ||#1|#1", "2 ||#1|#1", "3 ||#1|#1", "1004 #1"])
  }

  @Test func `Merges are filled over what is covered`() throws {
    #expect(
      try lines(
        """
        <table:table-row><table:table-cell table:number-columns-spanned="2"
        table:number-rows-spanned="2" office:value-type="float" office:value="1"/>
        <table:covered-table-cell office:value-type="float" office:value="7"/>
        <table:table-cell office:value-type="float" office:value="2"/></table:table-row>
        <table:table-row><table:covered-table-cell table:number-columns-repeated="2"/>
        <table:table-cell office:value-type="float" office:value="3"/></table:table-row>
        <table:table-row><table:table-cell office:value-type="float" office:value="4"/>
        </table:table-row>
        """) == ["1 #1|^#1|#2", "2 ^#1|^#1|#3", "3 #4"])
  }

  @Test func `A merge that is repeated is as many`() throws {
    #expect(
      try lines(
        """
        <table:table-row><table:table-cell table:number-columns-repeated="2"
        table:number-rows-spanned="2" office:value-type="float" office:value="1"/>
        </table:table-row><table:table-row>
        <table:covered-table-cell table:number-columns-repeated="2"/>
        <table:table-cell office:value-type="float" office:value="3"/></table:table-row>
        """) == ["1 #1|#1", "2 ^#1|^#1|#3"])
  }

  @Test func `Rows in groups and heads are rows; hidden ones, columns and sheets are said`() throws
  {
    let bytes = Self.book(
      """
      <table:table table:name="A" table:style-name="ta1"><table:table-columns>
      <table:table-column/><table:table-column table:visibility="collapse"
      table:number-columns-repeated="2"/></table:table-columns><table:table-header-rows>
      <table:table-row table:visibility="filter"><table:table-cell><text:p>1</text:p>
      </table:table-cell></table:table-row></table:table-header-rows><table:table-row-group>
      <table:table-row table:visibility="collapse"><table:table-cell><text:p>2</text:p>
      </table:table-cell></table:table-row></table:table-row-group></table:table>
      <table:table table:name="B" table:style-name="ta2"><table:shapes><draw:frame/></table:shapes>
      <table:table-row><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>
      </table:table>
      """)
    let workbook = try Workbook(WorkbookMemory(bytes))
    #expect(workbook.sheets.map(\.name) == ["A", "B"])
    #expect(workbook.sheets.map(\.isHidden) == [false, true])
    let reader = try workbook.rows(of: workbook.sheets[0])
    #expect(reader.hiddenColumns == [1...2])
    #expect(try allRows(reader).map(line) == ["1- 1", "2- 2"])
    #expect(try allRows(bytes, sheet: 1).map(line) == ["1 b"])
  }

  @Test func `Repeats without end are refused, or cost nothing`() throws {
    let one = "<table:table-cell office:value-type='float' office:value='1'"
    let rows = "<table:table-row table:number-rows-repeated="
    for (row, bound) in [
      (
        "\(rows)'1'>\(one) table:number-columns-repeated='16385'/></table:table-row>", Bound.columns
      ),
      (
        "\(rows)'1048576'><table:table-cell/></table:table-row>"
          + "\(rows)'1'>\(one)/></table:table-row>",
        .rows
      ),
    ] {
      let bytes = Self.book("<table:table table:name='A'>\(row)</table:table>")
      #expect(fault(bytes) == .tooBig(part: "content.xml", bound))
    }
  }

  @Test(.enabled(if: isSoak)) func `Rows repeated without end`() throws {
    let one = "<table:table-cell office:value-type='float' office:value='1'"
    let many = "table:number-columns-repeated='16384'"
    let rows = "<table:table-row table:number-rows-repeated="
    for (row, bound) in [
      ("\(rows)'1048577'>\(one)/></table:table-row>", Bound.rows),
      ("\(rows)'1048576'>\(one) \(many)/></table:table-row>", .cells),
    ] {
      let bytes = Self.book("<table:table table:name='A'>\(row)</table:table>")
      #expect(fault(bytes) == .tooBig(part: "content.xml", bound))
    }
    #expect(try lines("\(rows)'1048576'>\(one)/></table:table-row>").count == 1_048_576)
  }

  @Test func `Other OpenDocument files and locked ones are named`() {
    #expect(fault(Self.book("", type: "text")) == .notAWorkbook(.odt))
    #expect(fault(Self.book("", type: "presentation")) == .notAWorkbook(.openDocument))
    #expect(fault(Self.book("")) == .noSheet)
    let locked = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    #expect(fault(Self.book("", manifest: locked)) == .encrypted)
    let other = Self.names.replacing("table:1.0", with: "chart:1.0")
    #expect(fault(Self.book("", names: other)) == .damaged(part: "content.xml", .names))
  }
}

extension OpenDocumentTests {
  @Test func `Sheets are known without what is in them, whatever stands there`() throws {
    let cell = { (content: String) in
      "<table:table-row><table:table-cell>\(content)</table:table-cell></table:table-row>"
    }
    let text = { (text: String) in cell("<text:p>\(text)</text:p>") }
    for inside in [
      text("x"),
      text("x" + String(repeating: "y", count: 30_000))
        + String(
          repeating: "<table:table-row/>", count: 9000),
      text("x<![CDATA[</table:table><table:table table:name='C'>]]>"),
      text("x<!-- <table:table> -->"),
      cell("<table:table table:name='D'>\(text("in"))</table:table><text:p>x</text:p>"),
      cell("<table:table table:name='D'/><text:p>x</text:p>"),
    ] {
      let bytes = Self.book(
        """
        <table:table table:name="A &gt; 'B'>" table:protected='false' >\(inside)</table:table>
        <table:table table:name="B">\(text("b"))</table:table
        ><table:table table:name="C"/>
        """)
      let workbook = try Workbook(WorkbookMemory(bytes))
      #expect(workbook.sheets.map(\.name) == ["A > 'B'>", "B", "C"])
      let rows = try workbook.sheets.map { try allRows(workbook.rows(of: $0)).map(line) }
      #expect(rows[0].first?.hasPrefix("1 x") == true)
      #expect(Array(rows[1...]) == [["1 b"], []])
    }
  }

  @Test func `A table is found wherever the piece ends`() throws {
    for filler in 65_000..<65_100 {
      let bytes = Self.book(
        """
        <a b="\(String(repeating: "x", count: filler - 500))"/><table:table table:name='A'>\
        <table:table-row/></table:table><table:table table:name='B'/>
        """)
      #expect(try Workbook(WorkbookMemory(bytes)).sheets.map(\.name) == ["A", "B"])
    }
  }
}
