import Testing

@testable import Workbooks

@Suite("Formats, dates and numbers") struct FormatTests {
  @Test(arguments: [
    ("dd/mm/yyyy", CellFormat.Kind.date), ("[$-42A]dd mmmm yyyy", .date), ("mmm\\-yy", .date),
    ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", .date), ("m", .date), ("yyyy", .date),
    ("\"ngày\" dd \"tháng\" mm \"năm\" yyyy", .date), ("[$-42A]d/m/yy h:mm AM/PM;@", .date),
    ("h:mm", .time), ("mm:ss.0", .time), ("h \"giờ\" mm", .time), ("[$-F400]h:mm:ss AM/PM", .time),
    ("[h]:mm:ss", .duration), ("[mm]:ss", .duration), ("0.0%", .percentage), ("0\\%", .number),
    ("General", .number), ("#,##0", .number), ("0.00E+00", .number), ("@", .number),
    ("#,##0 \"đồng/ngày\"", .number), ("[Red]0;[>1]0", .number), ("0;-0;\"dd\"", .number),
    ("#,##0.00\\ [$₫-42A]", .number), ("_-* #,##0_d_-", .number), ("General \"d\"", .number),
    ("[Red][<0]0.0%", .percentage), ("ge.m.d", .date),
  ])
  func `A format says what a number is`(_ code: String, _ kind: CellFormat.Kind) {
    #expect(CellFormat(code: code).kind == kind, "\(code)")
  }

  @Test func `A format's words and thousands are not in the cell`() {
    let format = CellFormat(code: "#,##0,,\\ \"triệu đồng\";-0")
    #expect(format.words == "triệu đồng")
    #expect(format.thousands == 2)
    #expect(CellFormat(code: "#,##0.00\\ [$₫-42A]").words == "₫")
    #expect(CellFormat(code: "#,##0").thousands == 0)
  }

  @Test(arguments: [
    ("1", "1900-01-01"), ("59", "1900-02-28"), ("60", "1900-02-29"), ("61", "1900-03-01"),
    ("46145", "2026-05-03"), ("36526", "2000-01-01"), ("2958465", "9999-12-31"),
    ("46145.6041666667", "2026-05-03T14:30:00"), ("46145.99999999999", "2026-05-04"),
  ])
  func `Days count from 1900`(_ serial: String, _ date: String) {
    #expect(SerialDate().value(serial, .date) == .date(date))
  }

  @Test func `Days count from 1904, times are none, and what is no date stays a number`() {
    let dates = SerialDate(isFrom1904: true)
    #expect(dates.value("0", .date) == .date("1904-01-01"))
    #expect(dates.value("44683", .date) == .date("2026-05-03"))
    #expect(dates.value("0.5", .time) == .time("12:00:00"))
    #expect(SerialDate().value("0.604166666666667", .date) == .time("14:30:00"))
    #expect(SerialDate().value("1.5625", .duration) == .time("37:30:00"))
    #expect(SerialDate().value("46145.25", .time) == .date("2026-05-03T06:00:00"))
    for serial in ["-1", "2958466", "1" + String(repeating: "0", count: 300)] {
      #expect(SerialDate().value(serial, .date) == nil)
    }
  }

  @Test func `Only the format makes a date, in both systems`() throws {
    var book = Book(
      rows: """
        <row><c s="1"><v>46145</v></c><c s="2"><v>46145</v></c><c s="3"><v>0.775</v></c>
        <c s="0"><v>46145</v></c><c s="99"><v>1</v></c><c s="4"><v>-3</v></c></row>
        """)
    book.styles = """
      <numFmts><numFmt numFmtId="164" formatCode="[$-42A]dd/mm/yyyy"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="10"/>
      <xf numFmtId="22"/></cellXfs>
      """
    let expected = "@2026-05-03|@2026-05-03|#0.775%|#46145|#1|#-3"
    #expect(try book.rows().map(line) == ["1 " + expected])
    book.workbook = "<workbookPr date1904=\"1\"/>" + book.workbook
    let later = expected.replacing("2026-05-03", with: "2030-05-04")
    #expect(try book.rows().map(line) == ["1 " + later])
  }

  @Test(arguments: [
    ("2500.5", "2500.5"), ("0", "0"), ("-0", "0"), ("-0.5", "-0.5"), (".5", "0.5"), ("007", "7"),
    ("1.3268E4", "13268"), ("1E-3", "0.001"), ("-2.50e+1", "-25"), ("2500.50", "2500.5"),
    ("5.", "5"), ("+5", "5"), ("0.0", "0"), ("77.599999999999994", "77.6"),
    ("1.1000000000000001", "1.1"), ("0.30000000000000004", "0.30000000000000004"),
    ("123456789012345678", "123456789012345678"),
    ("1.00000000000000002E+20", "100000000000000000000"),
    ("00", "0"), ("0.10", "0.1"), ("-00.50", "-0.5"), ("1e400", nil), ("", nil), ("-", nil),
    (".", nil), ("1.2.3", nil), ("1,5", nil), ("1e", nil), ("0x10", nil), ("1 ", nil),
    ("1e+-3", nil),
  ])
  func `Numbers have one form`(_ written: String, _ form: String?) {
    #expect(Array(written.utf8).withUnsafeBytes { DecimalText.normalised($0) } == form)
  }

  @Test func `A number in its form is the same binary number`() {
    var bits: UInt64 = 20_261_130
    for _ in 0..<2000 {
      bits = (bits ^ bits >> 31) &* 0x9E37_79B9_7F4A_7C15 &+ 1
      let number = Double(bitPattern: bits)
      guard number.isFinite else { continue }
      let text = "\(number)"
      let form = Array(text.utf8).withUnsafeBytes { DecimalText.normalised($0) }
      #expect(form.flatMap(Double.init) == number || number == 0, "\(text)")
    }
  }

  @Test(arguments: [
    ("2026-05-03", "@2026-05-03"), ("2026-05-03T00:00:00Z", "@2026-05-03"),
    ("2026-05-03T14:30", "@2026-05-03T14:30:00"), ("14:30:00", "@14:30:00"),
    ("T08:00", "@08:00:00"),
    ("2026-5-3", nil), ("2026-05-03T25:00:00", nil), ("", nil), ("x", nil),
  ])
  func `ISO dates`(_ text: String, _ value: String?) {
    #expect(SerialDate.value(iso: text).map(short) == value)
  }
}
