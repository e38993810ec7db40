/// What was reported, as docs/decisions.md has it in "Rates and sums": which figures an answer is
/// of, what one account says, and which figures may be added.
struct Hearing {
  typealias Figure = Ledger.Figure

  let reckoning: Reckoning
  let asked: Asked

  var ledger: Ledger { reckoning.ledger }
  var map: Map { reckoning.map }

  /// Of what was asked for, known by the day, wholly within the period; of rows by time, of such
  /// times. Without one of its parts it is another number.
  var figures: [Figure] {
    let parts = asked.by.filter { ["field", "own-field", "level"].contains($0) }
    guard parts.isEmpty, asked.level == nil else { return [] }
    return ledger.figures.values.sorted { $0.id < $1.id }.filter { one in
      (one.day ?? ledger.published[one.source] ?? "") <= asked.asOf
        && (one.owner != nil) == asked.by.contains("owner-kind") && isOfTime(one)
        && reckoning.isIn(asked.province, one.unit)
    }
  }

  private func isOfTime(_ one: Figure) -> Bool {
    if let period = asked.period {
      guard let own = one.period, period.first <= own.first, own.last <= period.last
      else { return false }
    }
    guard let time = asked.time.map({ asked.by[$0] }) else { return true }
    guard let text = one.period?.text, !text.contains("/") else { return false }
    return switch time {
    case "year": text.count == 4
    case "period": text.contains("-S")
    case "quarter": text.contains("-Q")
    default: text.count == 7 && !text.contains("-S") && !text.contains("-Q")
    }
  }

  /// The levels of units that tell rows apart, from the highest.
  var levels: [String] { ["province", "district", "commune"].filter(asked.by.contains) }

  /// What a row of it is of.
  func keys(_ one: Figure) -> [String] {
    let day = ledger.day(of: one)
    return asked.by.map { dimension in
      switch dimension {
      case "country": "VN"
      case "province", "district", "commune":
        map.over(one.unit, "province", on: day).map {
          reckoning.place(dimension, $0, one.unit, on: day, asked)
        } ?? "-"
      case "owner-kind": one.owner ?? "?"
      default: one.period?.text ?? "?"
      }
    }
  }

  /// Of each place the number that was published last; what was published before is corrected.
  func latest(_ all: [Figure]) -> [Figure] {
    all.filter { one in
      guard let published = ledger.published[one.source] else { return true }
      return !all.contains {
        $0.unit == one.unit && $0.owner == one.owner
          && ledger.published[$0.source] ?? "" > published
      }
    }
  }

  /// Whether every two of them may be added: of places none of which ever held another, and of one
  /// time. Two of one place are one thing twice.
  func mayAdd(_ all: [Figure]) -> Bool {
    for (index, one) in all.enumerated() {
      for other in all[..<index] where !mayAdd(one, other) { return false }
    }
    return true
  }

  private func mayAdd(_ one: Figure, _ other: Figure) -> Bool {
    guard one.unit != other.unit, one.nature == other.nature else { return false }
    guard !holders(of: one.unit).contains(other.unit), !holders(of: other.unit).contains(one.unit),
      !isNation(one.unit), !isNation(other.unit)
    else { return false }
    // What flowed in one period may have no day; what stands, stands on one.
    if one.nature != "flow" { return one.day == other.day }
    return one.day == nil || other.day == nil || one.day == other.day
  }

  func isNation(_ unit: Int64) -> Bool { map.places[unit]?.level == "country" }

  /// All that a unit was ever under or went into, and what that was.
  func holders(of unit: Int64) -> Set<Int64> {
    reached(from: unit) { one in
      (map.places[one]?.above.compactMap(\.parent) ?? [])
        + map.events.filter { $0.from.contains(one) }.flatMap(\.into)
    }
  }

  /// All that was ever under it, and what that and it became.
  func contents(of unit: Int64) -> Set<Int64> {
    reached(from: unit) { one in
      map.places.values.filter { $0.above.contains { $0.parent == one } }.map(\.id)
        + map.events.filter { $0.from.contains(one) }.flatMap(\.into)
    }
  }

  private func reached(from start: Int64, _ steps: (Int64) -> [Int64]) -> Set<Int64> {
    var (seen, next): (Set<Int64>, [Int64]) = ([], [start])
    while let one = next.popLast() {
      for step in steps(one) where seen.insert(step).inserted { next.append(step) }
    }
    return seen
  }

  /// Another number of the same thing in one account, or the same again.
  static func isOneAccount(_ one: Figure, _ other: Figure) -> Bool {
    one.unit == other.unit && one.source == other.source && one.day == other.day
      && one.period?.text == other.period?.text && one.owner == other.owner
  }

  /// A line of the answer.
  func line(
    _ keys: [String], _ period: String, _ shown: [Figure], _ numbers: (Said?, Said?), rate: String,
    _ more: String = ""
  ) -> String {
    let days = Set(shown.map { $0.day ?? "-" })
    let sources = Set(shown.compactMap { ledger.sources[$0.source] }).sorted()
    return [
      keys.joined(separator: "/"), period.isEmpty ? "-" : period,
      days.count == 1 ? days.first ?? "-" : "-", numbers.0?.text ?? "?", numbers.1?.text ?? "?",
      rate, sources.joined(separator: ","), more,
    ].joined(separator: " ")
  }
}
