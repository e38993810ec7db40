import SQLite
import Storage

/// What one source says of the models of one place and time.
struct Account: Sendable {
  var figures: [ReportedFigure]

  var first: ReportedFigure { figures[0] }
  var registered: ReportedFigure? { figures.first { $0.measure == "models.registered" } }
  var recognized: ReportedFigure? { figures.first { $0.measure == "models.recognized" } }
  var isOfRate: Bool { registered != nil || recognized != nil }

  /// What makes figures one account.
  struct Key: Hashable {
    let unit: Id<Unit>?
    let committee: Id<Committee>?
    let source: Id<Source>
    let period: String
    let asOf: Day?
    let breakdown: [String: String]
  }
}

extension Rating {
  /// From the figures that were reported: a registered and a recognized one of the same place,
  /// period and source.
  func reported() throws -> [Rate] {
    let figures = try reportedModels()
    var rows: [(parts: [Part], period: String, accounts: [Account])] = []
    for account in accounts(figures) {
      guard let parts = try parts(of: account.first) else { continue }
      let period = account.first.period
      // What must not be added stands in a row of its own.
      if isMerged(parts),
        let index = rows.firstIndex(where: { $0.parts == parts && $0.period == period })
      {
        rows[index].accounts.append(account)
      } else {
        rows.append((parts, period, [account]))
      }
    }
    let parts = try partsOfTotals(figures)
    return try rows.map { row in
      let isWhole = row.accounts.count == 1 && isItself(row.accounts[0], row.parts)
      return isWhole
        ? try rate(row.parts, row.accounts[0], parts)
        : try sum(row.parts, row.period, row.accounts, parts)
    }
  }

  /// Figures of models with the breakdown that was asked for, known by the day.
  private func reportedModels() throws -> [ReportedFigure] {
    let period = question.period
    let all = try reader.reportedFigures(
      where: """
        m.code GLOB 'models.*' AND f.role = 'result'
        AND \(question.territory.contains("coalesce(f.unit, c.unit)"))
        AND \(question.units.contains("coalesce(f.unit, c.unit)"))
        AND coalesce(f.as_of, s.published_on, s.published_to, '') <= \(question.asOf)
        AND (\(period == nil)
             OR f.period_from >= \(period?.first) AND f.period_to <= \(period?.last ?? .last(of: 9999)))
        """)
    return all.filter { figure in
      Set(figure.breakdown.keys) == wantedBreakdown && (figure.breakdown["level"] == nil
        || question.level == nil || figure.breakdown["level"] == question.level?.rawValue)
        && isOfTime(figure)
    }
  }

  private var wantedBreakdown: Set<String> {
    Set(question.by.compactMap(\.breakdown) + (question.level == nil ? [] : ["level"]))
  }

  /// Whether the period of a figure is one of those that were asked for.
  private func isOfTime(_ figure: ReportedFigure) -> Bool {
    guard let time = question.by.first(where: \.isTime) else { return true }
    let (text, dash) = (figure.period, figure.period.contains("-"))
    guard !text.contains("/"), !text.isEmpty else { return false }
    switch time {
    case .period: return text.contains("-S")
    case .quarter: return text.contains("-Q")
    case .month: return dash && !text.contains("-S") && !text.contains("-Q")
    default: return !dash
    }
  }

  private func accounts(_ figures: [ReportedFigure]) -> [Account] {
    var accounts: [Account] = []
    var places: [Account.Key: Int] = [:]
    for figure in figures {
      let key = Account.Key(
        unit: figure.unit, committee: figure.committee, source: figure.source,
        period: figure.period, asOf: figure.asOf, breakdown: figure.breakdown)
      if let index = places[key] {
        accounts[index].figures.append(figure)
      } else {
        places[key] = accounts.count
        accounts.append(Account(figures: [figure]))
      }
    }
    return accounts
  }

  /// What a figure counts under; `nil` where it is about something else than was asked for: a
  /// committee is no province, and a commune is neither.
  private func parts(of figure: ReportedFigure) throws -> [Part]? {
    let isOfCommittee = question.by.contains(.committee)
    guard (figure.committee != nil) == isOfCommittee else { return nil }
    if !isOfCommittee {
      let wanted = question.by.compactMap(\.unitLevel)
      let deepest = [UnitLevel.commune, .district, .province].first { wanted.contains($0) }
      let level = try figure.unit.flatMap { try self.level(of: $0) }
      guard level == deepest ?? .province || deepest == nil && level == .country else { return nil }
    }
    return try question.by.map { dimension in
      switch dimension {
      case .country: return .whole
      case .province, .district, .commune:
        guard let level = dimension.unitLevel, let unit = figure.unit ?? figure.committeeUnit,
          let province = try reader.province(over: unit, on: figure.day)?.unit
        else { return .none }
        return part(level, province: province, unit: unit, on: figure.day)
      case .committee: return figure.committee.map { .committee($0) } ?? .none
      case .field, .ownField:
        let field = try figure.breakdown["field"].flatMap {
          try reader.find(Field.self, code: $0)
        }
        return field.map { .field(dimension == .field ? $0.mapsTo ?? $0.id : $0.id) } ?? .none
      case .ownerKind, .level:
        return figure.breakdown[dimension.breakdown ?? ""].map { .word($0) } ?? .none
      case .year, .period, .quarter, .month: return .word(figure.period)
      }
    }
  }

