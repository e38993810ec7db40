import Storage

/// One data line of a file: its cells by header name.
struct Line {
  let file: String
  let number: Int
  let cells: [String: String]

  subscript(_ header: String) -> String { cells[header] ?? "" }

  /// The same trouble, with the place in the file before it.
  func located(_ problem: DomainError) -> DomainError {
    PlaceFault.line(file: file, number, problem: problem).error
  }

  /// Every line of a file under its header.
  static func all(of file: String, _ bytes: [UInt8]) throws -> [Line] {
    let reader = CSVReader(bytes)
    guard let header = try reader.next() else { return [] }
    var lines: [Line] = []
    while let record = try reader.next() {
      guard record.isText, record.cells.count == header.cells.count else {
        throw PlaceFault.cells(
          file: file, line: record.number, given: record.cells.count, wanted: header.cells.count
        ).error
      }
      let cells = Dictionary(zip(header.cells, record.cells), uniquingKeysWith: { $1 })
      lines.append(Line(file: file, number: record.number, cells: cells))
    }
    return lines
  }
}
