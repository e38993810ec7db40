import SQLite
import Storage

/// Adds reported figures up, or says why they must not be.
///
/// A sum is right only where every unit of what is counted stands in exactly one of the figures:
/// never a total and its part, a province and its commune, the nation and a province, what was
/// reported and its correction; and where all are about one thing and one time.
struct FigureSum {
  /// Why figures are not added.
  struct Refusal: Error {
    let reason: SumFault.Reason
    /// Those that stand in each other's way.
    let figures: [String]

    init(_ figures: [ReportedFigure], _ reason: SumFault.Reason) {
      (self.figures, self.reason) = (figures.map(\.code), reason)
    }
  }

  private let history: UnitHistory
  /// Local fields and the standard ones they belong to, by their codes.
  private let standard: [String: String]

  init(_ history: UnitHistory, _ reader: Reader) throws(SQLiteError) {
    self.history = history
    var standard: [String: String] = [:]
    try reader.connection.forEach(
      "SELECT l.code, s.code FROM field AS l JOIN field AS s ON s.id = l.maps_to"
    ) { row throws(SQLiteError) in standard[try row[0]] = try row[1] }
    self.standard = standard
  }

  /// - Parameters:
  ///   - figures: at least one.
  ///   - areApart: whether those that have no place are known to be apart.
  func sum(_ figures: [ReportedFigure], areApart: Bool = false) throws(Refusal) -> Interval {
    if !areAlike(figures) {
      for (index, figure) in figures.enumerated() {
        for other in figures[..<index] { try check(other, figure, areApart) }
      }
    }
    if figures.count > 1 { try checkKinds(figures) }
    return figures.reduce(.zero) { $0 + $1.amount }
  }

  /// Whether they are one number of places none of which ever held another: each pair of them may
  /// be added, which need not be asked pair by pair of thousands of communes.
  private func areAlike(_ figures: [ReportedFigure]) -> Bool {
    guard figures.count > 20, let first = figures.first else { return false }
    let isOne = figures.allSatisfy { figure in
      figure.measure == first.measure && figure.role == first.role && figure.partOf == nil
        && figure.breakdown == first.breakdown && figure.nature == first.nature
        && figure.period == first.period && figure.asOf == first.asOf && figure.committee == nil
    }
    guard isOne, !first.period.isEmpty || first.asOf != nil else { return false }
    let places = Set(figures.compactMap(\.unit))
    return places.count == figures.count
      && places.allSatisfy { place in
        history.level(of: place) != .country
          && history.holders(of: place).subtracting([place]).isDisjoint(with: places)
      }
  }

  private func checkKinds(_ figures: [ReportedFigure]) throws(Refusal) {
    guard figures.allSatisfy({ $0.kind == .count || $0.kind == .money }) else {
      throw Refusal(figures, .kinds)
    }
  }

  private func check(
    _ one: ReportedFigure, _ other: ReportedFigure, _ areApart: Bool
  ) throws(Refusal) {
    let pair = [one, other]
    if one.measure != other.measure {
      throw Refusal(pair, .measures)
    }
    if one.role != other.role {
      throw Refusal(pair, .roles)
    }
    if one.partOf == other.id || other.partOf == one.id {
      throw Refusal(pair, .partOfOther)
    }
    if Set(one.breakdown.keys) != Set(other.breakdown.keys) {
      throw Refusal(pair, .breakdowns)
    }
    try checkBreakdowns(one, other)
    if one.id == other.id || isOneThing(one, other) { try checkTimes(one, other) }
    if one.breakdown == other.breakdown { try checkPlaces(one, other, areApart) }
    try checkSameTime(one, other)
  }

  /// A model stands at several levels, and a local field in its standard one.
  private func checkBreakdowns(
    _ one: ReportedFigure, _ other: ReportedFigure
  ) throws(Refusal) {
    if one.breakdown["level"] != other.breakdown["level"] {
      throw Refusal([one, other], .levels)
    }
    guard let field = one.breakdown["field"], let second = other.breakdown["field"],
      standard[field] == second || standard[second] == field
    else { return }
    throw Refusal([one, other], .fieldInOther)
  }

  private func isOneThing(_ one: ReportedFigure, _ other: ReportedFigure) -> Bool {
    one.unit == other.unit && one.committee == other.committee && one.breakdown == other.breakdown
  }

  /// Two numbers of one thing: flows of times that do not meet are two; all else is one number said
  /// twice, or one and its correction, or one that holds the other.
  private func checkTimes(_ one: ReportedFigure, _ other: ReportedFigure) throws(Refusal) {
    let pair = [one, other]
    if one.period == other.period, one.asOf == other.asOf {
      throw Refusal(pair, one.saysOtherwise(than: other) ? .differing : .revised)
    }
    let areFlows = pair.allSatisfy { $0.nature == .flow }
    let areStocks = pair.contains { $0.nature == .stock }
    if areStocks, one.nature != other.nature { throw Refusal(pair, .natures) }
    switch areApart(one, other) {
    case true? where areFlows: return
    case nil where areFlows: throw Refusal(pair, .periodsUnknown)
    case false? where one.period != other.period && !(areStocks && one.asOf != other.asOf):
      throw Refusal(pair, .periodsMeet(one.period, other.period))
    case false? where !areStocks: throw Refusal(pair, .days(one.asOf, other.asOf))
    default: throw Refusal(pair, .stockAtTwoTimes)
    }
  }

  /// Whether their periods share no day; `nil` where that is not known.
  private func areApart(_ one: ReportedFigure, _ other: ReportedFigure) -> Bool? {
    guard let start = one.periodFrom, let second = other.periodFrom else { return nil }
    let (end, last) = (one.periodTo ?? .last(of: 9999), other.periodTo ?? .last(of: 9999))
    return end < second || last < start
  }

  /// A place and one in it, or one it was formed from, hold one another.
  private func checkPlaces(
    _ one: ReportedFigure, _ other: ReportedFigure, _ areApart: Bool
  ) throws(Refusal) {
    guard let place = one.unit ?? one.committeeUnit,
      let second = other.unit ?? other.committeeUnit
    else {
      guard !areApart, one.committee != other.committee || one.unit != other.unit else { return }
      throw Refusal([one, other], .placesUnknown)
    }
    let isCommittee = one.committee != nil || other.committee != nil
    if place == second, isCommittee, one.committee != other.committee {
      throw Refusal([one, other], .committee)
    }
    if place != second, holds(place, second) || holds(second, place) {
      throw Refusal([one, other], .placeInOther)
    }
  }

  /// Whether a unit holds another: over it at any time, or formed from it. The nation holds all,
  /// whatever is recorded over them.
  private func holds(_ unit: Id<Unit>, _ other: Id<Unit>) -> Bool {
    history.level(of: unit) == .country || history.everHeld(other, by: unit)
  }

  /// Numbers of different things are added only where they are of one time.
  private func checkSameTime(_ one: ReportedFigure, _ other: ReportedFigure) throws(Refusal) {
    guard !isOneThing(one, other) else { return }
    if one.nature != other.nature {
      throw Refusal([one, other], .natures)
    }
    if one.period != other.period {
      throw Refusal([one, other], .periods(one.period, other.period))
    }
    let days = [one.asOf, other.asOf].compactMap(\.self)
    if one.nature != .flow ? one.asOf != other.asOf : Set(days).count > 1 {
      throw Refusal([one, other], .days(one.asOf, other.asOf))
    }
    if one.period.isEmpty, one.asOf == nil {
      throw Refusal([one, other], .noTime)
    }
  }
}
