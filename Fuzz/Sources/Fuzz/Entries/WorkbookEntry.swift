@testable import Workbooks

extension Entry {
  /// The reader of workbooks. The first byte says what the rest is: an archive, or one of the parts
  /// of a workbook in which all else is as it should be.
  static let workbook = Entry(name: "workbook") { bytes in
    guard let first = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    let archive = first & 7 == 0 ? rest : WorkbookParts.archive(Int(first & 7), rest)
    do {
      let workbook = try Workbook(WorkbookMemory(archive))
      for sheet in workbook.sheets.prefix(3) where sheet.kind == .worksheet {
        try read(workbook.rows(of: sheet))
      }
    } catch is WorkbookFault {}
  }

  /// What is promised of every row.
  private static func read(_ reader: SheetReader) throws {
    var last = 0
    // A small file may have a million rows; what is promised of some is promised of all.
    for _ in 0..<2000 {
      guard let row = try reader.next() else { return }
      try expect(row.number > last && row.number <= 1_048_576, "rows ascend")
      try expect((1...16_384).contains(row.cells.count), "a row has cells")
      try expect(row.cells.last?.value.isEmpty == false, "the last cell is not empty")
      for cell in row.cells { try check(cell, reader) }
      last = row.number
    }
  }

  private static func check(_ cell: SheetCell, _ reader: SheetReader) throws {
    try expect(Int(cell.format) < reader.formats.count, "there is such a format")
    switch cell.value {
    case .number(let number, _):
      let form = Array(number.utf8).withUnsafeBytes { DecimalText.normalised($0) }
      try expect(form == number, "a number has its form: \(number)")
    case .date(let date):
      try expect(SerialDate.value(iso: date) == .date(date), "a date: \(date)")
    case .text(let text):
      try expect(text.utf16.count <= 32_767, "a text has its bound")
    default: break
    }
  }
}

/// Workbooks of which one part is what is tried.
private enum WorkbookParts {
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private static let parts: [(String, String)] = [
    (
      "_rels/.rels",
      "<r><r Id='a' Type='\(office)/officeDocument' Target='xl/workbook.xml'/></r>"
    ),
    ("xl/worksheets/sheet1.xml", "<w><sheetData><row><c t='s'><v>0</v></c></row></sheetData></w>"),
    ("xl/sharedStrings.xml", "<sst><si><t>a</t></si><si><t>b</t></si></sst>"),
    ("xl/styles.xml", "<s><cellXfs><xf/><xf numFmtId='14'/><xf numFmtId='9'/></cellXfs></s>"),
    ("xl/workbook.xml", "<w><sheets><sheet name='a' r:id='rId1'/></sheets></w>"),
    (
      "xl/_rels/workbook.xml.rels",
      "<r><r Id='rId1' Type='/worksheet' Target='worksheets/sheet1.xml'/></r>"
    ),
  ]

  static func archive(_ which: Int, _ bytes: [UInt8]) -> [UInt8] {
    var zip = StoredZip()
    if which == 7 {
      zip.add("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
      zip.add("content.xml", bytes)
    } else {
      for (index, part) in parts.enumerated() {
        zip.add(part.0, index == which % parts.count ? bytes : Array(part.1.utf8))
      }
    }
    return zip.archive
  }
}

/// A zip archive in which nothing is packed.
private struct StoredZip {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ content: [UInt8]) {
    let size = little(content.count, 4)
    let common =
      [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0] + little(checksum(content), 4) + size + size
      + little(name.utf8.count, 2) + [0, 0]
    directory += [0x50, 0x4B, 1, 2, 20, 0] + common + [UInt8](repeating: 0, count: 10)
    directory += little(bytes.count, 4) + Array(name.utf8)
    bytes += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + content
    count += 1
  }

  var archive: [UInt8] {
    bytes + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + little(count, 2) + little(count, 2)
      + little(directory.count, 4) + little(bytes.count, 4) + [0, 0]
  }

  private func little(_ number: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// CRC-32, https://www.rfc-editor.org/rfc/rfc1952#section-8
  private func checksum(_ content: [UInt8]) -> Int {
    var sum: UInt32 = .max
    for byte in content {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return Int(~sum)
  }
}
