import Glibc

/// What the attributes of a cell say.
struct OpenDocumentCell {
  var repeats = 1
  /// How many rows and columns it is merged over.
  var rows = 1
  var columns = 1
  private(set) var isCovered = false
  /// The value, while the attributes are at hand.
  private(set) var value: UnsafeBufferPointer<UInt8>?
  private var hasFormula = false
  private var type = RawCell.Kind.text
  /// Whether it says that it is a text, which may be empty.
  private var isText = false

  init() {}

  init(_ attributes: XMLAttributes, isCovered: Bool) {
    self.isCovered = isCovered
    hasFormula = attributes["table:formula"] != nil
    // An error has a value of 0 or an empty text besides.
    if let kind = attributes["calcext:value-type"], equals(kind, "error") {
      type = .error
    } else if let kind = attributes["office:value-type"] {
      let (type, name) = Self.type(kind)
      self.type = type
      isText = type == .text
      value = attributes[name].map { value in
        UnsafeBufferPointer(
          start: UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self), count: strlen(value))
      }
    }
  }

  /// What a type is, and the attribute that has its value.
  private static func type(_ name: UnsafePointer<CChar>) -> (RawCell.Kind, StaticString) {
    switch XMLName(name) {
    case "float", "currency": (.number, "office:value")
    case "percentage": (.percentage, "office:value")
    case "date": (.date, "office:date-value")
    case "time": (.time, "office:time-value")
    case "boolean": (.boolean, "office:boolean-value")
    default: (.text, "office:string-value")
    }
  }

  /// Whether its text is its value.
  var collects: Bool { value == nil && !isCovered }

  /// What a cell is that has such bytes.
  func kind(hasText: Bool) -> RawCell.Kind {
    if !hasText { return .formulaWithoutValue }
    return value == nil && type != .error ? .text : type
  }

  /// Whether it is a formula of which nothing is known if it has no text.
  var isWithoutValue: Bool { hasFormula && !isText }

  var isMerge: Bool { rows > 1 || columns > 1 }

  /// The merge, its rows counted from the cell's.
  func merge(at column: Int) -> Merge {
    Merge(
      top: 0, left: Int32(column), bottom: Int32(rows - 1),
      right: Int32(min(column + columns, Bounds.columns) - 1))
  }
}
