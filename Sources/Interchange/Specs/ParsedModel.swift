import Storage

/// A usual row as far as nothing has to be looked up for it, so that another thread can make it.
///
/// A row with anything out of the usual makes none: it is read in order, which knows what to say.
public final class ParsedModel: Sendable {
  let entry: ModelEntry
  let title: TitleKey
  /// What is to be looked up.
  let place: PlaceName
  let field: String?
  let committee: String?
  let deciding: String?
  let source: String?

  /// Columns that it reads; a row with any other is read the other way.
  static let usual: Set = [
    "code", "title", "title_en", "province", "unit", "field", "owner_kind", "owner", "kind", "year",
    "registered_on", "mode", "committee", "outcome", "level", "recognized_on", "known_by",
    "decision", "deciding", "source", "locator", "quote", "note",
  ]
  private static let unusual = ModelSpec.columns.map(\.name).filter { !usual.contains($0) }

  init?(_ row: ImportRow, _ words: inout ModelWords) throws {
    for column in ParsedModel.unusual where try row.text(column) != nil { return nil }
    var entry = ModelEntry()
    place = try row.place()
    field = try row.text("field")
    committee = try row.text("committee")
    deciding = try row.text("deciding")
    source = try row.text("source")
    entry.model.code = try row.text("code") ?? ""
    entry.model.title = try row.text("title") ?? ""
    entry.model.titleEn = try row.text("title_en")
    entry.model.ownerName = try row.text("owner")
    entry.model.locator = try row.text("locator")
    entry.registration.locator = entry.model.locator
    entry.model.quote = try row.written("quote")
    entry.model.note = try row.written("note")
    if let text = try row.text("kind") { entry.model.kind = try words.kinds.value(text) }
    if let text = try row.text("owner_kind") {
      entry.model.ownerKind = try words.owners.value(text)
    }
    if let text = try row.text("mode") { entry.registration.mode = try words.modes.value(text) }
    // Which model is kept up without its code being told has to be found.
    if entry.registration.mode == .maintained, entry.model.code.isEmpty { return nil }
    try entry.readTime(row)
    entry.registration = try entry.registration.validated()
    try entry.validateModel()
    title = TitleKey(entry.model.title)
    entry.decision = try ParsedModel.decision(row, &words)
    self.entry = entry
  }

  private static func decision(
    _ row: ImportRow, _ words: inout ModelWords
  ) throws -> Recognition? {
    guard try row.tells(ModelSpec.decision) else { return nil }
    let (outcome, number) = (try row.text("outcome"), try row.text("decision"))
    let (day, bound) = (try row.text("recognized_on"), try row.text("known_by"))
    guard day != nil || bound != nil else { throw DomainError.required("recognized_on") }
    guard let level = try row.text("level") else { throw DomainError.required("level") }
    var decision = Recognition()
    decision.level = try words.levels.value(level)
    if let outcome { decision.outcome = try words.outcomes.value(outcome) }
    decision.decidedOn = try day.map { try Day.parse($0, field: "recognized_on") }
    if let bound { decision.knownBy = try Day.parse(bound, field: "known_by") }
    decision.decision = number
    return try decision.validated()
  }
}

/// What the words of a file mean, each looked at once.
public struct ModelWords {
  var owners = ChoiceWords<OwnerKind>()
  var kinds = ChoiceWords<ModelKind>()
  var modes = ChoiceWords<RegistrationMode>()
  var levels = ChoiceWords<RecognitionLevel>()
  var outcomes = ChoiceWords<Outcome>()
}

struct ChoiceWords<Value: Choice> {
  private var known = Memo<Value, String>()

  mutating func value(_ text: String) throws -> Value {
    try known.value(text) { try Value.parse(text, field: "") }
  }
}
