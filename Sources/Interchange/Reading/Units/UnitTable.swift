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
    let form = ImportHeaders(columns, [])
    let content = try FileContent(file)
    let found = try content.tables(form, of: nil, in: []).tables
    if found.count > 1 { throw FileFault.severalTables(found.compactMap(\.sheet)).error }
    let table = try TableReader(content, found[0], form, prefilled: [])
    let header = found[0].header
    let meant = header.meanings.map(\.column)
    for column in columns where column.need != .optional && !meant.contains(column.name) {
      throw FileFault.noColumn(column.name, file: file.name, known: self.columns)
        .error(in: nil, .missingLabel)
    }
    unused = zip(header.labels, header.meanings).filter { _, meaning in
      if case .unused = meaning { return true }
      return meaning == .unknown
    }.map(\.0)
    while let row = try table.next() {
      switch row {
      case .data(let record, _), .bare(let record):
        do {
          try header.check(record)
        } catch {
          throw PlaceFault.row(record.number, problem: error).error(in: nil, error.violation)
        }
        var cells: [String: String] = [:]
        for (name, cell) in zip(meant, record.cells) { if let name { cells[name] = cell.tidied } }
        lines.append(Line(file: file.name, number: record.number, cells: cells))
      case .skipped(let record, let why):
        if why != .blank { skip(record, why) }
      case .heading(let record, _, _): skip(record, .heading)
      case .unclear(let record, let fault):
        throw PlaceFault.row(record.number, problem: fault.error).error(in: nil, .constraint)
      }
    }
    if lines.isEmpty { throw FileFault.noRows(file: file.name).error }
  }

  func has(_ column: String) -> Bool { lines.contains { !$0[column].isEmpty } }

  private mutating func skip(_ record: FileRecord, _ why: Skip) {
    let text = record.cells.map(\.tidied).filter { !$0.isEmpty }.joined(separator: " ")
    skipped.append(
      UnitImport.Row(number: record.number, reason: RowFault.skipped(why, text).error, cells: []))
  }
}
