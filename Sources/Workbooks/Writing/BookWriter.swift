/// Writes a workbook (.xlsx, ISO/IEC 29500) sheet by sheet and row by row: what it keeps does not
/// grow with the rows. The same content gives the same bytes.
public final class BookWriter {
  private let zip: ZipStream
  private let xml: XMLBytes
  private var styles = BookStyles()
  private var sheets: [(sheet: BookSheet, end: BookSheetEnd)] = []
  private var open: BookSheet?
  private var columns: [[UInt8]] = []
  private var looks: [[UInt8]] = []
  /// Rows of the sheet so far, empty ones too.
  public private(set) var row = 0

  /// - Parameter sink: takes the bytes in their order, in pieces.
  /// - Throws: what the sink throws, here and in all that writes.
  public init(_ sink: @escaping ([UInt8]) throws -> Void) throws {
    zip = try ZipStream(sink)
    xml = XMLBytes(zip)
    try xml.part("_rels/.rels") { $0.raw(BookWriter.root) }
  }

  /// The number by which cells ask for a look.
  public func style(_ style: BookStyle) -> Int {
    let number = styles.number(style)
    while looks.count <= number { looks.append(Array(" s=\"\(looks.count)\"".utf8)) }
    return number
  }

  /// Begins a sheet.
  ///
  /// - Returns: what it is called, for rules and names: a name too long, taken, or with what Excel
  ///   does not take in names is changed.
  @discardableResult
  public func begin(_ sheet: BookSheet) throws -> String {
    var sheet = sheet
    sheet.name = sheet.name.asSheetName(besides: sheets.map(\.sheet.name))
    try xml.begin("xl/worksheets/sheet\(sheets.count + 1).xml")
    xml.begin(sheet, isFirst: !sheets.contains { $0.sheet.visibility == .visible })
    (open, row) = (sheet, 0)
    return sheet.name
  }

  /// The next row.
  ///
  /// - Parameter height: in points, until somebody edits the row; nil is a line. Excel would make
  ///   it fit what is not merged, LibreOffice makes nothing fit.
  /// - Throws: `BookFault` for what a sheet cannot hold.
  public func row(_ cells: [BookCell], height: Double? = nil) throws {
    row += 1
    guard row <= BookFault.mostRows else { throw BookFault.manyRows(sheet: open?.name ?? "") }
    if cells.isEmpty { return }
    try makeColumns(cells.count)
    let number = Array(String(row).utf8)
    xml.raw("<row r=\"")
    xml.raw(number)
    xml.raw(height.map { "\" ht=\"\($0)\">" } ?? "\">")
    for index in cells.indices { try write(cells[index], index, number) }
    xml.raw("</row>")
    try xml.flushIfFull()
  }

  /// Ends the sheet.
  public func end(_ end: BookSheetEnd = BookSheetEnd()) throws {
    guard let sheet = open else { return }
    xml.end(sheet, end)
    try xml.end()
    sheets.append((sheet, end))
    open = nil
  }

  /// Ends the workbook.
  public func close(_ names: [BookName] = []) throws {
    try xml.part("xl/styles.xml") { styles.write(to: $0) }
    try xml.part("xl/workbook.xml") { $0.workbook(sheets, names) }
    try xml.part("xl/_rels/workbook.xml.rels") { $0.relations(sheets.count) }
    try xml.part("[Content_Types].xml") { $0.types(sheets.count) }
    try zip.close()
  }

  private func makeColumns(_ count: Int) throws(BookFault) {
    guard count <= BookFault.mostColumns else {
      throw .manyColumns(sheet: open?.name ?? "", columns: count)
    }
    while columns.count < count {
      columns.append(Array("<c r=\"\((columns.count + 1).asColumn)".utf8))
    }
  }

  private func write(_ cell: BookCell, _ index: Int, _ number: [UInt8]) throws(BookFault) {
    if cell.value == .empty, cell.style == 0 { return }
    xml.raw(columns[index])
    xml.raw(number)
    xml.raw("\"")
    if cell.style > 0, looks.indices.contains(cell.style) { xml.raw(looks[cell.style]) }
    switch cell.value.held {
    case .empty: xml.raw("/>")
    case .text(let text): try write(text, index)
    case .integer(let number): xml.number(String(number))
    case .decimal(let units, let scale): xml.number(BookValue.digits(units, scale))
    case .real(let number): xml.number("\(number)")
    case .day(let serial): xml.number(String(serial))
    case .truth(let truth): xml.raw(" t=\"b\"><v>\(truth ? 1 : 0)</v></c>")
    }
  }

  private func write(_ text: String, _ index: Int) throws(BookFault) {
    // A character of UTF-16 takes a byte of UTF-8 or more.
    if text.utf8.count > BookFault.mostCharacters, text.utf16.count > BookFault.mostCharacters {
      throw .longText(
        sheet: open?.name ?? "", row: row, column: index + 1, characters: text.utf16.count)
    }
    let isPadded = (text.utf8.first ?? 0x20) <= 0x20 || (text.utf8.last ?? 0x20) <= 0x20
    xml.raw(" t=\"inlineStr\"><is><t")
    xml.raw(isPadded ? " xml:space=\"preserve\">" : ">")
    xml.escaped(text)
    xml.raw("</t></is></c>")
  }
}

extension XMLBytes {
  fileprivate func number(_ digits: String) {
    raw("><v>")
    raw(digits)
    raw("</v></c>")
  }
}

extension String {
  /// At most 31 characters, none of `[]:*?/\` and no `'`, and no other's, in either case.
  fileprivate func asSheetName(besides taken: [String]) -> String {
    let refused = "[]:*?/\\".unicodeScalars
    let usable = unicodeScalars.filter { $0.value >= 32 && $0 != "'" }
      .map { refused.contains($0) ? "-" : $0 }
    let name = String(String.UnicodeScalarView(usable)).shortened(31)
    let others = Set(taken.map { $0.lowercased() } + ["", "history"])
    var (result, number) = (name, 1)
    while others.contains(result.lowercased()) {
      number += 1
      result =
        (name.isEmpty ? "Sheet" : name.shortened(31 - 2 - String(number).utf8.count))
        + " \(number)"
    }
    return result
  }

  /// So many units of UTF-16 at most, and no half of a character.
  private func shortened(_ count: Int) -> String {
    var text = self
    while text.utf16.count > count { text.removeLast() }
    return text
  }
}
