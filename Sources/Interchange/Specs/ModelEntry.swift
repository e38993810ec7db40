import SQLite
import Storage

/// The decisions that rows of a file have brought.
struct DecidedHere {
  var recognitions = IdRanges<Recognition>()
  var selections = IdRanges<Selection>()
}

/// What one row says, as records: a row tells of one decision at most.
struct ModelEntry {
  var model = Model()
  var registration = Registration()
  var decision: Recognition?
  var selection: Selection?
  var place: Placement?

  /// The form's columns of each table; those of its place and its time are read apart.
  static let modelColumns = columns(of: Model.self, but: ["unit"])
  static let registrationColumns = columns(
    of: Registration.self, but: ["unit", "province", "year", "registered_on", "note"])
  static let decisionColumns = [
    "level", "outcome", "recognized_on", "known_by", "decision", "deciding",
  ]
  /// What is of the file, and no word about the model.
  static let ofSource: Set = ["source", "locator", "search_key"]
  /// What the tables call otherwise.
  static let tableColumns = ["owner": "owner_name", "recognized_on": "decided_on"]

  private static func columns<R: Record>(of _: R.Type, but others: Set<String>) -> [String] {
    let own = Set(R.fields.map(\.name)).subtracting(others)
    return ModelSpec.columns.map(\.name).filter { own.contains(tableColumns[$0] ?? $0) }
  }

  /// What the form calls a column of the tables.
  static func formColumn(of column: String) -> String {
    tableColumns.first { $0.value == column }?.key ?? column
  }

  init() { model.kind = .model }

  /// The year and the day of registration; a day alone tells the year.
  mutating func readTime(_ row: ImportRow) throws {
    if let text = try row.text("registered_on") {
      registration.registeredOn = try Day.parse(text, field: row.label("registered_on"))
    }
    if let text = try row.text("year") {
      registration.year = try Year.parse(text, field: .given(row.label("year")))
    } else if let day = registration.registeredOn {
      registration.year = day.year
    } else {
      throw row.lacks("year", of: ModelSpec.columns)
    }
  }

  /// A code that is not given is given out later.
  mutating func validateModel() throws {
    let code = model.code
    if code.isEmpty { model.code = "?" }
    model = try model.validated()
    if code.isEmpty { model.code = "" }
  }

  mutating func came(from file: Id<Source>, _ row: ImportRow) {
    (model.source, registration.source) = (file, file)
    decided(by: file)
    registration.locator = row.locator
    if model.locator == nil { model.locator = registration.locator }
  }

  /// The file is the source of its decision.
  mutating func decided(by file: Id<Source>) {
    decision?.source = file
    selection?.source = file
  }

  /// The models that this row may register again: the one of its code, or for one that is kept up
  /// those of that title and place, or of what the place was formed from.
  func storedModels(_ reader: Reader) throws -> [Model] {
    if !model.code.isEmpty {
      return try reader.find(Model.self, code: model.code).map { [$0] } ?? []
    }
    guard registration.mode == .maintained else { return [] }
    return try reader.lookAlikes(of: model, at: try reader.lineage(of: model.unit))
  }

  /// The same, as of the place where the model is stored, if the row names what has become of it.
  func following(_ stored: Model, _ reader: Reader) throws -> ModelEntry {
    guard let place, model.unit != stored.unit,
      try reader.ifFound({ try reader.place(of: stored, registration)?.unit }) == place.unit
    else { return self }
    var entry = self
    (entry.model.unit, entry.registration.unit) = (stored.unit, place.unit)
    return entry
  }

  /// Stores what is new in a row about a model that is stored.
  func add(
    to stored: Model, _ row: ImportRow, _ file: Id<Source>, _ decided: inout DecidedHere,
    _ writer: borrowing Writer
  ) throws -> RowOutcome {
    if let outcome = try present(as: stored, file, &decided, writer) { return outcome }
    let registered = try writer.reader.registration(of: stored, year: registration.year)
    if !model.code.isEmpty, registered?.source != file {
      let contrary = try contradictions(to: stored, registered, row, writer.reader)
      if !contrary.isEmpty { return .contradicts(stored.code, contrary) }
    }
    var entry = self
    // Of another year it is that registration's.
    if model.note != stored.note { (entry.registration.note, entry.model.note) = (model.note, nil) }
    if registered != nil || !model.code.isEmpty && !entry.isOf(stored) {
      return .held([try held(by: stored, file, writer.reader)])
    }
    try entry.register(stored, &decided, writer)
    return .added
  }

  /// Whether what it says of the model is what another says.
  func isOf(_ other: Model) -> Bool { model.agrees(with: other) }

