import SQLite
import Storage

/// What those under a place or body reported, summed to it.
extension Rating {
  /// A row for every place or body under which something was reported of a time.
  func below() throws -> [Rate] {
    let figures = try reportedModels().filter { RateNumber($0) != nil }
    guard !figures.isEmpty else { return [] }
    var summing = Summing(rating: self, tree: try Tree(history, reader))
    var rows: [(time: Time, figures: [ReportedFigure])] = []
    var places: [Time: Int] = [:]
    for figure in figures {
      for parts in try above(figure, summing.tree) {
        let time = Time(
          parts: parts, period: figure.period, day: figure.period.isEmpty ? figure.asOf : nil)
        if let place = places[time] {
          rows[place].figures.append(figure)
        } else {
          places[time] = rows.count
          rows.append((time, [figure]))
        }
      }
    }
    return try rows.map { try summing.rate($0.time.parts, $0.time.period, $0.figures) }
  }

  /// What makes figures one row; a stock without a period is of its day.
  private struct Time: Hashable {
    let parts: [Part]
    let period: String
    let day: Day?
  }

  /// The level that is summed to, of units.
  fileprivate var summedLevel: UnitLevel {
    let wanted = question.by.compactMap(\.unitLevel)
    return UnitLevel.downward.last { wanted.contains($0) } ?? .country
  }

  /// What a figure counts under as one of what is above: of a body, of each over it.
  private func above(_ figure: ReportedFigure, _ tree: Tree) throws -> [[Part]] {
    if question.by.contains(.committee) {
      return try (figure.committee.map(tree.bodies(over:)) ?? []).map { over in
        try self.parts(of: figure, at: tree.unit(of: .committee(over)), over)
      }
    }
    guard figure.committee == nil, let unit = figure.unit, let level = try level(of: unit),
      UnitLevel.downward.firstIndex(of: summedLevel) ?? 0
        < UnitLevel.downward.firstIndex(of: level) ?? 0
    else { return [] }
    let parts = try parts(of: figure, at: unit, nil)
    // A commune that is in no district is below none.
    let isPlaced = zip(question.by, parts).allSatisfy { $0.unitLevel == nil || $1 != .none }
    return isPlaced ? [parts] : []
  }

  fileprivate func isAsked(_ node: Tree.Node, _ tree: Tree) -> Bool {
    guard let unit = tree.unit(of: node) else {
      return question.territory.isEverywhere && question.units.isEverywhere
    }
    return question.territory.contains(unit) && question.units.contains(unit)
  }
}

extension UnitLevel {
  /// From the nation down.
  fileprivate static let downward: [UnitLevel] = [.country, .province, .district, .commune]
}

/// Makes rows; who is below what on a day is looked up once.
private struct Summing {
  let rating: Rating
  let tree: Tree
  private var below: [Day: [Rating.Part: [Tree.Node]]] = [:]

  init(rating: Rating, tree: Tree) { (self.rating, self.tree) = (rating, tree) }

  mutating func rate(
    _ parts: [Rating.Part], _ period: String, _ figures: [ReportedFigure]
  ) throws -> Rate {
    let question = rating.question
    let day = min(figures.map(\.day).max() ?? question.asOf, question.asOf)
    let heard = Heard(figures, tree, children(of: parts, on: day), day) {
      rating.isAsked($0, tree)
    }
    let registered = SummedNumber(.registered, heard, rating)
    let recognized = SummedNumber(.recognized, heard, rating)
    let rollUp = heard.rollUp(registered, recognized)
    let used = registered.used + recognized.used
    let shown = used.isEmpty ? figures : used
    let days = Set(shown.map(\.asOf))
    var rate = Rate(
      keys: try zip(question.by, parts).map { try rating.key($0, $1, on: day) }, basis: .below,
      period: period, asOf: days.count == 1 ? days.first ?? nil : nil,
      registered: registered.total, recognized: recognized.total,
      reason: heard.reason(registered, recognized, rollUp, besides: rating.reason(parts, on: day)),
      sources: Set(shown.map(\.sourceCode)).sorted())
    rate.figures = used
    rate.leftOut = heard.leftOut + registered.leftOut + recognized.leftOut
    rate.rollUp = rollUp
    return rate
  }

  /// Those directly below a row on a day.
  private mutating func children(of parts: [Rating.Part], on day: Day) -> [Tree.Node] {
    let by = rating.question.by
    if let place = by.firstIndex(of: .committee), case .committee(let body) = parts[place] {
      return tree.children(of: .committee(body), on: day)
    }
    let level = rating.summedLevel
    let place = by.firstIndex { $0.unitLevel == level }
    let known = below[day] ?? units(below: level, on: day)
    below[day] = known
    return known[place.map { parts[$0] } ?? .whole] ?? []
  }

  private func units(below level: UnitLevel, on day: Day) -> [Rating.Part: [Tree.Node]] {
    let history = rating.history
    // Nothing need be recorded over the provinces.
    if level == .country { return [.whole: history.all(.province, on: day).map(Tree.Node.unit)] }
    var found: [Rating.Part: [Tree.Node]] = [:]
    for over in history.all(level, on: day) {
      guard let province = history.unit(.province, over: over, on: day) else { continue }
      for unit in history.children(of: over, on: day) {
        let part = rating.part(level, province: province, unit: unit, on: day)
        found[part, default: []].append(.unit(unit))
      }
    }
    return found
  }
}
