extension BookWriter {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let content = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  static let root = relationships([relation(1, "officeDocument", "xl/workbook.xml")])

  fileprivate static func relationships(_ relations: [String]) -> String {
    """
    <Relationships xmlns="\(package)/relationships">\(relations.joined())</Relationships>
    """
  }

  fileprivate static func relation(_ number: Int, _ kind: String, _ target: String) -> String {
    "<Relationship Id=\"rId\(number)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/>"
  }

  fileprivate static func type(_ part: String, _ kind: String) -> String {
    "<Override PartName=\"/xl/\(part).xml\" ContentType=\"\(content).\(kind)+xml\"/>"
  }

  fileprivate static let namespaces = "xmlns=\"\(main)\" xmlns:r=\"\(office)\""
  fileprivate static let types = """
    <Types xmlns="\(package)/content-types"><Default Extension="rels" \
    ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Default Extension="xml" ContentType="application/xml"/>
    """
}

extension XMLBytes {
  /// xl/workbook.xml.
  func workbook(_ sheets: [(sheet: BookSheet, end: BookSheetEnd)], _ names: [BookName]) {
    let shown = sheets.firstIndex { $0.sheet.visibility == .visible } ?? 0
    raw("<workbook \(BookWriter.namespaces)><bookViews><workbookView activeTab=\"\(shown)\"/>")
    raw("</bookViews><sheets>")
    for (index, (sheet, _)) in sheets.enumerated() {
      let state = sheet.visibility == .visible ? "" : " state=\"\(sheet.visibility.rawValue)\""
      raw("<sheet name=\"\(sheet.name.forXML)\" sheetId=\"\(index + 1)\"\(state)")
      raw(" r:id=\"rId\(index + 1)\"/>")
    }
    raw("</sheets>")
    let defined =
      sheets.enumerated().flatMap { definitions($0, $1.sheet.name, $1.end) }
      + names.map { name in
        let cells = name.cells.absolute(in: name.sheet).forXML
        return "<definedName name=\"\(name.name.forXML)\">\(cells)</definedName>"
      }
    if !defined.isEmpty { raw("<definedNames>\(defined.joined())</definedNames>") }
    raw("</workbook>")
  }

  /// The names by which Excel finds what is filtered and what heads printed pages.
  private func definitions(_ index: Int, _ sheet: String, _ end: BookSheetEnd) -> [String] {
    let own = "localSheetId=\"\(index)\""
    let filter = end.filtered.map { cells in
      """
      <definedName name="_xlnm._FilterDatabase" \(own) hidden="1">\
      \(cells.absolute(in: sheet).forXML)</definedName>
      """
    }
    let titles = end.repeatedRows.map { rows in
      """
      <definedName name="_xlnm.Print_Titles" \(own)>\
      \((sheet.quotedAsSheet + "!$\(rows.lowerBound):$\(rows.upperBound)").forXML)</definedName>
      """
    }
    return [filter, titles].compactMap { $0 }
  }

  /// xl/_rels/workbook.xml.rels.
  func relations(_ sheets: Int) {
    let parts = (1...max(sheets, 1)).map {
      BookWriter.relation($0, "worksheet", "worksheets/sheet\($0).xml")
    }
    let styles = BookWriter.relation(parts.count + 1, "styles", "styles.xml")
    raw(BookWriter.relationships(parts + [styles]))
  }

  /// [Content_Types].xml.
  func types(_ sheets: Int) {
    raw(BookWriter.types)
    raw(BookWriter.type("workbook", "sheet.main"))
    raw(BookWriter.type("styles", "styles"))
    for sheet in 1...max(sheets, 1) {
      raw(BookWriter.type("worksheets/sheet\(sheet)", "worksheet"))
    }
    raw("</Types>")
  }
}