  /// What it says otherwise of a stored model and its registration.
  private func contradictions(
    to stored: Model, _ registered: Registration?, _ row: ImportRow, _ reader: Reader
  ) throws -> [Contradiction] {
    let blank = ModelEntry()
    let apart = ModelEntry.ofSource.union(hasNote(of: registered) ? ["note"] : [])
    return try contradictions(
      to: stored, registered, row, reader,
      in: model.additions(to: stored, blank: blank.model, apart: apart),
      registered.map {
        registration.additions(to: $0, blank: blank.registration, apart: ModelEntry.ofSource)
      } ?? [])
  }

  /// - Parameters:
  ///   - columns, others: those of the two tables that differ.
  func contradictions(
    to stored: Model, _ registered: Registration?, _ row: ImportRow, _ reader: Reader,
    in columns: [String], _ others: [String]
  ) throws -> [Contradiction] {
    let all =
      try row.contradictions(
        of: model, to: stored, in: columns, reader, called: ModelEntry.formColumn)
      + (registered.map {
        try row.contradictions(of: registration, to: $0, in: others, reader)
      } ?? [])
    // One column of the form may be of both tables.
    return all.reduce(into: []) { kept, one in
      if !kept.contains(where: { $0.label == one.label }) { kept.append(one) }
    }
  }

  @discardableResult
  func register(
    _ model: Model, _ decided: inout DecidedHere, _ writer: borrowing Writer
  ) throws -> Model {
    guard let place else { return model }
    var registration = registration
    registration.unit = place.unit
    let stored = try writer.register(model, in: place.province, registration)
    if let decision { try store(decision, on: stored, &decided.recognitions, writer) }
    if let selection { try store(selection, on: stored, &decided.selections, writer) }
    return stored
  }

  private func store<D: RegistrationDecision>(
    _ decision: D, on stored: Model, _ decided: inout IdRanges<D>, _ writer: borrowing Writer
  ) throws {
    decided.insert(try writer.decide(decision, on: stored, year: registration.year).1.id)
  }

  /// Whether it says nothing new of a model and a registration of it.
  func agrees(with stored: Model, _ registered: Registration) -> Bool {
    var said = model
    if hasNote(of: registered) { said.note = nil }
    return said.agrees(with: stored) && registration.agrees(with: registered)
  }

  /// Whether its note is that of the registration; of one that is new it will be.
  private func hasNote(of registered: Registration?) -> Bool {
    registered.map { $0.note != nil && $0.note == model.note } ?? true
  }

  /// What is to be said where the stored model and its registration agree with this row: present,
  /// or added where only the decision is new. `nil` where they do not agree, or where the other is
  /// another row of the same file: then nobody entered it before.
  func present(
    as stored: Model, _ file: Id<Source>, _ decided: inout DecidedHere,
    _ writer: borrowing Writer
  ) throws -> RowOutcome? {
    guard let registered = try writer.reader.registration(of: stored, year: registration.year),
      agrees(with: stored, registered)
    else { return nil }
    if let decision {
      return try add(decision, to: stored, registered, &decided.recognitions, writer)
    }
    if let selection {
      return try add(selection, to: stored, registered, &decided.selections, writer)
    }
    return model.code.isEmpty && registered.source == file ? nil : .present
  }

  private func add<D: RegistrationDecision>(
    _ decision: D, to stored: Model, _ registered: Registration, _ decided: inout IdRanges<D>,
    _ writer: borrowing Writer
  ) throws -> RowOutcome? {
    let earlier = try writer.reader.decisions(D.self, on: registered.id, at: decision.level)
    if let same = earlier.first(where: { decision.agrees(with: $0) }) {
      return model.code.isEmpty && decided.contains(same.id) ? nil : .present
    }
    try store(decision, on: stored, &decided, writer)
    return .added
  }

  func held(by stored: Model, _ file: Id<Source>, _ reader: Reader) throws -> LookAlike {
    let registered = try reader.registration(of: stored, year: registration.year)
    return LookAlike(
      code: stored.code, row: registered?.source == file ? registered?.locator : nil)
  }
}

extension Model {
  fileprivate func agrees(with other: Model) -> Bool {
    adds(nothingTo: other, blank: ModelEntry().model, apart: ModelEntry.ofSource)
  }
}

extension Registration {
  fileprivate func agrees(with other: Registration) -> Bool {
    adds(nothingTo: other, blank: Registration(), apart: ModelEntry.ofSource)
  }
}

extension RegistrationDecision {
  fileprivate func agrees(with other: Self) -> Bool {
    outcome == other.outcome && decidedOn == other.decidedOn && knownBy == other.knownBy
      && adds(nothingTo: other, blank: Self(), apart: ["source", "known_by"])
  }
}
