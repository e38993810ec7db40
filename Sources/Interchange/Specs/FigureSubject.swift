import Storage

/// What a figure is of, and by whom it is said.
struct FigureSubject: Hashable {
  let measure: Id<Measure>
  let unit: Id<Unit>?
  let committee: Id<Committee>?
  let breakdown: String
  let period: String
  let asOf: Day?
  let role: FigureRole
  let source: Id<Source>

  init(_ figure: Figure) {
    (measure, unit, committee) = (figure.measure, figure.unit, figure.committee)
    (breakdown, period, asOf) = (figure.breakdown, figure.period, figure.asOf)
    (role, source) = (figure.role, figure.source)
  }
}

/// All that a row says of a figure but for the number.
struct FigureTwin: Hashable {
  let subject: FigureSubject
  let kind: [String]
  let words: [String?]
  let others: [Id<Figure>?]

  init(_ figure: Figure, quote: String?) {
    subject = FigureSubject(figure)
    kind = [figure.nature.rawValue, figure.status.rawValue]
    words = [figure.periodNote, figure.note, quote]
    others = [figure.partOf, figure.outOf, figure.rateOf]
  }
}

extension Figure {
  /// Whether another one says all that it says.
  func agrees(with other: Figure) -> Bool {
    quantity.value == other.quantity.value && quantity.comparator == other.quantity.comparator
      && adds(
        nothingTo: other, blank: Figure(),
        apart: ["code", "source", "locator", "quote", "verbatim", "lower", "upper", "scale"])
  }
}
