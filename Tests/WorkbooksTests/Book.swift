import Glibc
import Testing

@testable import Workbooks

/// A workbook of Excel as its parts, with what a test is about and nothing else.
struct Book {
  var sheet = "<sheetData/>"
  var sheetRoot = "worksheet"
  var strings: String?
  var styles: String?
  var workbook = "<sheets><sheet name=\"Một\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
  var others: [(String, String)] = []

  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// A sheet of rows.
  init(rows: String = "", after: String = "", before: String = "") {
    sheet = "\(before)<sheetData>\(rows)</sheetData>\(after)"
  }

  /// The relationships of the workbook, as most programs write them.
  static let relationships = """
    <Relationships xmlns="\(package)">
    <Relationship Id="rId1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>
    <Relationship Id="rId2" Type="\(office)/sharedStrings" Target="sharedStrings.xml"/>
    <Relationship Id="rId3" Type="\(office)/styles" Target="/xl/styles.xml"/>
    </Relationships>
    """

  static let root = """
    <Relationships xmlns="\(package)"><Relationship Id="rId1" Type="\(office)/officeDocument" \
    Target="xl/workbook.xml"/></Relationships>
    """

  /// The parts in their order; one that `others` names too is theirs.
  var parts: [(String, String)] {
    let header = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    var parts = [
      ("_rels/.rels", Self.root), ("xl/_rels/workbook.xml.rels", Self.relationships),
      (
        "xl/workbook.xml",
        "\(header)<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\">\(workbook)"
          + "</workbook>"
      ),
      (
        "xl/worksheets/sheet1.xml",
        "\(header)<\(sheetRoot) xmlns=\"\(Self.main)\">\(sheet)</\(sheetRoot)>"
      ),
    ]
    if let strings { parts.append(("xl/sharedStrings.xml", "<sst>\(strings)</sst>")) }
    if let styles { parts.append(("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>")) }
    return parts.filter { part in !others.contains { $0.0 == part.0 } } + others
  }

  var bytes: [UInt8] {
    var zip = Zip()
    for (name, text) in parts { zip.add(name, text) }
    return zip.archive
  }

  func open() throws -> Workbook { try Workbook(WorkbookMemory(bytes)) }

  /// The rows of the first sheet.
  func rows() throws -> [SheetRow] { try allRows(bytes) }

  /// The cells of the only row.
  func cells() throws -> [SheetValue] {
    try #require(try rows().first).cells.map(\.value)
  }
}

/// The rows of a sheet of a workbook.
func allRows(_ bytes: [UInt8], sheet: Int = 0) throws -> [SheetRow] {
  let workbook = try Workbook(WorkbookMemory(bytes))
  return try allRows(workbook.rows(of: workbook.sheets[sheet]))
}

func allRows(_ reader: SheetReader) throws -> [SheetRow] {
  var rows: [SheetRow] = []
  while let row = try reader.next() { rows.append(row) }
  return rows
}

/// What refuses the workbook.
func fault(_ bytes: [UInt8]) -> WorkbookFault? {
  do {
    _ = try allRows(bytes)
    return nil
  } catch {
    return error as? WorkbookFault
  }
}

/// A row as one line: number, `-` where it is hidden, and its cells, `^` before one merged over.
func line(_ row: SheetRow) -> String {
  "\(row.number)\(row.isHidden ? "-" : "") "
    + row.cells.map { ($0.isMergedOver ? "^" : "") + short($0.value) }.joined(separator: "|")
}

func short(_ value: SheetValue) -> String {
  switch value {
  case .empty: ""
  case .text(let text): text
  case .number(let number, let isPercentage): isPercentage ? "#\(number)%" : "#\(number)"
  case .date(let date): "@\(date)"
  case .time(let time): "@\(time)"
  case .boolean(let isTrue): isTrue ? "+true" : "+false"
  case .error(let error): "!\(error)"
  case .formulaWithoutValue: "=?"
  }
}

/// Whether there is time for what takes half a minute unoptimized.
let isSoak = getenv("DANVAN_SOAK") != nil
