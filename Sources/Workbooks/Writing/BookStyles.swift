/// The looks of a workbook, each written once and known to cells by its number.
struct BookStyles {
  private var styles = Numbered(BookStyle())

  mutating func number(_ style: BookStyle) -> Int { styles.number(style) }

  /// styles.xml.
  func write(to xml: XMLBytes) {
    var parts = Parts()
    let looks = styles.all.map { parts.look($0) }
    xml.raw("<styleSheet xmlns=\"\(BookWriter.main)\">")
    xml.list(
      "numFmts",
      parts.formats.all.enumerated().dropFirst().map { number, code in
        "<numFmt numFmtId=\"\(163 + number)\" formatCode=\"\((code ?? "").forXML)\"/>"
      })
    xml.list("fonts", parts.fonts.all.map(\.xml))
    xml.list("fills", parts.fills.all.map(\.xml))
    xml.list("borders", ["", " style=\"thin\""].map(BookStyles.border))
    xml.list("cellStyleXfs", ["<xf/>"])
    xml.list("cellXfs", looks)
    xml.list("cellStyles", ["<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"])
    xml.raw("</styleSheet>")
  }

  private static func border(_ line: String) -> String {
    let sides = ["left", "right", "top", "bottom"].map { "<\($0)\(line)/>" }
    return "<border>\(sides.joined())<diagonal/></border>"
  }
}

/// What looks are made of.
private struct Parts {
  var fonts = Numbered(Font(BookStyle()))
  /// The first two are the program's own (ISO/IEC 29500-1, 18.8.20).
  var fills = Numbered(Fill.none, Fill.gray)
  var formats = Numbered<String?>(nil)

  mutating func look(_ style: BookStyle) -> String {
    let format = formats.number(style.format)
    let fill = fills.number(style.fill.map(Fill.color) ?? .none)
    return """
      <xf numFmtId="\(format == 0 ? 0 : 163 + format)" fontId="\(fonts.number(Font(style)))" \
      fillId="\(fill)" borderId="\(style.hasBorder ? 1 : 0)" xfId="0" applyNumberFormat="1" \
      applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">\(style.alignment)</xf>
      """
  }
}

private struct Font: Hashable {
  let isBold: Bool, isItalic: Bool, size: Int

  init(_ style: BookStyle) {
    (isBold, isItalic, size) = (style.isBold, style.isItalic, style.size)
  }

  var xml: String {
    """
    <font>\(isBold ? "<b/>" : "")\(isItalic ? "<i/>" : "")<sz val="\(size)"/>\
    <name val="\(BookStyle.font)"/><family val="1"/></font>
    """
  }
}

private enum Fill: Hashable {
  case none, gray
  case color(String)

  var xml: String {
    switch self {
    case .none: "<fill><patternFill patternType=\"none\"/></fill>"
    case .gray: "<fill><patternFill patternType=\"gray125\"/></fill>"
    case .color(let color):
      "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF\(color)\"/></patternFill></fill>"
    }
  }
}

extension BookStyle {
  fileprivate var alignment: String {
    let side = side.map { " horizontal=\"\($0.rawValue)\"" } ?? ""
    let wrap = wraps ? " wrapText=\"1\"" : ""
    return "<alignment\(side) vertical=\"\(isMiddle ? "center" : "top")\"\(wrap)/>"
  }
}

/// Values in the order in which they came, each once.
private struct Numbered<Value: Hashable> {
  private(set) var all: [Value] = []
  private var numbers: [Value: Int] = [:]

  init(_ first: Value...) { for value in first { _ = number(value) } }

  mutating func number(_ value: Value) -> Int {
    if let number = numbers[value] { return number }
    numbers[value] = all.count
    all.append(value)
    return all.count - 1
  }
}
