import SQLite

/// What was decided: a word of a closed list, which may take back what was decided before.
public protocol DecisionOutcome: Choice {
  /// Whether it takes back what stood.
  var takesBack: Bool { get }
}

extension Outcome: DecisionOutcome {
  /// A withdrawal does.
  public var takesBack: Bool { self == .withdrawn }
}

/// Whether a model is typical from a day on, or no longer.
public enum SelectionOutcome: String, DecisionOutcome {
  case selected, unselected

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .selected: LocalizedText(vi: "chọn điển hình tiêu biểu", en: "selected as typical")
    case .unselected: LocalizedText(vi: "thôi công nhận điển hình", en: "no longer typical")
    }
  }

  /// As a column of results has it.
  public var synonyms: [String] {
    switch self {
    case .selected: ["điển hình tiêu biểu", "được chọn điển hình tiêu biểu", "tiêu biểu"]
    case .unselected: ["thôi điển hình", "thôi chọn điển hình tiêu biểu"]
    }
  }

  /// Taking a selection back does.
  public var takesBack: Bool { self == .unselected }
}

/// A dated decision on a registration, at a level: that it is recognized, or typical.
public protocol RegistrationDecision: Record {
  /// What can be decided.
  associatedtype Verdict: DecisionOutcome

  /// What was decided on.
  var registration: Id<Registration> { get set }
  /// Of the body that decided.
  var level: RecognitionLevel { get set }
  /// What was decided.
  var outcome: Verdict { get set }
  /// `nil` = the day is not stated.
  var decidedOn: Day? { get set }
  /// Decided on or before this day.
  var knownBy: Day { get set }
  /// Who decided; `nil` = not stated.
  var committee: Id<Committee>? { get set }
  /// Its number, as written; `nil` = not stated.
  var decision: String? { get set }
  /// Where it was read; `nil` = not stated.
  var source: Id<Source>? { get set }

  /// What keeps it from coming after another at its level, if anything does.
  func fault(after last: Self?, _ model: Model) -> ModelFault?
}

extension RegistrationDecision {
  /// By registration, level, outcome and the day by which it is known.
  public var key: SQL {
    """
    registration = \(registration) AND level = \(level) AND outcome = \(outcome)
    AND known_by = \(knownBy)
    """
  }

  /// Where the day is stated, it is known by that day.
  ///
  /// - Throws: `ValueFault.ahead` for what is yet to be decided.
  public func checked() throws(DomainError) -> Self {
    var stored = self
    if let decidedOn { stored.knownBy = decidedOn }
    try stored.knownBy.checkHappened(decidedOn == nil ? "known_by" : "decided_on")
    return stored
  }
}

/// The day of a decision, as far as it is known.
public enum DecisionDay: Sendable, Hashable {
  case on(Day)
  /// On that day or before it.
  case by(Day)
}

extension RegistrationDecision {
  /// When it was taken.
  public var day: DecisionDay { decidedOn.map(DecisionDay.on) ?? .by(knownBy) }

  /// The column that its day was told by.
  var dayColumn: String { decidedOn == nil ? "known_by" : "decided_on" }
}

/// A dated decision that a recognized model is typical (điển hình tiêu biểu), or no longer is.
public struct Selection: RegistrationDecision {
  /// Where its rows stand.
  public static let table = "selection"
  /// Its columns with their rules.
  public static let fields: [Column<Selection>] = [
    .init("registration", \.registration),
    .init("level", \.level),
    .init("outcome", \.outcome),
    .init("decided_on", \.decidedOn),
    .init("known_by", \.knownBy),
    .init("committee", \.committee),
    .init("decision", \.decision, .optionalLine),
    .init("directive", \.directive),
    .init("source", \.source),
    .init("note", \.note, .note),
  ]

  /// Given out when it is stored.
  public var id = Id<Selection>.unassigned
  /// What was decided on.
  public var registration = Id<Registration>.unassigned
  /// Of the body that decided; `unknown` = not stated.
  public var level = RecognitionLevel.unknown
  /// Selected unless stated.
  public var outcome = SelectionOutcome.selected
  /// `nil` = the day is not stated.
  public var decidedOn: Day?
  /// Decided on or before this day.
  public var knownBy = Day.today
  /// Who decided; `nil` = not stated.
  public var committee: Id<Committee>?
  /// Its number, as written; `nil` = not stated.
  public var decision: String?
  /// The decision itself, where it is recorded as a document.
  public var directive: Id<Directive>?
  /// Where it was read; `nil` = not stated.
  public var source: Id<Source>?
  /// Free text, several lines; `nil` = none.
  public var note: String?

  /// Nothing filled in: selected at an unknown level, known by today.
  public init() {}
}

/// What a word for a decision means: the word alone says in which table it stands.
public enum AnyOutcome: Sendable {
  case recognition(Outcome)
  case selection(SelectionOutcome)

  /// Reads a word of either list.
  ///
  /// - Parameter field: what the value was given for, e.g. `--outcome`.
  public static func parse(_ text: String, field: String) throws(DomainError) -> AnyOutcome {
    if let outcome = try? SelectionOutcome.parse(text, field: field) { return .selection(outcome) }
    if let outcome = try? Outcome.parse(text, field: field) { return .recognition(outcome) }
    let known: [ValueFault.Known] =
      Outcome.allCases.map { .init($0.rawValue, $0.label) }
      + SelectionOutcome.allCases.map { .init($0.rawValue, $0.label) }
    throw ValueFault(text, .notOneOf(known)).error(in: field)
  }

  /// What people read for a stored word of either list.
  public static func label(of word: String) -> LocalizedText? {
    SelectionOutcome(rawValue: word)?.label ?? Outcome(rawValue: word)?.label
  }
}
