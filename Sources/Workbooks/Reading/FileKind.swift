/// What a file that is no workbook of cells is, by its own bytes; never by its name.
public enum FileKind: String, CaseIterable, Sendable {
  /// Nothing at all.
  case empty
  /// A workbook of Excel 97 to 2003, `.xls`.
  case xls
  /// A workbook in Excel's binary format, `.xlsb`.
  case xlsb
  /// A text of Word 97 to 2003, `.doc`.
  case doc
  /// Another file of the kind that Office 97 to 2003 wrote, e.g. `.ppt`.
  case ole
  /// A text of Word, `.docx`.
  case docx
  /// Slides of PowerPoint, `.pptx`.
  case pptx
  /// A text of LibreOffice, `.odt`.
  case odt
  /// Another OpenDocument file than a workbook or a text, e.g. `.odp`.
  case openDocument
  /// A `.pdf`.
  case pdf
  /// A picture.
  case image
  /// A page or a workbook in one file of XML or HTML, as some programs save under the name `.xls`.
  case markup
  /// Rich text, `.rtf`.
  case rtf
  /// A zip archive of other things.
  case zip
  /// Another kind of archive, `.rar`, `.7z` or `.gz`.
  case archive
  /// A database of SQLite.
  case sqlite
  /// Something else, text perhaps.
  case unknown
}

extension FileKind {
  private static let openings: [(FileKind, [UInt8])] = [
    (.zip, [0x50, 0x4B, 3, 4]), (.zip, [0x50, 0x4B, 5, 6]),
    (.ole, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
    (.pdf, Array("%PDF".utf8)), (.rtf, Array("{\\rtf".utf8)),
    (.image, [0xFF, 0xD8, 0xFF]), (.image, [0x89, 0x50, 0x4E, 0x47]),
    (.image, Array("GIF8".utf8)),
    (.archive, Array("Rar!".utf8)), (.archive, [0x37, 0x7A, 0xBC, 0xAF]),
    (.archive, [0x1F, 0x8B]), (.sqlite, Array("SQLite format 3\0".utf8)),
  ]

  /// What begins so. A zip archive and an OLE file may still be anything that is kept in one.
  init(opening bytes: [UInt8]) {
    guard !bytes.isEmpty else {
      self = .empty
      return
    }
    if let known = Self.openings.first(where: { bytes.starts(with: $0.1) }) {
      self = known.0
      return
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    self = first == UInt8(ascii: "<") ? .markup : .unknown
  }
}
