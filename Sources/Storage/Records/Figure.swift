import SQLite

/// What a figure counts.
public struct Measure: Coded {
  /// What messages and commands call it.
  public static let entityKind = EntityKind.measure
  /// Where its rows stand.
  public static let table = "measure"
  /// Its columns with their rules; the search key is made from `names`.
  public static let fields: [Column<Measure>] = [
    .init("code", \.code, .code),
    .init("name_vi", \.nameVi, .line),
    .init("name_en", \.nameEn, .optionalLine),
    .init("kind", \.kind),
    .init("unit_vi", \.unitVi, .optionalLine),
    .init("unit_en", \.unitEn, .optionalLine),
    .searchKey,
  ]

  /// Given out when it is stored.
  public var id = Id<Measure>.unassigned
  /// Unique, without spaces, e.g. `models.registered`.
  public var code = ""
  /// In Vietnamese, one line, required.
  public var nameVi = ""
  /// In English, one line; empty = none.
  public var nameEn = ""
  /// How it is counted; only `percent` has shares, only it and `money` have fractions.
  public var kind = MeasureKind.count
  /// What it is counted in, e.g. `mô hình`.
  public var unitVi = ""
  /// The same in English; empty = not stated.
  public var unitEn = ""

  /// Nothing filled in; counted one by one.
  public init() {}

  /// Both names, for the search key.
  public var names: [String] { [nameVi, nameEn] }

  /// What a figure of it cannot be above, however large the country is; `nil` = anything may be.
  var most: Int? {
    if kind == .percent { return 1000 }
    return kind == .count && code.hasPrefix("models.") ? 10_000_000 : nil
  }

  /// What a figure of it is hardly above: the whole, and more models than were ever reported.
  public static let usualMost = (percent: 100, models: 100_000)
}

/// A number somebody reported, and where it stands.
public struct Figure: Coded {
  /// What messages and commands call it.
  public static let entityKind = EntityKind.figure
  /// Where its rows stand.
  public static let table = "figure"
  /// Its columns with their rules; a value that is entered brings its scale.
  public static let fields: [Column<Figure>] = [
    .init("code", \.code, .code),
    .init("measure", \.measure),
    .init("unit", \.unit),
    .init("committee", \.committee),
    .init("breakdown", \.breakdown, .optionalLine),
    .init("value", \.value, enter: enterValue),
    .init("scale", \.scale),
    .init("comparator", \.comparator),
    .init("lower", \.lower),
    .init("upper", \.upper),
    .init("verbatim", \.verbatim, .line),
    .init("role", \.role),
    .init("period", \.period),
    .init("period_from", \.periodFrom),
    .init("period_to", \.periodTo),
    .init("period_note", \.periodNote, .note),
    .init("as_of", \.asOf),
    .init("nature", \.nature),
    .init("status", \.status),
    .init("part_of", \.partOf),
    .init("out_of", \.outOf),
    .init("rate_of", \.rateOf),
    .init("source", \.source),
    .init("locator", \.locator, .optionalLine),
    .init("quote", \.quote, .note),
    .init("note", \.note, .note),
  ]

  /// Given out when it is stored.
  public var id = Id<Figure>.unassigned
  /// Unique, without spaces, e.g. `F-2026-0001`.
  public var code = ""
  /// What it counts.
  public var measure = Id<Measure>.unassigned
  /// The territory it is of; `nil` only where it is of a committee.
  public var unit: Id<Unit>?
  /// The body it is of; `nil` only where it is of a territory.
  public var committee: Id<Committee>?
  /// e.g. `owner_kind=collective`; empty for the total.
  public var breakdown = ""
  /// Without the point: 236 of scale 2 is 2.36; `quantity` sets it with the next five.
  public private(set) var value: Int64 = 0
  /// Digits after the point, 0 to 6.
  public private(set) var scale = 0
  /// How the value compares to the truth.
  public private(set) var comparator = Comparator.equal
  /// A lower bound that was stated, of the same scale; `nil` = none was.
  public private(set) var lower: Int64?
  /// An upper bound that was stated, of the same scale; `nil` = none was.
  public private(set) var upper: Int64?
  /// The number as printed, with its qualifier; required.
  public private(set) var verbatim = ""
  /// A result unless stated.
  public var role = FigureRole.result
  /// As ``Period`` has it, e.g. `2024-S1`, `2017/..`; empty = not stated.
  public var period = ""
  /// The first day of the period, made from it; `nil` = no period is stated.
  public private(set) var periodFrom: Day?
  /// Its last day, made from it; `nil` = no period is stated, or it is still open.
  public private(set) var periodTo: Day?
  /// How the period is known.
  public var periodNote: String?
  /// The day it is true of; `nil` = not stated.
  public var asOf: Day?
  /// Of a moment unless stated.
  public var nature = FigureNature.stock
  /// Normal unless stated; sums and rates pass over what is missing.
  public var status = ObservationStatus.normal
  /// The total this is a part of; the parts sum to it.
  public var partOf: Id<Figure>?
  /// 8 out of 33: the 33.
  public var outOf: Id<Figure>?
  /// Of a printed percentage: its numerator.
  public var rateOf: Id<Figure>?
  /// Where it was read; required.
  public var source = Id<Source>.unassigned
  /// Line, page or row of the source; `nil` = not stated.
  public var locator: String?
  /// The words of the source, or header and cell of a file; empty = not kept.
  public var quote = ""
  /// Free text, several lines; `nil` = none.
  public var note: String?

