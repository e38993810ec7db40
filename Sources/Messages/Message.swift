import Storage

/// What went wrong in words: what it was, where, and what to do about it.
public struct Message: Error, Sendable, Equatable {
  /// The sort of trouble, one for each exit code of the command line contract.
  public enum Kind: Sendable, Hashable {
    case failure, usage, badData, noInput, cannotCreate, busy, notPermitted
  }

  /// Decides the exit code.
  public let kind: Kind
  /// The column or option it is about, where it is about one.
  public var field: String?
  /// Which rule of a table of data is broken, where it is one's.
  public var violation: DomainError.Violation?
  /// What is wrong, without the field it is about.
  public let what: LocalizedText
  /// What to do.
  public let advice: LocalizedText?
  /// What may have been meant; the code to type, up to the first space, and its name.
  public let choices: [String]

  /// - Parameter what: what is wrong, without the field, which ``description`` puts before it.
  public init(
    _ kind: Kind, violation: DomainError.Violation? = nil, field: String? = nil,
    _ what: LocalizedText, advice: LocalizedText? = nil, choices: [String] = []
  ) {
    (self.kind, self.violation, self.field) = (kind, violation, field)
    (self.what, self.advice, self.choices) = (what, advice, choices)
  }

  /// Where and what.
  public var description: LocalizedText {
    guard let field else { return what }
    return LocalizedText(vi: "\(field): \(what.vietnamese)", en: "\(field): \(what.english)")
  }
}

extension Message {
  init(
    _ kind: Kind = .badData, vi: String, en: String, _ advice: LocalizedText? = nil,
    choices: [String] = []
  ) {
    self.init(kind, LocalizedText(vi: vi, en: en), advice: advice, choices: choices)
  }

  /// A value that breaks a rule of its field, which is told as it was typed, e.g. `--year`.
  public static func invalid(
    _ field: String, _ text: String, vi: String, en: String, advice: LocalizedText? = nil
  ) -> Message {
    var message = value(text, vi: vi, en: en, advice)
    message.field = field
    return message
  }

  /// What is wrong with a value, which is shown shortened and without control characters.
  static func value(
    _ value: String, vi: String, en: String, _ advice: LocalizedText? = nil, choices: [String] = []
  ) -> Message {
    let shown = value.shownInMessage
    return Message(vi: "«\(shown)» \(vi)", en: "“\(shown)” \(en)", advice, choices: choices)
  }
}
