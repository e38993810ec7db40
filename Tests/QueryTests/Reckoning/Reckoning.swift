/// A question about rates, as somebody asks it.
struct Asked {
  var by = ["province"]
  /// A day, or the units of the time.
  var territory: String?
  var countsModels = false
  var isOfDecisions = false
  var asOf: String
  var level: String?
  /// As it is stored, with its first and last day.
  var period: (text: String, first: String, last: String)?
  /// A province with all it was formed from; its code finds it today.
  var province: (code: String, unit: Int64)?

  static let times: Set = ["year", "period", "quarter", "month"]
  var time: Int? { by.firstIndex(where: Asked.times.contains) }
}

/// One registration as it enters an answer: under which keys it may stand, and what is sure of it.
private struct Item {
  let registration: Ledger.Registration
  var keys: [[String]]
  /// The level of the row, where rows are by level.
  let level: String?
  var isSure: Bool
  var recognized: Ledger.Stands
}

/// Rates from a ledger and a map, written from the documents.
struct Reckoning {
  let ledger: Ledger
  let map: Map

  struct Row: Equatable {
    var registered = Span()
    var recognized = Span()
    /// Registrations that it may count, and those of them that may be recognized.
    var ids: Set<Int64> = []
    var recognizedIds: Set<Int64> = []
    /// Of all that it may count, and of the decisions on that.
    var sources: Set<Int64> = []

    static func == (one: Row, other: Row) -> Bool {
      one.registered == other.registered && one.recognized == other.recognized
    }
  }

  static let ranks = ["commune", "district", "province"]

  /// The levels that count: the one asked for or above.
  static func levels(_ level: String?) -> [String] {
    guard let level else { return ranks + ["unknown"] }
    return ranks.firstIndex(of: level).map { Array(ranks[$0...]) } ?? [level]
  }

  func rows(_ asked: Asked) -> [[String]: Row] {
    let items = ledger.registrations.values.sorted { ($0.year, $0.id) < ($1.year, $1.id) }
      .filter { isIn(asked.province, $0.province) }.flatMap { self.items($0, asked) }
    var rows = asked.countsModels ? byModel(items, asked) : byRegistration(items, asked)
    if asked.by == ["province"], asked.period == nil, !asked.isOfDecisions {
      for model in ledger.models.values where isNeverRegistered(model) {
        guard let over = map.over(model.unit, "province", on: asked.asOf) else { continue }
        guard isIn(asked.province, over) else { continue }
        let key = place("province", over, model.unit, on: asked.asOf, asked)
        if rows[[key]] == nil { rows[[key]] = Row() }
      }
    }
    return rows
  }

  private func isNeverRegistered(_ model: Ledger.Model) -> Bool {
    !ledger.registrations.values.contains { $0.model == model.id }
  }

  func isIn(_ province: (code: String, unit: Int64)?, _ unit: Int64) -> Bool {
    province.map { map.under(map.lineage(of: $0.unit)).contains(unit) } ?? true
  }

  private func byRegistration(_ items: [Item], _ asked: Asked) -> [[String]: Row] {
    var rows: [[String]: Row] = [:]
    for item in items {
      let isSure = item.isSure && item.keys.count == 1
      for key in item.keys {
        rows[key, default: Row()].registered.add(isSure ? .surely : .perhaps)
        rows[key]?.recognized.add(isSure ? item.recognized : min(item.recognized, .perhaps))
        rows[key]?.ids.insert(item.registration.id)
        rows[key]?.sources.formUnion(ledger.sources(of: item.registration, by: asked.asOf))
        if item.recognized > .no { rows[key]?.recognizedIds.insert(item.registration.id) }
      }
    }
    return rows
  }

