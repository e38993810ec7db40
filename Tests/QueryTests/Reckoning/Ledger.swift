/// What the file should hold, and what of it counts on a day: docs/decisions.md, "Rates and sums",
/// said once more. Days are texts.
struct Ledger: Equatable {
  struct Model: Equatable {
    let id: Int64
    let code: String
    var field: Int64?
    var owner: String
    var unit: Int64
    var committee: Int64?
  }

  struct Registration: Equatable {
    let id: Int64
    let model: Int64
    let year: Int
    var day: String?
    let mode: String
    var unit: Int64
    var province: Int64
    var committee: Int64?
    var source: Int64?
    /// On which its unit is meant.
    var placedOn: String { day ?? "\(year)-12-31" }
  }

  /// A recognition, refusal or withdrawal; or a selection and its way back.
  struct Decision: Equatable {
    let id: Int64
    let registration: Int64
    var level: String
    var outcome: String
    var day: String?
    var known: String
    var source: Int64?
  }

  /// A number that was reported.
  struct Figure: Equatable {
    var id: Int64
    let unit: Int64
    let measure: String
    let said: Said
    let source: Int64
    let period: Time?
    let day: String?
    let nature: String
    /// Of whose models, where it is not of all.
    var owner: String?

    /// Of which it says something.
    var years: ClosedRange<Int> {
      let days = [period?.first ?? day, period?.last ?? day].compactMap(\.self)
      let years = days.compactMap { Int($0.prefix(4)) }
      return (years.first ?? 0)...(years.last ?? 0)
    }
  }

  /// As it is stored, with its first and last day.
  struct Time: Equatable {
    let text: String
    let first: String
    let last: String
  }

  var models: [Int64: Model] = [:]
  var registrations: [Int64: Registration] = [:]
  var recognitions: [Int64: Decision] = [:]
  var selections: [Int64: Decision] = [:]
  var figures: [Int64: Figure] = [:]
  /// Standard fields of local ones.
  var standard: [Int64: Int64] = [:]
  /// Codes of sources, and the days on which they were published.
  var sources: [Int64: String] = [:]
  var published: [Int64: String] = [:]
  /// The last days of units that are gone.
  var lastDays: [Int64: String] = [:]
  let today: String

  init(today: String) { self.today = today }

  /// Without what one entry changed; `nil` where something was changed since.
  func takingBack(_ after: Ledger, to before: Ledger) -> Ledger? {
    var ledger = self
    let isDone =
      ledger.takeBack(\.models, after, before) && ledger.takeBack(\.registrations, after, before)
      && ledger.takeBack(\.recognitions, after, before)
      && ledger.takeBack(\.selections, after, before) && ledger.takeBack(\.figures, after, before)
    return isDone ? ledger : nil
  }

  private mutating func takeBack<Row: Equatable>(
    _ table: WritableKeyPath<Ledger, [Int64: Row]>, _ after: Ledger, _ before: Ledger
  ) -> Bool {
    for id in Set(after[keyPath: table].keys).union(before[keyPath: table].keys) {
      let (old, new) = (before[keyPath: table][id], after[keyPath: table][id])
      guard old != new else { continue }
      guard self[keyPath: table][id] == new else { return false }
      self[keyPath: table][id] = old
    }
    return true
  }

  /// The first and the last day on which it can have been made: of one without a day in its year,
  /// while its places stood, before all that was decided of it.
  func made(_ one: Registration) -> (from: String, by: String) {
    if let day = one.day { return (day, day) }
    let first = "\(one.year)-01-01"
    let decided = (decisions(on: one.id) + Self.ordered(selections, one.id)).map(\.known)
    let places = [one.unit, one.province].compactMap { lastDays[$0] }
    let last = [today, "\(one.year)-12-31"] + decided + places
    return (first, max(first, last.min() ?? first))
  }

  /// The day on which its unit is meant, and which names it: its own, else the end of its period or
  /// the day it was published, whichever came first.
  func day(of one: Figure) -> String {
    one.day ?? [one.period?.last, published[one.source]].compactMap(\.self).min() ?? today
  }

  /// In the order in which they were taken.
  func decisions(on id: Int64) -> [Decision] { Self.ordered(recognitions, id) }

  private static func ordered(_ all: [Int64: Decision], _ id: Int64) -> [Decision] {
    all.values.filter { $0.registration == id }.sorted { ($0.known, $0.id) < ($1.known, $1.id) }
  }

  /// The source of a registration, and those of the decisions on it.
  func sources(of one: Registration, by day: String) -> Set<Int64> {
    deciding(one, by: day).union([one.source].compactMap(\.self))
  }

  /// Those of decisions that were taken by then, or may have been.
  func deciding(_ one: Registration, by day: String) -> Set<Int64> {
    Set(decisions(on: one.id).filter { $0.day ?? "" <= day }.compactMap(\.source))
  }

  enum Stands: Int, Comparable {
    case no, perhaps, surely

    static func < (one: Stands, other: Stands) -> Bool { one.rawValue < other.rawValue }
  }

  /// Each recognition with whether it stands on a day.
  func recognized(_ id: Int64, on day: String) -> [(decision: Decision, stands: Stands)] {
    Self.standing(decisions(on: id), "recognized", "withdrawn", on: day)
  }

  /// Whether it is selected as typical on a day, at any level.
  func typical(_ id: Int64, on day: String) -> Stands {
    Self.standing(Self.ordered(selections, id), "selected", "unselected", on: day)
      .map(\.stands).max() ?? .no
  }

  /// From its day until it is taken back at its level. One without a day began on some day until it
  /// was known; taken back without a day, it may have ended on any day since.
  private static func standing(
    _ all: [Decision], _ outcome: String, _ back: String, on day: String
  ) -> [(decision: Decision, stands: Stands)] {
    all.indices.filter { all[$0].outcome == outcome }.map { index in
      let one = all[index]
      let end = all[index...].first { $0.level == one.level && $0.outcome == back }
      let mayHaveBegun = one.day.map { $0 <= day } ?? true
      let mayGoOn = end.map { day < $0.known } ?? true
      let hasBegun = one.known <= day
      let surelyGoesOn = end.map { day < $0.day ?? one.known } ?? true
      return (
        one, !mayHaveBegun || !mayGoOn ? .no : hasBegun && surelyGoesOn ? .surely : .perhaps
      )
    }
  }
}

/// From so many to so many.
struct Span: Equatable {
  var least = 0
  var most = 0

  init(_ least: Int, _ most: Int) { (self.least, self.most) = (least, most) }
  init() {}

  mutating func add(_ stands: Ledger.Stands) {
    least += stands == .surely ? 1 : 0
    most += stands == .no ? 0 : 1
  }

  static func + (one: Span, other: Span) -> Span {
    Span(one.least + other.least, one.most + other.most)
  }

  /// As it is printed: exact, or at most.
  var text: String { least == most ? "=\(most)" : "<=\(most)" }

  /// The rate as it is printed: by its upper end where that says something, else by its lower.
  func rate(of whole: Span) -> String {
    func share(_ sign: String, _ part: Int, _ all: Int) -> String {
      "\(sign)\(Double(part) / Double(all))"
    }
    if whole.most == 0 { return "" }
    if most == 0 { return share("=", 0, 1) }
    if least == most, whole.least == whole.most { return share("=", most, whole.most) }
    if whole.least > 0, most < whole.least || least == 0 {
      return share("<=", min(most, whole.least), whole.least)
    }
    return least > 0 ? share(">=", least, whole.most) : ""
  }
}
