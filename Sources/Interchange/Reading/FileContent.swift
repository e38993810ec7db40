import Storage
import Workbooks

/// Records of cells, one after another: of a text, or of a sheet of a workbook.
protocol RecordSource {
  /// The next record; `nil` at the end.
  func next() throws -> FileRecord?
}

extension CSVReader: RecordSource {}

/// A table in a file: its head, and where its rows are.
struct FileTable: Sendable {
  enum Place: Sendable, Equatable {
    case text(delimiter: UInt8)
    case sheet(Sheet)
    case objects

    var sheet: Sheet? {
      if case .sheet(let sheet) = self { sheet } else { nil }
    }
  }

  let header: TableHeader
  let place: Place

  /// The same, as it was found to be written.
  ///
  /// - Parameter isOneOfSeveral: then its sheet is named at every row.
  func settled(_ readings: ColumnReadings, isOneOfSeveral: Bool) -> FileTable {
    FileTable(
      header: header.settled(sheet: isOneOfSeveral ? sheet : nil, readings), place: place)
  }

  /// What parts the cells of a row in a text.
  var textDelimiter: UInt8? {
    if case .text(let delimiter) = place { delimiter } else { nil }
  }

  /// What parts the cells of a row where it is written once more.
  var delimiter: UInt8 {
    textDelimiter ?? UInt8(ascii: ",")
  }

  /// The name of its sheet.
  var sheet: String? { place.sheet?.name }
}

/// A file as far as its beginning tells what it is.
struct FileContent {
  private enum Kind {
    case text
    case objects(ObjectFile)
    case workbook(Workbook)
  }

  private let file: ImportFile
  private let kind: Kind

  /// - Throws: `DomainError` for a file that is neither a text nor a workbook that can be read.
  init(_ file: ImportFile) throws {
    self.file = file
    do throws(WorkbookFault) {
      kind = .workbook(try Workbook(file.bytes))
    } catch {
      switch error {
      case .notAWorkbook(.unknown), .notAWorkbook(.empty), .notAWorkbook(.markup):
        kind = ObjectFile.begins(file) ? .objects(try ObjectFile(file)) : .text
      case .notAWorkbook(.sqlite): throw FileFault.database.error
      default: throw FileFault.workbook(error).error
      }
    }
  }

  /// Whether a row must say of which sheet it is: also where one of several is read, or the others,
  /// read later, would have rows of the same places.
  var hasSeveralSheets: Bool {
    guard case .workbook(let workbook) = kind else { return false }
    let names = workbook.sheets.map(\.name)
    return workbook.sheets.count { !Template.isOwn($0.name, among: names) } > 1
  }

  /// The tables that have the header of a form: one in a text, one in each sheet that is shown or
  /// that is named.
  ///
  /// - Returns: also the sheets in which none was found.
  /// - Throws: `DomainError` where there is none at all.
  func tables(
    _ form: ImportHeaders, of entityKind: EntityKind?, in sheets: [String]
  ) throws -> (tables: [FileTable], without: [Sheet]) {
    guard case .workbook(let workbook) = kind else {
      if let name = sheets.first { throw FileFault.noSheet(name, []).error(in: "sheet") }
      try checkYears(form)
      guard let table = try onlyTable(form) else {
        throw FileContent.noHeader(form, entityKind)
      }
      try table.header.checkUnique()
      return ([table], [])
    }
    var (tables, without): ([FileTable], [Sheet]) = ([], [])
    for sheet in try FileContent.chosen(sheets, of: workbook) {
      let records = try SheetRecords(workbook, sheet)
      let first = FileContent.first(of: records)
      try FileContent.checkYears(first, form)
      let hidden = records.hiddenColumns(of: first)
      if let header = TableHeader.find(in: first, form, hidden: hidden) {
        tables.append(FileTable(header: header, place: .sheet(sheet)))
      } else {
        without.append(sheet)
      }
    }
    if tables.isEmpty { throw FileContent.noHeader(form, entityKind) }
    for table in tables { try table.header.checkUnique() }
    let names = workbook.sheets.map(\.name)
    let hidden = workbook.sheets.filter {
      $0.isHidden && !Template.isOwn($0.name, among: names)
    }
    return (tables, without + (sheets.isEmpty ? hidden : []))
  }

  /// Numbers of several years side by side have no one period.
  private func checkYears(_ form: ImportHeaders) throws {
    guard case .text = kind, !form.measured.isEmpty else { return }
    let input = try TextInput(file.open())
    for delimiter in input.delimiters {
      try FileContent.checkYears(
        FileContent.first(of: CSVReader(delimiter: delimiter, input.head)), form)
    }
  }

