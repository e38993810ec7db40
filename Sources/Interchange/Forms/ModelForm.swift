import SQLite
import Storage

/// Models with their registrations and, where the row has one, the decision on it.
public struct ModelForm: Form {
  public static let noun = Noun.model
  public static let prefilled: Set<String> = ["province", "unit", "year"]

  public static let template = [
    "title", "province", "unit", "field", "owner_kind", "owner", "year", "registered_on", "mode",
    "outcome", "level", "decision", "recognized_on", "note",
  ]

  /// Columns that tell of a decision.
  private static let decision = ["outcome", "recognized_on", "known_by", "decision", "deciding"]

  private let settings: FormSettings
  private var known = KnownNames()
  private var intake = Intake()
  /// The decisions that rows of this file have brought.
  private var decided = IdRanges<Recognition>()

  public init(_ settings: FormSettings) { self.settings = settings }

  /// "I. Lĩnh vực kinh tế" above the models of that field, "II. Xã Đầm Hà" above those of a commune.
  public func heading(_ text: String, _ reader: Reader) throws -> (column: String, value: String)? {
    let name = text.withoutSectionNumber
    if let field = try reader.ifFound({ try reader.field(name) }) { return ("field", field.code) }
    // Where no communes are stored, none can be looked up.
    let types = try reader.communeTypes().map { $0.searchKey + " " }
    return types.contains { name.searchKey.hasPrefix($0) } ? ("unit", name) : nil
  }

  /// A level alone decides nothing.
  public func doubts(_ row: FormRow) throws -> [Phrase] {
    guard row.own("level") != nil else { return [] }
    for column in ModelForm.decision where try row.text(column) != nil { return [] }
    return [
      Phrase(
        vi: "có cấp mà chưa có kết quả, ngày hay số quyết định: chưa ghi công nhận",
        en: "has a level and no result, day or number of a decision: no recognition recorded")
    ]
  }

  public static func isStored(row: String, of file: Id<Source>, _ reader: Reader) throws -> Bool {
    try reader.first(Registration.self, where: "source = \(file) AND locator = \(row)") != nil
  }

  public static func drafting() -> ModelWords { ModelWords() }

  public static func draft(_ row: FormRow, _ words: inout ModelWords) -> ModelDraft? {
    (try? ModelDraft(row, &words)) ?? nil
  }

  public mutating func take(
    _ draft: ModelDraft, of row: FormRow, from file: Id<Source>, _ reader: Reader
  ) throws -> Bool {
    try reader.ifFound {
      var entry = ModelEntry()
      (entry.model, entry.registration, entry.decision) = (
        draft.model, draft.registration, draft.decision
      )
      let place = try known.place(draft.province, draft.unit, entry.registration, reader)
      entry.model.field = try draft.field.map { try known.field($0, reader) }
      let committee = try draft.committee.map { try known.committee($0, reader) }
      (entry.model.committee, entry.registration.committee) = (committee, committee)
      entry.decision?.committee = try draft.deciding.map { try known.committee($0, reader) }
      entry.came(from: file, row)
      return try intake.gather(
        entry.model, titleKey: draft.titleKey, in: place, entry.registration, entry.decision,
        reader)
    } ?? false
  }

  public mutating func settle(_ writer: borrowing Writer) throws {
    for id in try intake.write(with: writer) { decided.insert(id) }
  }

  public mutating func take(
    _ row: FormRow, from file: Id<Source>, _ writer: borrowing Writer
  ) throws -> RowOutcome {
    let entry = try read(row, file, writer.reader)
    do {
      return try writer.whole { try store(entry, row, file, writer) }
    } catch var problem as Problem {
      problem.field = problem.field.map { row.label(ModelEntry.formColumn(of: $0)) }
      throw problem
    }
  }

  private mutating func store(
    _ entry: ModelEntry, _ row: FormRow, _ file: Id<Source>, _ writer: borrowing Writer
  ) throws -> RowOutcome {
    if let stored = try entry.storedModel(writer.reader) {
      return try entry.add(to: stored, file, &decided, writer)
    }
    let alike = try writer.reader.lookAlikes(of: entry.model, in: entry.registration.year)
    let isAnother = settings.allowsDuplicates && row.wasHeld
    for other in alike where !isAnother {
      if let outcome = try entry.present(as: other, file, &decided, writer) { return outcome }
    }
    if !alike.isEmpty, !settings.allowsDuplicates {
      return .held(try alike.map { try entry.held(by: $0, file, writer.reader) })
    }
    try entry.register(entry.model, &decided, writer)
    return .added
  }

