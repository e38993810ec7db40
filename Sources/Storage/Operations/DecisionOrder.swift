import SQLite

/// In which order decisions can be taken, and what they rest on.
extension Writer {
  /// Does what must leave no selection without a recognition, but for those that were so before.
  @discardableResult
  func keepingSelections<T>(
    of registration: Id<Registration>, _ model: Model, _ body: () throws -> T
  ) throws -> T {
    let before = try reader.unrecognized(of: registration)
    let done = try body()
    let after = try reader.unrecognized(of: registration)
    if let left = after.first(where: { !before.keys.contains($0.key) }) {
      throw ModelFault.notRecognized(model, left.value).error
    }
    return done
  }
}

extension Reader {
  /// Selections of what no recognition can have stood of, with their days.
  fileprivate func unrecognized(
    of registration: Id<Registration>
  ) throws(SQLiteError) -> [Int64: Day] {
    let found = try connection.all(
      """
      SELECT c.id, c.known_by FROM selection_disorder AS d JOIN selection AS c ON c.id = d.id
       WHERE d.registration = \(registration) AND d.outcome = 'selected' AND d.recognized = 0
      """
    ) { row throws(SQLiteError) in (try row[0] as Int64, try row[1] as Day) }
    return Dictionary(uniqueKeysWithValues: found)
  }
}

extension Registration {
  /// Decisions dated before the registration they are on: `kind` is their table. Without a day, a
  /// registration is no earlier than the first of its year.
  public static let decidedEarly: SQL = """
    SELECT n.kind, n.id, n.registration, n.known_by, r.registered_on, r.year
      FROM (SELECT 'recognition' AS kind, id, registration, known_by FROM recognition
            UNION ALL SELECT 'selection', id, registration, known_by FROM selection) AS n
      JOIN registration AS r ON r.id = n.registration
     WHERE n.known_by < coalesce(r.registered_on, r.year || '-01-01')
    """

  /// A decision cannot be older than the registration.
  func admits(_ decision: some RegistrationDecision) throws(DomainError) {
    let start = registeredOn ?? Day.first(of: year)
    guard decision.knownBy < start else { return }
    throw ModelFault.beforeRegistration(decision.knownBy, start).error(in: decision.dayColumn)
  }
}

extension RegistrationDecision {
  /// It is not dated before the last one at its level, and is what can come after that.
  func follows(_ last: Self?, _ model: Model) throws(DomainError) {
    if let last, knownBy < last.knownBy {
      throw ModelFault.beforeDecision(knownBy, last.knownBy).error(in: dayColumn)
    }
    if let fault = fault(after: last, model) { throw fault.error }
  }
}

extension Recognition {
  /// Nothing is decided twice at one level, and only what stands can be withdrawn.
  public func fault(after last: Recognition?, _ model: Model) -> ModelFault? {
    let before = last?.outcome
    let stands = (last ?? self).day
    return switch (before, outcome) {
    case (outcome?, _): .decidedAlready(model, level, outcome, stands)
    case (.recognized?, .declined): .decidedAlready(model, level, .recognized, stands)
    case (_, .withdrawn) where before != .recognized: .nothingToWithdraw(model, level)
    default: nil
    }
  }
}

extension Selection {
  /// Nothing is selected twice at one level, and only what is selected can be taken back.
  public func fault(after last: Selection?, _ model: Model) -> ModelFault? {
    if let last, last.outcome == outcome {
      return .selectedAlready(model, level, outcome, last.day)
    }
    return last == nil && outcome == .unselected ? .nothingToUnselect(model, level) : nil
  }
}