  private static func checkYears(
    _ records: [FileRecord], _ form: ImportHeaders
  ) throws(DomainError) {
    for record in records {
      let years = TableHeader.yearsAcross(record, form)
      if !years.isEmpty { throw FileFault.yearsAcross(years.sorted()).error }
    }
  }

  /// All records of a table, from the first of the file.
  func records(of table: FileTable) throws -> any RecordSource {
    if case .workbook(let workbook) = kind, let sheet = table.place.sheet {
      return try SheetRecords(workbook, sheet)
    }
    if case .objects(let objects) = kind { return ObjectRecords(objects) }
    let input = try TextInput(file.open())
    return CSVReader(delimiter: table.delimiter) { try input.next() }
  }

  /// The cells of the first rows, as headers are compared; those of a text, parted in every way.
  func firstCells(in sheets: [String]) throws -> Set<String> {
    var records: [FileRecord] = []
    switch kind {
    case .workbook(let workbook):
      for sheet in try FileContent.chosen(sheets, of: workbook) {
        records += FileContent.first(of: try SheetRecords(workbook, sheet))
      }
    case .objects(let objects): records += try ObjectRecords(objects).next().map { [$0] } ?? []
    case .text:
      let input = try TextInput(file.open())
      for delimiter in input.delimiters {
        records += FileContent.first(of: CSVReader(delimiter: delimiter, input.head[...]))
      }
    }
    return Set(records.flatMap(\.cells).map(\.labelKey))
  }

  /// Of a file that has but one.
  private func onlyTable(_ form: ImportHeaders) throws -> FileTable? {
    guard case .objects(let objects) = kind else { return try textTable(form) }
    guard let names = try ObjectRecords(objects).next() else { return nil }
    return TableHeader.find(in: [names], form).map { FileTable(header: $0, place: .objects) }
  }

  /// The delimiter is the one with which a header has most of the form's columns.
  private func textTable(_ form: ImportHeaders) throws -> FileTable? {
    let input = try TextInput(file.open())
    if let font = FileContent.legacyFont(input.head) { throw FileFault.legacy(font).error }
    var best: FileTable?
    for delimiter in input.delimiters {
      // A cell that the end of the piece cuts is no unclosed one.
      let end = input.head.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? input.head.count
      let first = FileContent.first(of: CSVReader(delimiter: delimiter, input.head[..<end]))
      guard let header = TableHeader.find(in: first, form) else { continue }
      if header.mapped.count > best?.header.mapped.count ?? 0 {
        best = FileTable(header: header, place: .text(delimiter: delimiter))
      }
    }
    return best
  }

  /// Sixty lines are more than any form has above its table.
  private static func first(of records: some RecordSource) -> [FileRecord] {
    var first: [FileRecord] = []
    while first.count < 60, let record = try? records.next() { first.append(record) }
    return first
  }

  /// Sheets of cells: those that are named, else those that are shown.
  private static func chosen(
    _ names: [String], of workbook: Workbook
  ) throws(DomainError) -> [Sheet] {
    let all = workbook.sheets.filter { $0.kind == .worksheet }
    if names.isEmpty { return all.filter { !$0.isHidden } }
    var chosen: [Sheet] = []
    for name in names {
      let sheet =
        all.first { $0.name == name } ?? all.first { $0.name.searchKey == name.searchKey }
      guard let sheet else {
        throw FileFault.noSheet(name, all.map(\.name)).error(in: "sheet")
      }
      chosen.append(sheet)
    }
    return chosen
  }

  /// Text that came through as letters of another language: two lines of it are no accident.
  private static func legacyFont(_ head: [UInt8]) -> LegacyFont? {
    let lines = String(decoding: head.prefix(20_000), as: UTF8.self)
      .split(whereSeparator: \.isNewline).prefix(60)
    let fonts = lines.compactMap { LegacyFont(of: String($0)) }
    return fonts.count > 1 || fonts.count == lines.count ? fonts.first : nil
  }

  private static func noHeader(_ form: ImportHeaders, _ entityKind: EntityKind?) -> DomainError {
    let keys = form.columns.filter { $0.need == .key }
    let names = keys.map { FileFault.LocalizedName(name: $0.name, title: $0.title) }
    return FileFault.noHeader(keys: names, entityKind).error(in: nil, .missingLabel)
  }
}

extension TextInput {
  /// The one that a file says parts its cells, else each that may.
  fileprivate var delimiters: [UInt8] {
    delimiter.map { [$0] } ?? [",", ";", "\t", "|"].map(UInt8.init(ascii:))
  }
}
