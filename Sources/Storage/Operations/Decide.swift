/// A decision that was recorded.
public struct Decided<D: RegistrationDecision>: Sendable {
  /// What was decided on.
  public let model: Model
  /// As it is stored.
  public let decision: D
}

/// Which decision on a model is meant: the last at its level.
public struct WhichDecision: Sendable {
  let model: String
  let level: String
  let year: Int?
  /// Of a recognition where it is `nil`.
  public let outcome: AnyOutcome?

  /// - Parameters:
  ///   - model: its code or title.
  ///   - year: which registration, where the model has several.
  ///   - outcome: only a decision of that outcome.
  /// - Throws: `DomainError` where there is no such outcome.
  public init(
    on model: String, level: String, year: Int?, outcome: String? = nil
  ) throws(DomainError) {
    (self.model, self.level, self.year) = (model, level, year)
    var parsed: AnyOutcome?
    if let outcome { parsed = try AnyOutcome.parse(outcome, field: "decision.outcome") }
    self.outcome = parsed
  }
}

extension Writer {
  /// Records a decision on the model that goes by that code or title.
  ///
  /// - Parameters:
  ///   - year: which registration, where the model has several.
  ///   - typed: `level`, `decided_on` or, where the day is not known, `known_by`; `committee`,
  ///     `decision`, `source` and `note`.
  /// - Throws: `MissingColumn`; `DomainError` naming the column, or as the other `decide`.
  public func decide<D: RegistrationDecision>(
    _: D.Type, _ outcome: D.Verdict, on name: String, year: Int?, _ typed: [Typed]
  ) throws -> Decided<D> {
    var decision = D()
    decision.outcome = outcome
    decision.level = try RecognitionLevel.stated(
      try typed.needed("level"), unknown: outcome.takesBack)
    if let day = typed.text("known_by") {
      decision.knownBy = try Day.parse(day, field: "known_by")
    } else {
      decision.decidedOn = try Day.parse(try typed.needed("decided_on"), field: "decided_on")
    }
    decision.committee = try typed.text("committee").map { body in
      try naming("committee") { try reader.committee(body).id }
    }
    decision.decision = typed.text("decision")
    try decision.enter(typed.only(["source", "note"]), LookupContext(reader))
    let model = try reader.named(Model.self, name)
    return Decided(model: model, decision: try decide(decision, on: model, year: year).1)
  }

  /// Corrects a decision that is recorded.
  ///
  /// - Parameters:
  ///   - typed: `level`, `outcome`, `decided_on` or, where the day is not known, `known_by`;
  ///     `decision`, `committee`, `source` and `note`.
  ///   - columns: those to be emptied.
  /// - Throws: `NeededColumn`; `DomainError` naming the column, or as the other `correct`.
  public func correct(
    _ decided: Decided<some RegistrationDecision>, _ typed: [Typed], clearing columns: [String]
  ) throws {
    var decision = decided.decision
    // A day that was told would be the one it is known by, too.
    if typed.text("known_by") != nil { decision.decidedOn = nil }
    try decision.enter(typed, LookupContext(reader))
    try decision.clear(columns, reader)
    try correct(decision, on: decided.model)
  }
}

extension Reader {
  /// The recognition, refusal or withdrawal that is meant, and the model it is on.
  public func recognition(_ which: WhichDecision) throws -> Decided<Recognition> {
    if case .recognition(let outcome) = which.outcome { return try decision(which, outcome) }
    return try decision(which, nil)
  }

  /// The decision on selection that is meant, and the model it is on.
  public func selection(
    _ which: WhichDecision, _ outcome: SelectionOutcome
  ) throws -> Decided<Selection> {
    try decision(which, outcome)
  }

  private func decision<D>(_ which: WhichDecision, _ outcome: D.Verdict?) throws -> Decided<D> {
    let model = try named(Model.self, which.model)
    let level = try RecognitionLevel.parse(which.level, field: "decision.level")
    let registration = try soleRegistration(of: model, year: which.year)
    let decision: D = try lastDecision(on: registration, of: model, at: level, outcome)
    return Decided(model: model, decision: decision)
  }
}

extension RecognitionLevel {
  /// An unknown level is for what others reported, not for a decision at hand, unless that takes
  /// back what others reported.
  fileprivate static func stated(
    _ text: String, unknown isStated: Bool
  ) throws(DomainError) -> RecognitionLevel {
    let stated = allCases.filter { $0 != .unknown || isStated }
    if let level = try? parse(text, field: "level"), stated.contains(level) { return level }
    throw notOneOf("level", text, stated)
  }
}
