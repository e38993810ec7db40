import CCSV
import Storage

/// Reads delimited text (RFC 4180), of any size, one record at a time.
///
/// The parsing is libcsv's: `csv_parse`. What it finds in one piece of the file waits in a batch,
/// because nothing can be thrown through C.
final class CSVReader {
  private let parser = UnsafeMutablePointer<csv_parser>.allocate(capacity: 1)
  private let input: () throws -> [UInt8]
  private var batch = Batch()
  private var isAtEnd = false
  private var count = 0

  /// - Parameter input: the next piece of the file, in UTF-8; empty at the end.
  init(delimiter: UInt8 = UInt8(ascii: ","), _ input: @escaping () throws -> [UInt8]) {
    self.input = input
    csv_init(parser, UInt8(CSV_REPALL_NL))
    csv_set_delim(parser, delimiter)
    // Not a tab, which may be the delimiter.
    csv_set_space_func(parser) { $0 == UInt8(ascii: " ") ? 1 : 0 }
  }

  /// Reads text that is at hand.
  convenience init(delimiter: UInt8 = UInt8(ascii: ","), _ text: some Sequence<UInt8>) {
    var rest = Array(text)
    self.init(delimiter: delimiter) {
      defer { rest = [] }
      return rest
    }
  }

  deinit {
    csv_free(parser)
    parser.deallocate()
  }

  /// The next record, blank ones too; `nil` at the end.
  func next() throws -> FileRecord? {
    while true {
      count += 1
      if let record = batch.next(number: count) { return record }
      count -= 1
      if isAtEnd { return nil }
      try readOn()
    }
  }

  private func readOn() throws {
    batch.clear()
    let bytes = try input()
    isAtEnd = bytes.isEmpty
    try withUnsafeMutablePointer(to: &batch) { batch in
      guard isAtEnd else {
        let parsed = csv_parse(parser, bytes, bytes.count, Batch.cell, Batch.end, batch)
        if parsed == bytes.count, csv_get_buffer_size(parser) <= CSVReader.largestCell { return }
        throw FileFault.hugeCell(record: count + batch.pointee.recordCount + 1).error
      }
      let isInsideCell = parser.pointee.pstate == 2
      if isInsideCell, parser.pointee.quoted != 0 {
        throw FileFault.openQuote(record: count + 1).error
      }
      csv_fini(parser, Batch.cell, Batch.end, batch)
    }
  }

  /// 16 MB: a cell of that size is most likely a quotation mark that was never closed.
  private static let largestCell = 1 << 24
}

/// The records of one piece of a file.
private struct Batch {
  private var bytes: [UInt8] = []
  /// Where each cell ends in `bytes`.
  private var cellEnds: [Int] = []
  /// Where each record ends in `cellEnds`.
  private var recordEnds: [Int] = []
  private var position = 0
  private var afterReturn = false

  var recordCount: Int { recordEnds.count }

  static let cell:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void =
      { text, count, batch in
        batch?.assumingMemoryBound(to: Batch.self).pointee.add(
          UnsafeRawBufferPointer(start: text, count: count))
      }

  static let end: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { mark, batch in
    batch?.assumingMemoryBound(to: Batch.self).pointee.end(mark)
  }

  private mutating func add(_ cell: UnsafeRawBufferPointer) {
    bytes += cell
    cellEnds.append(bytes.count)
    afterReturn = false
  }

  /// "\r\n" ends one record, not two.
  private mutating func end(_ mark: Int32) {
    defer { afterReturn = mark == CSV_CR }
    if afterReturn, mark == CSV_LF { return }
    recordEnds.append(cellEnds.count)
  }

  mutating func next(number: Int) -> FileRecord? {
    guard position < recordEnds.count else { return nil }
    let first = position == 0 ? 0 : recordEnds[position - 1]
    let cells = first..<recordEnds[position]
    position += 1
    var isText = true
    let texts = bytes.withUnsafeBufferPointer { bytes in
      cells.map { index in
        let start = index == 0 ? 0 : cellEnds[index - 1]
        let cell = UnsafeBufferPointer(rebasing: bytes[start..<cellEnds[index]])
        if let text = String(validating: cell, as: UTF8.self) { return text }
        isText = false
        return String(decoding: cell, as: UTF8.self)
      }
    }
    return FileRecord(number: number, cells: texts, isText: isText)
  }

  /// Forgets the whole records and keeps the one that has begun.
  mutating func clear() {
    let kept = recordEnds.last ?? 0
    let start = kept == 0 ? 0 : cellEnds[kept - 1]
    bytes.removeFirst(start)
    cellEnds = cellEnds[kept...].map { $0 - start }
    recordEnds.removeAll(keepingCapacity: true)
    position = 0
  }
}
