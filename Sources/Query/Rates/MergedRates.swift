import SQLite
import Storage

/// Rows that several units reported together.
extension Rating {
  /// Whether accounts of several units make one row.
  func isMerged(_ parts: [Part]) -> Bool {
    guard question.by.contains(where: { $0.unitLevel != nil || $0 == .committee }) else {
      return true
    }
    return question.borders != .then
      && parts.contains { if case .unit = $0 { true } else { false } }
  }

  /// Whether an account is about the whole of its row.
  func isItself(_ account: Account, _ parts: [Part]) -> Bool {
    if account.first.committee != nil { return true }
    guard let unit = account.first.unit else { return true }
    if !isMerged(parts) { return true }
    return history.level(of: unit) == .country || parts.contains(.unit(unit))
  }

  /// Of several units, where they may be added and none of them is missing. Each of the two numbers
  /// is added for itself, and both stand only where the same accounts say them.
  func sum(
    _ parts: [Part], _ period: String, _ accounts: [Account],
    _ inside: [Id<Figure>: [ReportedFigure]]
  ) throws -> Rate {
    let registered = try sum(accounts.flatMap { $0.figures(.registered) }, parts)
    var recognized = try sum(accounts.flatMap { $0.figures(.recognized) }, parts)
    let reason = registered.unlike(recognized)
    if let reason { recognized.leaveOut(reason) }
    let used = registered.used + recognized.used
    let shown = used.isEmpty ? accounts.flatMap(\.figures) : used
    let days = Set(shown.map(\.asOf))
    let day = shown.map(\.day).max() ?? question.asOf
    var rate = Rate(
      keys: try zip(question.by, parts).map { try key($0, $1, on: day) }, basis: .reported,
      period: period, asOf: days.count == 1 ? days.first ?? nil : nil,
      registered: registered.total, recognized: recognized.total, reason: nil,
      sources: Set(shown.map(\.sourceCode)).sorted())
    rate.figures = shown
    rate.leftOut = registered.leftOut + recognized.leftOut
    rate.leftOut += accounts.flatMap(\.repeated).map { ($0, .repeated) }
    guard rate.ratio == nil else { return rate }
    return rate.because(
      registered.reason ?? recognized.reason
        ?? missing(registered.total, recognized.total, accounts, inside))
  }

  private func sum(_ figures: [ReportedFigure], _ parts: [Part]) throws -> Merged {
    guard !figures.isEmpty else { return Merged() }
    var merged = Merged()
    let latest = latest(figures)
    (merged.used, merged.leftOut) = (latest.used, latest.leftOut)
    let national = merged.used.filter(isNational)
    if !national.isEmpty {
      // What the nation reported of itself is not added to what its provinces did.
      merged.leftOut += merged.used.filter { !isNational($0) }.map { ($0, .insideNation) }
      merged.used = national
    } else {
      let day = merged.used.map(\.day).max() ?? question.asOf
      let gaps = try missingUnits(parts, merged.used, on: day)
      guard gaps.isEmpty else {
        merged.reason = LocalizedText(missing: gaps)
        return merged
      }
    }
    do throws(FigureSum.Refusal) {
      merged.total = try sums.sum(merged.used)
    } catch {
      merged.reason = error.phrase
    }
    return merged
  }

  private func isNational(_ figure: ReportedFigure) -> Bool {
    figure.unit.map { history.level(of: $0) == .country } ?? false
  }

  /// Of each place what was published last; what was before is corrected by it. Of what one sort of
  /// source says of one period, as of several days, that of the last day, or of the last on which
  /// all of them are: numbers of two days are not added.
  ///
  /// - Returns: also what to know where later numbers are left out.
  func latest(
    _ figures: [ReportedFigure]
  ) -> (used: [ReportedFigure], leftOut: LeftOut, note: LocalizedText?) {
    let places = Dictionary(grouping: figures, by: Place.init)
    let day = commonDay(Array(places.values))
    var used: [ReportedFigure] = []
    var leftOut: LeftOut = []
    var note: LocalizedText?
    var seen: Set<Place> = []
    let inOrder = figures.map(Place.init).filter { seen.insert($0).inserted }
      .flatMap { places[$0] ?? [] }
    for figure in inOrder {
      let said = places[Place(figure)] ?? []
      let last = said.filter { $0.published != nil }.max { $1.isPublished(after: $0) }
      let later = said.filter { $0.isLater(than: figure, until: day) }.max { $1.isAsOfLater($0) }
      if let last, last.isPublished(after: figure) {
        leftOut.append((figure, .revised(by: last)))
      } else if let later {
        leftOut.append((figure, .later(later)))
      } else if let day, let own = figure.asOf, day < own,
        said.contains(where: { $0.asOf == day && $0.isOfSort(of: figure) })
      {
        note = .common(day)
        leftOut.append((figure, .common(day)))
      } else {
        used.append(figure)
      }
    }
    return (used, leftOut, note)
  }

  /// The last day as of which something is said of every place, where that is of one period.
  private func commonDay(_ places: [[ReportedFigure]]) -> Day? {
    guard places.count > 1, let first = places.first else { return nil }
    let days = places.dropFirst().reduce(Set(first.compactMap(\.asOf))) { days, said in
      days.intersection(said.compactMap(\.asOf))
    }
    return days.max()
  }

  /// What figures are numbers of.
  private struct Place: Hashable {
    let unit: Id<Unit>?
    let committee: Id<Committee>?
    let breakdown: [String: String]

    init(_ figure: ReportedFigure) {
      (unit, committee, breakdown) = (figure.unit, figure.committee, figure.breakdown)
    }
  }