  private func level(of unit: Id<Unit>) throws(SQLiteError) -> UnitLevel? {
    if let known = history.level(of: unit) { return known }
    return try reader.get(unit)?.level
  }

  /// Whether accounts of several units make one row.
  private func isMerged(_ parts: [Part]) -> Bool {
    guard question.by.contains(where: { $0.unitLevel != nil || $0 == .committee }) else {
      return true
    }
    return question.borders != .then && parts.contains { if case .unit = $0 { true } else { false } }
  }

  /// Whether a account is about the whole of its row.
  private func isItself(_ account: Account, _ parts: [Part]) -> Bool {
    if account.first.committee != nil { return true }
    guard let unit = account.first.unit else { return true }
    if !isMerged(parts) { return true }
    return history.level(of: unit) == .country || parts.contains(.unit(unit))
  }
}

extension Rating {
  private func rate(
    _ parts: [Part], _ account: Account, _ inside: [Id<Figure>: [ReportedFigure]]
  ) throws -> Rate {
    let one = account.first
    let (registered, recognized) = (account.registered, account.recognized)
    var rate = Rate(
      keys: try zip(question.by, parts).map { try key($0, $1, on: one.day) }, basis: .reported,
      period: one.period, asOf: one.asOf, registered: registered?.amount,
      recognized: recognized?.amount, reason: nil, sources: [one.sourceCode])
    rate.figures = account.figures
    guard rate.ratio == nil else { return rate }
    return rate.because(missing(registered?.amount, recognized?.amount, [account], inside))
  }

  /// What is missing, and what was reported in its place.
  private func missing(
    _ registered: Interval?, _ recognized: Interval?, _ accounts: [Account],
    _ inside: [Id<Figure>: [ReportedFigure]]
  ) -> Phrase {
    if registered != nil, recognized != nil {
      return Phrase(
        vi: "hai số kèm «gần», «trên» ngược chiều nhau nên không suy ra được tỷ lệ",
        en: "the two qualified numbers pull against each other, so nothing can be said")
    }
    var vi =
      "chưa có số liệu "
      + [registered == nil ? "đăng ký" : nil, recognized == nil ? "công nhận" : nil]
      .compactMap(\.self).joined(separator: " và ")
    var en =
      [registered == nil ? "registered" : nil, recognized == nil ? "recognized" : nil]
      .compactMap(\.self).joined(separator: " and ") + " not reported"
    for other in accounts.flatMap(\.figures)
    where other.measure != "models.registered" && other.measure != "models.recognized" {
      let parts = inside[other.id] ?? []
      vi += "; chỉ có «\(other.name.vietnamese)»: " + other.written(.vietnamese, parts)
      en += "; only “\(other.name.english)”: " + other.written(.english, parts)
    }
    return Phrase(vi: vi, en: en)
  }

  private func partsOfTotals(
    _ figures: [ReportedFigure]
  ) throws(SQLiteError) -> [Id<Figure>: [ReportedFigure]] {
    let others = figures.filter { !Account(figures: [$0]).isOfRate }.map(\.id)
    let parts = try reader.reportedFigures(where: "f.part_of IN (\(list: others))")
    return Dictionary(grouping: parts) { $0.partOf ?? .unassigned }
  }

