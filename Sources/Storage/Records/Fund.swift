import SQLite

/// A fund or budget of a unit; the same name elsewhere is another fund.
public struct Fund: Coded {
  /// What messages and commands call it.
  public static let entityKind = EntityKind.fund
  /// Where its rows stand.
  public static let table = "fund"
  /// Its columns with their rules; the search key is made from `names`.
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

  /// Given out when it is stored.
  public var id = Id<Fund>.unassigned
  /// Unique, without spaces, e.g. `04-VNN`.
  public var code = ""
  /// Whose fund it is.
  public var unit = Id<Unit>.unassigned
  /// In Vietnamese, one line, required; a unit has each name once.
  public var nameVi = ""
  /// In English, one line; empty = none.
  public var nameEn = ""
  /// Who runs it.
  public var committee: Id<Committee>?
  /// The document it was set up by.
  public var directive: Id<Directive>?
  /// Free text, several lines; `nil` = none.
  public var note: String?

  /// Nothing filled in.
  public init() {}

  /// Both names, for the search key.
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
  /// What messages and commands call it.
  public static let entityKind = EntityKind.entry
  /// Where its rows stand.
  public static let table = "fund_entry"
  /// Its columns with their rules.
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

  /// Given out when it is stored.
  public var id = Id<FundEntry>.unassigned
  /// Unique, without spaces; after the fund's where none is told: `04-VNN-0001`.
  public var code = ""
  /// Whose money it is.
  public var fund = Id<Fund>.unassigned
  /// What the sum is; raised unless stated.
  public var kind = FundEntryKind.raised
  /// Đồng.
  public private(set) var value: Int64 = 0
  /// How the value compares to the truth.
  public private(set) var comparator = Comparator.equal
  /// A lower bound that was stated, đồng; `nil` = none was.
  public private(set) var lower: Int64?
  /// An upper bound that was stated, đồng; `nil` = none was.
  public private(set) var upper: Int64?
  /// The amount as printed, with its qualifier; required.
  public private(set) var verbatim = ""
  /// As ``Period`` has it, e.g. `2024-S1`, `2017/..`; empty = not stated.
  public var period = ""
  /// The first day of the period, made from it; `nil` = no period is stated.
  public private(set) var periodFrom: Day?
  /// Its last day, made from it; `nil` = no period is stated, or it is still open.
  public private(set) var periodTo: Day?
  /// The day the amount is true of; `nil` = not stated.
  public var asOf: Day?
  /// How many were reached, never below zero; `nil` = not stated.
  public var beneficiaries: Int?
  /// How many were to be reached, never below zero; `nil` = not stated.
  public var targetBeneficiaries: Int?
  /// What both count, e.g. `hộ`; `nil` = not stated.
  public var beneficiaryKind: String?
  /// Where it was read; `nil` = not stated.
  public var source: Id<Source>?
  /// Line, page or row of the source; `nil` = not stated.
  public var locator: String?
  /// The words of the source; `nil` = not kept.
  public var quote: String?
  /// Free text, several lines; `nil` = none.
  public var note: String?

  /// Nothing filled in: exactly 0 đồng raised.
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

  /// Takes the period apart.
  ///
  /// - Throws: `ValueFault.negative` for money or people below zero; `ValueFault.noPeriod`;
  ///   `RecordFault.bound`.
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
    try amount.checkBounds(in: "amount")
    let span = try Period.entered(period)
    (stored.period, stored.periodFrom, stored.periodTo) = (
      span?.text ?? "", span?.first, span?.last
    )
    return stored
  }
}

/// What a sum of a fund is. The IATI transaction types are 1 incoming for `raised`, 3 disbursement
/// and 4 expenditure; a target and a balance are no transactions.
/// https://iatistandard.org/en/iati-standard/203/codelists/
public enum FundEntryKind: String, Choice {
  case target, raised, spent, disbursed, balance

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .target: LocalizedText(vi: "chỉ tiêu", en: "target")
    case .raised: LocalizedText(vi: "vận động được", en: "raised")
    case .spent: LocalizedText(vi: "đã chi", en: "spent")
    case .disbursed: LocalizedText(vi: "giải ngân", en: "disbursed")
    case .balance: LocalizedText(vi: "còn lại", en: "balance")
    }
  }

  /// As statements and forms have it, e.g. `huy động`, `tồn`.
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
    try (period.last ?? period.first).checkPlanned("period")
    return period
  }
}
