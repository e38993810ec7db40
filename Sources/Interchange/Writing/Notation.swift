import Query
import SQLite
import Storage

/// How a value is written in a format that programs read.
///
/// Usual text goes to the sink as it lies in memory, SQLite's or a String's. What may act, hide or
/// be no UTF-8 is gone through as a String, letter by letter.
enum Notation {
  case csv, tsv, json

  func write(_ cell: Cell, to sink: Sink) throws {
    switch cell {
    case .null, .real, .list:
      if self == .json { sink.append(cell.json) } else { write(cell.plain, to: sink) }
    case .integer, .numeral, .decimal, .quantity, .share: sink.append(cell.plain)
    case .text, .phrase, .choice, .day, .moment, .blob: write(cell.plain, to: sink)
    }
    try sink.flushIfFull()
  }

  /// A value as SQLite holds it, written as a ``Cell`` of it would be.
  func write(_ row: borrowing Row, _ column: Int, to sink: Sink) throws {
    switch row.type(column) {
    case .integer: sink.append(String(try row.get(column, as: Int64.self)))
    case .text:
      try row.withText(column) { text in
        text.withUnsafeBufferPointer { write($0, to: sink) }
      }
    case .null, .real, .blob: try write(Cell(row.value(column)), to: sink)
    }
    try sink.flushIfFull()
  }

  private func write(_ text: String, to sink: Sink) {
    var text = text
    text.withUTF8 { write($0, to: sink) }
  }

  private func write(_ text: UnsafeBufferPointer<UInt8>, to sink: Sink) {
    let quote = UInt8(ascii: "\"")
    let backslash = UInt8(ascii: "\\")
    switch self {
    case .csv:
      let look = TextScan(at: text, for: (quote, UInt8(ascii: ",")))
      if look == .unusual {
        sink.append(String(decoding: text, as: UTF8.self).quoted(for: UInt8(ascii: ",")))
      } else if look == .marked || text.first == UInt8(ascii: " ") || text.last == UInt8(ascii: " ")
      {
        sink.append(quote)
        sink.append(text, marking: (quote, quote), with: quote)
        sink.append(quote)
      } else {
        sink.append(text)
      }
    case .tsv:
      switch TextScan(at: text, for: (backslash, backslash)) {
      case .plain: sink.append(text)
      case .marked: sink.append(text, marking: (backslash, backslash), with: backslash)
      case .unusual: sink.append(String(decoding: text, as: UTF8.self).escapedForTSV)
      }
    case .json:
      let look = TextScan(at: text, for: (quote, backslash))
      if look == .unusual {
        return sink.append(String(decoding: text, as: UTF8.self).quotedForJSON)
      }
      sink.append(quote)
      if look == .plain {
        sink.append(text)
      } else {
        sink.append(text, marking: (quote, backslash), with: backslash)
      }
      sink.append(quote)
    }
  }
}

extension Sink {
  /// Appends a text with `sign` before each of the marks in it.
  fileprivate func append(
    _ text: UnsafeBufferPointer<UInt8>, marking marks: (UInt8, UInt8), with sign: UInt8
  ) {
    var start = 0
    for index in text.indices where text[index] == marks.0 || text[index] == marks.1 {
      append(UnsafeBufferPointer(rebasing: text[start..<index]))
      append(sign)
      start = index
    }
    append(UnsafeBufferPointer(rebasing: text[start...]))
  }
}
