import Storage

@testable import Interchange

extension Entry {
  /// A file of an office: encoding, delimiter, header and rows. Whatever it is, no row is lost.
  static let table = Entry(name: "table") { bytes in
    guard let first = bytes.first else { return }
    let file = Array(bytes.dropFirst())
    let (labels, prefilled) =
      first & 1 == 0 ? (modelLabels, ModelSpec.prefilled) : (fundLabels, FundSpec.prefilled)
    let table: TableReader
    do {
      table = try TableReader(
        TextInput(pieces(of: file, max(1, file.count))), labels, prefilled: prefilled)
    } catch is DomainError {
      return
    }
    var numbers: [Int] = []
    var cells: [[String]] = []
    do {
      while let row = try table.next() {
        numbers.append(row.record.number)
        cells.append(row.record.cells)
        if case .data(let record, _) = row { read(record, table.header) }
      }
    } catch is DomainError {
      return
    }
    let input = try TextInput(pieces(of: file, max(1, file.count)))
    let text = try input.next()
    let all = try records(text, table.delimiter, max(1, text.count))
      .filter { !table.header.rows.contains($0.number) }
    try expectSame(numbers, all.map(\.number), "the rows")
    try expectSame(cells, all.map(\.cells), "the cells")
  }

  private static let modelLabels = ModelSpec.labels
  private static let fundLabels = FundSpec.labels

  /// Every column of a row can be asked for.
  private static func read(_ record: CSVRecord, _ header: TableHeader) {
    let row = ImportRow(record, header, [:])
    for column in header.meanings.compactMap(\.column) {
      if let text = try? row.amount(column) { _ = try? Amount(text, field: .column(column)) }
    }
  }
}
