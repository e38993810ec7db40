/// How cells are shown: for each style the number of its format.
struct Styles: Sendable {
  /// The formats that are used; the first is none.
  var formats: [CellFormat] = [.general]
  private var ofStyle: [UInt16] = []

  init() {}

  /// Reads the part, if the workbook has it.
  init(_ part: String, in archive: Archive) throws(WorkbookFault) {
    guard archive.has(part) else { return }
    let handler = StylesHandler(part)
    try XMLReader(archive.open(part), handler).finish()
    var places: [Int: UInt16] = [0: 0]
    for id in handler.styles {
      ofStyle.append(try place(id, &places, handler))
    }
  }

  /// The place of a format among those that are used.
  private mutating func place(
    _ id: Int, _ places: inout [Int: UInt16], _ handler: StylesHandler
  ) throws(WorkbookFault) -> UInt16 {
    if let place = places[id] { return place }
    guard let place = UInt16(exactly: formats.count) else {
      throw .tooBig(part: handler.part, .definitions)
    }
    formats.append(handler.codes[id].map { CellFormat(code: $0) } ?? CellFormat(builtIn: id))
    places[id] = place
    return place
  }

  /// The format of a style; a style that there is not has none.
  func format(_ style: Int) -> UInt16 {
    style < ofStyle.count ? ofStyle[style] : 0
  }
}

private final class StylesHandler: XMLHandler {
  let part: String
  var codes: [Int: String] = [:]
  var styles: [Int] = []
  private var section = Section.other

  private enum Section {
    case formats, cells, other
  }

  init(_ part: String) {
    self.part = part
  }

  override func start(
    _ name: XMLName, _ attributes: XMLAttributes, depth: Int
  ) throws(WorkbookFault) {
    if depth == 2 { section = name == "numFmts" ? .formats : name == "cellXfs" ? .cells : .other }
    guard depth == 3 else { return }
    switch section {
    case .formats:
      guard let id = attributes.number("numFmtId") else { return }
      codes[id] = attributes.string("formatCode")
    case .cells: styles.append(attributes.number("numFmtId") ?? 0)
    case .other: break
    }
    guard max(codes.count, styles.count) <= Bounds.formats else {
      throw .tooBig(part: part, .definitions)
    }
  }
}
