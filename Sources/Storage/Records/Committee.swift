import SQLite

/// A body: committee, commission, front, company, station. It need not have a territory.
public struct Committee: Coded {
  /// What messages and commands call it.
  public static let entityKind = EntityKind.committee
  /// Where its rows stand.
  public static let table = "committee"
  /// Its columns with their rules; the search key is made from `names`.
  public static let fields: [Column<Committee>] = [
    .init("code", \.code, .code),
    .init("name_vi", \.nameVi, .line),
    .init("name_en", \.nameEn, .optionalLine),
    .init("kind", \.kind),
    .init("unit", \.unit),
    .init("parent", \.parent),
    .init("predecessor", \.predecessor),
    .init("valid_from", \.validFrom),
    .init("valid_to", \.validTo),
    .init("source", \.source),
    .init("note", \.note, .note),
    .searchKey,
  ]

  /// Given out when it is stored.
  public var id = Id<Committee>.unassigned
  /// Unique, without spaces, e.g. `BDV-04`.
  public var code = ""
  /// In Vietnamese, one line, required; several may be called the same.
  public var nameVi = ""
  /// In English, one line; empty = none.
  public var nameEn = ""
  /// `other` where none of the list fits.
  public var kind = CommitteeKind.other
  /// Its territory.
  public var unit: Id<Unit>?
  /// The body above; `nil` = none, or not stated.
  public var parent: Id<Committee>?
  /// The body it continues.
  public var predecessor: Id<Committee>?
  /// Its first day; `nil` = not stated.
  public var validFrom: Day?
  /// The first day it no longer exists; `nil` = it does, or not stated.
  public var validTo: Day?
  /// Where it was read; `nil` = not stated.
  public var source: Id<Source>?
  /// Free text, several lines; `nil` = none.
  public var note: String?

  /// Nothing filled in; of the kind `other`.
  public init() {}

  /// Both names, for the search key.
  public var names: [String] { [nameVi, nameEn] }

  /// Refuses an end on its first day or before: `RecordFault.endsTooEarly`.
  public func checked() throws(DomainError) -> Committee {
    if let from = validFrom, let to = validTo, to <= from {
      throw RecordFault.endsTooEarly(to, start: from).error(in: "valid_to")
    }
    return self
  }

  /// Refuses a parent or predecessor that leads back to it: `ReferenceFault.loop`.
  public func check(against reader: Reader) throws {
    try reader.checkNoLoop(self, "parent", parent)
    try reader.checkNoLoop(self, "predecessor", predecessor)
  }
}

/// Another spelling or translation of a committee's name.
public struct CommitteeAlias: Record {
  /// Where its rows stand.
  public static let table = "committee_alias"
  /// Its columns with their rules; the search key is made from `names`.
  public static let fields: [Column<CommitteeAlias>] = [
    .init("committee", \.committee),
    .init("name", \.name, .line),
    .init("language", \.language),
    .init("source", \.source),
    .init("locator", \.locator, .optionalLine),
    .searchKey,
  ]

  /// Given out when it is stored.
  public var id = Id<CommitteeAlias>.unassigned
  /// Whose name it is.
  public var committee = Id<Committee>.unassigned
  /// One line, required; a committee has each spelling once.
  public var name = ""
  /// What the name is in; Vietnamese unless stated.
  public var language = Language.vietnamese
  /// Where it was read; `nil` = not stated.
  public var source: Id<Source>?
  /// Line, page or row of the source; `nil` = not stated.
  public var locator: String?

  /// Nothing filled in; a name in Vietnamese.
  public init() {}

  /// By committee and name, letter for letter.
  public var key: SQL { "committee = \(committee) AND name = \(name)" }
  /// The name alone.
  public var names: [String] { [name] }

  /// Refuses a name that the committee has already: `RecordFault.committeeNamed`.
  public func check(against reader: Reader) throws {
    let same = try reader.first(CommitteeAlias.self, where: "\(key) AND id <> \(id)")
    guard same != nil else { return }
    throw RecordFault.committeeNamed(name).error(in: "name")
  }
}

extension Language: Bindable, ColumnDecodable {}

/// What sort of body a committee is.
public enum CommitteeKind: String, Choice {
  case partyCommittee = "party_committee"
  case standingCommittee = "standing_committee"
  case executiveCommittee = "executive_committee"
  case advisoryCommission = "advisory_commission"
  case steeringCommittee = "steering_committee"
  case peoplesCouncil = "peoples_council"
  case peoplesCommittee = "peoples_committee"
  case fatherlandFront = "fatherland_front"
  case massOrganisation = "mass_organisation"
  case armedForces = "armed_forces"
  case stateAgency = "state_agency"
  case other

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .partyCommittee: LocalizedText(vi: "cấp ủy", en: "party committee")
    case .standingCommittee: LocalizedText(vi: "ban thường vụ", en: "standing committee")
    case .executiveCommittee: LocalizedText(vi: "ban chấp hành", en: "executive committee")
    case .advisoryCommission: LocalizedText(vi: "ban tham mưu", en: "advisory commission")
    case .steeringCommittee: LocalizedText(vi: "ban chỉ đạo", en: "steering committee")
    case .peoplesCouncil: LocalizedText(vi: "hội đồng nhân dân", en: "people's council")
    case .peoplesCommittee: LocalizedText(vi: "ủy ban nhân dân", en: "people's committee")
    case .fatherlandFront: LocalizedText(vi: "Mặt trận Tổ quốc", en: "Fatherland Front")
    case .massOrganisation: LocalizedText(vi: "đoàn thể", en: "mass organisation")
    case .armedForces: LocalizedText(vi: "lực lượng vũ trang", en: "armed forces")
    case .stateAgency: LocalizedText(vi: "cơ quan nhà nước", en: "state agency")
    case .other: LocalizedText(vi: "khác", en: "other")
    }
  }

  /// Abbreviations, e.g. `UBND`, and names of the ranks, e.g. `tỉnh ủy`.
  public var synonyms: [String] {
    switch self {
    case .partyCommittee: ["đảng ủy", "tỉnh ủy", "thành ủy", "huyện ủy", "chi bộ", "cấp ủy đảng"]
    case .fatherlandFront: ["mặt trận", "MTTQ", "ủy ban MTTQ", "ủy ban mặt trận tổ quốc"]
    case .massOrganisation: ["hội", "tổ chức chính trị - xã hội", "hội, đoàn thể"]
    case .peoplesCommittee: ["UBND"]
    case .peoplesCouncil: ["HĐND"]
    case .standingCommittee: ["BTV"]
    case .executiveCommittee: ["BCH"]
    case .steeringCommittee: ["BCĐ"]
    default: []
    }
  }
}

extension Committee {
  /// By code, name or alias.
  public static func reference(
    _ text: String, _: String, _ context: LookupContext
  ) throws -> Id<Committee> {
    try context.reader.committee(text).id
  }
}

extension Reader {
  /// The committee with that code, name or alias.
  public func committee(_ text: String) throws -> Committee {
    do {
      return try named(Committee.self, text)
    } catch let problem as DomainError {
      let aliases = try list(
        CommitteeAlias.self, where: "search_key = \(text.searchKey) LIMIT 9")
      let owners = Set(aliases.map(\.committee))
      guard owners.count == 1, let owner = try get(aliases[0].committee) else { throw problem }
      return owner
    }
  }
}
