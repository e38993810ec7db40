/// Words that are thrown as they are: on its way out, for errors are values that `Messages` puts into
/// words.
public struct WordedFault: Fault {
  /// The sort of trouble, one for each exit code of the command line contract.
  public enum Kind: Sendable, Hashable {
    case failure, usage, badData, noInput, cannotCreate, busy, notPermitted
  }

  public let kind: Kind
  public let what: LocalizedText
  public let advice: LocalizedText?
}

extension DomainError {
  public typealias Kind = WordedFault.Kind

  public init(
    _ kind: Kind, violation: Violation? = nil, field: String? = nil, _ what: LocalizedText,
    advice: LocalizedText? = nil
  ) {
    self.init(
      WordedFault(kind: kind, what: what, advice: advice), field: field.map { FieldRef($0) },
      violation: violation)
  }

  private var worded: WordedFault? { fault as? WordedFault }
  public var kind: Kind { worded?.kind ?? .badData }
  public var what: LocalizedText { worded?.what ?? LocalizedText("\(fault)") }
  public var advice: LocalizedText? { worded?.advice }

  /// Where and what.
  public var description: LocalizedText {
    guard let field = field?.name else { return what }
    return LocalizedText(vi: "\(field): \(what.vietnamese)", en: "\(field): \(what.english)")
  }

  /// A value that breaks a rule of its field.
  public static func invalid(
    _ field: String, _ value: String, vi: String, en: String, advice: LocalizedText? = nil
  ) -> DomainError {
    let shown = value.shownInMessage
    return DomainError(
      .badData, field: field,
      LocalizedText(vi: "«\(shown)» \(vi)", en: "“\(shown)” \(en)"), advice: advice)
  }
}
