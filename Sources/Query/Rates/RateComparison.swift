import Storage

/// What was reported and what the records hold of the same thing and time, side by side.
public struct RateComparison {
  let keys: [RateKey]
  let period: String
  let asOf: Day?
  let reported: Rate?
  let recorded: Rate?
}

extension Reader {
  /// A row for every report, against the records of its own period, or of all the time until its
  /// day; and one for every place and the like of which nothing was reported.
  public func comparisons(_ question: RateQuestion) throws -> [RateComparison] {
    var question = question
    question.basis = .reported
    let reported = try rates(question)
    question.basis = .records
    var known: [String: [Rate]] = [:]
    var rows: [RateComparison] = []
    for report in reported where report.figures.contains(where: { RateNumber($0) != nil }) {
      var same = question
      same.period = Period(report.period) ?? question.period
      // A flow is about its period, whenever it was entered; a stock is about its day.
      if report.period.isEmpty, let day = report.asOf { same.asOf = day }
      let memo = "\(report.period) \(same.asOf)"
      let records = try known[memo] ?? rates(same)
      known[memo] = records
      let recorded = records.first { $0.keys == report.keys } ?? .nothing(like: report)
      rows.append(
        RateComparison(
          keys: report.keys, period: report.period, asOf: report.asOf, reported: report,
          recorded: recorded))
    }
    let compared = Set(rows.map(\.keys))
    for rate in try rates(question) where !compared.contains(rate.keys) {
      rows.append(
        RateComparison(
          keys: rate.keys, period: rate.period, asOf: rate.asOf, reported: nil, recorded: rate))
    }
    return rows.sorted(byKeys: \.keys)
  }
}

extension Rate {
  /// That the records hold nothing of what was reported.
  fileprivate static func nothing(like report: Rate) -> Rate {
    Rate(
      keys: report.keys, basis: .records, period: report.period, asOf: report.asOf,
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
    let sources = Set((reported?.sources ?? []) + (recorded?.sources ?? [])).sorted()
    return keys.flatMap(\.cells) + times + side(\.registered) + side(\.recognized)
      + Cell.share(of: reported?.ratio) + Cell.share(of: recorded?.ratio)
      + [(reported?.reason ?? recorded?.reason).map(Cell.phrase) ?? .null, .list(sources)]
      + keys.flatMap(\.validityCells)
  }

  /// The gap is what is reported and not in the records; below zero where the records hold more.
  private func side(_ number: (Rate) -> Interval?) -> [Cell] {
    let (said, counted) = (reported.flatMap(number), recorded.flatMap(number))
    let gap = said.flatMap { said in counted.map { said - $0 } }
    let coverage = said.flatMap { said in counted.flatMap { Ratio($0, of: said) } }
    return Cell.amount(said) + Cell.amount(counted) + Cell.amount(gap) + Cell.share(of: coverage)
  }
}
