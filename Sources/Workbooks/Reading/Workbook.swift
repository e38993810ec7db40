/// A workbook of Excel (`.xlsx`, `.xlsm`) or LibreOffice (`.ods`), known by what is in it.
///
///     let workbook = try Workbook(path: "xa.xlsx")
///     let rows = try workbook.rows(of: workbook.sheets[0])
///     while let row = try rows.next() { … }
///
/// Formulas are what was computed for them last, macros and links are not looked at, and nothing
/// outside the file is.
public final class Workbook {
  /// All sheets in their order, at least one with cells among them.
  public let sheets: [Sheet]
  private let content: Content
  private var texts: SharedTexts?

  private enum Content {
    case office(OfficeWorkbook)
    case openDocument(OpenDocument)
  }

  /// Opens the workbook at `path`. Throws a ``WorkbookFault``.
  public convenience init(path: String) throws(WorkbookFault) {
    try self.init(WorkbookFile(path: path))
  }

  /// Opens a workbook. Throws a ``WorkbookFault``.
  public init(_ bytes: any WorkbookBytes) throws(WorkbookFault) {
    let archive = try Self.archive(bytes)
    if let part = try archive.officeWorkbook() {
      let workbook = try OfficeWorkbook(part, in: archive)
      (sheets, content) = (workbook.sheets, .office(workbook))
    } else {
      let workbook = try OpenDocument(archive)
      (sheets, content) = (workbook.sheets, .openDocument(workbook))
    }
    guard sheets.contains(where: { $0.kind == .worksheet }) else { throw .noSheet }
  }

  private static func archive(_ bytes: any WorkbookBytes) throws(WorkbookFault) -> Archive {
    let opening = try bytes.bytes(at: 0, count: 512)
    let kind = FileKind(opening: opening)
    if kind == .ole, let file = try CompoundFile(bytes) { try file.refuse() }
    // An archive of nothing begins with its end.
    guard kind == .zip, opening[2] == 3 else { throw .notAWorkbook(kind) }
    return try Archive(bytes)
  }

  /// Reads the rows of a sheet of this workbook, from the first; any number may be read at once.
  /// A sheet that is no worksheet has none. Throws a ``WorkbookFault``.
  public func rows(of sheet: Sheet) throws(WorkbookFault) -> sending SheetReader {
    switch content {
    case .office(let workbook):
      return try Self.rows(of: sheet, in: workbook, sharedTexts(of: workbook))
    case .openDocument(let workbook): return try workbook.rows(of: sheet)
    }
  }

  private func sharedTexts(of workbook: OfficeWorkbook) throws(WorkbookFault) -> SharedTexts {
    if let texts { return texts }
    let texts = try workbook.sharedTexts()
    self.texts = texts
    return texts
  }

  private static func rows(
    of sheet: Sheet, in workbook: OfficeWorkbook, _ texts: SharedTexts
  ) throws(WorkbookFault) -> sending SheetReader {
    let merges = try MergeScan.merges(of: sheet.part, in: workbook.archive)
    let handler = OfficeSheet(sheet.part, of: workbook, texts: texts.count, merges: merges)
    let maker = RowMaker(
      part: sheet.part, size: workbook.archive.bytes.count, texts: texts,
      formats: workbook.styles.formats, dates: workbook.dates, merges: merges.merges)
    return try SheetReader(
      XMLReader(workbook.archive.open(sheet.part), handler), handler, maker,
      workbook.styles.formats)
  }
}
