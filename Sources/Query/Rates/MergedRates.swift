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
  /// is added for itself: a source may correct one and be silent on the other.
  func sum(
    _ parts: [Part], _ period: String, _ accounts: [Account],
    _ inside: [Id<Figure>: [ReportedFigure]]
  ) throws -> Rate {
    let figures = accounts.flatMap(\.figures)
    let registered = try sum(figures.filter { $0.measure == "models.registered" }, parts)
    let recognized = try sum(figures.filter { $0.measure == "models.recognized" }, parts)
    let used = registered.used + recognized.used
    let shown = used.isEmpty ? figures : used
    let days = Set(shown.map(\.asOf))
    let day = shown.map(\.day).max() ?? question.asOf
    var rate = Rate(
      keys: try zip(question.by, parts).map { try key($0, $1, on: day) }, basis: .reported,
      period: period, asOf: days.count == 1 ? days.first ?? nil : nil,
      registered: registered.total, recognized: recognized.total, reason: nil,
      sources: Set(shown.map(\.sourceCode)).sorted())
    rate.figures = shown
    rate.leftOut = registered.leftOut + recognized.leftOut
    guard rate.ratio == nil else { return rate }
    return rate.because(
      registered.reason ?? recognized.reason
        ?? missing(registered.total, recognized.total, accounts, inside))
  }

  private struct Merged {
    var total: Interval?
    var used: [ReportedFigure] = []
    var leftOut: [(figure: ReportedFigure, reason: LocalizedText)] = []
    var reason: LocalizedText?
  }

  private func sum(_ figures: [ReportedFigure], _ parts: [Part]) throws -> Merged {
    guard !figures.isEmpty else { return Merged() }
    var merged = Merged()
    (merged.used, merged.leftOut) = latest(figures)
    if let national = merged.used.first(where: isNational), merged.used.count > 1 {
      // What the nation reported of itself is not added to what its provinces did.
      merged.leftOut += merged.used.filter { $0.id != national.id }.map { ($0, .insideNation) }
      merged.used = [national]
    } else if !merged.used.contains(where: isNational) {
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

  /// Of each place the figure that was published last; those before it were corrected by it.
  private func latest(
    _ figures: [ReportedFigure]
  ) -> (used: [ReportedFigure], leftOut: [(figure: ReportedFigure, reason: LocalizedText)]) {
    var used: [ReportedFigure] = []
    var leftOut: [(figure: ReportedFigure, reason: LocalizedText)] = []
    for figure in figures {
      guard
        let index = used.firstIndex(where: { other in
          other.unit == figure.unit && other.committee == figure.committee
            && other.breakdown == figure.breakdown
        }), let before = used[index].published, let now = figure.published, before != now
      else {
        used.append(figure)
        continue
      }
      let (older, newer) = before < now ? (used[index], figure) : (figure, used[index])
      used[index] = newer
      leftOut.append((older, .revised(by: newer)))
    }
    return (used, leftOut)
  }

  /// Units that belong to a row and of which nothing was reported.
  private func missingUnits(
    _ parts: [Part], _ used: [ReportedFigure], on day: Day
  ) throws -> [String] {
    guard used.allSatisfy({ $0.unit != nil }) else { return [] }
    let dimension = question.by.firstIndex { $0.unitLevel != nil }
    let level = dimension.flatMap { question.by[$0].unitLevel } ?? .province
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

  /// A sum with a part missing is no total.
  fileprivate init(missing units: [String]) {
    let list = units.prefix(3).joined(separator: "; ") + (units.count > 3 ? "; …" : "")
    self.init(
      vi: "không cộng: \(units.count) nơi chưa có số liệu kỳ này (\(list))",
      en: "not added: nothing reported of this period by \(units.count) (\(list))")
  }
}
