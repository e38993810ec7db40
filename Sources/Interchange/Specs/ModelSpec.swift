import SQLite
import Storage

/// Models with their registrations and, where the row has one, the decision on it.
public struct ModelSpec: ImportSpec {
  /// A row is a model, registered for a year.
  public static let entityKind = EntityKind.model
  /// A row that says nothing but these was not filled in.
  public static let prefilled: Set<String> = ["province", "unit", "year"]

  /// What an empty form asks of a model, its registration and the decision on it.
  public static let template = [
    "title", "province", "unit", "field", "owner_kind", "owner", "year", "registered_on", "mode",
    "outcome", "level", "decision", "recognized_on", "note",
  ]

  /// Columns that tell of a decision.
  static let decision = ["outcome", "recognized_on", "known_by", "decision", "deciding"]

  private let settings: ImportSettings
  private var known = KnownNames()
  private var batch = BatchWriter()
  private var decided = DecidedHere()
  private var firstAlikes = FirstAlikes()
  /// As of the row that was taken last.
  public var tookOwnProvince = false

  /// - Parameter settings: say whether look-alikes are stored.
  public init(_ settings: ImportSettings) { self.settings = settings }

  /// A level alone decides nothing.
  public static func doubts(_ row: ImportRow) throws -> [DomainError] {
    guard try row.own("level") ?? row.ticked("level") != nil else { return [] }
    return try row.tells(ModelSpec.decision) ? [] : [RowFault.noDecision.error]
  }

  /// By the source of a registration, unless the row names another source.
  public static func isStored(row: String, of file: Id<Source>, _ reader: Reader) throws -> Bool {
    try reader.first(Registration.self, where: "source = \(file) AND locator = \(row)") != nil
  }

  /// No word was looked at yet.
  public static func parsing() -> ModelWords { ModelWords() }

  /// `nil` where something in the row is unusual, or wrong: that is said in its turn.
  public static func parsed(_ row: ImportRow, _ words: inout ModelWords) -> ParsedModel? {
    (try? ParsedModel(row, &words)) ?? nil
  }

  /// Gathers a new model, to be stored with others; false where a name is not found, a rule is
  /// broken, or other models of that title have to be looked at.
  public mutating func take(
    _ parsed: ParsedModel, of row: ImportRow, from file: Id<Source>, _ reader: Reader
  ) throws -> Bool {
    try reader.ifFound {
      var entry = parsed.entry
      let waiting = entry.model.code.isEmpty ? nil : batch.model(code: entry.model.code)
      let place = try place(parsed.place, waiting, entry.registration, reader)
      entry.model.field = try parsed.field.map { try known.field($0, reader) }
      let committee = try parsed.committee.map { try known.committee($0, reader) }
      (entry.model.committee, entry.registration.committee) = (committee, committee)
      entry.decision?.committee = try parsed.deciding.map { try known.committee($0, reader) }
      if let source = try parsed.source.map({ try known.source($0, reader) }) {
        (entry.model.source, entry.registration.source) = (source, source)
        entry.decided(by: source)
      } else {
        entry.came(from: file, row)
      }
      if let waiting {
        entry.model.unit = place.unit
        guard entry.isOf(waiting) else { return false }
        // Registered for another year it may be one of those that are alike.
        firstAlikes = FirstAlikes()
        return try batch.append(
          toModel: waiting.code, parsed.title, in: place, entry.registration, entry.decision, reader
        ) { entry.agrees(with: waiting, $0) }
      }
      return try batch.append(
        entry.model, parsed.title, in: place, entry.registration, entry.decision, reader)
    } ?? false
  }

  /// Stores what was gathered before the last time.
  public mutating func advance(_ writer: borrowing Writer) throws {
    for id in try batch.advance(with: writer) { decided.recognitions.insert(id) }
  }

  /// Stores all that was gathered.
  public mutating func flush(_ writer: borrowing Writer) throws {
    for id in try batch.write(with: writer) { decided.recognitions.insert(id) }
  }