  /// Of several units, where they may be added and none of them is missing.
  private func sum(
    _ parts: [Part], _ period: String, _ accounts: [Account],
    _ inside: [Id<Figure>: [ReportedFigure]]
  ) throws -> Rate {
    var (used, leftOut) = latest(accounts)
    let national = used.first { $0.first.unit.map { history.level(of: $0) == .country } ?? false }
    if let national, used.count > 1 {
      // What the nation reported of itself is not added to what its provinces did.
      for other in used where other.first.id != national.first.id {
        leftOut += other.figures.map { ($0, .insideNation) }
      }
      used = [national]
    }
    let day = used.map(\.first.day).max() ?? question.asOf
    let gaps = national == nil ? try missingUnits(parts, used, on: day) : []
    let sums = FigureSum(history: history)
    var reason: Phrase?
    func total(_ figure: (Account) -> ReportedFigure?) -> Interval? {
      let figures = used.compactMap(figure)
      guard figures.count == used.count, gaps.isEmpty else { return nil }
      do throws(FigureSum.Refusal) {
        return try sums.sum(figures)
      } catch {
        reason = reason ?? error.phrase
        return nil
      }
    }
    let (registered, recognized) = (total(\.registered), total(\.recognized))
    let days = Set(used.map(\.first.asOf))
    var rate = Rate(
      keys: try zip(question.by, parts).map { try key($0, $1, on: day) }, basis: .reported,
      period: period, asOf: days.count == 1 ? days.first ?? nil : nil, registered: registered,
      recognized: recognized, reason: nil,
      sources: Set(used.map(\.first.sourceCode)).sorted())
    rate.figures = used.flatMap(\.figures)
    rate.leftOut = leftOut
    guard rate.ratio == nil else { return rate }
    return rate.because(
      reason ?? (gaps.isEmpty ? nil : Phrase(missing: gaps))
        ?? missing(registered, recognized, used, inside))
  }

  /// Of each place the account that was published last; those before it were corrected by it.
  private func latest(
    _ accounts: [Account]
  ) -> (used: [Account], leftOut: [(ReportedFigure, Phrase)]) {
    var used: [Account] = []
    var leftOut: [(ReportedFigure, Phrase)] = []
    for account in accounts {
      guard
        let index = used.firstIndex(where: { other in
          other.first.unit == account.first.unit
            && other.first.committee == account.first.committee
            && other.first.breakdown == account.first.breakdown
        }), let before = used[index].first.published, let now = account.first.published,
        before != now
      else {
        used.append(account)
        continue
      }
      let (older, newer) = before < now ? (used[index], account) : (account, used[index])
      used[index] = newer
      leftOut += older.figures.map { ($0, .revised(by: newer.first)) }
    }
    return (used, leftOut)
  }

  /// Units that belong to a row and of which nothing was reported.
  private func missingUnits(
    _ parts: [Part], _ used: [Account], on day: Day
  ) throws -> [String] {
    guard used.allSatisfy({ $0.first.unit != nil }) else { return [] }
    let dimension = question.by.firstIndex { $0.unitLevel != nil }
    let level = dimension.flatMap { question.by[$0].unitLevel } ?? .province
    let there = history.all(level, on: day).filter { unit in
      guard let dimension, case .unit(let wanted) = parts[dimension] else {
        return question.territory.contains(unit)
      }
      let borders = if case .on(let day) = question.borders { day } else { day }
      return history.trace(unit, to: borders) == .found(wanted)
    }
    let reported = Set(used.compactMap(\.first.unit))
    return there.filter { !reported.contains($0) }.map { unit in
      let version = history.version(of: unit, on: day)
      return "\(version?.code ?? "?") \(version?.name ?? "?")"
    }
  }
}

extension Rate {
  func because(_ reason: Phrase) -> Rate {
    var rate = Rate(
      keys: keys, basis: basis, period: period, asOf: asOf, registered: registered,
      recognized: recognized, reason: reason, sources: sources)
    (rate.figures, rate.leftOut) = (figures, leftOut)
    return rate
  }
}

extension FigureSum.Refusal {
  /// With the figures it is about.
  var phrase: Phrase {
    let codes = figures.joined(separator: ", ")
    return Phrase(
      vi: "không cộng: \(reason.vietnamese) (\(codes))",
      en: "not added: \(reason.english) (\(codes))")
  }
}

extension ReportedFigure {
  /// `1.635 (1.482 mô hình + 153 điển hình)`.
  func written(_ language: Language, _ parts: [ReportedFigure]) -> String {
    let total = amount.written(language)
    guard !parts.isEmpty else { return total }
    let sum = parts.map { "\($0.amount.written(language)) \($0.breakdownName[language])" }
    return "\(total) (\(sum.joined(separator: " + ")))"
  }
}

extension Phrase {
  fileprivate static let insideNation = Phrase(
    vi: "đã nằm trong số của cả nước", en: "in the number of the nation already")

  fileprivate static func revised(by newer: ReportedFigure) -> Phrase {
    Phrase(vi: "\(newer.sourceCode) công bố sau", en: "\(newer.sourceCode) was published later")
  }

  /// A sum with a part missing is no total.
  fileprivate init(missing units: [String]) {
    let list = units.prefix(3).joined(separator: "; ") + (units.count > 3 ? "; …" : "")
    self.init(
      vi: "không cộng: \(units.count) nơi chưa có số liệu kỳ này (\(list))",
      en: "not added: nothing reported of this period by \(units.count) (\(list))")
  }
}
