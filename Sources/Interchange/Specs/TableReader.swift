import Storage

/// One row below the header of a file.
enum TableRow: Sendable {
  case data(CSVRecord)
  case skipped(CSVRecord, Skip)
  case heading(CSVRecord, String, isNumbered: Bool)
}

/// Reads the table in a file as an office sends it: the delimiter and the header found by what
/// they make of the file, the rows told from titles, totals and signatures.
final class TableReader {
  let header: TableHeader
  let delimiter: UInt8
  private let records: CSVReader
  private var sorter: RowSorter

  init(
    _ input: TextInput, _ form: ImportHeaders, of entityKind: EntityKind? = nil,
    prefilled: Set<String>
  ) throws {
    if let font = TableReader.legacyFont(input.head) { throw FileFault.legacy(font).error }
    var best: (header: TableHeader, delimiter: UInt8)?
    for delimiter in input.delimiter.map({ [$0] }) ?? Array(",;\t|".utf8) {
      let first = try TableReader.firstRecords(input.head, delimiter)
      guard let header = TableHeader.find(in: first, form) else { continue }
      if header.mapped.count > best?.header.mapped.count ?? 0 { best = (header, delimiter) }
    }
    guard let best else { throw TableReader.noHeader(form, entityKind) }
    try best.header.checkUnique()
    header = best.header
    delimiter = best.delimiter
    records = CSVReader(delimiter: delimiter) { try input.next() }
    sorter = RowSorter(header, form, prefilled: prefilled)
  }

  /// The next row; `nil` at the end.
  func next() throws -> TableRow? {
    guard let record = try records.next() else { return nil }
    if record.number < header.rows.lowerBound {
      return .skipped(record, record.cells.allSatisfy(\.tidied.isEmpty) ? .blank : .title)
    }
    if header.rows.contains(record.number) { return try next() }
    switch sorter.sort(record) {
    case .data: return .data(record)
    case .skip(let why): return .skipped(record, why)
    case .heading(let text, let isNumbered): return .heading(record, text, isNumbered: isNumbered)
    }
  }

  /// Sixty lines are more than any form has above its table.
  private static func firstRecords(_ head: [UInt8], _ delimiter: UInt8) throws -> [CSVRecord] {
    // A cell that the end of the piece cuts is no unclosed one.
    let end = head.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? head.count
    let reader = CSVReader(delimiter: delimiter, head[..<end])
    var records: [CSVRecord] = []
    while records.count < 60, let record = try? reader.next() { records.append(record) }
    return records
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