  /// Units that belong to a row and of which nothing was reported.
  private func missingUnits(
    _ parts: [Part], _ used: [ReportedFigure], on day: Day
  ) throws -> [String] {
    guard used.allSatisfy({ $0.unit != nil }) else { return [] }
    let wanted = question.by.compactMap(\.unitLevel)
    let level = [UnitLevel.commune, .district].first(where: wanted.contains) ?? .province
    let dimension = question.by.firstIndex { $0.unitLevel == level }
    let there = history.all(level, on: day).filter { unit in
      guard let dimension, case .unit(let wanted) = parts[dimension] else {
        return question.territory.contains(unit)
      }
      let borders = if case .on(let day) = question.borders { day } else { day }
      return history.trace(unit, to: borders) == .found(wanted)
    }
    let reported = Set(used.compactMap(\.unit))
    return there.filter { !reported.contains($0) }.map { unit in
      let version = history.version(of: unit, on: day)
      return "\(version?.code ?? "?") \(version?.name ?? "?")"
    }
  }
}

/// Figures that were not added, with the reason.
typealias LeftOut = [(figure: ReportedFigure, reason: LocalizedText)]

/// One of the two numbers of a row, from the figures of several accounts.
private struct Merged {
  var total: Interval?
  var used: [ReportedFigure] = []
  var leftOut: LeftOut = []
  var reason: LocalizedText?

  mutating func leaveOut(_ reason: LocalizedText) {
    leftOut += used.map { ($0, reason) }
    (total, used, self.reason) = (nil, [], reason)
  }

  /// That the other number is not said by the same accounts as this one, where both are known: it
  /// is of other sources, days or places.
  func unlike(_ other: Merged) -> LocalizedText? {
    guard total != nil, let amount = other.total else { return nil }
    let (own, others) = (Set(used.map(Account.Key.init)), Set(other.used.map(Account.Key.init)))
    guard own != others else { return nil }
    let (sources, otherSources) = (used.sources, other.used.sources)
    let what =
      if sources != otherSources {
        LocalizedText(vi: "khác nguồn", en: "other sources say it")
      } else if Set(own.map(\.asOf)) != Set(others.map(\.asOf)) {
        LocalizedText(vi: "khác ngày", en: "it is of another day")
      } else {
        LocalizedText(vi: "khác nơi hoặc khác nguồn", en: "it is of other places or sources")
      }
    return LocalizedText(
      vi: """
        không ghép hai số \(what.vietnamese): đăng ký theo \(sources.shortList), công nhận \
        \(amount.written(.vietnamese)) theo \(otherSources.shortList)
        """,
      en: """
        not put together, \(what.english): registered by \(sources.shortList), recognized \
        \(amount.written(.english)) by \(otherSources.shortList)
        """)
  }
}

extension [ReportedFigure] {
  fileprivate var sources: [String] { Set(map(\.sourceCode)).sorted() }
}

extension [String] {
  /// The first three, and that there are more.
  var shortList: String { shortList(by: ", ") }

  func shortList(by mark: String) -> String {
    prefix(3).joined(separator: mark) + (count > 3 ? mark + "…" : "")
  }
}

extension ReportedFigure {
  /// `false` where either day is not known.
  fileprivate func isPublished(after other: ReportedFigure) -> Bool {
    guard let published, let before = other.published else { return false }
    return before < published
  }
}

extension ReportedFigure {
  /// Whether one sort of source says both, of one period.
  fileprivate func isOfSort(of other: ReportedFigure) -> Bool {
    !period.isEmpty && period == other.period && nature == other.nature && role == other.role
      && isOfFile == other.isOfFile
  }

  /// `false` where either day is not known.
  fileprivate func isAsOfLater(_ other: ReportedFigure) -> Bool {
    guard let asOf, let before = other.asOf else { return false }
    return before < asOf
  }

  /// Whether it takes the place of another, which is of a day before.
  fileprivate func isLater(than other: ReportedFigure, until day: Day?) -> Bool {
    guard isAsOfLater(other), isOfSort(of: other), let asOf else { return false }
    return day.map { asOf <= $0 } ?? true
  }
}

extension FigureSum.Refusal {
  /// With the figures it is about.
  var phrase: LocalizedText {
    let codes = figures.joined(separator: ", ")
    return LocalizedText(
      vi: "không cộng: \(reason.label.vietnamese) (\(codes))",
      en: "not added: \(reason.label.english) (\(codes))")
  }
}

extension LocalizedText {
  fileprivate static let insideNation = LocalizedText(
    vi: "đã nằm trong số của cả nước", en: "in the number of the nation already")

  fileprivate static func revised(by newer: ReportedFigure) -> LocalizedText {
    LocalizedText(
      vi: "\(newer.sourceCode) công bố sau", en: "\(newer.sourceCode) was published later")
  }

  fileprivate static func later(_ newer: ReportedFigure) -> LocalizedText {
    let day = newer.asOf.map { (Language.vietnamese.written($0), Language.english.written($0)) }
    return LocalizedText(
      vi: "đã có số đến ngày \(day?.0 ?? "") (\(newer.code))",
      en: "there is one as of \(day?.1 ?? "") (\(newer.code))")
  }

  /// Others did not report later.
  fileprivate static func common(_ day: Day) -> LocalizedText {
    LocalizedText(
      vi: "cộng số đến ngày \(Language.vietnamese.written(day)): nơi khác chưa có số mới hơn",
      en: "added up as of \(Language.english.written(day)): others have none later")
  }

  /// A sum with a part missing is no total.
  fileprivate init(missing units: [String]) {
    let list = units.shortList(by: "; ")
    self.init(
      vi: "không cộng: \(units.count) nơi chưa có số liệu kỳ này (\(list))",
      en: "not added: nothing reported of this period by \(units.count) (\(list))")
  }
}
