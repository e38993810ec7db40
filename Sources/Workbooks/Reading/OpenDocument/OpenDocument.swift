/// A workbook of LibreOffice, `.ods`. All sheets are in one part.
struct OpenDocument: Sendable {
  let sheets: [Sheet]
  private let archive: Archive

  private static let part = "content.xml"

  /// Unpacks the part once for the names of its sheets.
  init(_ archive: Archive) throws(WorkbookFault) {
    try archive.checkOpenDocument()
    self.archive = archive
    if let outlined = try Self.outlined(archive) {
      sheets = outlined
    } else {
      sheets = try Self.sheets(archive)
    }
  }

  /// The sheets without what is in them; nil where they are not to be had so.
  private static func outlined(_ archive: Archive) throws(WorkbookFault) -> [Sheet]? {
    let handler = OpenDocumentSheets(part)
    do throws(WorkbookFault) {
      let reader = try XMLReader(archive.open(part), handler)
      return try TableOutline.feed(archive.open(part), to: reader) ? handler.sheets : nil
    } catch .malformed {
      return nil
    }
  }

  private static func sheets(_ archive: Archive) throws(WorkbookFault) -> [Sheet] {
    let handler = OpenDocumentSheets(part)
    try XMLReader(archive.open(part), handler).finish()
    return handler.sheets
  }

  /// Reads the rows of a sheet; those of the others are passed over.
  func rows(of sheet: Sheet) throws(WorkbookFault) -> sending SheetReader {
    let handler = OpenDocumentSheet(Self.part, sheet)
    let maker = try RowMaker(
      part: Self.part, size: archive.bytes.count, texts: SharedTexts("", in: archive),
      formats: [.general], dates: SerialDate(), merges: [])
    return try SheetReader(
      XMLReader(archive.open(Self.part), handler), handler, maker, [.general])
  }

  /// Elements are known by what stands behind the prefix, and attributes with the prefixes that
  /// every program uses; where these stand for something else, nothing would be found.
  static func checkNames(_ root: XMLAttributes, _ part: String) throws(WorkbookFault) {
    let expected: [(StaticString, StaticString)] = [
      ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
      ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
      ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ]
    for (name, meaning) in expected where root[name].map({ equals($0, meaning) }) != true {
      throw .damaged(part: part, .names)
    }
  }
}

/// The sheets: `<table:table>` straight in the workbook, hidden by their style.
private final class OpenDocumentSheets: XMLHandler {
  private let part: String
  private(set) var sheets: [Sheet] = []
  private var style: String?
  private var hidden: Set<String> = []
  private var isInStyles = false
  private var isInWorkbook = false

  init(_ part: String) {
    self.part = part
  }

  override func start(
    _ name: XMLName, _ attributes: XMLAttributes, depth: Int
  ) throws(WorkbookFault) {
    switch depth {
    case 1: try OpenDocument.checkNames(attributes, part)
    case 2: isInStyles = name == "automatic-styles"
    case 3: begin(name, attributes)
    case 4: if isInStyles { hide(attributes) } else { try add(name, attributes) }
    default: break
    }
  }

  private func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    isInWorkbook = name == "spreadsheet"
    style = isInStyles ? attributes.string("style:name") : nil
  }

  private func hide(_ attributes: XMLAttributes) {
    guard let style, let shown = attributes["table:display"], equals(shown, "false") else { return }
    hidden.insert(style)
  }

  private func add(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookFault) {
    guard isInWorkbook, name == "table" else { return }
    guard sheets.count < Bounds.sheets else { throw .tooBig(part: part, .definitions) }
    sheets.append(
      Sheet(
        index: sheets.count, name: attributes.string("table:name") ?? "",
        isHidden: attributes.string("table:style-name").map(hidden.contains) ?? false,
        kind: .worksheet, part: part))
  }
}
