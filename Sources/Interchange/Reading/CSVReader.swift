import Storage

/// Reads delimited text (RFC 4180), of any size, one record at a time.
///
/// What ``CSVParser`` finds in one piece of the file waits in it.
final class CSVReader {
  private let input: () throws -> [UInt8]
  private var parser: CSVParser
  private var isAtEnd = false
  private var count = 0

  /// - Parameter input: the next piece of the file, in UTF-8; empty at the end.
  init(delimiter: UInt8 = UInt8(ascii: ","), _ input: @escaping () throws -> [UInt8]) {
    self.input = input
    parser = CSVParser(delimiter)
  }

  /// Reads text that is at hand.
  convenience init(delimiter: UInt8 = UInt8(ascii: ","), _ text: some Sequence<UInt8>) {
    var rest = Array(text)
    self.init(delimiter: delimiter) {
      defer { rest = [] }
      return rest
    }
  }

  /// The next record, blank ones too; `nil` at the end.
  func next() throws -> FileRecord? {
    while true {
      count += 1
      if let record = parser.next(number: count) { return record }
      if let fault = parser.fault { throw fault.fault(count).error }
      count -= 1
      if isAtEnd { return nil }
      parser.clear()
      let bytes = try input()
      isAtEnd = bytes.isEmpty
      if isAtEnd { parser.end() } else { parser.read(bytes) }
    }
  }
}

extension CSVParser.Fault {
  fileprivate func fault(_ record: Int) -> FileFault {
    switch self {
    case .hugeCell: .hugeCell(record: record)
    case .openQuote: .openQuote(record: record)
    case .afterQuote(let text): .afterQuote(record: record, text)
    }
  }
}
