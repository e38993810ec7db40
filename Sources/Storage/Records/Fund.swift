import SQLite

/// A fund or budget of a unit; the same name elsewhere is another fund.
public struct Fund: Coded {
  public static let entityKind = EntityKind.fund
  public static let table = "fund"
  public static let fields: [Column<Fund>] = [
    .init("code", \.code, .code),
    .init("unit", \.unit),
    .init("name_vi", \.nameVi, .line),
    .init("name_en", \.nameEn, .optionalLine),
    .init("committee", \.committee),
    .init("directive", \.directive),
    .init("note", \.note, .note),
    .searchKey,
  ]

  public var id = Id<Fund>.unassigned
  public var code = ""
  public var unit = Id<Unit>.unassigned
  public var nameVi = ""
  public var nameEn = ""
  /// Who runs it.
  public var committee: Id<Committee>?
  /// The document it was set up by.
  public var directive: Id<Directive>?
  public var note: String?

  public init() {}

  public var names: [String] { [nameVi, nameEn] }

  /// A unit has one fund of a name.
  public func check(against reader: Reader) throws {
    let same = try reader.first(
      Fund.self, where: "unit = \(unit) AND name_vi = \(nameVi) AND id <> \(id)")
    guard let same else { return }
    throw RecordFault.fundNamed(nameVi, code: same.code).error(in: "name_vi")
  }
}

/// Money of a fund; amounts in đồng.
public struct FundEntry: Coded {
  public static let entityKind = EntityKind.entry
  public static let table = "fund_entry"
  public static let fields: [Column<FundEntry>] = [
    .init("code", \.code, .code),
    .init("fund", \.fund),
    .init("kind", \.kind),
    .init("value", \.value),
    .init("comparator", \.comparator),
    .init("lower", \.lower),
    .init("upper", \.upper),
    .init("verbatim", \.verbatim, .line),
    .init("period", \.period),
    .init("period_from", \.periodFrom),
    .init("period_to", \.periodTo),
    .init("as_of", \.asOf),
    .init("beneficiaries", \.beneficiaries),
    .init("target_beneficiaries", \.targetBeneficiaries),
    .init("beneficiary_kind", \.beneficiaryKind, .optionalLine),
    .init("source", \.source),
    .init("locator", \.locator, .optionalLine),
    .init("quote", \.quote, .note),
    .init("note", \.note, .note),
  ]

  public var id = Id<FundEntry>.unassigned
  public var code = ""
  public var fund = Id<Fund>.unassigned
  public var kind = FundEntryKind.raised
  /// Đồng.
  public private(set) var value: Int64 = 0
  public private(set) var comparator = Comparator.equal
  public private(set) var lower: Int64?
  public private(set) var upper: Int64?
  public private(set) var verbatim = ""
  public var period = ""
  public private(set) var periodFrom: Day?
  public private(set) var periodTo: Day?
  public var asOf: Day?
  public var beneficiaries: Int?
  public var targetBeneficiaries: Int?
  public var beneficiaryKind: String?
  public var source: Id<Source>?
  public var locator: String?
  public var quote: String?
  public var note: String?

  public init() {}

  /// The amount in đồng, as it was said.
  public var amount: Quantity {
    get { Quantity(Decimal(value), comparator, lower: lower, upper: upper, verbatim: verbatim) }
    set {
      value = newValue.value.units
      (comparator, verbatim) = (newValue.comparator, newValue.verbatim)
      (lower, upper) = (newValue.lower, newValue.upper)
    }
  }

  public func checked() throws(DomainError) -> FundEntry {
    for (field, count) in [
      ("beneficiaries", beneficiaries), ("target_beneficiaries", targetBeneficiaries),
    ] {
      guard let count, count < 0 else { continue }
      throw ValueFault(String(count), .negative).error(in: field)
    }
    var stored = self
    guard value >= 0 else {
      throw ValueFault(String(value), .negative).error(in: "value")
    }
    let span = try Period.entered(period)
    (stored.period, stored.periodFrom, stored.periodTo) = (
      span?.text ?? "", span?.first, span?.last
    )
    return stored
  }
}

/// What a sum of a fund is. The IATI transaction types are 1 incoming for `raised`, 3 disbursement
/// and 4 expenditure; a target and a balance are no transactions.
public enum FundEntryKind: String, Choice {
  case target, raised, spent, disbursed, balance

  public var label: LocalizedText {
    switch self {
    case .target: LocalizedText(vi: "chỉ tiêu", en: "target")
    case .raised: LocalizedText(vi: "vận động được", en: "raised")
    case .spent: LocalizedText(vi: "đã chi", en: "spent")
    case .disbursed: LocalizedText(vi: "giải ngân", en: "disbursed")
    case .balance: LocalizedText(vi: "còn lại", en: "balance")
    }
  }

  public var synonyms: [String] {
    switch self {
    case .target: ["kế hoạch", "mục tiêu", "giao"]
    case .raised: ["vận động", "đã vận động", "huy động", "thu", "đã thu"]
    case .spent: ["chi", "đã hỗ trợ", "hỗ trợ"]
    case .disbursed: ["đã giải ngân"]
    case .balance: ["còn", "dư", "số dư", "tồn"]
    }
  }
}

extension Comparator: Bindable, ColumnDecodable {}

extension Period {
  /// The stored form of what was written, or the rule it breaks; nothing for nothing.
  public static func stored(_ text: String) throws(DomainError) -> String {
    try entered(text)?.text ?? ""
  }

  /// What was written, or the rule it breaks; none for nothing.
  static func entered(_ text: String) throws(DomainError) -> Period? {
    guard !text.isEmpty else { return nil }
    guard let period = Period(written: text) else {
      throw ValueFault(text, .noPeriod).error(in: "period")
    }
    return period
  }
}
