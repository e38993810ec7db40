import SQLite

/// One of the four standard fields, or a local one that maps to one of them.
public struct Field: Coded {
  /// What messages and commands call it.
  public static let entityKind = EntityKind.field
  /// Where its rows stand.
  public static let table = "field"
  /// Its columns with their rules; the search key is made from `names`.
  public static let fields: [Column<Field>] = [
    .init("code", \.code, .code),
    .init("name_vi", \.nameVi, .line),
    .init("name_en", \.nameEn, .optionalLine),
    .init("maps_to", \.mapsTo),
    .init("unit", \.unit),
    .init("position", \.position),
    .searchKey,
  ]

  /// Given out when it is stored.
  public var id = Id<Field>.unassigned
  /// Unique, without spaces, e.g. `economy`.
  public var code = ""
  /// In Vietnamese, one line, required.
  public var nameVi = ""
  /// In English, one line; empty = none.
  public var nameEn = ""
  /// The standard field a local one belongs to; `nil` = it is a standard one.
  public var mapsTo: Id<Field>?
  /// Whose local field it is; `nil` = everywhere.
  public var unit: Id<Unit>?
  /// Its place in reports, the least first.
  public var position = 0

  /// Nothing filled in: a standard field.
  public init() {}

  /// Both names, for the search key.
  public var names: [String] { [nameVi, nameEn] }
}

extension Field {
  /// A standard field's code for what offices write short, else the same text.
  static func inFull(_ text: String) -> String {
    let letters = text.searchKey.filter { $0.isLetter || $0.isNumber }
    let key = letters.hasPrefix("linhvuc") ? String(letters.dropFirst(7)) : letters
    return short.first { $0.keys.contains(key) }?.code ?? text
  }

  private static let short: [(code: String, keys: Set<String>)] = [
    ("economy", ["kt", "kinhte", "phattrienkinhte", "ptkt"]),
    (
      "culture-society",
      ["vhxh", "vanhoaxahoi", "vanhoa", "vanhoavaxahoi", "phattrienvanhoaxahoi"]
    ),
    (
      "defense-security",
      ["qpan", "anqp", "quocphonganninh", "anninhquocphong", "quocphongvaanninh", "anqpttatxh"]
    ),
    (
      "political-system",
      ["xdhtct", "htct", "hethongchinhtri", "xaydunghethongchinhtri", "xaydunghtct"]
    ),
  ]

  /// By code or by name.
  public static func reference(
    _ text: String, _: String, _ context: LookupContext
  ) throws -> Id<Field> {
    try context.reader.field(text).id
  }
}

extension Reader {
  /// The field with that code or name; an unknown one is answered with the list.
  public func field(_ text: String) throws -> Field {
    if let found = try ifFound({ try named(Field.self, Field.inFull(text)) }) { return found }
    if try first(Field.self, where: "1") == nil {
      throw DomainError(ReferenceFault.noFields, violation: .reference)
    }
    var problem = DomainError.notOneOf(
      "field", text,
      try list(Field.self, where: "1 ORDER BY position, code").map {
        "\($0.code) (\($0.nameVi))"
      })
    problem.violation = .reference
    throw problem
  }
}

/// A "Skilled Mass Mobilization" model.
public struct Model: Coded {
  /// What messages and commands call it.
  public static let entityKind = EntityKind.model
  /// Where its rows stand.
  public static let table = "model"
  /// Its columns with their rules; the search key is made from `names`.
  public static let fields: [Column<Model>] = [
    .init("code", \.code, .code),
    .init("title", \.title, .line),
    .init("title_en", \.titleEn, .optionalLine),
    .init("field", \.field),
    .init("owner_kind", \.ownerKind),
    .init("owner_name", \.ownerName, .optionalLine),
    .init("kind", \.kind),
    .init("unit", \.unit),
    .init("committee", \.committee),
    .init("directive", \.directive),
    .init("source", \.source),
    .init("locator", \.locator, .optionalLine),
    .init("quote", \.quote, .note),
    .init("note", \.note, .note),
    .searchKey,
  ]