  /// Stores what is new of model, registration and decision, or none; a look-alike is held back.
  ///
  /// - Throws: `RowErrors` for the rules the row breaks; `DomainError` for one found in storing it.
  public mutating func take(
    _ row: ImportRow, from file: Id<Source>, _ writer: borrowing Writer
  ) throws -> RowOutcome {
    do {
      if let stored = try named(row, writer.reader) {
        return try writer.whole { try decide(on: stored, row, file, writer) }
      }
      let entry = try read(row, file, writer.reader)
      return try writer.whole { try store(entry, row, file, writer) }
    } catch var problem as DomainError {
      problem.field = problem.field.map { .given(row.label(ModelEntry.formColumn(of: $0.name))) }
      throw problem
    }
  }

  /// The stored model that a row without a title names by its code.
  private func named(_ row: ImportRow, _ reader: Reader) throws -> Model? {
    guard try row.text("title") == nil, let code = try row.text("code") else { return nil }
    guard let stored = try reader.find(Model.self, code: code) else {
      throw DomainError.notFound(.model, code)
    }
    return stored
  }

  /// A row of a list of decisions: a code, and what was decided on its one registration, or on the
  /// one of the year it names.
  private mutating func decide(
    on stored: Model, _ row: ImportRow, _ file: Id<Source>, _ writer: borrowing Writer
  ) throws -> RowOutcome {
    let year = try row.text("year").map { text throws(DomainError) in
      try Year.parse(text, field: .given(row.label("year")))
    }
    var entry = ModelEntry()
    entry.model = stored
    entry.registration = try writer.reader.soleRegistration(of: stored, year: year)
    var problems = RowErrors()
    let scope = LookupContext(writer.reader, on: entry.registration.placeDay)
    let contrary = try entry.contradictions(in: row, scope, &problems) { name in
      try known.place(name, entry.registration, scope.reader)
    }
    try row.enter(["source"], into: &entry.registration, scope, &problems)
    try readDecision(row, &entry, scope, &problems)
    try problems.check()
    if !contrary.isEmpty { return .contradicts(stored.code, contrary) }
    guard entry.decision != nil || entry.selection != nil else {
      throw row.lacks("recognized_on", of: ModelSpec.columns)
    }
    if try row.text("source") == nil { entry.decided(by: file) }
    return try entry.present(as: stored, file, &decided, writer) ?? .present
  }

  private mutating func store(
    _ entry: ModelEntry, _ row: ImportRow, _ file: Id<Source>, _ writer: borrowing Writer
  ) throws -> RowOutcome {
    let (models, year) = (try entry.storedModels(writer.reader), entry.registration.year)
    let mayBeAlike = try batch.mayBeAlike(
      (models.first ?? entry.model).title, of: entry.model.unit, in: year, writer.reader)
    if models.count == 1 {
      let entry = try entry.following(models[0], writer.reader)
      // Registered for another year it may be one of those that are alike.
      firstAlikes = FirstAlikes()
      return try entry.add(to: models[0], row, file, &decided, writer)
    }
    // Which of them is kept up the row does not say.
    if !models.isEmpty, !settings.allowsDuplicates {
      return .held(try models.map { try entry.held(by: $0, file, writer.reader) })
    }
    let alike = mayBeAlike ? try firstAlikes.of(entry.model, in: year, writer.reader) : []
    let isAnother = settings.allowsDuplicates && row.wasHeld
    for other in alike where !isAnother {
      if let outcome = try entry.present(as: other, file, &decided, writer) { return outcome }
    }
    if mayBeAlike, !settings.allowsDuplicates {
      let near =
        try alike.isEmpty ? writer.reader.nearAlikes(of: entry.model, in: year) : alike
      if !near.isEmpty {
        return .held(try near.map { try entry.held(by: $0, file, writer.reader) })
      }
    }
    let stored = try entry.register(entry.model, &decided, writer)
    firstAlikes.add(stored, in: year)
    return .added
  }