  /// Nothing filled in: exactly 0, a result, of a moment, normal.
  public init() {}

  /// The number as it was said.
  public var quantity: Quantity {
    get {
      Quantity(
        Decimal(value, scale: scale), comparator, lower: lower, upper: upper, verbatim: verbatim)
    }
    set {
      (value, scale) = (newValue.value.units, newValue.value.scale)
      (comparator, verbatim) = (newValue.comparator, newValue.verbatim)
      (lower, upper) = (newValue.lower, newValue.upper)
    }
  }

  /// Plain digits with a point; the scale follows from them.
  @Sendable private static func enterValue(
    _ figure: inout Figure, _ text: String, _: LookupContext
  ) throws {
    guard let decimal = Decimal(text.tidied) else {
      throw ValueFault(text, .noNumber).error(in: "value")
    }
    (figure.value, figure.scale) = (decimal.units, decimal.scale)
  }

  /// Takes the period apart.
  ///
  /// - Throws: `ValueFault.noPeriod`; `RecordFault.figureOfNobody` where neither unit nor committee
  ///   is stated; `RecordFault.bound`.
  public func checked() throws(DomainError) -> Figure {
    var stored = self
    try quantity.checkBounds()
    let span = try Period.entered(period)
    (stored.period, stored.periodFrom, stored.periodTo) = (
      span?.text ?? "", span?.first, span?.last
    )
    guard unit != nil || committee != nil else {
      throw RecordFault.figureOfNobody.error(in: "unit")
    }
    return stored
  }

  /// Refuses a total, whole or numerator that leads back to it, and a share or fraction where the
  /// measure has none.
  ///
  /// - Throws: `ReferenceFault.loop`; `RecordFault.noCount`; `RecordFault.beyond`.
  public func check(against reader: Reader) throws {
    try reader.checkNoLoop(self, "part_of", partOf)
    try reader.checkNoLoop(self, "out_of", outOf)
    try reader.checkNoLoop(self, "rate_of", rateOf)
    if let measure = try reader.get(measure) { try check(against: measure) }
  }

  /// What is counted one by one is whole, and no share.
  private func check(against measure: Measure) throws(DomainError) {
    if let most = measure.most, quantity.value.double > Double(most) {
      throw RecordFault.beyond(verbatim, most: most, measure).error(in: "value")
    }
    let isFraction = scale > 0 && measure.kind != .money
    guard measure.kind != .percent, isFraction || verbatim.contains("%") else { return }
    throw RecordFault.noCount(verbatim, measure).error(in: "value")
  }
}

/// How a measure is counted.
public enum MeasureKind: String, Choice {
  case count, money, percent, rank, year

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .count: LocalizedText(vi: "số lượng", en: "count")
    case .money: LocalizedText(vi: "tiền", en: "money")
    case .percent: LocalizedText(vi: "tỷ lệ", en: "percent")
    case .rank: LocalizedText(vi: "thứ hạng", en: "rank")
    case .year: LocalizedText(vi: "năm", en: "year")
    }
  }
}

/// The three kinds of number that are never mixed.
public enum FigureRole: String, Choice {
  case result, target, assessment

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .result: LocalizedText(vi: "kết quả", en: "result")
    case .target: LocalizedText(vi: "mục tiêu", en: "target")
    case .assessment: LocalizedText(vi: "nhận định", en: "assessment")
    }
  }
}

/// At a moment, over a period, or since a beginning.
public enum FigureNature: String, Choice {
  case stock, flow, cumulative

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .stock: LocalizedText(vi: "thời điểm", en: "stock")
    case .flow: LocalizedText(vi: "trong kỳ", en: "flow")
    case .cumulative: LocalizedText(vi: "lũy kế", en: "cumulative")
    }
  }
}

/// SDMX code list CL_OBS_STATUS: https://sdmx.org/?page_id=3215
public enum ObservationStatus: String, Choice {
  case normal = "A"
  case estimated = "E"
  case forecast = "F"
  case provisional = "P"
  case lowReliability = "U"
  case missing = "M"

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .normal: LocalizedText(vi: "chính thức", en: "normal")
    case .estimated: LocalizedText(vi: "ước tính", en: "estimated")
    case .forecast: LocalizedText(vi: "dự báo", en: "forecast")
    case .provisional: LocalizedText(vi: "tạm tính", en: "provisional")
    case .lowReliability: LocalizedText(vi: "kém tin cậy", en: "low reliability")
    case .missing: LocalizedText(vi: "thiếu", en: "missing")
    }
  }
}
