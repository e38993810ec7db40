import SQLite

/// What a figure counts.
public struct Measure: Coded {
  public static let entityKind = EntityKind.measure
  public static let table = "measure"
  public static let fields: [Column<Measure>] = [
    .init("code", \.code, .code),
    .init("name_vi", \.nameVi, .line),
    .init("name_en", \.nameEn, .optionalLine),
    .init("kind", \.kind),
    .init("unit_vi", \.unitVi, .optionalLine),
    .init("unit_en", \.unitEn, .optionalLine),
    .searchKey,
  ]

  public var id = Id<Measure>.unassigned
  public var code = ""
  public var nameVi = ""
  public var nameEn = ""
  public var kind = MeasureKind.count
  /// What it is counted in, e.g. `mô hình`.
  public var unitVi = ""
  public var unitEn = ""

  public init() {}

  public var names: [String] { [nameVi, nameEn] }
}

/// A number somebody reported, and where it stands.
public struct Figure: Coded {
  public static let entityKind = EntityKind.figure
  public static let table = "figure"
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

  public var id = Id<Figure>.unassigned
  public var code = ""
  public var measure = Id<Measure>.unassigned
  public var unit: Id<Unit>?
  public var committee: Id<Committee>?
  /// e.g. `owner_kind=collective`; empty for the total.
  public var breakdown = ""
  public private(set) var value: Int64 = 0
  public private(set) var scale = 0
  public private(set) var comparator = Comparator.equal
  public private(set) var lower: Int64?
  public private(set) var upper: Int64?
  public private(set) var verbatim = ""
  public var role = FigureRole.result
  public var period = ""
  public private(set) var periodFrom: Day?
  public private(set) var periodTo: Day?
  /// How the period is known.
  public var periodNote: String?
  public var asOf: Day?
  public var nature = FigureNature.stock
  public var status = ObservationStatus.normal
  /// The total this is a part of; the parts sum to it.
  public var partOf: Id<Figure>?
  /// 8 out of 33: the 33.
  public var outOf: Id<Figure>?
  /// Of a printed percentage: its numerator.
  public var rateOf: Id<Figure>?
  public var source = Id<Source>.unassigned
  public var locator: String?
  public var quote = ""
  public var note: String?

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

  public func checked() throws(DomainError) -> Figure {
    var stored = self
    let span = try Period.entered(period)
    (stored.period, stored.periodFrom, stored.periodTo) = (
      span?.text ?? "", span?.first, span?.last
    )
    guard unit != nil || committee != nil else {
      throw RecordFault.figureOfNobody.error(in: "unit")
    }
    return stored
  }

  public func check(against reader: Reader) throws {
    try reader.checkNoLoop(self, "part_of", partOf)
    try reader.checkNoLoop(self, "out_of", outOf)
    try reader.checkNoLoop(self, "rate_of", rateOf)
    if let measure = try reader.get(measure) { try check(against: measure) }
  }

  /// What is counted one by one is whole, and no share.
  private func check(against measure: Measure) throws(DomainError) {
    let isFraction = scale > 0 && measure.kind != .money
    guard measure.kind != .percent, isFraction || verbatim.contains("%") else { return }
    throw RecordFault.noCount(verbatim, measure).error(in: "value")
  }
}

/// How a measure is counted.
public enum MeasureKind: String, Choice {
  case count, money, percent, rank, year

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

  public var label: LocalizedText {
    switch self {
    case .stock: LocalizedText(vi: "thời điểm", en: "stock")
    case .flow: LocalizedText(vi: "trong kỳ", en: "flow")
    case .cumulative: LocalizedText(vi: "lũy kế", en: "cumulative")
    }
  }
}

/// SDMX code list CL_OBS_STATUS.
public enum ObservationStatus: String, Choice {
  case normal = "A"
  case estimated = "E"
  case forecast = "F"
  case provisional = "P"
  case lowReliability = "U"
  case missing = "M"

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
