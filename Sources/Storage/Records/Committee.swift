import SQLite

/// A body: committee, commission, front, company, station. It need not have a territory.
public struct Committee: Coded {
  public static let entityKind = EntityKind.committee
  public static let table = "committee"
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

  public var id = Id<Committee>.unassigned
  public var code = ""
  public var nameVi = ""
  public var nameEn = ""
  public var kind = CommitteeKind.other
  /// Its territory.
  public var unit: Id<Unit>?
  public var parent: Id<Committee>?
  /// The body it continues.
  public var predecessor: Id<Committee>?
  public var validFrom: Day?
  public var validTo: Day?
  public var source: Id<Source>?
  public var note: String?

  public init() {}

  public var names: [String] { [nameVi, nameEn] }

  public func checked() throws(DomainError) -> Committee {
    if let from = validFrom, let to = validTo, to <= from {
      throw RecordFault.endsTooEarly(to, start: from).error(in: "valid_to")
    }
    return self
  }

  public func check(against reader: Reader) throws {
    try reader.checkNoLoop(self, "parent", parent)
    try reader.checkNoLoop(self, "predecessor", predecessor)
  }
}

/// Another spelling or translation of a committee's name.
public struct CommitteeAlias: Record {
  public static let table = "committee_alias"
  public static let fields: [Column<CommitteeAlias>] = [
    .init("committee", \.committee),
    .init("name", \.name, .line),
    .init("language", \.language),
    .init("source", \.source),
    .init("locator", \.locator, .optionalLine),
    .searchKey,
  ]

  public var id = Id<CommitteeAlias>.unassigned
  public var committee = Id<Committee>.unassigned
  public var name = ""
  public var language = Language.vietnamese
  public var source: Id<Source>?
  public var locator: String?

  public init() {}

  public var key: SQL { "committee = \(committee) AND name = \(name)" }
  public var names: [String] { [name] }

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
  public static func reference(_ text: String, _: String, _ context: LookupContext) throws -> Id<Committee> {
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
