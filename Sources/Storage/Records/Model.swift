import SQLite

/// One of the four standard fields, or a local one that maps to one of them.
public struct Field: Coded {
  public static let entityKind = EntityKind.field
  public static let table = "field"
  public static let fields: [Column<Field>] = [
    .init("code", \.code, .code),
    .init("name_vi", \.nameVi, .line),
    .init("name_en", \.nameEn, .optionalLine),
    .init("maps_to", \.mapsTo),
    .init("unit", \.unit),
    .init("position", \.position),
    .searchKey,
  ]

  public var id = Id<Field>.unassigned
  public var code = ""
  public var nameVi = ""
  public var nameEn = ""
  public var mapsTo: Id<Field>?
  public var unit: Id<Unit>?
  public var position = 0

  public init() {}

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
  public static func reference(_ text: String, _: String, _ context: LookupContext) throws -> Id<Field> {
    try context.reader.field(text).id
  }
}

extension Reader {
  /// The field with that code or name; an unknown one is answered with the list.
  public func field(_ text: String) throws -> Field {
    if let found = try ifFound({ try named(Field.self, Field.inFull(text)) }) { return found }
    if try first(Field.self, where: "1") == nil { throw DomainError(ReferenceFault.noFields, violation: .reference) }
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
  public static let entityKind = EntityKind.model
  public static let table = "model"
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

  public var id = Id<Model>.unassigned
  public var code = ""
  public var title = ""
  public var titleEn: String?
  public var field: Id<Field>?
  public var ownerKind = OwnerKind.unknown
  public var ownerName: String?
  public var kind = ModelKind.unknown
  public var unit = Id<Unit>.unassigned
  public var committee: Id<Committee>?
  /// The document it carries out.
  public var directive: Id<Directive>?
  public var source: Id<Source>?
  public var locator: String?
  public var quote: String?
  public var note: String?

  public init() {}

  public var names: [String] { [title, titleEn ?? ""] }
}

/// A model registered for a year.
public struct Registration: Record {
  public static let table = "registration"
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

  public var id = Id<Registration>.unassigned
  public var model = Id<Model>.unassigned
  public var year = 0
  public var registeredOn: Day?
  public var mode = RegistrationMode.new
  public var unit = Id<Unit>.unassigned
  /// The province of the time over `unit`.
  public var province = Id<Unit>.unassigned
  public var committee: Id<Committee>?
  public var source: Id<Source>?
  /// Row of the source.
  public var locator: String?
  public var note: String?

  public init() {}

  public var key: SQL { "model = \(model) AND year = \(year)" }

  public func checked() throws(DomainError) -> Registration {
    guard Registration.years.contains(year) else {
      throw ValueFault(String(year), .outside(Registration.years)).error(in: "year")
    }
    if let day = registeredOn, day.year != year {
      throw ModelFault.notInYear(day, year).error(in: "registered_on")
    }
    return self
  }

  static let years = 1945...2200
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
public struct Recognition: Record {
  public static let table = "recognition"
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

  public var id = Id<Recognition>.unassigned
  public var registration = Id<Registration>.unassigned
  public var level = RecognitionLevel.unknown
  public var outcome = Outcome.recognized
  /// `nil` = the day is not stated.
  public var decidedOn: Day?
  /// Decided on or before this day.
  public var knownBy = Day.today
  public var committee: Id<Committee>?
  public var decision: String?
  public var directive: Id<Directive>?
  public var source: Id<Source>?
  public var note: String?

  public init() {}

  public var key: SQL {
    """
    registration = \(registration) AND level = \(level) AND outcome = \(outcome)
    AND known_by = \(knownBy)
    """
  }

  public func checked() throws(DomainError) -> Recognition {
    var stored = self
    if let decidedOn { stored.knownBy = decidedOn }
    return stored
  }
}
