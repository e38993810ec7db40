import Storage

/// Where a rate comes from. Counted and reported stand side by side and are never added.
public enum Basis: String, Choice {
  case records, reported, both
  /// Summed from what those under a place or body reported.
  case below
  case everything = "all"

  /// What people read.
  public var label: LocalizedText {
    switch self {
    case .records: LocalizedText(vi: "sổ theo dõi", en: "records")
    case .reported: LocalizedText(vi: "báo cáo", en: "reported")
    case .both: LocalizedText(vi: "cả hai", en: "both")
    case .below: LocalizedText(vi: "cấp dưới báo cáo", en: "reported below")
    case .everything: LocalizedText(vi: "tất cả", en: "all")
    }
  }

  /// What a row of it may rest on, in the order of rows.
  var each: [Basis] {
    switch self {
    case .both: [.reported, .records]
    case .everything: [.reported, .below, .records]
    case .records, .reported, .below: [self]
    }
  }

  /// Whether there are rows summed from below.
  public var isFromBelow: Bool { each.contains(.below) }
}

/// Which registrations a rate is about.
public enum Cohort: String, Choice {
  /// Those registered in the period.
  case registered
  /// Those decided on in the period, whenever they were registered.
  case decided

  /// What people read.
  public var label: LocalizedText {
    switch self {
    case .registered: LocalizedText(vi: "theo năm đăng ký", en: "by year of registration")
    case .decided: LocalizedText(vi: "theo ngày quyết định", en: "by day of decision")
    }
  }

  /// What else people type for it.
  public var synonyms: [String] { self == .decided ? ["recognized", "recognised"] : [] }
}

/// What is counted.
public enum Counting: String, Choice {
  /// A model kept up for three years is three.
  case registrations
  /// A model kept up for three years is one, where and as it was registered last.
  case models

  /// What people read.
  public var label: LocalizedText {
    switch self {
    case .registrations: LocalizedText(vi: "lượt đăng ký", en: "registrations")
    case .models: LocalizedText(vi: "mô hình", en: "models")
    }
  }
}

/// What is asked of the rates.
public struct RateQuestion: Sendable {
  /// Which rates: of the records, of reports, or a row of each.
  public var basis = Basis.both
  /// One dimension, or two crossed.
  public private(set) var by: [Dimension] = [.province]
  /// The provinces and units of which time rows are about.
  public var borders = TerritoryTime.then
  /// Only those provinces.
  public var territory = Territory.everywhere
  /// Only those units, below them.
  public var units = Territory.everywhere
  /// Which registrations a period has.
  public var cohort = Cohort.registered
  /// Whether a model of several years counts once.
  public var counting = Counting.registrations
  /// What was registered and decided by then.
  public var asOf = Day.today
  /// Only recognitions at that level or above.
  public var level: RecognitionLevel?
  /// Only registrations, or decisions, in that period.
  public var period: Period?

  /// Rates of all provinces as of today, of the records and of reports.
  public init() {}

  /// - Throws: `DomainError` for more than two dimensions, one of them twice, or two times.
  public mutating func set(by dimensions: [Dimension]) throws(DomainError) {
    guard (1...2).contains(dimensions.count), Set(dimensions).count == dimensions.count else {
      throw RateFault.dimensions(dimensions).error(in: .column("by"))
    }
    guard dimensions.count(where: \.isTime) < 2 else {
      throw RateFault.nestedTimes(dimensions).error(in: .column("by"))
    }
    by = dimensions
  }

  /// - Throws: `DomainError` where reports alone are asked for what only records tell: a report
  ///   says how many, not which, nor when each was decided.
  public func checkReported() throws(DomainError) {
    guard basis == .reported || basis == .below else { return }
    if counting != .registrations { throw RateFault.ofRecords(column: "count").error(in: "count") }
    if cohort != .registered { throw RateFault.ofRecords(column: "cohort").error(in: "cohort") }
  }

  /// - Throws: `DomainError` where sums from below are asked for of that under which nothing is.
  public func checkBelow() throws(DomainError) {
    guard basis == .below, by.contains(.commune), !by.contains(.committee) else { return }
    throw RateFault.nothingBelow.error(in: .column("by"))
  }

  /// Whether rows may be added up: a registration stands in one of them only.
  var isAdditive: Bool {
    !by.contains(.level) && !(counting == .models && by.contains(where: \.isTime))
  }

  /// The levels that count, as a condition on a column.
  var levels: [RecognitionLevel] {
    guard let level, let rank = RecognitionLevel.ranks.firstIndex(of: level) else {
      return level.map { [$0] } ?? RecognitionLevel.allCases
    }
    return Array(RecognitionLevel.ranks[rank...])
  }

  /// In words, for the head of a page: what is not said is as usual.
  public var limits: [LocalizedText] {
    let asked: [LocalizedText?] = [
      period.map { LocalizedText(vi: "Kỳ \($0.text)", en: "Period \($0.text)") },
      cohort == .registered
        ? nil : LocalizedText(vi: "Kỳ theo ngày quyết định", en: "Periods by day of decision"),
      counting == .registrations ? nil : LocalizedText(vi: "Đếm mô hình", en: "Counting models"),
      level.map {
        LocalizedText(
          vi: "Công nhận từ \($0.label.vietnamese) trở lên",
          en: "Recognized at \($0.label.english) level or above")
      },
      borders.label,
      LocalizedText(
        vi: "Đến ngày \(Language.vietnamese.written(asOf))",
        en: "As of \(Language.english.written(asOf))"),
    ]
    return asked.compactMap(\.self)
  }
}

extension RecognitionLevel {
  /// From the lowest to the highest; one that is not stated has no rank.
  static let ranks: [RecognitionLevel] = [.commune, .district, .province]
}
