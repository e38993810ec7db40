/// Sums of what those below reported: the nearest that reported, no place twice.
extension Hearing {
  func below() -> [String] {
    guard !asked.by.contains("committee"), !asked.by.contains("commune") else { return [] }
    let ranks = ["country", "province", "district", "commune"]
    let level = levels.last ?? "country"
    var rows: [[String]: [Figure]] = [:]
    for one in figures {
      guard let place = map.places[one.unit], let own = ranks.firstIndex(of: place.level),
        let over = ranks.firstIndex(of: level), over < own
      else { continue }
      let keys = keys(one)
      if zip(asked.by, keys).contains(where: { $0 != "country" && $1 == "-" }) { continue }
      // A number without a period is of its day.
      let time = one.period?.text ?? ""
      rows[keys + [time, time.isEmpty ? one.day ?? "" : ""], default: []].append(one)
    }
    return rows.map { key, figures in
      Below(self, level, Array(key.dropLast(2)), key[key.count - 2], figures).line
    }
  }
}

/// One row of it.
private struct Below {
  typealias Figure = Ledger.Figure

  let hearing: Hearing
  let keys: [String]
  let period: String
  let figures: [Figure]
  let day: String
  private var reporting: [Int64] = []
  private var silent: [Int64] = []
  /// Of each directly below: who reported of it, and whether nobody is missing.
  private var parts: [(reporting: [Int64], isWhole: Bool)] = []
  /// Not there on the day, and in the number of nobody who reported.
  private var gone: [Int64] = []

  init(
    _ hearing: Hearing, _ level: String, _ keys: [String], _ period: String, _ figures: [Figure]
  ) {
    (self.hearing, self.keys, self.period, self.figures) = (hearing, keys, period, figures)
    day = min(figures.map(hearing.ledger.day).max() ?? "", hearing.asked.asOf)
    for place in children(level).flatMap(asked) {
      let (heard, quiet) = (reporting.count, silent.count)
      _ = cover(place)
      parts.append((Array(reporting[heard...]), silent.count == quiet))
    }
    let others = Set(figures.map(\.unit)).subtracting(reporting).filter { one in
      hearing.holders(of: one).union(hearing.contents(of: one)).isDisjoint(with: reporting)
    }
    gone = others.filter { hearing.holders(of: $0).subtracting([$0]).isDisjoint(with: others) }
      .sorted()
  }

  /// Directly under the row on its day.
  private func children(_ level: String) -> [Int64] {
    let (map, asked) = (hearing.map, hearing.asked)
    if level == "country" { return map.alive(on: day, ["province"]).map(\.id) }
    let place = asked.by.firstIndex(of: level) ?? 0
    return map.alive(on: day, ["province", "district", "commune"]).filter { unit in
      guard let over = map.parent(of: unit.id, on: day), map.places[over]?.level == level,
        map.holds(over, on: day), let province = map.over(over, "province", on: day)
      else { return false }
      return hearing.reckoning.place(level, province, unit.id, on: day, asked) == keys[place]
    }.map(\.id)
  }

  /// What is asked of a place: itself, or those under it.
  private func asked(_ unit: Int64) -> [Int64] {
    hearing.reckoning.isIn(hearing.asked.province, unit) ? [unit] : under(unit).flatMap(asked)
  }

  private func under(_ unit: Int64) -> [Int64] {
    hearing.map.alive(on: day, ["district", "commune"]).map(\.id)
      .filter { hearing.map.parent(of: $0, on: day) == unit }
  }

  /// Who is silent has those under it in its place, if any of them says something.
  private mutating func cover(_ unit: Int64) -> Bool {
    let isAsked = hearing.reckoning.isIn(hearing.asked.province, unit)
    if isAsked, figures.contains(where: { $0.unit == unit }) {
      reporting.append(unit)
      return true
    }
    let before = silent
    let isCovered = under(unit).map { cover($0) }.contains(true)
    if isAsked, !isCovered { silent = before + [unit] }
    return isCovered
  }

  private struct Number {
    var said: Said?
    var used: [Figure] = []
    /// By place: what it says, and all that say so.
    var places: [Int64: (said: Said, by: [Figure])] = [:]
  }

  private func number(_ measure: String) -> Number {
    var (number, isWhole) = (Number(), silent.isEmpty && gone.isEmpty && !reporting.isEmpty)
    for unit in reporting + gone {
      let own = hearing.latest(figures.filter { $0.unit == unit && $0.measure == measure })
      let isOne = own.allSatisfy {
        $0.said == own[0].said && $0.day == own[0].day && $0.nature == own[0].nature
      }
      guard let first = own.first, isOne else {
        isWhole = false
        continue
      }
      number.used.append(first)
      number.places[unit] = (first.said, own)
    }
    guard !number.used.isEmpty, hearing.mayAdd(number.used) else { return number }
    let sum = number.used.map(\.said).reduce(.nothing, +)
    number.said = isWhole ? sum : sum.orMore
    return number
  }

  /// The rate is of those that said both in one account. With how many of those directly below
  /// have nobody missing, of how many, and of how many of them all said both.
  var line: String {
    let (registered, recognized) = (number("models.registered"), number("models.recognized"))
    let both = reporting.filter { unit in
      guard let one = registered.places[unit], let other = recognized.places[unit]
      else { return false }
      return one.by.contains { one in other.by.contains { Hearing.isOneAccount(one, $0) } }
    }
    var rate = ""
    if !both.isEmpty, registered.said != nil, recognized.said != nil {
      let whole = both.compactMap { registered.places[$0]?.said }.reduce(.nothing, +)
      rate = both.compactMap { recognized.places[$0]?.said }.reduce(.nothing, +).rate(of: whole)
    }
    let used = registered.used + recognized.used
    let whole = parts.filter(\.isWhole)
    return hearing.line(
      keys, period, used.isEmpty ? figures : used, (registered.said, recognized.said), rate: rate,
      "\(whole.count)/\(parts.count)/\(whole.count { $0.reporting.allSatisfy(both.contains) })")
  }
}