  /// A model counts once, where and as it was registered last; recognized where any of its
  /// registrations is. Where the last may not count, an earlier one may be the last.
  private func byModel(_ items: [Item], _ asked: Asked) -> [[String]: Row] {
    var groups: [[String]: [(key: [String], isSure: Bool, item: Item)]] = [:]
    for item in items {
      for key in item.keys {
        let time = asked.time.map { key[$0] } ?? ""
        let isSure = item.isSure && item.keys.count == 1
        groups[["\(item.registration.model)", time, item.level ?? ""], default: []]
          .append((key, isSure, item))
      }
    }
    var rows: [[String]: Row] = [:]
    for group in groups.values {
      let last = group[(group.lastIndex(where: \.isSure) ?? 0)...]
      let recognized =
        group.map { one in
          one.isSure ? one.item.recognized : min(one.item.recognized, .perhaps)
        }.max() ?? .no
      let keys = Set(last.map(\.key))
      let isSure = keys.count == 1 && last.contains(where: \.isSure)
      for key in keys {
        rows[key, default: Row()].registered.add(isSure ? .surely : .perhaps)
        rows[key]?.recognized.add(isSure ? recognized : min(recognized, .perhaps))
        guard let one = last.last(where: { $0.key == key })?.item.registration else { continue }
        rows[key]?.ids.insert(one.id)
        if recognized > .no { rows[key]?.recognizedIds.insert(one.id) }
        // Any of its registrations may be what makes it recognized.
        for each in group {
          rows[key]?.sources.formUnion(ledger.deciding(each.item.registration, by: asked.asOf))
        }
        rows[key]?.sources.formUnion([one.source].compactMap(\.self))
      }
    }
    return rows
  }

  // MARK: One registration

  private func items(_ one: Ledger.Registration, _ asked: Asked) -> [Item] {
    let levels: [String?] = asked.by.contains("level") ? Self.levels(asked.level) : [nil]
    return levels.compactMap { level in
      let counting = level.map { [$0] } ?? Self.levels(asked.level)
      guard let (days, isThere) = dated(one, counting, asked), let first = days.min(),
        let last = days.max(), isTouched(asked.period, first, last, one, asked)
      else { return nil }
      let isSure = isThere && isInside(asked.period, first, last, asked)
      let recognized = recognized(one, counting, asked)
      return Item(
        registration: one, keys: keys(one, level, first, last, asked), level: level,
        isSure: isSure, recognized: isSure ? recognized : min(recognized, .perhaps))
    }
  }

  /// At one of these levels; one whose level is not stated may be at any.
  private func recognized(
    _ one: Ledger.Registration, _ levels: [String], _ asked: Asked
  ) -> Ledger.Stands {
    ledger.recognized(one.id, on: asked.asOf).map { decision, stands in
      if levels.contains(decision.level) { return stands }
      return decision.level == "unknown" ? min(stands, .perhaps) : .no
    }.max() ?? .no
  }

  /// The first and last day that date it, and whether it surely is one of those that are asked for;
  /// `nil` where it is none.
  private func dated(
    _ one: Ledger.Registration, _ levels: [String], _ asked: Asked
  ) -> (days: [String], isThere: Bool)? {
    let made = ledger.made(one)
    guard made.from <= asked.asOf else { return nil }
    guard asked.isOfDecisions else {
      let days = [made.from, min(made.by, asked.asOf)].map { day in
        min(max(day, "\(one.year)-01-01"), "\(one.year)-12-31")
      }
      return (days, made.by <= asked.asOf)
    }
    return decided(one, made.from, levels, asked)
  }

  /// By decision it is dated by the first recognition that stands, else by the last decision. Of
  /// days that are not stated, and decisions whose level is not, all that may be so is reckoned.
  private func decided(
    _ one: Ledger.Registration, _ made: String, _ levels: [String], _ asked: Asked
  ) -> (days: [String], isThere: Bool)? {
    let may = ledger.decisions(on: one.id).filter {
      (levels.contains($0.level) || $0.level == "unknown") && ($0.day ?? made) <= asked.asOf
    }
    let surely = may.filter { levels.contains($0.level) && $0.known <= asked.asOf }
    let standing = ledger.recognized(one.id, on: asked.asOf).filter {
      $0.stands > .no && (levels.contains($0.decision.level) || $0.decision.level == "unknown")
    }
    // A correction may have moved the registration behind the day by which it was known.
    let first = { (decision: Ledger.Decision) in min(decision.day ?? made, decision.known) }
    let firsts = standing.map { first($0.decision) }
    let sure = standing.filter { $0.stands == .surely && levels.contains($0.decision.level) }
    if let by = sure.map(\.decision.known).min(), let from = firsts.min() {
      return ([from, by], true)
    }
    // None may stand, and then the last of all decisions dates it.
    guard let low = surely.map(first).max() ?? may.map(first).min(),
      let high = may.map({ min($0.known, asked.asOf) }).max()
    else { return nil }
    return ([(firsts + [low]).min() ?? low, high], !surely.isEmpty)
  }

