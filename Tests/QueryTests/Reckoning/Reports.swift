import SQLite
import Storage

/// What places report at random.
extension Office {
  /// Numbers of one place, or of most of a level, in one source: of a period, of a day or both.
  mutating func report(everywhere isWide: Bool) throws {
    let said = try period()
    let isOfDay = random.pick(6) == 0
    let time = Ledger.Time(text: said.text, first: said.first, last: said.last)
    let own = Day(iso: said.first).map { self.day($0.year...$0.year) }
    let day = isOfDay || random.pick(3) == 0 ? own : nil
    let (source, nature) = (one(sources), one([FigureNature.flow, .flow, .stock, .cumulative]))
    let level = one(["province", "province", "commune", "commune", "district", "country"])
    let there = [time.last, ledger.published[source]].compactMap(\.self).min() ?? ledger.today
    var places = map.alive(on: day?.iso ?? there, [level]).map(\.id)
    if !isWide, !places.isEmpty { places = [one(places)] }
    let isByOwner = random.pick(5) == 0
    var figures: [Ledger.Figure] = []
    var numbers: [Quantity] = []
    for place in places where random.pick(8) > 0 {
      for name in ["models.registered", "models.recognized"] where random.pick(8) > 0 {
        let owners = isByOwner ? ["collective", "individual"] : [nil]
        for owner in owners + (random.pick(12) == 0 ? owners : []) {
          let (number, said) = self.number()
          numbers.append(number)
          figures.append(
            .init(
              id: 0, unit: place, measure: name, said: said, source: source,
              period: isOfDay ? nil : time, day: day?.iso, nature: nature.rawValue, owner: owner))
        }
      }
    }
    let series = random.next()
    try write { writer, ledger in
      for (index, one) in figures.enumerated() {
        var figure = Figure()
        figure.code = "SL\(series)-\(index)"
        figure.measure = try writer.reader.named(Measure.self, one.measure).id
        figure.unit = Id(rawValue: one.unit)
        figure.quantity = numbers[index]
        (figure.period, figure.asOf, figure.nature) = (one.period?.text ?? "", day, nature)
        figure.breakdown = one.owner.map { "owner_kind=\($0)" } ?? ""
        figure.source = Id(rawValue: source)
        let id = try writer.insert(figure).id.rawValue
        ledger.figures[id] = one
        ledger.figures[id]?.id = id
      }
    }
  }

  /// Exact, or with a word before it; now and then with a bound beside it.
  private mutating func number() -> (Quantity, Said) {
    let value = random.pick(30)
    let sign = value == 0 || random.pick(2) == 0 ? Comparator.equal : one(Comparator.allCases)
    let isBounded = random.pick(5) == 0
    let least = isBounded && [.below, .atMost, .about].contains(sign) ? value - 1 : nil
    let most = isBounded && [.above, .atLeast, .about].contains(sign) ? value + 4 : nil
    return (
      Quantity(
        Decimal(Int64(value)), sign, lower: least.map(Int64.init), upper: most.map(Int64.init),
        verbatim: "\(value)"),
      Said(sign.rawValue, value, least: least, most: most)
    )
  }
}
