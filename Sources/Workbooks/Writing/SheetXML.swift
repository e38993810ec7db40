extension XMLBytes {
  /// A sheet up to its first row. The order of elements is the schema's (ISO/IEC 29500-1,
  /// 18.3.1.99).
  func begin(_ sheet: BookSheet, isFirst: Bool) {
    raw("<worksheet xmlns=\"\(BookWriter.main)\">")
    raw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>")
    let selected = isFirst ? " tabSelected=\"1\"" : ""
    raw("<sheetViews><sheetView\(selected) workbookViewId=\"0\">\(sheet.pane)</sheetView>")
    raw("</sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>")
    let columns = sheet.widths.enumerated().map { index, width in
      let style = sheet.styles.indices.contains(index) ? " style=\"\(sheet.styles[index])\"" : ""
      let place = "min=\"\(index + 1)\" max=\"\(index + 1)\""
      return "<col \(place) width=\"\(width)\"\(style) customWidth=\"1\"/>"
    }
    if !columns.isEmpty { raw("<cols>\(columns.joined())</cols>") }
    raw("<sheetData>")
  }

  /// From its last row on.
  func end(_ sheet: BookSheet, _ end: BookSheetEnd) {
    raw("</sheetData>")
    if let filtered = end.filtered { raw("<autoFilter ref=\"\(filtered.reference)\"/>") }
    list("mergeCells", end.merged.map { "<mergeCell ref=\"\($0.reference)\"/>" })
    list("dataValidations", end.rules.map(\.xml))
    let way = sheet.isLandscape ? "landscape" : "portrait"
    raw(
      """
      <pageMargins left="0.8" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>\
      <pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="\(way)"/>
      """)
    if !sheet.footer.isEmpty {
      raw("<headerFooter><oddFooter>&amp;C\(sheet.footer.forXML)</oddFooter></headerFooter>")
    }
    raw("</worksheet>")
  }
}

extension BookSheet {
  fileprivate var pane: String {
    guard frozenRows > 0 else { return "" }
    return """
      <pane ySplit="\(frozenRows)" topLeftCell="A\(frozenRows + 1)" activePane="bottomLeft" \
      state="frozen"/><selection pane="bottomLeft"/>
      """
  }
}

extension BookRule {
  fileprivate var xml: String {
    let (type, first, last) = formulas
    let style = isStrict ? "" : " errorStyle=\"warning\""
    // Excel has room for 255 characters.
    let said = String(message.unicodeScalars.prefix(120))
    return """
      <dataValidation type="\(type)"\(style) allowBlank="1" showErrorMessage="1" \
      error="\(said.forXML)" sqref="\(cells.reference)"><formula1>\(first.forXML)</formula1>\
      \(last.map { "<formula2>\($0)</formula2>" } ?? "")</dataValidation>
      """
  }

  private var formulas: (type: String, first: String, last: String?) {
    switch kind {
    case .listed(let sheet, let cells): ("list", cells.absolute(in: sheet), nil)
    case .day(let days): ("date", "\(days.lowerBound)", "\(days.upperBound)")
    case .whole(let numbers): ("whole", "\(numbers.lowerBound)", "\(numbers.upperBound)")
    }
  }
}

extension String {
  /// Escaped as in ``XMLBytes/escaped(_:)``.
  var forXML: String {
    let text = XMLBytes(nil)
    text.escaped(self)
    return text.taken
  }
}
