extension Archive {
  /// Where the list of sheets of a workbook of Excel is; nil where it is none. Throws
  /// ``WorkbookFault/notAWorkbook(_:)`` for what Office has besides.
  func officeWorkbook() throws(WorkbookFault) -> String? {
    let main = try Relationships(of: "", in: self).target("officeDocument")
    let part = main ?? (has("xl/workbook.xml") ? "xl/workbook.xml" : "")
    let folders: [(String, FileKind)] = [("word/", .docx), ("ppt/", .pptx)]
    for (folder, kind) in folders where part.hasPrefix(folder) { throw .notAWorkbook(kind) }
    if part.hasSuffix(".bin") { throw .notAWorkbook(.xlsb) }
    return part.isEmpty ? nil : part
  }

  /// Refuses what is no workbook of OpenDocument.
  func checkOpenDocument() throws(WorkbookFault) {
    let type = try whole("mimetype").map { String(decoding: $0, as: UTF8.self) } ?? ""
    let prefix = "application/vnd.oasis.opendocument."
    if type.hasPrefix(prefix + "text") { throw .notAWorkbook(.odt) }
    if type.hasPrefix(prefix), !type.hasPrefix(prefix + "spreadsheet") {
      throw .notAWorkbook(.openDocument)
    }
    guard has("content.xml"), type.hasPrefix(prefix) || has("META-INF/manifest.xml") else {
      throw .notAWorkbook(.zip)
    }
    if try isLocked() { throw .encrypted }
  }

  /// Whether the list of parts says how one was encrypted.
  private func isLocked() throws(WorkbookFault) -> Bool {
    guard has("META-INF/manifest.xml") else { return false }
    let handler = ManifestHandler()
    try XMLReader(open("META-INF/manifest.xml"), handler).finish()
    return handler.isLocked
  }
}

private final class ManifestHandler: XMLHandler {
  var isLocked = false

  override func start(
    _ name: XMLName, _ attributes: XMLAttributes, depth: Int
  ) throws(WorkbookFault) {
    if name == "encryption-data" { isLocked = true }
  }
}
