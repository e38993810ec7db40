import Storage

/// Reads comma-separated values (RFC 4180) from bytes, one record at a time.
///
/// Bytes, not Characters: "\r\n" is one Swift Character, and every mark that counts is ASCII.
struct CSVReader {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if bytes.starts(with: mark) { position = mark.count }
  }

  /// The next record and the line it starts on; `nil` at the end.
  mutating func next() throws(Problem) -> (line: Int, cells: [String])? {
    guard position < bytes.count else { return nil }
    let start = line
    var cells: [String] = []
    repeat { cells.append(try cell()) } while take(UInt8(ascii: ","))
    try endOfRecord()
    return (start, cells)
  }

  private mutating func cell() throws(Problem) -> String {
    take(UInt8(ascii: "\"")) ? try quoted() : try plain()
  }

  private mutating func plain() throws(Problem) -> String {
    let start = position
    while position < bytes.count, !CSVReader.endsCell(bytes[position]) { position += 1 }
    return try text(bytes[start..<position])
  }

  private mutating func quoted() throws(Problem) -> String {
    let start = line
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\""), !take(byte) { return try text(content[...]) }
      if byte == UInt8(ascii: "\n") { line += 1 }
      content.append(byte)
    }
    throw Problem(
      .badData,
      Phrase(
        vi: "Dòng \(start): dấu ngoặc kép mở mà không đóng",
        en: "Line \(start): a quotation mark is opened and not closed"))
  }

  private mutating func endOfRecord() throws(Problem) {
    let returned = take(UInt8(ascii: "\r"))
    if take(UInt8(ascii: "\n")) || returned || position == bytes.count {
      line += 1
      return
    }
    throw Problem(
      .badData,
      Phrase(
        vi: "Dòng \(line): có chữ sau dấu ngoặc kép đóng",
        en: "Line \(line): text after a closing quotation mark"))
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private func text(_ bytes: ArraySlice<UInt8>) throws(Problem) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Problem(
        .badData,
        Phrase(vi: "Dòng \(line): không phải UTF-8", en: "Line \(line): not UTF-8"))
    }
    return text
  }

  private static func endsCell(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
