import Testing

@testable import Workbooks

@Suite("Archives and what they hold") struct ArchiveTests {
  private static let sheet = "xl/worksheets/sheet1.xml"

  /// A workbook in which the sheet's entry lies.
  private func lying(_ lies: Zip.Lies, _ rows: String = "<row><c><v>1</v></c></row>") -> [UInt8] {
    var zip = Zip()
    for (name, text) in Book(rows: rows).parts {
      zip.add(name, text, name == Self.sheet ? lies : Zip.Lies())
    }
    return zip.archive
  }

  @Test func `What was unpacked must be what was packed`() {
    #expect(fault(lying(Zip.Lies())) == nil)
    #expect(fault(lying(Zip.Lies(checksum: 1))) == .damaged(part: Self.sheet, .checksum))
    for size: UInt32 in [0, 10, 100_000] {
      #expect(fault(lying(Zip.Lies(unpacked: size))) != nil)
    }
    #expect(fault(lying(Zip.Lies(flags: 1))) == .encrypted)
    #expect(fault(lying(Zip.Lies(method: 12))) == .damaged(part: Self.sheet, .method(12)))
  }

  @Test func `Packed bytes that cannot be unpacked`() {
    var zip = Zip()
    for (name, text) in Book().parts where name != Self.sheet { zip.add(name, text) }
    let content = Array("<worksheet><sheetData/></worksheet>".utf8)
    zip.add(Self.sheet, packed: [0xFF, 0xFF, 0xFF, 0xFF], of: content, Zip.Lies())
    #expect(fault(zip.archive) == .damaged(part: Self.sheet, .compression))
  }

  @Test func `An archive that was cut off, anywhere`() throws {
    let whole = Book(rows: "<row><c><v>1</v></c></row>").bytes
    for count in 4..<whole.count {
      let cut = Array(whole[..<count])
      // The last bytes are zeros: minizip takes them for granted.
      if count > whole.count - 8, fault(cut) == nil {
        #expect(try allRows(cut).map(line) == ["1 #1"])
        continue
      }
      guard case .damaged(_, .directory) = fault(cut) else {
        Issue.record("\(count) of \(whole.count): \(String(describing: fault(cut)))")
        continue
      }
    }
  }