  /// The row as records, or every rule it breaks.
  private mutating func read(
    _ row: FormRow, _ file: Id<Source>, _ reader: Reader
  ) throws -> ModelEntry {
    var entry = ModelEntry()
    var problems = Problems()
    try problems.collect(.type) { try entry.readTime(row) }
    // Without its time no name of a unit means anything.
    try problems.check()
    let scope = Scope(reader, on: entry.registration.placeDay)
    try problems.collect(.reference) {
      entry.place = try place(row, entry.registration, scope)
      entry.model.unit = entry.place?.unit ?? .unassigned
    }
    let names = ModelEntry.tableColumns
    try row.enter(ModelEntry.modelColumns, into: &entry.model, scope, &problems, called: names)
    try row.enter(
      ModelEntry.registrationColumns, into: &entry.registration, scope, &problems, called: names)
    try problems.collect(.constraint) {
      if entry.model.title.isEmpty { throw row.lacks("title", of: ModelForm.columns) }
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
    _ row: FormRow, _ registration: Registration, _ scope: Scope
  ) throws -> Place {
    try known.place(
      try row.text("province"), try row.text("unit"), registration, scope.reader)
  }

  private func readDecision(
    _ row: FormRow, _ entry: inout ModelEntry, _ scope: Scope, _ problems: inout Problems
  ) throws {
    var isTold = false
    for column in ModelForm.decision {
      try problems.collect(.type) { isTold = try row.text(column) != nil || isTold }
    }
    guard isTold else { return }
    var decision = Recognition()
    try row.enter(
      ModelEntry.decisionColumns, into: &decision, scope, &problems,
      called: ModelEntry.tableColumns.merging(["deciding": "committee"]) { $1 })
    try problems.collect(.constraint) {
      if try row.text("level") == nil { throw row.lacks("level", of: ModelForm.columns) }
      if try row.text("recognized_on") == nil, try row.text("known_by") == nil {
        throw row.lacks("recognized_on", of: ModelForm.columns)
      }
      decision.source = entry.registration.source
      entry.decision = try decision.validated()
    }
  }
}

/// What one row says, as records.
private struct ModelEntry {
  var model = Model()
  var registration = Registration()
  var decision: Recognition?
  var place: Place?

  static let modelColumns = [
    "code", "title", "title_en", "field", "owner_kind", "owner", "kind", "committee", "source",
    "locator", "quote", "note",
  ]
  static let registrationColumns = ["mode", "committee", "source", "locator"]
  static let decisionColumns = [
    "level", "outcome", "recognized_on", "known_by", "decision", "deciding",
  ]
  /// What the tables call otherwise.
  static let tableColumns = ["owner": "owner_name", "recognized_on": "decided_on"]

  /// What the form calls a column of the tables.
  static func formColumn(of column: String) -> String {
    tableColumns.first { $0.value == column }?.key ?? column
  }

  init() { model.kind = .model }

  /// The year and the day of registration; a day alone tells the year.
  mutating func readTime(_ row: FormRow) throws {
    if let text = try row.text("registered_on") {
      registration.registeredOn = try Day.parse(text, field: row.label("registered_on"))
    }
    if let text = try row.text("year") {
      registration.year = try Year.parse(text, field: row.label("year"))
    } else if let day = registration.registeredOn {
      registration.year = day.year
    } else {
      throw row.lacks("year", of: ModelForm.columns)
    }
  }

  /// A code that is not given is given out later.
  mutating func validateModel() throws {
    let code = model.code
    if code.isEmpty { model.code = "?" }
    model = try model.validated()
    if code.isEmpty { model.code = "" }
  }

  mutating func came(from file: Id<Source>, _ row: FormRow) {
    (model.source, registration.source) = (file, file)
    decision?.source = file
    registration.locator = String(row.number)
    if model.locator == nil { model.locator = registration.locator }
  }

