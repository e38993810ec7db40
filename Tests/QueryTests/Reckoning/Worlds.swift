import Storage

@testable import Query

/// What is not known, made up: one of the ways in which everything may have been.
extension Ledger {
  /// Every registration and decision with a day, as what is known of them allows; decisions of one
  /// level in their order.
  func resolved(_ random: inout Random) -> Ledger {
    var world = self
    for one in registrations.values.sorted(by: { $0.id < $1.id }) {
      let made = made(one)
      let day = Self.day(made.from, made.by, &random)
      world.registrations[one.id]?.day = day
      var last: [String: String] = [:]
      for decision in decisions(on: one.id) {
        let start = max(day, last[decision.level] ?? day)
        let on = decision.day ?? Self.day(start, decision.known, &random)
        world.recognitions[decision.id]?.day = on
        world.recognitions[decision.id]?.known = on
        last[decision.level] = on
      }
    }
    return world
  }

  private static func day(_ from: String, _ by: String, _ random: inout Random) -> String {
    guard from < by else { return by }
    var days = [from, by]
    while let last = days.last, last > from, days.count < 800,
      let day = Day(iso: last)?.before.iso
    {
      days.append(day)
    }
    return days[random.pick(days.count)]
  }
}

extension Judge {
  /// Whether the numbers of questions hold the true ones, whatever was not known.
  mutating func worlds() throws -> [String] {
    var differing: [String] = []
    for _ in 0..<4 {
      let world = office.ledger.resolved(&office.random)
      let reckoning = Reckoning(ledger: world, map: office.map)
      for _ in 0..<10 {
        var asked = try office.asked()
        // Where a unit was meant hangs on the day as well.
        if asked.territory == nil, asked.by.contains(where: ["district", "commune"].contains) {
          asked.territory = office.ledger.today
        }
        let found = try office.store.read { try $0.rates(asked.question($0)) }
        let printed = Dictionary(found.map { ($0.named, $0) }) { one, _ in one }
        let rows = reckoning.rows(asked)
        count.add(rows.count, of: 2)
        for key in Set(printed.keys).union(rows.keys) {
          let (rate, row) = (printed[key], rows[key] ?? .init())
          let registered = hold(rate?.registered, row.registered)
          guard !registered || !hold(rate?.recognized, row.recognized) else { continue }
          differing.append(
            "\(key): \(rate?.counted ?? "none") does not hold \(row.counted); \(asked)\n")
        }
      }
    }
    return differing
  }

  private func hold(_ number: Interval?, _ span: Span) -> Bool {
    let (least, most) = number?.wholeBounds ?? (0, 0)
    return Int(least) <= span.least && span.most <= Int(most)
  }
}
