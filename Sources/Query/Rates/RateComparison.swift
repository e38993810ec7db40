import SQLite
import Storage

/// What was reported and what the records hold of the same thing and time, side by side.
public struct RateComparison {
  let reported: Rate?
  let recorded: Rate
  /// The question of which `recorded` is an answer.
  let asked: RateQuestion

  /// What both are about: as it was reported, where it was.
  private var said: Rate { reported ?? recorded }
  var keys: [RateKey] { said.keys }
  var period: String { said.period }
  var asOf: Day? { said.asOf }
}

extension Reader {
  /// A row for every report, against the records of its own places, period and day; and one for
  /// what the records hold of a year of which nothing was reported.
  public func comparisons(_ question: RateQuestion) throws -> [RateComparison] {
    var reports = question
    reports.basis = .reported
    let reported = try rates(reports).filter { report in
      report.figures.contains { RateNumber($0) != nil }
    }
    var records = try RecordSide(question, self)
    let compared = try reported.map { report in
      let (rate, asked) = try records.beside(report)
      return RateComparison(reported: report, recorded: rate, asked: asked)
    }
    let others = try records.besides(reported).map { rate, asked in
      RateComparison(reported: nil, recorded: rate, asked: asked)
    }
    return (compared + others).sorted(byKeys: \.keys)
  }
}

/// What the records hold of what was reported, and of what was not.
private struct RecordSide {
  private let question: RateQuestion
  private let reader: Reader
  /// By what was asked: many reports are of one period and day.
  private var known: [String: [Rate]] = [:]
  /// A unit with all it was formed from.
  private var lineages: [Id<Unit>: Set<Id<Unit>>] = [:]

  init(_ question: RateQuestion, _ reader: Reader) throws {
    var records = question
    records.basis = .records
    (self.question, self.reader) = (records, reader)
  }

  /// Records of the report's period, by its day; where its unit was formed from others, of all of
  /// those too, for a report of the year is about all that it was then.
  mutating func beside(_ report: Rate) throws -> (Rate, RateQuestion) {
    var same = question
    same.period = Period(report.period) ?? question.period
    if let day = report.asOf { same.asOf = min(day, question.asOf) }
    if question.borders == .then, let unit = report.unit, try lineage(of: unit).count > 1 {
      same.borders = .on(report.figures.map(\.day).max() ?? question.asOf)
      if question.territory.isEverywhere { same.territory = try Territory.of(unit, reader) }
    }
    let memo = "\(report.period) \(same.asOf) \(same.borders.stored) \(same.territory.list ?? "")"
    let rates = try known[memo] ?? reader.rates(same)
    known[memo] = rates
    let found = rates.first { $0.keys == report.keys }
    return (found ?? .nothing(like: report, by: same.asOf), same)
  }

  /// Records of each year that no report of the same place and the like is about.
  mutating func besides(_ reports: [Rate]) throws -> [(Rate, RateQuestion)] {
    guard !question.by.contains(where: \.isTime), question.period?.isWholeYears ?? true else {
      let keys = Set(reports.map(\.keys))
      return try reader.rates(question).filter { !keys.contains($0.keys) }.map { ($0, question) }
    }
    var yearly = question
    try yearly.set(by: [.year])
    let years = try reader.rates(yearly).compactMap { Int($0.period) }
    return try years.flatMap { year in
      var asked = question
      asked.period = Period("\(year)")
      return try reader.rates(asked).filter { rate in
        try !reports.contains { try covers($0, rate, in: year) }
      }.map { ($0, asked) }
    }
  }

  private mutating func covers(_ report: Rate, _ rate: Rate, in year: Int) throws -> Bool {
    let (first, last) =
      Period(report.period).map { ($0.first.year, ($0.last ?? question.asOf).year) }
      ?? (Int.min, (report.asOf ?? question.asOf).year)
    guard (first...last).contains(year) else { return false }
    for (one, other) in zip(report.keys, rate.keys) where one != other {
      guard let unit = one.unit, let part = other.unit, try lineage(of: unit).contains(part)
      else { return false }
    }
    return true
  }

