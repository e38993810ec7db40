import Query
import Storage

/// An array of objects, or one object a line (https://ndjson.org).
struct JSONWriter: RowWriter {
  private let names: [String]
  private let style: Style
  private let sink: Sink
  private let lines: Bool
  private var isFirst = true

  init(_ headings: [Heading], _ style: Style, _ sink: Sink, lines: Bool) {
    names = headings.map(\.name.quotedForJSON)
    (self.style, self.sink, self.lines) = (style, sink, lines)
  }

  func begin() throws { if !lines { try sink.write("[") } }

  mutating func row(_ cells: [Cell], _: RowKind) throws {
    if !lines { try sink.write(isFirst ? "\n" : ",\n") }
    isFirst = false
    let members = zip(names, cells).map { "\($0): \($1.json)" }
    let object = "{" + members.joined(separator: ", ") + "}"
    try sink.write(lines ? object + "\n" : "  " + object)
  }

  func end() throws { if !lines { try sink.write(isFirst ? "]\n" : "\n]\n") } }
}

extension Cell {
  var json: String {
    switch self {
    case .null: "null"
    case .integer, .numeral, .decimal, .quantity, .share: plain
    // JSON has no infinity; SQLite has.
    case .real(let number): number.isFinite ? "\(number)" : "null"
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