  private func isWhole(_ period: (text: String, first: String, last: String)) -> Bool {
    period.first.hasSuffix("-01-01") && period.last.hasSuffix("-12-31")
  }

  private func isTouched(
    _ period: (text: String, first: String, last: String)?, _ first: String, _ last: String,
    _ one: Ledger.Registration, _ asked: Asked
  ) -> Bool {
    guard let period else { return true }
    if !asked.isOfDecisions, isWhole(period) {
      return period.first <= "\(one.year)-01-01" && "\(one.year)-12-31" <= period.last
    }
    return period.first <= last && first <= period.last
  }

  private func isInside(
    _ period: (text: String, first: String, last: String)?, _ first: String, _ last: String,
    _ asked: Asked
  ) -> Bool {
    guard let period, asked.isOfDecisions || !isWhole(period) else { return true }
    return period.first <= first && last <= period.last
  }

  // MARK: Keys

  private func keys(
    _ one: Ledger.Registration, _ level: String?, _ first: String, _ last: String, _ asked: Asked
  ) -> [[String]] {
    let fixed = asked.by.map { dimension in
      switch dimension {
      case "country": "VN"
      case "province", "district", "commune":
        place(dimension, one.province, one.unit, on: one.placedOn, asked)
      case "committee":
        (one.committee ?? ledger.models[one.model]?.committee).map { "\($0)" } ?? "-"
      case "field":
        ledger.models[one.model]?.field.map { "\(ledger.standard[$0] ?? $0)" } ?? "-"
      case "own-field": ledger.models[one.model]?.field.map { "\($0)" } ?? "-"
      case "owner-kind": ledger.models[one.model]?.owner ?? "?"
      case "level": level ?? "?"
      default: "?"
      }
    }
    guard let time = asked.time else { return [fixed] }
    // What may be of several times may be of those that are asked for.
    let (from, by) = (asked.period?.first ?? first, asked.period?.last ?? last)
    let times = times(asked.by[time], max(first, from), min(last, by), one, asked)
    return times.map { label in
      var key = fixed
      key[time] = label
      return key
    }
  }

  private func times(
    _ dimension: String, _ first: String, _ last: String, _ one: Ledger.Registration,
    _ asked: Asked
  ) -> [String] {
    if dimension == "year", !asked.isOfDecisions { return ["\(one.year)"] }
    let labels = Self.months(first, last).map { month in
      let (year, number) = (month.prefix(4), Int(month.suffix(2)) ?? 0)
      return switch dimension {
      case "year": "\(year)"
      case "period": "\(year)-S\(number > 6 ? 2 : 1)"
      case "quarter": "\(year)-Q\((number - 1) / 3 + 1)"
      default: month
      }
    }
    return Array(Set(labels))
  }

  private static func months(_ first: String, _ last: String) -> [String] {
    var (months, month) = ([String](), String(first.prefix(7)))
    while month <= last.prefix(7) {
      months.append(month)
      let (year, number) = (Int(month.prefix(4)) ?? 0, Int(month.suffix(2)) ?? 0)
      let next = number == 12 ? (year + 1, 1) : (year, number + 1)
      month = "\(next.0)-\(next.1 < 10 ? "0" : "")\(next.1)"
    }
    return months
  }

  /// In the units of a day the commune is followed first, then the province; what came apart stays
  /// under the last certain unit.
  func place(
    _ level: String, _ province: Int64, _ unit: Int64, on day: String, _ asked: Asked
  ) -> String {
    guard level == "province" else {
      let own = map.places[unit]?.level
      if own == "province" || own == "district" && level == "commune" { return "-" }
      return map.traced(unit, level, on: asked.territory ?? day).map(name) ?? "-"
    }
    guard let territory = asked.territory else { return "\(province)" }
    if unit != province, let found = map.traced(unit, "province", on: territory), !found.isLost {
      return "\(found.unit)"
    }
    return name(map.followed(province, to: territory))
  }

  private func name(_ found: Map.Found) -> String { "\(found.unit)\(found.isLost ? "?" : "")" }
}