  @Test func `A flipped byte is found or changes nothing that is read`() throws {
    let whole = Book(rows: "<row><c t='str'><v>Mô hình dân vận khéo</v></c></row>").bytes
    let rows = try allRows(whole)
    for index in whole.indices {
      var flipped = whole
      flipped[index] ^= 0x10
      if fault(flipped) == nil { #expect(try allRows(flipped) == rows, "\(index)") }
    }
  }

  @Test func `A name twice, in any spelling, is refused`() {
    var zip = Zip()
    for (name, text) in Book().parts { zip.add(name, text) }
    zip.add("XL\\Worksheets/sheet1.xml", "<worksheet/>")
    #expect(fault(zip.archive) == .damaged(part: "XL\\Worksheets/sheet1.xml", .twice))
  }

  @Test func `Parts are looked up in the archive alone`() {
    for (target, name) in [
      ("../../../etc/passwd", "../../../etc/passwd"), ("/etc/passwd", "etc/passwd"),
      ("../xl/./worksheets/../none.xml", "xl/none.xml"),
      ("file:///etc/passwd", "xl/file:/etc/passwd"),
    ] {
      var book = Book()
      let text = Book.relationships.replacing("worksheets/sheet1.xml", with: target)
      book.others = [("xl/_rels/workbook.xml.rels", text)]
      #expect(fault(book.bytes) == .missing(part: name))
    }
  }

  @Test func `An external sheet is not there, nor is one that nothing leads to`() {
    var book = Book(rows: "<row><c><v>1</v></c></row>")
    let external = Book.relationships.replacing(
      "Target=\"worksheets", with: "TargetMode=\"External\" Target=\"http://x/worksheets")
    for related in [external, "<Relationships/>"] {
      book.others = [("xl/_rels/workbook.xml.rels", related)]
      #expect(fault(book.bytes) == .missing(part: "rId1"))
    }
  }

  @Test func `Sheets have their names, states and kinds`() throws {
    var book = Book()
    book.workbook = """
      <sheets><sheet name="Biểu &amp; 1" r:id="rId1"/><sheet name="Ẩn" state="hidden" r:id="rId1"/>
      <sheet name="Rất ẩn" state="veryHidden" r:id="rId1"/><sheet name="Đồ thị" r:id="rId9"/>
      </sheets>
      """
    let chart = Book.relationships.replacing(
      "</Relationships>",
      with: "<Relationship Id='rId9' Type='x/chartsheet' Target='c.xml'/></Relationships>")
    book.others = [("xl/_rels/workbook.xml.rels", chart)]
    let sheets = try book.open().sheets
    #expect(sheets.map(\.name) == ["Biểu & 1", "Ẩn", "Rất ẩn", "Đồ thị"])
    #expect(sheets.map(\.isHidden) == [false, true, true, false])
    #expect(sheets.map(\.kind) == [.worksheet, .worksheet, .worksheet, .chart])
    book.workbook = "<sheets><sheet name='Đồ thị' r:id='rId9'/></sheets>"
    #expect(fault(book.bytes) == .noSheet)
    #expect(throws: WorkbookFault.noSheet) { try book.open() }
  }

  @Test func `Other files are named by what they are`() {
    let named: [(FileKind, [UInt8])] = [
      (.empty, []), (.pdf, Array("%PDF-1.7".utf8)), (.markup, Array("\u{FEFF} <html>".utf8)),
      (.rtf, Array("{\\rtf1".utf8)), (.unknown, Array("STT;Tên\n".utf8)),
      (.image, [0xFF, 0xD8, 0xFF]),
      (.archive, [0x1F, 0x8B, 8]), (.sqlite, Array("SQLite format 3\0".utf8)), (.unknown, [0x50]),
    ]
    for (kind, bytes) in named { #expect(fault(bytes) == .notAWorkbook(kind)) }
    for (folder, kind) in [("word", FileKind.docx), ("ppt", .pptx)] {
      var zip = Zip()
      zip.add("_rels/.rels", Book.root.replacing("xl/workbook", with: "\(folder)/document"))
      #expect(fault(zip.archive) == .notAWorkbook(kind))
    }
    var binary = Zip()
    binary.add("_rels/.rels", Book.root.replacing("workbook.xml", with: "workbook.bin"))
    #expect(fault(binary.archive) == .notAWorkbook(.xlsb))
    var zip = Zip()
    zip.add("ảnh.jpg", "x")
    #expect(fault(zip.archive) == .notAWorkbook(.zip))
    #expect(fault(Zip().archive) == .notAWorkbook(.zip))
  }

  @Test func `Files of old Office are told apart, and locked workbooks`() {
    #expect(fault(compound(["Root Entry", "Workbook"])) == .notAWorkbook(.xls))
    #expect(fault(compound(["Root Entry", "Book"])) == .notAWorkbook(.xls))
    #expect(fault(compound(["Root Entry", "WordDocument"])) == .notAWorkbook(.doc))
    #expect(fault(compound(["Root Entry", "x"])) == .notAWorkbook(.ole))
    let locked = ["Root Entry", "\u{6}DataSpaces", "a", "b", "c", "EncryptedPackage"]
    #expect(fault(compound(locked)) == .encrypted)
    #expect(fault(Array(compound(locked)[..<600])) == .notAWorkbook(.ole))
  }

  /// A compound file with nothing but a table of sectors and a directory.
  private func compound(_ names: [String]) -> [UInt8] {
    var header = [UInt8](repeating: 0xFF, count: 512)
    header.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    header.replaceSubrange(30..<32, with: [9, 0])
    header.replaceSubrange(48..<52, with: [1, 0, 0, 0])
    header.replaceSubrange(76..<80, with: [0, 0, 0, 0])
    var table = [UInt8](repeating: 0xFF, count: 512)
    table.replaceSubrange(4..<8, with: [2, 0, 0, 0])
    var directory = [UInt8](repeating: 0, count: 1024)
    for (index, name) in names.enumerated() {
      let bytes = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      directory.replaceSubrange(index * 128..<index * 128 + bytes.count, with: bytes)
    }
    return header + table + directory
  }

  @Test func `A file is read by its path or descriptor, and what is none is refused`() throws {
    #expect(throws: WorkbookFault.unreadable(errno: 2)) { try Workbook(path: "/none/none.xlsx") }
    #expect(throws: WorkbookFault.unreadable(errno: 21)) { try Workbook(path: "/") }
  }
}
