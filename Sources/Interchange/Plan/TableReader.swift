import Storage

/// One row of a file.
enum TableRow: Sendable {
  case data(FileRecord, RowLooks)
  case skipped(FileRecord, Skip)
  case heading(FileRecord, String, SectionNumbering?)
  case unclear(FileRecord, TableFault)
  /// Nothing but a name, where others say more.
  case bare(FileRecord)

  /// As it stands in the file.
  var record: FileRecord {
    switch self {
    case .data(let record, _), .skipped(let record, _), .heading(let record, _, _),
      .unclear(let record, _), .bare(let record):
      record
    }
  }
}

/// Reads a table as an office sends it: the rows told from titles, totals and signatures.
final class TableReader {
  private let header: TableHeader
  private let records: any RecordSource
  private var sorter: RowSorter
  private let filled: Set<Int>
  private var above: [Int: String] = [:]

  /// - Parameter plan: how it is read, once it was looked through.
  convenience init(
    _ content: FileContent, _ table: FileTable, _ form: ImportHeaders, prefilled: Set<String>,
    _ plan: TablePlan? = nil
  ) throws {
    let sorter = RowSorter(
      table.header, form, prefilled: prefilled, habits: plan.map(\.habits) ?? TableHabits(),
      delimiter: table.textDelimiter)
    self.init(
      table.header, try content.records(of: table), sorter, filled: plan.map(\.filled) ?? [])
  }

  private init(
    _ header: TableHeader, _ records: any RecordSource, _ sorter: RowSorter, filled: Set<Int>
  ) {
    (self.header, self.records, self.sorter, self.filled) = (header, records, sorter, filled)
  }

  /// The next row; `nil` at the end.
  func next() throws -> TableRow? {
    guard var record = try records.next() else { return nil }
    if record.number < header.rows.lowerBound {
      return .skipped(record, record.cells.allSatisfy(\.tidied.isEmpty) ? .blank : .title)
    }
    if header.rows.contains(record.number) { return try next() }
    record.fillMerged()
    let (sort, looks) = sorter.sort(record)
    switch sort {
    case .data:
      if !filled.isEmpty { fill(&record) }
      return .data(record, looks)
    case .skip(let why):
      if why == .header { above = [:] }
      return .skipped(record, why)
    case .heading(let text, let numbering):
      above = [:]
      return .heading(record, text, numbering)
    case .unclear(let fault): return .unclear(record, fault)
    case .bare: return .bare(record)
    }
  }

  /// Gives blank cells what stands above them.
  private func fill(_ record: inout FileRecord) {
    for index in filled {
      while record.cells.count <= index { record.cells.append("") }
      let text = record.cells[index].tidied
      if text.isEmpty { record.cells[index] = above[index] ?? "" } else { above[index] = text }
    }
  }
}

extension FileRecord {
  /// Gives cells of a workbook that are merged with one above them what that one has.
  fileprivate mutating func fillMerged() {
    guard let known, !known.above.isEmpty else { return }
    for (index, text) in known.above {
      while cells.count <= index { cells.append("") }
      cells[index] = text
    }
  }
}