  private mutating func lineage(of unit: Id<Unit>) throws -> Set<Id<Unit>> {
    if let known = lineages[unit] { return known }
    let found = Set(try reader.lineage(of: unit))
    lineages[unit] = found
    return found
  }
}

extension RateKey {
  fileprivate var unit: Id<Unit>? {
    dimension.unitLevel == nil || order.id == 0 ? nil : Id(rawValue: order.id)
  }
}

extension Rate {
  fileprivate var unit: Id<Unit>? { keys.compactMap(\.unit).first }

  /// That the records hold nothing of what was reported.
  fileprivate static func nothing(like report: Rate, by day: Day) -> Rate {
    Rate(
      keys: report.keys, basis: .records, period: report.period, asOf: day,
      registered: .zero, recognized: .zero, reason: nil, sources: [])
  }
}

extension RateComparison {
  /// Over ``cells``.
  public static func headings(_ question: RateQuestion) -> [Heading] {
    func side(_ name: String, _ vi: String, _ en: String) -> [Heading] {
      [
        Heading("\(name)_reported", vi: "\(vi): báo cáo", en: "\(en): reported", unit: .models),
        Heading("\(name)_reported_comparator", vi: "", en: "", for: .machines),
        Heading("\(name)_records", vi: "\(vi): sổ", en: "\(en): records", unit: .models),
        Heading("\(name)_records_comparator", vi: "", en: "", for: .machines),
        Heading("\(name)_gap", vi: "\(vi): chênh lệch", en: "\(en): gap", unit: .models),
        Heading("\(name)_gap_comparator", vi: "", en: "", for: .machines),
        Heading("\(name)_coverage", vi: "\(vi): đã ghi sổ", en: "\(en): coverage"),
        Heading("\(name)_coverage_comparator", vi: "", en: "", for: .machines),
      ]
    }
    return question.by.flatMap(\.headings) + [
      Heading("period", vi: "Kỳ", en: "Period"),
      Heading("as_of", vi: "Đến ngày", en: "As of"),
    ] + side("registered", "Đăng ký", "Registered")
      + side("recognized", "Công nhận", "Recognized") + [
        Heading("rate_reported", vi: "Tỷ lệ: báo cáo", en: "Rate: reported"),
        Heading("rate_reported_comparator", vi: "", en: "", for: .machines),
        Heading("rate_records", vi: "Tỷ lệ: sổ", en: "Rate: records"),
        Heading("rate_records_comparator", vi: "", en: "", for: .machines),
        Heading("reason", vi: "Ghi chú", en: "Reason"),
        Heading("sources", vi: "Nguồn", en: "Sources"),
      ] + question.by.flatMap(\.validityHeadings)
  }

  /// Each number as reported, as recorded, the gap and the coverage; then the two rates.
  public var cells: [Cell] {
    let times: [Cell] = [period.isEmpty ? .null : Cell(period), Cell(asOf)]
    let sources = Set((reported?.sources ?? []) + recorded.sources).sorted()
    return keys.flatMap(\.cells) + times + side(\.registered) + side(\.recognized)
      + Cell.share(of: reported?.ratio) + Cell.share(of: recorded.ratio)
      + [(reported?.reason ?? recorded.reason).map(Cell.phrase) ?? .null, .list(sources)]
      + keys.flatMap(\.validityCells)
  }

  /// The gap is what is reported and not in the records; below zero where the records hold more.
  private func side(_ number: (Rate) -> Interval?) -> [Cell] {
    let (said, counted) = (reported.flatMap(number), number(recorded))
    let gap = said.flatMap { said in counted.map { said - $0 } }
    let coverage = said.flatMap { said in counted.flatMap { Ratio($0, of: said) } }
    return Cell.amount(said) + Cell.amount(counted) + Cell.amount(gap) + Cell.share(of: coverage)
  }
}
