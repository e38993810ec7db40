import Storage

/// The rows of a file about units, each cell under the plain name of its column.
struct UnitTable {
  let columns: [String]
  private(set) var lines: [Line] = []
  /// Headers that mean no column.
  let unused: [String]
  /// Rows that are no data: titles, totals, signatures.
  private(set) var skipped: [UnitImport.Row] = []

  /// - Throws: `DomainError` where no header has the columns every row needs, or there are no rows.
  init(_ file: ImportFile, _ columns: [ImportColumn]) throws {
    self.columns = columns.map(\.name)
    let table = try TableReader(try TextInput(file.read), ImportHeaders(columns, []), prefilled: [])
    let header = table.header
    let found = header.meanings.map(\.column)
    for column in columns where column.need != .optional && !found.contains(column.name) {
      throw DomainError.noColumn(file.name, column.name, self.columns)
    }
    unused = zip(header.labels, header.meanings).filter { $1 == .unknown }.map(\.0)
    while let row = try table.next() {
      switch row {
      case .data(let record):
        do { try header.check(record) } catch { throw error.inRow(record.number) }
        var cells: [String: String] = [:]
        for (name, cell) in zip(found, record.cells) { if let name { cells[name] = cell.tidied } }
        lines.append(Line(file: file.name, number: record.number, cells: cells))
      case .skipped(let record, let why):
        if why != .blank { skip(record, why.label) }
      case .heading(let record, _, _): skip(record, Skip.heading.label)
      }
    }
    if lines.isEmpty { throw DomainError.noRows(file.name) }
  }

  func has(_ column: String) -> Bool { lines.contains { !$0[column].isEmpty } }

  private mutating func skip(_ record: CSVRecord, _ why: LocalizedText) {
    let text = record.cells.map(\.tidied).filter { !$0.isEmpty }.joined(separator: " ")
    let shown = text.shownInMessage
    skipped.append(
      UnitImport.Row(
        number: record.number,
        reason: LocalizedText(vi: "\(why.vietnamese): «\(shown)»", en: "\(why.english): “\(shown)”"),
        cells: []))
  }
}

extension DomainError {
  fileprivate func inRow(_ number: Int) -> DomainError {
    DomainError(
      kind, violation: violation,
      LocalizedText(
        vi: "dòng \(number): \(description.vietnamese)",
        en: "row \(number): \(description.english)"),
      advice: advice)
  }

  fileprivate static func noRows(_ file: String) -> DomainError {
    let shown = file.shownInMessage
    return DomainError(
      .badData,
      LocalizedText(vi: "«\(shown)» không có dòng dữ liệu nào", en: "“\(shown)” has no rows of data"))
  }

  fileprivate static func noColumn(_ file: String, _ name: String, _ names: [String]) -> DomainError {
    let shown = file.shownInMessage
    let list = names.joined(separator: ", ")
    return DomainError(
      .badData, violation: .missingLabel,
      LocalizedText(vi: "«\(shown)» thiếu cột \(name)", en: "“\(shown)” has no column \(name)"),
      advice: LocalizedText(vi: "Các cột: \(list).", en: "The columns are: \(list)."))
  }
}
