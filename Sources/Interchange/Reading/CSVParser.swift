/// Takes delimited text apart, a piece at a time (RFC 4180); what stands around it is
/// ``CSVReader``.
///
/// Blank lines are records without cells, spaces around a cell that is not quoted do not count. A
/// cell whose closing quotation mark is followed by other text was never quoted: it is that text,
/// marks and all, where nobody can read it in another way.
struct CSVParser {
  enum Fault {
    case hugeCell, openQuote
    /// The cell up to the text after its closing quotation mark.
    case afterQuote(String)
  }

  private enum State {
    /// Nothing of the record yet, or nothing of the cell.
    case record, cell
    case plain, quoted
    /// A quotation mark within a quoted cell was the last: its end, or the first of two.
    case afterQuote
    /// Spaces stand behind the end of a quoted cell.
    case afterCell
    /// Plain after all, though it begins with a quotation mark.
    case loose
  }

  private let delimiter: UInt8
  private var state = State.record
  private var afterReturn = false
  private var spaces = 0
  /// Where the cell begins in `bytes`, and how many quotation marks it has where it is loose.
  private var start = 0
  private var quotes = 0
  /// The quoted cell has what would end a plain one, or a doubled mark.
  private var isSurelyQuoted = false

  private var bytes: [UInt8] = []
  /// Where each cell ends in `bytes`.
  private var cellEnds: [Int] = []
  /// Where each record ends in `cellEnds`.
  private var recordEnds: [Int] = []
  private var position = 0
  /// What keeps the record after those that were found from being read.
  private(set) var fault: Fault?

  init(_ delimiter: UInt8) { self.delimiter = delimiter }

  /// Reads on; what was found before must have been forgotten.
  mutating func read(_ piece: [UInt8]) {
    piece.withUnsafeBufferPointer { piece in
      var index = 0
      while index < piece.count, fault == nil {
        switch state {
        case .plain, .loose: readPlain(piece, &index)
        case .quoted: readQuoted(piece, &index)
        default:
          take(piece[index])
          index += 1
        }
      }
    }
    if bytes.count - start > CSVParser.largestCell { fault = fault ?? .hugeCell }
  }

  /// The file ends here.
  mutating func end() {
    switch state {
    case .record: break
    case .quoted: fault = .openQuote
    default:
      endCell()
      if fault == nil { recordEnds.append(cellEnds.count) }
    }
    state = .record
  }

  private mutating func readPlain(_ piece: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    let first = index
    while index < piece.count, !ends(piece[index]) { index += 1 }
    let found = UnsafeBufferPointer(rebasing: piece[first..<index])
    if state == .loose { quotes += found.count { $0 == CSVParser.quote } }
    bytes += found
    guard index < piece.count else { return }
    take(mark: piece[index])
    index += 1
  }

  private mutating func readQuoted(_ piece: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    let first = index
    while index < piece.count, piece[index] != CSVParser.quote {
      isSurelyQuoted = isSurelyQuoted || ends(piece[index])
      index += 1
    }
    bytes += UnsafeBufferPointer(rebasing: piece[first..<index])
    guard index < piece.count else { return }
    state = .afterQuote
    index += 1
  }

  /// A byte between cells.
  private mutating func take(_ byte: UInt8) {
    if ends(byte) { return take(mark: byte) }
    switch (state, byte) {
    case (.record, CSVParser.space), (.cell, CSVParser.space): afterReturn = false
    case (.record, CSVParser.quote), (.cell, CSVParser.quote):
      (state, start, spaces, isSurelyQuoted) = (.quoted, bytes.count, 0, false)
    case (.afterQuote, CSVParser.quote):
      bytes.append(byte)
      (state, isSurelyQuoted) = (.quoted, true)
    case (.afterQuote, CSVParser.space), (.afterCell, CSVParser.space):
      (state, spaces) = (.afterCell, spaces + 1)
    case (.afterQuote, _), (.afterCell, _): loosen(byte)
    default:
      (state, start) = (.plain, bytes.count)
      bytes.append(byte)
    }
  }

  /// A delimiter or the end of a line.
  private mutating func take(mark: UInt8) {
    if mark == delimiter {
      if state == .record { start = bytes.count }
      endCell()
      state = .cell
      return
    }
    let isSecond = afterReturn && state == .record && mark == CSVParser.feed
    if !isSecond {
      if state != .record { endCell() }
      if fault == nil { recordEnds.append(cellEnds.count) }
    }
    (state, afterReturn) = (.record, mark == CSVParser.carriageReturn)
  }

  private mutating func endCell() {
    afterReturn = false
    switch state {
    case .plain, .loose:
      while bytes.count > start, bytes.last == CSVParser.space { bytes.removeLast() }
      if state == .loose, quotes % 2 != 0 { fault = .afterQuote(loose) }
    default: break
    }
    if fault == nil { cellEnds.append(bytes.count) }
    start = bytes.count
  }

  /// Goes on as text what was taken for a quoted cell.
  private mutating func loosen(_ byte: UInt8) {
    bytes.insert(CSVParser.quote, at: start)
    bytes.append(CSVParser.quote)
    bytes += [UInt8](repeating: CSVParser.space, count: spaces)
    bytes.append(byte)
    quotes = byte == CSVParser.quote ? 3 : 2
    state = .loose
    if isSurelyQuoted { fault = .afterQuote(loose) }
  }

  private var loose: String { String(decoding: bytes[start...].suffix(200), as: UTF8.self) }

  private func ends(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == CSVParser.feed || byte == CSVParser.carriageReturn
  }

  private static let quote = UInt8(ascii: "\"")
  private static let space = UInt8(ascii: " ")
  private static let feed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// 16 MB: a cell of that size is most likely a quotation mark that was never closed.
  private static let largestCell = 1 << 24
}

extension CSVParser {
  /// The next of the records that were found.
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
        if let text = String(validating: cell, as: UTF8.self) { return text.withoutGuard }
        isText = false
        return String(decoding: cell, as: UTF8.self)
      }
    }
    return FileRecord(number: number, cells: texts, isText: isText)
  }

  /// Forgets the whole records and keeps the one that has begun.
  mutating func clear() {
    let kept = recordEnds.last ?? 0
    let first = kept == 0 ? 0 : cellEnds[kept - 1]
    bytes.removeFirst(first)
    start -= first
    cellEnds = cellEnds[kept...].map { $0 - first }
    recordEnds.removeAll(keepingCapacity: true)
    position = 0
  }
}
