extension WrittenBook {
  /// A cell, as its sheet has it.
  public struct Cell: Equatable {
    public let text: String
    /// nil where it is a text.
    public var number: Double? { isText ? nil : Double(text) }
    public let isText: Bool
    /// Its format, e.g. `0.0%`.
    public let format: String
    public let isBold: Bool
    /// Its colour, e.g. `FFFFC7CE`.
    public let fill: String
  }

  /// What its sheets are called, the hidden ones too.
  public func sheetNames() throws -> [String] {
    try elements("sheet", of: "xl/workbook.xml").map { $0.attributes["name"] ?? "" }
  }

  /// The rows of a sheet, counted from 1; cells that are not there are empty texts.
  public func rows(of sheet: Int = 1) throws -> [[Cell]] {
    let looks = try looks()
    var rows: [[Cell]] = []
    for element in try elements(["row", "c"], of: "xl/worksheets/sheet\(sheet).xml") {
      let reference = element.attributes["r"] ?? ""
      guard element.name == "c" else {
        while rows.count < Int(reference) ?? 0 { rows.append([]) }
        continue
      }
      let letters = reference.unicodeScalars.prefix { $0.properties.isAlphabetic }
      let column = letters.reduce(0) { $0 * 26 + Int($1.value) - 64 }
      let nothing = Cell(text: "", isText: true, format: "", isBold: false, fill: "")
      while rows[rows.count - 1].count < column - 1 { rows[rows.count - 1].append(nothing) }
      let look = looks[Int(element.attributes["s"] ?? "0") ?? 0]
      rows[rows.count - 1].append(
        Cell(
          text: element.text,
          isText: element.text.isEmpty || element.attributes["t"] == "inlineStr",
          format: look.format, isBold: look.isBold, fill: look.fill))
    }
    return rows
  }

  private func looks() throws -> [(format: String, isBold: Bool, fill: String)] {
    let styles = "xl/styles.xml"
    var codes: [String: String] = [:]
    for format in try elements("numFmt", of: styles) {
      codes[format.attributes["numFmtId"] ?? ""] = format.attributes["formatCode"]
    }
    let fonts = self[styles].split(separator: "<font>").dropFirst().map { $0.hasPrefix("<b/>") }
    let fills = self[styles].split(separator: "<fill>").dropFirst().map { fill in
      fill.firstRange(of: "rgb=\"").map { String(fill[$0.upperBound...].prefix(8)) } ?? ""
    }
    return try elements("xf", of: styles).dropFirst().map { look in
      func number(_ name: String) -> Int { Int(look.attributes[name] ?? "0") ?? 0 }
      return (
        codes[look.attributes["numFmtId"] ?? ""] ?? "", fonts[number("fontId")],
        fills[number("fillId")]
      )
    }
  }

  /// Of several names, in the order in which they begin.
  private func elements(_ names: [String], of part: String) throws -> [Element] {
    try all(of: part).filter { names.contains($0.name) }
  }
}
