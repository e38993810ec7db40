import Storage
import Synchronization
import Workbooks

@testable import Interchange

extension Entry {
  /// A file of an office: encoding, delimiter, header and rows. Whatever it is, no row is lost.
  static let table = Entry(name: "table") { bytes in
    guard let first = bytes.first else { return }
    let file = Array(bytes.dropFirst())
    let (labels, prefilled) =
      first & 1 == 0 ? (modelLabels, ModelSpec.prefilled) : (fundLabels, FundSpec.prefilled)
    let (table, place): (TableReader, FileTable)
    do {
      (table, place) = try reader(of: file, labels, prefilled: prefilled)
    } catch is DomainError {
      return
    }
    var numbers: [Int] = []
    var cells: [[String]] = []
    do {
      while let row = try table.next() {
        numbers.append(row.record.number)
        cells.append(row.record.cells)
        if case .data(let record, _) = row { read(record, place.header) }
      }
    } catch is DomainError {
      return
    }
    let input = try TextInput(pieces(of: file, max(1, file.count)))
    let text = try input.next()
    let all = try records(text, place.delimiter, max(1, text.count))
      .filter { !place.header.rows.contains($0.number) }
    try expectSame(numbers, all.map(\.number), "the rows")
    try expectSame(cells, all.map(\.cells), "the cells")
  }

  /// The reader of the first table of a file, and where that is.
  static func reader(
    of file: [UInt8], _ labels: ImportHeaders, prefilled: Set<String>
  ) throws -> (TableReader, FileTable) {
    let content = try FileContent(
      ImportFile("t", sha256: "", bytes: WorkbookMemory(file)) { Pieces(file).next })
    let table = try content.tables(labels, of: nil, in: []).tables[0]
    return (try TableReader(content, table, labels, prefilled: prefilled), table)
  }

  private static let modelLabels = ModelSpec.labels
  private static let fundLabels = FundSpec.labels

  /// Every column of a row can be asked for.
  private static func read(_ record: FileRecord, _ header: TableHeader) {
    let row = ImportRow(record, header, [:])
    for column in header.meanings.compactMap(\.column) {
      _ = try? row.number(column)
      _ = try? row.money(column, ImportSettings())
    }
  }
}

/// A file in one piece.
private final class Pieces: Sendable {
  private let rest: Mutex<[UInt8]>

  init(_ bytes: [UInt8]) { rest = Mutex(bytes) }

  @Sendable func next() -> [UInt8] {
    rest.withLock { rest in
      defer { rest = [] }
      return rest
    }
  }
}