  /// The model that this row registers again: the one of its code, or for one that is kept up the
  /// only one of that title and place.
  func storedModel(_ reader: Reader) throws -> Model? {
    if !model.code.isEmpty { return try reader.find(Model.self, code: model.code) }
    guard registration.mode == .maintained else { return nil }
    let alike = try reader.lookAlikes(of: model)
    return alike.count == 1 ? alike[0] : nil
  }

  /// Stores what is new in a row about a model that is stored.
  func add(
    to stored: Model, _ file: Id<Source>, _ decided: inout IdRanges<Recognition>,
    _ writer: borrowing Writer
  ) throws -> RowOutcome {
    if let outcome = try present(as: stored, file, &decided, writer) { return outcome }
    if try writer.reader.registration(of: stored, year: registration.year) != nil {
      return .held([try held(by: stored, file, writer.reader)])
    }
    try register(stored, &decided, writer)
    return .added
  }

  func register(
    _ model: Model, _ decided: inout IdRanges<Recognition>, _ writer: borrowing Writer
  ) throws {
    guard let place else { return }
    var registration = registration
    registration.unit = place.unit
    let stored = try writer.register(model, in: place.province, registration)
    if let decision {
      decided.insert(try writer.decide(decision, on: stored, year: registration.year).1.id)
    }
  }

  /// What is to be said where the stored model and its registration agree with this row: present,
  /// or added where only the decision is new. `nil` where they do not agree, or where the other is
  /// another row of the same file: then nobody entered it before.
  func present(
    as stored: Model, _ file: Id<Source>, _ decided: inout IdRanges<Recognition>,
    _ writer: borrowing Writer
  ) throws -> RowOutcome? {
    guard model.agrees(with: stored),
      let registered = try writer.reader.registration(of: stored, year: registration.year),
      registration.agrees(with: registered)
    else { return nil }
    guard let decision else {
      return model.code.isEmpty && registered.source == file ? nil : .present
    }
    let earlier = try writer.reader.decisions(on: registered.id, at: decision.level)
    if let same = earlier.first(where: { decision.agrees(with: $0) }) {
      return model.code.isEmpty && decided.contains(same.id) ? nil : .present
    }
    decided.insert(try writer.decide(decision, on: stored, year: registration.year).1.id)
    return .added
  }

  func held(by stored: Model, _ file: Id<Source>, _ reader: Reader) throws -> LookAlike {
    let registered = try reader.registration(of: stored, year: registration.year)
    return LookAlike(
      code: stored.code, row: registered?.source == file ? registered?.locator : nil)
  }
}

extension Model {
  /// Says nothing that the other does not.
  fileprivate func agrees(with other: Model) -> Bool {
    var merged = other
    merged.title = title
    merged.unit = unit
    if !code.isEmpty { merged.code = code }
    if titleEn != nil { merged.titleEn = titleEn }
    if field != nil { merged.field = field }
    if ownerKind != .unknown { merged.ownerKind = ownerKind }
    if ownerName != nil { merged.ownerName = ownerName }
    if kind != .model { merged.kind = kind }
    if committee != nil { merged.committee = committee }
    if quote != nil { merged.quote = quote }
    if note != nil { merged.note = note }
    return merged == other
  }
}

extension Registration {
  fileprivate func agrees(with other: Registration) -> Bool {
    (registeredOn == nil || registeredOn == other.registeredOn)
      && (mode == .new || mode == other.mode)
      && (committee == nil || committee == other.committee)
  }
}

extension Recognition {
  fileprivate func agrees(with other: Recognition) -> Bool {
    level == other.level && outcome == other.outcome
      && (decidedOn == other.decidedOn && knownBy == other.knownBy)
      && (decision == nil || decision == other.decision)
      && (committee == nil || committee == other.committee)
  }
}

extension Problem {
  /// A row says nothing where it must.
  static func required(_ label: String) -> Problem {
    Problem(
      .badData, breach: .constraint, field: label,
      Phrase(vi: "chưa có giá trị", en: "has no value"),
      advice: Phrase(
        vi: "Điền vào tệp, hoặc cho cả tệp bằng --set \"\(label)=GIÁ_TRỊ\".",
        en: "Fill it in, or give one for the whole file with --set \"\(label)=VALUE\"."))
  }
}
