import Storage

@testable import Query

extension Office {
  /// A question at random.
  mutating func asked() throws -> Asked {
    let dimensions = [
      "country", "province", "province", "district", "commune", "committee", "field", "own-field",
      "owner-kind", "level", "year", "period", "quarter", "month",
    ]
    var asked = Asked(asOf: someDay())
    asked.by = [one(dimensions)]
    let second = one(dimensions)
    let areTimes = Asked.times.contains(asked.by[0]) && Asked.times.contains(second)
    if random.pick(2) == 0, second != asked.by[0], !areTimes { asked.by.append(second) }
    if random.pick(3) == 0 { asked.territory = one([ledger.today, day(year - 3...year).iso]) }
    asked.countsModels = random.pick(4) == 0
    asked.isOfDecisions = random.pick(3) == 0
    if random.pick(3) == 0 { asked.level = one(Reckoning.ranks + ["unknown"]) }
    if random.pick(2) == 0 { asked.period = try period() }
    if random.pick(5) == 0 { asked.province = one(named) }
    return asked
  }

  /// Today, any day, one on which something happened, or the day before.
  mutating func someDay() -> String {
    let known = ledger.recognitions.values.map(\.known) + ledger.selections.values.map(\.known)
    let days = (known + ledger.registrations.values.compactMap(\.day)).sorted()
    switch random.pick(4) {
    case 0: return ledger.today
    case 1 where !days.isEmpty: return one(days)
    case 2 where !days.isEmpty: return Day(iso: one(days))?.before.iso ?? ledger.today
    default: return day(year - 3...year + 1).iso
    }
  }

  mutating func period() throws -> (text: String, first: String, last: String) {
    let year = year - 3 + random.pick(5)
    let half = random.pick(2) + 1
    switch random.pick(5) {
    case 0, 1: return ("\(year)", "\(year)-01-01", "\(year)-12-31")
    case 2: return ("\(year)/\(year + 1)", "\(year)-01-01", "\(year + 1)-12-31")
    case 3:
      return half == 1
        ? ("\(year)-S1", "\(year)-01-01", "\(year)-06-30")
        : ("\(year)-S2", "\(year)-07-01", "\(year)-12-31")
    default:
      return half == 1
        ? ("\(year)-Q2", "\(year)-04-01", "\(year)-06-30")
        : ("\(year)-11", "\(year)-11-01", "\(year)-11-30")
    }
  }
}

extension Asked {
  /// The same for the product.
  func question(_ reader: Reader) throws -> RateQuestion {
    var question = RateQuestion()
    question.basis = .records
    try question.set(by: by.compactMap { Query.Dimension(rawValue: $0) })
    if let day = territory.flatMap({ Day(iso: $0) }) { question.borders = .on(day) }
    question.counting = countsModels ? .models : .registrations
    question.cohort = isOfDecisions ? .decided : .registered
    question.asOf = Day(iso: asOf) ?? .today
    question.level = level.flatMap { RecognitionLevel(rawValue: $0) }
    question.period = period.flatMap { Period($0.text) }
    question.territory = try Territory.province(province?.code, reader)
    return question
  }
}

extension Rate {
  /// What it is of, as the reckoning names it.
  var named: [String] {
    parts.map { part in
      switch part {
      case .whole: "VN"
      case .none: "-"
      case .unit(let id): "\(id.rawValue)"
      case .lost(let id, _): "\(id.rawValue)?"
      case .committee(let id): "\(id.rawValue)"
      case .field(let id): "\(id.rawValue)"
      case .word(let text): text
      }
    }
  }

  /// Likewise of a row that was reported.
  var keyed: [String] {
    keys.map { key in
      if key.order.rank == .max { return "-" }
      guard key.dimension.unitLevel != nil else { return key.code ?? "-" }
      return "\(key.order.id)" + (key.order.rank == 1 ? "?" : "")
    }
  }

  /// A reported one as a line.
  var line: String {
    let more = rollUp.map { "\($0.reported)/\($0.expected)/\($0.both)" } ?? ""
    return [
      keyed.joined(separator: "/"), period.isEmpty ? "-" : period, asOf?.iso ?? "-",
      registered.said, recognized.said, ratio?.written ?? "", sources.joined(separator: ","), more,
    ].joined(separator: " ")
  }

  /// Its numbers as the reckoning writes them, with both ends.
  var counted: String {
    [registered, recognized].map { number in
      number.said + (number?.wholeBounds.map { "[\($0.least) \($0.most)]" } ?? "")
    }.joined(separator: " ") + " " + (ratio?.written ?? "")
  }
}

extension Interval? {
  fileprivate var said: String {
    self?.qualified.map { "\($0.comparator.rawValue)\($0.value.units)" } ?? "?"
  }
}

extension Ratio {
  fileprivate var written: String { "\(comparator.rawValue)\(value)" }
}

extension Reckoning.Row {
  var counted: String {
    [registered, recognized].map { "\($0.text)[\($0.least) \($0.most)] " }.joined()
      + recognized.rate(of: registered)
  }
}
