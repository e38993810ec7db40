import SQLite
import Storage

extension Reader {
  /// Which records or figures stand behind a rate, and which were left out of it, with the reason.
  public func inputs(of rate: Rate, _ question: RateQuestion) throws -> [Provenance] {
    switch rate.basis {
    case .records: try Rating(question, self).inputs(of: rate)
    case .reported, .below, .both, .everything:
      rate.figures.map { figure in
        let column = RateNumber(figure)?.rawValue
        let total = column == "registered" ? rate.registered : rate.recognized
        // What could not be added stands behind a number that there is not.
        return Provenance(
          .figure, figure.id.rawValue,
          column.map { [.init($0, sign: total == nil ? 0 : 1)] } ?? [],
          reason: column != nil && total == nil ? rate.reason.map { .init("not-added", $0) } : nil)
      }
        + rate.leftOut.map { figure, reason in
          Provenance(
            .figure, figure.id.rawValue,
            RateNumber(figure).map { [.init($0.rawValue)] } ?? [],
            reason: .init("not-added", reason))
        } + (rate.rollUp?.inputs ?? [])
    }
  }
}

extension Rating {
  /// The registrations, the decisions that make them recognized, and what does not count.
  fileprivate func inputs(of rate: Rate) throws -> [Provenance] {
    let counted = try registrations(of: rate, question)
    if counted.isEmpty { return try unregistered(of: rate) }
    let good = Provenance.Part("recognized", sign: 1)
    var inputs = counted.map { one in
      Provenance(
        .registration, one.id,
        [.init("registered", sign: one.isSure ? 1 : 0)]
          + (one.stands.map { $0 ? [good] : [.init("recognized")] } ?? []))
    }
    let decisions = try decisions(on: counted, of: rate)
    inputs += decisions.inputs
    inputs += counted.filter { $0.stands == nil && !decisions.decided.contains($0.id) }.map {
      Provenance(.registration, $0.id, [.init("recognized")], reason: .undecided)
    }
    var seen = Set(counted.map(\.id))
    for (reason, wider) in widened {
      for other in try registrations(of: rate, wider) where seen.insert(other.id).inserted {
        inputs.append(Provenance(.registration, other.id, [.init("registered")], reason: reason))
      }
    }
    return inputs
  }

  /// The models of a province in which nothing is registered.
  private func unregistered(of rate: Rate) throws -> [Provenance] {
    var inputs: [Provenance] = []
    try forEachUnregistered { id, _, part in
      guard rate.parts == [part] else { return }
      inputs.append(Provenance(.model, id, [.init("registered")], reason: .noYear))
    }
    return inputs
  }

  private func registrations(of rate: Rate, _ question: RateQuestion) throws -> [Counted] {
    var found: [Counted] = []
    try Rating(question.narrowed(to: rate), reader).forEachCounted { one in
      if one.parts == rate.parts { found.append(one) }
    }
    return question.counting == .models ? found.sorted { $0.id < $1.id } : found
  }

  /// The same question asked so widely that what it left out comes in, with why that was.
  private var widened: [(Provenance.Reason, RateQuestion)] {
    var all: [(Provenance.Reason, RateQuestion)] = []
    if question.counting == .models {
      var wider = question
      wider.counting = .registrations
      all.append((.earlier, wider))
    }
    if question.cohort == .registered {
      var wider = question
      (wider.asOf, wider.counting) = (.last(of: 9999), .registrations)
      all.append((.later, wider))
    }
    return all
  }

  /// Every decision on the registrations: those that stand make them recognized, of the others it
  /// is said why they do not.
  private func decisions(
    on counted: [Counted], of rate: Rate
  ) throws(SQLiteError) -> (inputs: [Provenance], decided: Set<Int64>) {
    let ids = "[" + counted.map { String($0.id) }.joined(separator: ",") + "]"
    // A model counts once, and is recognized by the recognition of any of its registrations.
    let registrations: SQL =
      question.counting == .models
      ? """
      (SELECT o.id FROM registration AS o
        WHERE o.model IN (SELECT r.model FROM registration AS r
                           WHERE r.id IN (SELECT value FROM json_each(\(ids)))))
      """
      : "(SELECT value FROM json_each(\(ids)))"
    // What an "at most" rests on is no less an input than what is counted for certain.
    let perhaps = Set(
      counted.filter { $0.stands == false }.map {
        question.counting == .models ? $0.model : $0.id
      })
    let owner: SQL =
      question.counting == .models
      ? "(SELECT r.model FROM registration AS r WHERE r.id = d.registration)" : "d.registration"
    var (inputs, decided): ([Provenance], Set<Int64>) = ([], [])
    try reader.connection.forEach(
      """
      \(question.base)
      SELECT d.id, d.registration,
             coalesce(
               d.reason,
               iif(\(levelCounts(rate)), NULL, iif(d.level = 'unknown', 'no-level', 'below'))),
             \(owner)
        FROM decision_state AS d
       WHERE d.registration IN \(registrations)
       ORDER BY d.registration, d.starts, d.id
      """
    ) { row throws(SQLiteError) in
      var word: String? = try row[2]
      if word == "no-level", perhaps.contains(try row[3]) { word = nil }
      decided.insert(try row[1])
      inputs.append(
        Provenance(
          .recognition, try row[0], [.init("recognized")],
          reason: word.flatMap { Provenance.Reason.of[$0] }))
    }
    return (inputs, decided)
  }

  /// Whether decision `d` is at a level that counts.
  private func levelCounts(_ rate: Rate) -> SQL {
    if let index = question.by.firstIndex(of: .level), case .word(let level) = rate.parts[index] {
      return "d.level = \(level)"
    }
    return question.atLevelAsked
  }
}

extension RateQuestion {
  /// The same of nothing but the province of a rate, where what it counts lies in one; a model may
  /// be counted where another of its registrations is not.
  func narrowed(to rate: Rate) -> RateQuestion {
    var narrow = self
    if borders == .then, counting == .registrations, let index = by.firstIndex(of: .province),
      index < rate.parts.count, case .unit(let province) = rate.parts[index]
    {
      narrow.territory = .alone(province)
    }
    return narrow
  }
}

extension Provenance.Reason {
  fileprivate static let earlier = Provenance.Reason(
    "earlier-year",
    LocalizedText(vi: "mô hình đã đếm theo lần đăng ký sau", en: "its model counts by a later one"))
  fileprivate static let later = Provenance.Reason(
    "later", LocalizedText(vi: "sau ngày tính", en: "after the as-of day"))
  fileprivate static let undecided = Provenance.Reason(
    "undecided", LocalizedText(vi: "chưa có quyết định", en: "not decided"))
  fileprivate static let noYear = Provenance.Reason(
    "no-year", LocalizedText(vi: "chưa ghi năm đăng ký", en: "no year of registration"))

  fileprivate static let of: [String: Provenance.Reason] = [
    "later": later,
    "declined": Provenance.Reason(
      "declined", LocalizedText(vi: "không công nhận", en: "declined")),
    "withdrawal": Provenance.Reason(
      "withdrawal", LocalizedText(vi: "quyết định thu hồi", en: "takes a recognition back")),
    "withdrawn": Provenance.Reason(
      "withdrawn", LocalizedText(vi: "đã bị thu hồi", en: "was withdrawn since")),
    "below": Provenance.Reason(
      "below-level", LocalizedText(vi: "dưới cấp được hỏi", en: "below the level asked for")),
    "no-level": Provenance.Reason(
      "no-level", LocalizedText(vi: "chưa ghi cấp", en: "its level is not stated")),
  ]
}
