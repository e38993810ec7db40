/// A workbook of Excel: `.xlsx`, `.xlsm`, also in its strict form.
struct OfficeWorkbook: Sendable {
  let archive: Archive
  let sheets: [Sheet]
  let styles: Styles
  let dates: SerialDate
  /// Whether it says that its formulas are still to be computed: programs that cannot compute write
  /// so, and 0 for every formula.
  let isUncomputed: Bool
  private let texts: String

  /// `part`: where its list of sheets is.
  init(_ part: String, in archive: Archive) throws(WorkbookFault) {
    let related = try Relationships(of: part, in: archive)
    let handler = OfficeWorkbookHandler(part, related)
    try XMLReader(archive.open(part), handler).finish()
    self.archive = archive
    sheets = handler.sheets
    dates = SerialDate(isFrom1904: handler.isFrom1904)
    isUncomputed = handler.isUncomputed
    styles = try Styles(related.target("styles") ?? "xl/styles.xml", in: archive)
    texts = related.target("sharedStrings") ?? "xl/sharedStrings.xml"
  }

  /// Reads the texts that cells share.
  func sharedTexts() throws(WorkbookFault) -> SharedTexts {
    try SharedTexts(texts, in: archive)
  }
}

private final class OfficeWorkbookHandler: XMLHandler {
  private let part: String
  private let related: Relationships
  var sheets: [Sheet] = []
  var isFrom1904 = false
  var isUncomputed = false
  private var isInSheets = false

  init(_ part: String, _ related: Relationships) {
    self.part = part
    self.related = related
  }

  override func start(
    _ name: XMLName, _ attributes: XMLAttributes, depth: Int
  ) throws(WorkbookFault) {
    if depth == 2 {
      isInSheets = name == "sheets"
      if name == "workbookPr" { isFrom1904 = attributes.isOn("date1904") }
      if name == "calcPr" { isUncomputed = attributes.isOn("fullCalcOnLoad") }
    } else if depth == 3, isInSheets, name == "sheet" {
      try add(attributes)
    }
  }

  private func add(_ attributes: XMLAttributes) throws(WorkbookFault) {
    guard sheets.count < Bounds.sheets else { throw .tooBig(part: part, .definitions) }
    let id = attributes.prefixed("id") ?? ""
    let related = self.related[id]
    let state = attributes.string("state") ?? "visible"
    let kinds: [String: Sheet.Kind] = ["worksheet": .worksheet, "chartsheet": .chart]
    sheets.append(
      Sheet(
        index: sheets.count, name: attributes.string("name") ?? "", isHidden: state != "visible",
        kind: related.map { kinds[$0.type] ?? .other } ?? .worksheet,
        part: related?.target ?? id))
  }
}
