import Storage

@testable import Interchange

extension Entry {
  /// The reader of delimited text, alone and behind the decoder of the encodings. The first byte
  /// says how the rest is cut into pieces and what stands between cells.
  static let csv = Entry(name: "csv") { bytes in
    guard let first = bytes.first else { return }
    let file = Array(bytes.dropFirst())
    let delimiter = [UInt8](",;\t,".utf8)[Int(first & 3)]
    let size = max(1, Int(first >> 2))
    let whole = try? records(file, delimiter, max(1, file.count))
    let pieces = try? records(file, delimiter, size)
    try expectSame(whole, pieces, "the same file, whole and in pieces of \(size)")
    if let whole { try compareWithPlain(whole, file, delimiter) }
    try decode(file, size)
  }

  static func records(
    _ file: [UInt8], _ delimiter: UInt8, _ size: Int
  ) throws -> [FileRecord] {
    let reader = CSVReader(delimiter: delimiter, pieces(of: file, size))
    var records: [FileRecord] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }

  static func pieces(of file: [UInt8], _ size: Int) -> () -> [UInt8] {
    var rest = file[...]
    return {
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
  }

  private static func compareWithPlain(
    _ records: [FileRecord], _ file: [UInt8], _ delimiter: UInt8
  ) throws {
    try expectSame(
      records.map(\.number), Array(stride(from: 1, through: records.count, by: 1)), "the numbers")
    guard let plain = PlainCSV.records(file, delimiter) else { return }
    try expectSame(records.count, plain.count, "the number of records")
    for (record, cells) in zip(records, plain) {
      // An apostrophe before what a spreadsheet would run is the writer's; it leaves no bytes alone
      // that are no text.
      let texts = cells.map {
        String(validating: $0, as: UTF8.self)?.withoutGuard ?? String(decoding: $0, as: UTF8.self)
      }
      try expectSame(record.cells.map { Array($0.utf8) }, texts.map { Array($0.utf8) }, "the cells")
      try expectSame(
        record.isText, cells.allSatisfy { String(validating: $0, as: UTF8.self) != nil },
        "whether row \(record.number) is text")
    }
  }

  /// What is decoded does not depend on where the file is cut, once the encoding is known.
  private static func decode(_ file: [UInt8], _ size: Int) throws {
    let head = max(size, 16)
    guard let whole = try? decoded(file, max(1, file.count)), file.count > head else { return }
    // The encoding is told by the first piece.
    let cut = try? decoded(file, head)
    let hasMark = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]].contains {
      file.starts(with: $0)
    }
    if hasMark { try expectSame(whole, cut ?? [], "decoded whole and in pieces") }
  }

  private static func decoded(_ file: [UInt8], _ size: Int) throws -> [UInt8] {
    let input = try TextInput(pieces(of: file, size))
    var text: [UInt8] = []
    while true {
      let piece = try input.next()
      if piece.isEmpty { return text }
      text += piece
    }
  }
}
