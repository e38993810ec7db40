import Storage

/// What rates are told apart by.
public enum Dimension: String, Choice {
  case country, province, district, commune, committee
  case field
  case ownField = "own-field"
  case ownerKind = "owner-kind"
  case level
  case year, period, quarter, month

  /// What people read.
  public var label: LocalizedText {
    switch self {
    case .country: LocalizedText(vi: "cả nước", en: "country")
    case .province: LocalizedText(vi: "tỉnh, thành", en: "province")
    case .district: LocalizedText(vi: "huyện", en: "district")
    case .commune: LocalizedText(vi: "xã, phường", en: "commune")
    case .committee: LocalizedText(vi: "cơ quan", en: "committee")
    case .field: LocalizedText(vi: "lĩnh vực", en: "field")
    case .ownField: LocalizedText(vi: "lĩnh vực riêng", en: "own field")
    case .ownerKind: LocalizedText(vi: "chủ thể", en: "owner")
    case .level: LocalizedText(vi: "cấp", en: "level")
    case .year: LocalizedText(vi: "năm", en: "year")
    case .period: LocalizedText(vi: "6 tháng", en: "half-year")
    case .quarter: LocalizedText(vi: "quý", en: "quarter")
    case .month: LocalizedText(vi: "tháng", en: "month")
    }
  }

  /// What else people type for it.
  public var synonyms: [String] {
    switch self {
    case .country: ["nation", "total"]
    case .province: ["tỉnh"]
    case .commune: ["xã", "unit"]
    case .period: ["half", "kỳ"]
    case .ownerKind: ["owner"]
    default: []
    }
  }

  /// Periods have one column, so rates are told apart by one of these at most.
  var isTime: Bool {
    switch self {
    case .year, .period, .quarter, .month: true
    default: false
    }
  }

  /// The level of the units it is about.
  var unitLevel: UnitLevel? {
    switch self {
    case .province: .province
    case .district: .district
    case .commune: .commune
    default: nil
    }
  }

  /// What tells the parts of a reported total apart, in a figure's breakdown.
  var breakdown: String? {
    switch self {
    case .field, .ownField: "field"
    case .ownerKind: "owner_kind"
    case .level: "level"
    default: nil
    }
  }

  /// What tells units of one code apart, as `valid_from` and `valid_to` do in their lists.
  var validityHeadings: [Heading] {
    guard unitLevel != nil else { return [] }
    return [
      Heading("\(rawValue)_from", vi: "", en: "", for: .machines),
      Heading("\(rawValue)_to", vi: "", en: "", for: .machines),
    ]
  }

  /// Its columns; times stand in the column of the period.
  var headings: [Heading] {
    switch self {
    case .country:
      [Heading("country", vi: "Phạm vi", en: "Scope")]
    case .province:
      [
        Heading("province_code", vi: "Mã", en: "Code"),
        Heading("province", vi: "Tỉnh, thành", en: "Province"),
      ]
    case .district:
      [
        Heading("district_code", vi: "Mã", en: "Code"),
        Heading("district", vi: "Huyện", en: "District"),
      ]
    case .commune:
      [
        Heading("commune_code", vi: "Mã", en: "Code"),
        Heading("commune", vi: "Xã, phường", en: "Commune"),
      ]
    case .committee:
      [
        Heading("committee_code", vi: "Mã", en: "Code"),
        Heading("committee", vi: "Cơ quan", en: "Committee"),
      ]
    case .field: [Heading("field", vi: "Lĩnh vực", en: "Field")]
    case .ownField: [Heading("own_field", vi: "Lĩnh vực riêng", en: "Own field")]
    case .ownerKind: [Heading("owner_kind", vi: "Chủ thể", en: "Owner")]
    case .level: [Heading("level", vi: "Cấp", en: "Level")]
    case .year, .period, .quarter, .month: []
    }
  }
}
