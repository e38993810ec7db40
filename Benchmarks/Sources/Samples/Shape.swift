/// A way of reading that is measured on a line of its own.
public enum Shape: CaseIterable, Sendable {
  /// Eight mixed columns, the texts as bytes where SQLite has them.
  case mixedSpans
  /// Eight mixed columns, the texts as `String`.
  case mixed
  case integers
  case textSpans
  case texts

  public var sql: String {
    switch self {
    case .mixed, .mixedSpans: Statements.readItems
    case .integers: Statements.readIntegers
    case .texts, .textSpans: Statements.readTexts
    }
  }

  public var title: String {
    switch self {
    case .mixedSpans: "read 8 mixed columns, text as spans"
    case .mixed: "read 8 mixed columns, text as String"
    case .integers: "read 8 integers"
    case .textSpans: "read 8 texts as spans"
    case .texts: "read 8 texts as String"
    }
  }

  /// Whether memory of its own is made for each text.
  public var makesStrings: Bool { self == .mixed || self == .texts }
}