  /// Given out when it is stored.
  public var id = Id<Model>.unassigned
  /// Unique, without spaces; of province and first year where none is told: `22-2026-0001`.
  public var code = ""
  /// In Vietnamese, one line, required.
  public var title = ""
  /// In English, one line; `nil` = none.
  public var titleEn: String?
  /// Its own or a standard one; `nil` = not stated.
  public var field: Id<Field>?
  /// A collective's or a person's; `unknown` = not stated.
  public var ownerKind = OwnerKind.unknown
  /// Who keeps it up; `nil` = not stated.
  public var ownerName: String?
  /// A model or a typical example; `unknown` = not stated.
  public var kind = ModelKind.unknown
  /// Where it is; the province itself where nothing nearer is known.
  public var unit = Id<Unit>.unassigned
  /// Whose it is; `nil` = not stated.
  public var committee: Id<Committee>?
  /// The document it carries out.
  public var directive: Id<Directive>?
  /// Where it was read; `nil` = not stated.
  public var source: Id<Source>?
  /// Line, page or row of the source; `nil` = not stated.
  public var locator: String?
  /// The words of the source; `nil` = not kept.
  public var quote: String?
  /// Free text, several lines; `nil` = none.
  public var note: String?

  /// Nothing filled in; owner and kind unknown.
  public init() {}

  /// The title, and the English one on a line of its own.
  public var names: [String] { [title, titleEn ?? ""] }
}

/// A model registered for a year.
public struct Registration: Record {
  /// Where its rows stand.
  public static let table = "registration"
  /// Its columns with their rules.
  public static let fields: [Column<Registration>] = [
    .init("model", \.model),
    .init("year", \.year),
    .init("registered_on", \.registeredOn),
    .init("mode", \.mode),
    .init("unit", \.unit),
    .init("province", \.province),
    .init("committee", \.committee),
    .init("source", \.source),
    .init("locator", \.locator, .optionalLine),
    .init("note", \.note, .note),
  ]

  /// Given out when it is stored.
  public var id = Id<Registration>.unassigned
  /// What is registered.
  public var model = Id<Model>.unassigned
  /// For which it is registered, 1945 to the next.
  public var year = 0
  /// A day of that year, or of the months before in which next year's are registered; `nil` = not
  /// stated.
  public var registeredOn: Day?
  /// New unless stated.
  public var mode = RegistrationMode.new
  /// Where, a unit of that time; the province itself where nothing nearer is known.
  public var unit = Id<Unit>.unassigned
  /// The province of the time over `unit`.
  public var province = Id<Unit>.unassigned
  /// With whom; `nil` = not stated.
  public var committee: Id<Committee>?
  /// Where it was read; `nil` = not stated.
  public var source: Id<Source>?
  /// Row of the source.
  public var locator: String?
  /// Free text, several lines; `nil` = none.
  public var note: String?

  /// Nothing filled in; a new model.
  public init() {}

  /// By model and year: it is registered once a year.
  public var key: SQL { "model = \(model) AND year = \(year)" }

  /// Refuses a year out of bounds, `ValueFault.outside`, and a day on which nothing is registered
  /// for it, `ModelFault.notInYear`, or that is yet to come, `ValueFault.ahead`.
  public func checked() throws(DomainError) -> Registration {
    guard Registration.years.contains(year) else {
      throw ValueFault(String(year), .outside(Registration.years)).error(in: "year")
    }
    if let day = registeredOn, day.year > year || day < Registration.opening(of: year) {
      throw ModelFault.notInYear(day, year).error(in: "registered_on")
    }
    try registeredOn?.checkHappened("registered_on")
    return self
  }

  /// Up to the next: who registers for later has a slip in the year.
  public static var years: ClosedRange<Int> { 1945...max(1945, Day.today.year + 1) }

  /// From which month and day of the year before one may register for a year, as offices do.
  public static let opening = "-10-01"

  /// The first day on which something may be registered for a year of four digits.
  public static func opening(of year: Int) -> Day {
    Day(iso: "\(year - 1)\(opening)") ?? .first(of: year)
  }
}

extension Registration: Referable {
  /// `22-2025-0001/2025`: the model and the year.
  public static func reference(
    _ text: String, _ field: String, _ context: LookupContext
  ) throws -> Id<Registration> {
    let parts = text.tidied.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let year = Int(parts[1]) else {
      throw ModelFault.noRegistration(text).error(in: field)
    }
    let model = try context.reader.named(Model.self, String(parts[0]))
    guard let found = try context.reader.registration(of: model, year: year) else {
      throw ModelFault.notRegistered(model, year: year).error
    }
    return found.id
  }
}

/// A dated decision on a registration.
public struct Recognition: RegistrationDecision {
  /// Where its rows stand.
  public static let table = "recognition"
  /// Its columns with their rules.
  public static let fields: [Column<Recognition>] = [
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
  public var id = Id<Recognition>.unassigned
  /// What was decided on.
  public var registration = Id<Registration>.unassigned
  /// Of the body that decided; `unknown` = not stated.
  public var level = RecognitionLevel.unknown
  /// Recognized unless stated.
  public var outcome = Outcome.recognized
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

  /// Nothing filled in: recognized at an unknown level, known by today.
  public init() {}
}
