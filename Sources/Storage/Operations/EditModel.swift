/// What is changed of a model, or of one of its registrations.
public struct ModelEdit: Sendable {
  let typed: [Typed]
  let cleared: [String]
  let year: Int?

  /// - Parameters:
  ///   - typed: the model's own columns; `registered_on` and `mode` of a registration; and what
  ///     both have: `province`, `unit`, `committee`, `source`, `note`.
  ///   - cleared: columns to be emptied.
  ///   - year: the registration of which year; then what both have is the registration's.
  public init(_ typed: [Typed], clearing cleared: [String], year: Int?) {
    (self.typed, self.cleared, self.year) = (typed, cleared, year)
  }

  private static let ofRegistration: Set = ["registered_on", "mode"]
  private static let ofBoth: Set = ["province", "unit", "committee", "source", "note"]
  private static let place: Set = ["province", "unit"]

  /// What both have is typed, and is the model's.
  public var changesWhatRegistrationsHave: Bool {
    year == nil && !typed.given.only(Self.ofBoth).isEmpty
  }

  fileprivate var asksForRegistration: Bool {
    year != nil || !typed.given.only(Self.ofRegistration).isEmpty
      || cleared.contains(where: Self.ofRegistration.contains)
  }

  fileprivate func changeOwn(_ model: inout Model, _ reader: Reader) throws {
    let others = Self.ofRegistration.union(Self.ofBoth)
    try model.take(typed.without(others), reader)
    try model.clear(cleared.filter { !others.contains($0) }, reader)
  }

  fileprivate func changeOwn(_ registration: inout Registration, _ reader: Reader) throws {
    try registration.enter(typed.only(Self.ofRegistration), LookupContext(reader))
    try registration.clear(cleared.filter(Self.ofRegistration.contains), reader)
  }

  fileprivate func changeShared<R: Record>(
    _ record: inout R, on day: Day, _ reader: Reader
  ) throws {
    let shared = typed.only(Self.ofBoth)
    try record.enter(shared.without(Self.place), LookupContext(reader, on: day))
    try record.enterPlace(shared, reader, at: UnitTime(day))
    try record.clear(cleared.filter(Self.ofBoth.contains), reader)
  }
}

extension Reader {
  /// The registration that an edit of a model is about: of the year named, or the only one; some
  /// where one must be changed.
  public func registration(of model: Model, for edit: ModelEdit) throws -> Registration? {
    if edit.asksForRegistration { return try soleRegistration(of: model, year: edit.year) }
    return try ifFound { try soleRegistration(of: model, year: nil) }
  }
}

extension Writer {
  /// Changes a model and the registration that the edit is about.
  ///
  /// What both have is the registration's where its year is named; else the registration follows
  /// where it said the same as the model.
  ///
  /// - Throws: `NeededColumn`; `DomainError` naming the column, where the code is taken, or where
  ///   the registration would come after a decision on it.
  public func edit(_ model: Model, _ registration: Registration?, _ edit: ModelEdit) throws {
    var edited = model
    try edit.changeOwn(&edited, reader)
    if edit.year == nil {
      try edit.changeShared(&edited, on: registration?.placeDay ?? .today, reader)
    }
    if edited.code != model.code { try reader.checkFree(Model.self, code: edited.code) }
    try update(edited)
    guard let registration else { return }
    try self.edit(registration, of: model, edited, edit)
  }

  private func edit(
    _ registration: Registration, of model: Model, _ edited: Model, _ edit: ModelEdit
  ) throws {
    var changed = registration
    try edit.changeOwn(&changed, reader)
    if edit.year != nil {
      try edit.changeShared(&changed, on: changed.placeDay, reader)
    } else {
      if registration.unit == model.unit { changed.unit = edited.unit }
      if registration.committee == model.committee { changed.committee = edited.committee }
      if registration.source == model.source { changed.source = edited.source }
    }
    if changed.unit != registration.unit || changed.registeredOn != registration.registeredOn {
      try changed.takeProvince(reader)
    }
    try correct(changed)
  }
}

extension Registration {
  /// The province over its unit at that time; a unit that was none then is refused.
  fileprivate mutating func takeProvince(_ reader: Reader) throws {
    guard let place = try reader.province(over: unit, on: placeDay) else { return }
    guard place.held(during: self) else { throw try reader.gone(place, placeDay) }
    province = place.unit
  }
}

/// What was taken away of a model.
public enum RemovedOfModel: Sendable {
  case all(Model, Removal)
  case registration(Registration, of: Model, Removal)
  case decision(Decided<Recognition>)
  case selection(Decided<Selection>)
}

extension Writer {
  /// Removes a model; with a level, the last decision at that level, of that outcome if one is
  /// told; with a year alone, the registration of that year.
  public func remove(
    ofModel name: String, year: Int?, level: String?, outcome: String?
  ) throws -> RemovedOfModel {
    if let level {
      let which = try WhichDecision(on: name, level: level, year: year, outcome: outcome)
      if case .selection(let outcome) = which.outcome {
        let found = try reader.selection(which, outcome)
        try remove(found)
        return .selection(found)
      }
      let found = try reader.recognition(which)
      try remove(found)
      return .decision(found)
    }
    let model = try reader.named(Model.self, name)
    guard let year else { return .all(model, try remove(model)) }
    let registration = try reader.soleRegistration(of: model, year: year)
    return .registration(registration, of: model, try remove(registration, of: model))
  }

  private func remove(_ decided: Decided<some RegistrationDecision>) throws {
    try keepingSelections(of: decided.decision.registration, decided.model) {
      try delete(decided.decision)
    }
  }
}