  /// The row as records, or every rule it breaks.
  private mutating func read(
    _ row: ImportRow, _ file: Id<Source>, _ reader: Reader
  ) throws -> ModelEntry {
    var entry = ModelEntry()
    var problems = RowErrors()
    try problems.collect(.type) { try entry.readTime(row) }
    // Without its time no name of a unit means anything.
    try problems.check()
    let scope = LookupContext(reader, on: entry.registration.placeDay)
    try problems.collect(.reference) {
      entry.place = try place(row, entry.registration, scope)
      entry.model.unit = entry.place?.unit ?? .unassigned
    }
    let names = ModelEntry.tableColumns
    try row.enter(ModelEntry.modelColumns, into: &entry.model, scope, &problems, called: names)
    try row.enter(
      ModelEntry.registrationColumns, into: &entry.registration, scope, &problems, called: names)
    try problems.collect(.constraint) {
      if entry.model.title.isEmpty { throw row.lacks("title", of: ModelSpec.columns) }
      try entry.validateModel()
      entry.registration = try entry.registration.validated()
    }
    try readDecision(row, &entry, scope, &problems)
    problems.name { row.label(ModelEntry.formColumn(of: $0)) }
    try problems.check()
    if try row.text("source") == nil { entry.came(from: file, row) }
    return entry
  }

  private mutating func place(
    _ row: ImportRow, _ registration: Registration, _ scope: LookupContext
  ) throws -> Placement {
    let (name, reader) = (try row.place(), scope.reader)
    let code = try name.unit == nil ? row.text("code") : nil
    let stored = try code.flatMap { try reader.find(Model.self, code: $0) }
    return try place(name, stored, registration, reader)
  }

  /// A model that is there is where it was, unless a unit is named.
  private mutating func place(
    _ name: PlaceName, _ stored: Model?, _ registration: Registration, _ reader: Reader
  ) throws -> Placement {
    if name.unit == nil, let stored,
      let place = try reader.place(of: stored, in: name.province, registration)
    {
      return place
    }
    tookOwnProvince = name.isBlank
    return try known.place(name, registration, reader)
  }

  private func readDecision(
    _ row: ImportRow, _ entry: inout ModelEntry, _ scope: LookupContext, _ problems: inout RowErrors
  ) throws {
    var isTold = false
    try problems.collect(.type) { isTold = try row.tells(ModelSpec.decision) }
    guard isTold else { return }
    var outcome = AnyOutcome.recognition(.recognized)
    try problems.collect(.type) {
      if let text = try row.text("outcome") {
        outcome = try AnyOutcome.parse(text, field: row.label("outcome"))
      }
    }
    switch outcome {
    case .recognition(let verdict):
      entry.decision = try read(verdict, row, entry, scope, &problems)
    case .selection(let verdict):
      entry.selection = try read(verdict, row, entry, scope, &problems)
    }
  }

  private func read<D: RegistrationDecision>(
    _ verdict: D.Verdict, _ row: ImportRow, _ entry: ModelEntry, _ scope: LookupContext,
    _ problems: inout RowErrors
  ) throws -> D? {
    var decision = D()
    decision.outcome = verdict
    var read: D?
    try row.enter(
      ModelEntry.decisionColumns.filter { $0 != "outcome" }, into: &decision, scope, &problems,
      called: ModelEntry.tableColumns.merging(["deciding": "committee"]) { $1 })
    try problems.collect(.constraint) {
      if try row.text("level") == nil { throw row.lacks("level", of: ModelSpec.columns) }
      if try row.text("recognized_on") == nil, try row.text("known_by") == nil {
        throw row.lacks("recognized_on", of: ModelSpec.columns)
      }
      decision.source = entry.registration.source
      read = try decision.validated()
    }
    return read
  }
}

extension DomainError {
  /// A row says nothing where it must.
  static func required(_ label: String) -> DomainError {
    RowFault.noValue(label: label).error(in: .given(label), .constraint)
  }
}
