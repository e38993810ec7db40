/// RFC 4180 and nothing else, to judge the reader by: a cell is quoted whole or not at all. Spaces
/// around a cell that is not quoted do not count.
struct PlainCSV {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var place = 0

  /// - Returns: the records; `nil` for what the RFC does not define.
  static func records(_ bytes: [UInt8], _ delimiter: UInt8) -> [[[UInt8]]]? {
    var reader = PlainCSV(bytes: bytes, delimiter: delimiter)
    var records: [[[UInt8]]] = []
    // Spaces alone at the end are no record.
    while !bytes[reader.place...].allSatisfy({ $0 == 0x20 }) {
      guard let record = reader.record() else { return nil }
      records.append(record)
    }
    return records
  }

  private init(bytes: [UInt8], delimiter: UInt8) {
    (self.bytes, self.delimiter) = (bytes, delimiter)
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func record() -> [[UInt8]]? {
    var cells: [[UInt8]] = []
    let isQuoted = next == 0x22
    while true {
      guard let cell = next == 0x22 ? quoted() : plain() else { return nil }
      cells.append(cell)
      guard let mark = next else { break }
      place += 1
      if mark == delimiter { continue }
      if mark == 0x0D {
        if next == 0x0A { place += 1 }
      }
      break
    }
    // A blank line has no cells; neither do spaces alone.
    return cells == [[]] && !isQuoted ? [] : cells
  }

  private func ends(_ byte: UInt8?) -> Bool {
    byte == nil || byte == delimiter || byte == 0x0A || byte == 0x0D
  }

  private mutating func quoted() -> [UInt8]? {
    place += 1
    var cell: [UInt8] = []
    while let byte = next {
      place += 1
      if byte != 0x22 {
        cell.append(byte)
      } else if next == 0x22 {
        cell.append(byte)
        place += 1
      } else {
        return ends(next) ? cell : nil
      }
    }
    return nil
  }

  private mutating func plain() -> [UInt8]? {
    let start = place
    while !ends(next) {
      if next == 0x22 { return nil }
      place += 1
    }
    let cell = bytes[start..<place].drop { $0 == 0x20 }
    return Array(cell[..<((cell.lastIndex { $0 != 0x20 } ?? cell.startIndex - 1) + 1)])
  }
}
