import Query
import SQLite
import Storage

/// How a value is written in a format that programs read.
///
/// Usual text goes to the sink as it lies in memory, SQLite's or a String's. What may act, hide or
/// be no UTF-8 is gone through as a String, letter by letter.
enum Notation {
  case csv, tsv, json

  /// What stands between two values.
  var delimiter: UInt8 { self == .tsv ? UInt8(ascii: "\t") : UInt8(ascii: ",") }

  func write(_ cell: Cell, to sink: Sink) throws {
    switch cell {
    case .null: if self == .json { sink.append(cell.json) }
    case .list where self != .json: if !cell.plain.isEmpty { write(cell.plain, to: sink) }
    case .real, .list: sink.append(cell.json)
    case .integer, .numeral, .decimal, .quantity, .share: sink.append(cell.plain)
    case .text, .phrase, .choice, .day, .moment, .blob: write(cell.plain, to: sink)
    }
    try sink.flushIfFull()
  }

  /// A value as SQLite holds it, written as a ``Cell`` of it would be.
  func write(_ row: borrowing Row, _ column: Int, to sink: Sink) throws {
    switch try row.type(column) {
    case .integer: sink.append(String(try row.get(column, as: Int64.self)))
    case .text:
      // What is nothing at all between two delimiters is NULL.
      if self != .json, try row.byteCount(column) == 0 { return sink.append("\"\"") }
      try row.withText(column) { text in
        text.withUnsafeBufferPointer { write($0, to: sink) }
      }
    case .null, .real, .blob: try write(Cell(try row.value(column)), to: sink)
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
    case .csv, .tsv:
      let look = TextScan(at: text, for: (quote, delimiter))
      if look == .unusual || text.first == String.guardMark {
        sink.append(String(decoding: text, as: UTF8.self).quoted(for: delimiter))
      } else if look == .marked || text.first == UInt8(ascii: " ") || text.last == UInt8(ascii: " ")
      {
        sink.append(quote)
        sink.append(text, marking: (quote, quote), with: quote)
        sink.append(quote)
      } else {
        sink.append(text)
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

extension Cell {
  /// For people.
  public func written(in language: Language) -> String {
    switch self {
    case .null: "—"
    case .text(let text): text
    case .phrase(let phrase), .choice(_, let phrase): phrase[language]
    case .integer(let number): language.written(Decimal(number))
    case .numeral(let number, let comparator): comparator.written + String(number)
    case .real(let number): "\(number)".replacingPoint(with: language.decimalMark)
    case .decimal(let number): language.written(number)
    case .day(let day): language.written(day)
    case .moment(let at): language.written(moment: at)
    case .quantity(let number, let comparator): comparator.written + language.written(number)
    case .share(let share): share.written(language)
    case .list(let texts): texts.joined(separator: " ")
    case .blob(let count): "(\(count) bytes)"
    }
  }

  /// For machines: plain digits, ISO dates, nothing for NULL.
  public var plain: String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .phrase(let phrase): phrase.english
    case .choice(let word, _): word
    case .integer(let number): String(number)
    case .numeral(let number, _): String(number)
    // As SQLite writes what is beyond all numbers: JSON has no word for it, and reads this.
    case .real(let number):
      number.isFinite ? "\(number)" : number < 0 ? "-9e999" : "9e999"
    case .decimal(let number): number.description
    case .day(let day): day.iso
    case .moment(let at): at
    case .quantity(let number, _): number.description
    case .share(let share): share.plain
    case .list(let texts): texts.joined(separator: " ")
    case .blob(let count): "(\(count) bytes)"
    }
  }

}

extension Ratio {
  /// Six digits after the point; more where six would not hold an exact one exactly enough to
  /// recompute a percentage from. A bound is rounded to the side on which it stays true.
  fileprivate var plain: String {
    guard let decimal = decimal(6) else { return "\(value)" }
    return comparator == .equal && decimal.double != value ? "\(value)" : decimal.description
  }
}

extension String {
  fileprivate func replacingPoint(with mark: String) -> String {
    split(separator: ".", omittingEmptySubsequences: false).joined(separator: mark)
  }
}
