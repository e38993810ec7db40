/// A decision that was recorded.
public struct Decided: Sendable {
  public let model: Model
  public let decision: Recognition
}

/// Which decision on a model is meant: the last at its level.
public struct WhichDecision: Sendable {
  let model: String
  let level: String
  let year: Int?
  let outcome: String?

  /// - Parameters:
  ///   - model: its code or title.
  ///   - year: which registration, where the model has several.
  ///   - outcome: only a decision of that outcome.
  public init(on model: String, level: String, year: Int?, outcome: String? = nil) {
    (self.model, self.level, self.year, self.outcome) = (model, level, year, outcome)
  }
}

extension Writer {
  /// Records a decision on the model that goes by that code or title.
  ///
  /// - Parameters:
  ///   - year: which registration, where the model has several.
  ///   - typed: `level`, `decided_on`, `committee`, `decision` and `source`.
  /// - Throws: `MissingColumn`; `DomainError` naming the column, or as the other `decide`.
  public func decide(
    _ outcome: Outcome, on name: String, year: Int?, _ typed: [Typed]
  ) throws -> Decided {
    var decision = Recognition()
    decision.outcome = outcome
    decision.level = try RecognitionLevel.stated(try typed.needed("level"), for: outcome)
    decision.decidedOn = try Day.parse(try typed.needed("decided_on"), field: "decided_on")
    decision.committee = try typed.text("committee").map { body in
      try naming("committee") { try reader.committee(body).id }
    }
    decision.decision = typed.text("decision")
    try decision.enter(typed.only(["source"]), LookupContext(reader))
    let model = try reader.named(Model.self, name)
    return Decided(model: model, decision: try decide(decision, on: model, year: year).1)
  }

  /// Corrects a decision that is recorded.
  ///
  /// - Parameters:
  ///   - typed: `level`, `outcome`, `decided_on`, `decision`, `committee`, `source` and `note`.
  ///   - columns: those to be emptied.
  /// - Throws: `NeededColumn`; `DomainError` naming the column, or as the other `correct`.
  public func correct(
    _ decided: Decided, _ typed: [Typed], clearing columns: [String]
  ) throws {
    var decision = decided.decision
    try decision.enter(typed, LookupContext(reader))
    try decision.clear(columns, reader)
    try correct(decision, on: decided.model)
  }
}

extension Reader {
  /// The decision that is meant, and the model it is on.
  public func decision(_ which: WhichDecision) throws -> Decided {
    let outcome = try which.outcome.map { try Outcome.parse($0, field: "--outcome") }
    let model = try named(Model.self, which.model)
    let level = try RecognitionLevel.parse(which.level, field: "--level")
    let registration = try soleRegistration(of: model, year: which.year)
    let decision = try lastDecision(on: registration, of: model, at: level, outcome)
    return Decided(model: model, decision: decision)
  }
}

extension RecognitionLevel {
  /// An unknown level is for what others reported, not for a decision at hand, unless that takes
  /// back what others reported.
  fileprivate static func stated(
    _ text: String, for outcome: Outcome
  ) throws(DomainError) -> RecognitionLevel {
    let stated = allCases.filter { $0 != .unknown || outcome == .withdrawn }
    if let level = try? parse(text, field: "level"), stated.contains(level) { return level }
    throw notOneOf("level", text, stated)
  }
}
