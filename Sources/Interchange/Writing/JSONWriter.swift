import Query
import SQLite
import Storage

/// An array of objects, or one object a line (https://ndjson.org).
struct JSONWriter: RowWriter {
  /// What stands before each value: `{"code": `, then `, "title": `.
  private let openings: [String]
  private let sink: Sink
  private let lines: Bool
  private var isFirst = true

  init(_ headings: [Heading], _ sink: Sink, lines: Bool) {
    openings = headings.map(\.name).toldApart.enumerated().map { index, name in
      (index == 0 ? "{" : ", ") + name.quotedForJSON + ": "
    }
    (self.sink, self.lines) = (sink, lines)
  }

  func begin() throws { if !lines { try sink.write("[") } }

  mutating func row(_ cells: [Cell], _: RowKind) throws {
    beginRow()
    for (opening, cell) in zip(openings, cells) {
      sink.append(opening)
      try Notation.json.write(cell, to: sink)
    }
    endRow()
  }

  mutating func row(_ row: borrowing Row) throws {
    beginRow()
    for column in openings.indices {
      sink.append(openings[column])
      try Notation.json.write(row, column, to: sink)
    }
    endRow()
  }

  func end() throws { if !lines { try sink.write(isFirst ? "]\n" : "\n]\n") } }

  private mutating func beginRow() {
    if !lines { sink.append(isFirst ? "\n  " : ",\n  ") }
    if openings.isEmpty { sink.append("{") }
    isFirst = false
  }

  private func endRow() { sink.append(lines ? "}\n" : "}") }
}

extension [String] {
  /// The names of an object, of which whoever reads it keeps one of each: a name that is taken gets
  /// a number behind it, as SQLite gives them to a table made of such columns.
  fileprivate var toldApart: [String] {
    var taken: Set<[UInt8]> = []
    return map { name in
      var (told, number) = (name, 0)
      while !taken.insert([UInt8](told.utf8)).inserted {
        number += 1
        told = "\(name):\(number)"
      }
      return told
    }
  }
}

extension Cell {
  var json: String {
    switch self {
    case .null: "null"
    case .integer, .numeral, .decimal, .quantity, .share: plain
    case .real: plain
    case .list(let texts): "[" + texts.map(\.quotedForJSON).joined(separator: ", ") + "]"
    case .text, .phrase, .choice, .day, .moment, .blob: plain.quotedForJSON
    }
  }
}

extension String {
  /// RFC 8259; what acts on a terminal, or hides, is escaped, so that none of it reaches one.
  var quotedForJSON: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.acts:
        for unit in String(scalar).utf16 { text += "\\u" + unit.fourHexDigits }
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}

extension UInt16 {
  fileprivate var fourHexDigits: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
