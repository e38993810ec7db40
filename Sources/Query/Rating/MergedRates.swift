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

  /// Of several units, where they may be added and none of them is missing.
  func sum(
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

extension FigureSum.Refusal {
  /// With the figures it is about.
  var phrase: Phrase {
    let codes = figures.joined(separator: ", ")
    return Phrase(
      vi: "không cộng: \(reason.vietnamese) (\(codes))",
      en: "not added: \(reason.english) (\(codes))")
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
