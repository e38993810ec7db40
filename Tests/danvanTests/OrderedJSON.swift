import Testing

/// JSON with its members in order, which Foundation forgets.
indirect enum OrderedJSON: Equatable {
  case null
  case bool(Bool)
  case number(String)
  case text(String)
  case array([OrderedJSON])
  case object([Member])

  struct Member: Equatable {
    let name: String
    let value: OrderedJSON
  }

  init(_ text: String) throws {
    var reader = Reader(rest: Array(text.unicodeScalars)[...])
    self = try reader.value()
    try #require(reader.isAtEnd, "something follows the JSON")
  }

  private struct Reader {
    var rest: ArraySlice<Unicode.Scalar>

    var isAtEnd: Bool { rest.allSatisfy(\.properties.isWhitespace) }

    mutating func value() throws -> OrderedJSON {
      switch try next() {
      case "{": return .object(try items("}") { .init(name: try $0.name(), value: try $0.value()) })
      case "[": return .array(try items("]") { try $0.value() })
      case "\"": return .text(try string())
      case let first:
        var word = String(first)
        while let scalar = rest.first, !",]}".unicodeScalars.contains(scalar),
          !scalar.properties.isWhitespace
        { word.unicodeScalars.append(rest.removeFirst()) }
        switch word {
        case "null": return .null
        case "true", "false": return .bool(word == "true")
        default:
          try #require(Double(word) != nil, "\(word) is no JSON")
          return .number(word)
        }
      }
    }

    private mutating func next() throws -> Unicode.Scalar {
      rest = rest.drop(while: \.properties.isWhitespace)
      return try pop()
    }

    private mutating func pop() throws -> Unicode.Scalar {
      let scalar = rest.popFirst()
      return try #require(scalar, "the JSON ends too soon")
    }

    private mutating func name() throws -> String {
      let quote = try next()
      try #require(quote == "\"", "a member has no name")
      let name = try string()
      let colon = try next()
      try #require(colon == ":", "a member has no value")
      return name
    }

    private mutating func items<T>(
      _ end: Unicode.Scalar, _ item: (inout Reader) throws -> T
    ) throws -> [T] {
      var items: [T] = []
      rest = rest.drop(while: \.properties.isWhitespace)
      if rest.first == end {
        rest.removeFirst()
        return items
      }
      while true {
        items.append(try item(&self))
        if try next() == end { return items }
      }
    }

    private mutating func string() throws -> String {
      var text = ""
      while true {
        let scalar = try pop()
        if scalar == "\"" { return text }
        text.unicodeScalars.append(scalar)
        // What an escape means does not matter here, only that it ends nothing.
        if scalar == "\\" { text.unicodeScalars.append(try pop()) }
      }
    }
  }
}
