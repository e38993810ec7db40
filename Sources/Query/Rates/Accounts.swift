import SQLite
import Storage

/// What one source says of the models of one place and time.
struct Account: Sendable {
  let key: Key
  private(set) var figures: [ReportedFigure]
  /// Those that say what another of them says already.
  private(set) var repeated: [ReportedFigure] = []

  var first: ReportedFigure { figures[0] }

  /// What makes figures one account.
  struct Key: Hashable {
    let unit: Id<Unit>?
    let committee: Id<Committee>?
    let source: Id<Source>
    let period: String
    let asOf: Day?
    let breakdown: [String: String]

    init(_ figure: ReportedFigure) {
      (unit, committee, source) = (figure.unit, figure.committee, figure.source)
      (period, asOf, breakdown) = (figure.period, figure.asOf, figure.breakdown)
    }
  }

  init(_ figure: ReportedFigure) { (key, figures) = (Key(figure), [figure]) }

  mutating func add(_ figure: ReportedFigure) {
    let isRepeated = figures.contains {
      $0.measure == figure.measure && $0.amount.isSame(as: figure.amount)
    }
    if isRepeated { repeated.append(figure) } else { figures.append(figure) }
  }

  /// What it says of one of the two numbers: nothing, one figure, or several that differ.
  func figures(_ number: RateNumber) -> [ReportedFigure] {
    figures.filter { RateNumber($0) == number }
  }

  func amount(_ number: RateNumber) -> Interval? {
    let said = figures(number)
    return said.count == 1 ? said[0].amount : nil
  }

  /// That it says two numbers of one thing, and which.
  var differing: LocalizedText? {
    let said = RateNumber.allCases.map(figures).filter { $0.count > 1 }.flatMap(\.self)
    guard !said.isEmpty else { return nil }
    let codes = said.map(\.code).joined(separator: ", ")
    return LocalizedText(in: { language in
      let numbers = said.map { $0.amount.written(language) }.joined(separator: "; ")
      return "\(SumFault.Reason.differing.label[language]): \(numbers) (\(codes))"
    })
  }
}

/// The two numbers of a rate.
public enum RateNumber: String, Choice {
  case registered, recognized

  /// What people read.
  public var label: LocalizedText {
    switch self {
    case .registered: LocalizedText(vi: "đăng ký", en: "registered")
    case .recognized: LocalizedText(vi: "công nhận", en: "recognized")
    }
  }

  /// `nil` for a figure of something else.
  init?(_ figure: ReportedFigure) {
    guard let found = RateNumber.allCases.first(where: { $0.measure == figure.measure }) else {
      return nil
    }
    self = found
  }

  /// The code of what it counts.
  public var measure: String { "models.\(rawValue)" }
}

extension Rating {
  /// Figures of models with the breakdown that was asked for, known by the day.
  ///
  /// At a level "or above" only the highest is one number; sums over levels are none.
  func reportedModels() throws -> [ReportedFigure] {
    if let level = question.level, level != RecognitionLevel.ranks.last { return [] }
    let period = question.period
    let all = try reader.reportedFigures(
      where: """
        m.code GLOB 'models.*' AND f.role = 'result'
        AND \(question.territory.contains("coalesce(f.unit, c.unit)"))
        AND \(question.units.contains("coalesce(f.unit, c.unit)"))
        AND coalesce(f.as_of, s.published_on, s.published_to, '') <= \(question.asOf)
        AND (\(period == nil)
             OR f.period_from >= \(period?.first)
                AND f.period_to <= \(period?.last ?? .last(of: 9999)))
        """)
    return all.filter { figure in
      Set(figure.breakdown.keys) == wantedBreakdown
        && (figure.breakdown["level"] == nil
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

  func accounts(_ figures: [ReportedFigure]) -> [Account] {
    var accounts: [Account] = []
    var places: [Account.Key: Int] = [:]
    for figure in figures {
      if let index = places[Account.Key(figure)] {
        accounts[index].add(figure)
      } else {
        places[Account.Key(figure)] = accounts.count
        accounts.append(Account(figure))
      }
    }
    return accounts
  }

  /// What a figure counts under; `nil` where it is about something else than was asked for: a
  /// committee is no province, and a commune is neither.
  func parts(of figure: ReportedFigure) throws -> [Part]? {
    let isOfCommittee = question.by.contains(.committee)
    guard (figure.committee != nil) == isOfCommittee else { return nil }
    if !isOfCommittee {
      let wanted = question.by.compactMap(\.unitLevel)
      let deepest = [UnitLevel.commune, .district, .province].first { wanted.contains($0) }
      let level = try figure.unit.flatMap { try self.level(of: $0) }
      guard level == deepest ?? .province || deepest == nil && level == .country else { return nil }
    }
    return try parts(of: figure, at: figure.unit ?? figure.committeeUnit, figure.committee)
  }

  /// What a figure counts under as one of a place and a body.
  func parts(
    of figure: ReportedFigure, at place: Id<Unit>?, _ committee: Id<Committee>?
  ) throws -> [Part] {
    try question.by.map { dimension in
      switch dimension {
      case .country: return .whole
      case .province, .district, .commune:
        guard let level = dimension.unitLevel, let unit = place else { return .none }
        // What a unit reported of the period in which it ended is its own.
        if question.borders == .then, try self.level(of: unit) == level { return .unit(unit) }
        guard let province = try reader.province(over: unit, on: figure.day)?.unit
        else { return .none }
        return part(level, province: province, unit: unit, on: figure.day)
      case .committee: return committee.map { .committee($0) } ?? .none
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

  func level(of unit: Id<Unit>) throws(SQLiteError) -> UnitLevel? {
    if let known = history.level(of: unit) { return known }
    return try reader.get(unit)?.level
  }
}
