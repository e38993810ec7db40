import Storage

@testable import Query

/// A value of every case of what checks find.
enum FlawSamples {
  static let all: [Flaw] =
    [.unchecked("disk I/O error"), .circle(LocalizedText(vi: "cấp trên", en: "parent"))]
    + file.map(Flaw.file) + journal.map(Flaw.journal) + outside.map(Flaw.outside)
    + release.map(Flaw.release) + search.map(Flaw.search) + unit.map(Flaw.unit)
    + model.map(Flaw.model) + days.map(Flaw.days) + figures.map(Flaw.figures)
    + fund.map(Flaw.fund)

  private static let name = LocalizedText(vi: "Tên", en: "Name")

  private static let file: [FileFlaw] =
    [.table, .index, .trigger, .view].flatMap { (kind: FileFlaw.SchemaKind) -> [FileFlaw] in
      [.foreign(kind), .missing(kind), .changed(kind)]
    } + [
      .damaged("row 1 missing"), .reference(from: "a", to: "b"), .migration(2),
      .leftWAL(bytes: 4152), .badBytes(rows: name, fields: [name]),
    ]

  private static let journal: [JournalFlaw] = [
    .missing(count: 2), .outOfOrder, .schemaVersion, .noEnd, .noChanges, .damaged(piece: 1),
  ]

  private static let outside: [OutsideFlaw] =
    [.removed, .added, .changed(fields: [name])].flatMap { (kind: OutsideFlaw.Kind) in
      [true, false].map { OutsideFlaw(kind: kind, rows: name, isText: $0) }
    }

  private static let release: [ReleaseFlaw] = [
    .hash(found: "a", stored: "b"), .changed(columns: ["content"]), .unrecorded, .removed,
    .otherSeal("a"), .notReleased(path: "a.csv", other: nil),
    .notReleased(path: "a.csv", other: "R: tasks, csv"),
  ]

  private static let search: [SearchFlaw] = [
    .notFound(name: "X"), .index(title: "X"), .index(title: nil),
  ]

  private static let unit: [UnitFlaw] = [
    .noName(id: "9"), .twoNames("X", start: nil), .twoNames("X", start: .today), .oneCode("A", "B"),
    .noParent("A", parent: "B"), .notBefore("A", .today), .notOn("A", .today),
    .stillThere("A", .today), .noSuccessor("A", since: .today), .totals(year: nil),
    .totals(year: 2025),
  ]

  private static let model: [ModelFlaw] = [
    .outOfOrder(year: 2025, .commune, before: nil, Outcome.withdrawn.label),
    .outOfOrder(
      year: 2025, .commune, before: Outcome.recognized.label, Outcome.declined.label),
    .unrecognized(year: 2025, .commune, .today),
    .lookAlike(title: "X", year: 2025), .unitGone("A", time: "2025"),
    .unitGone("A", time: "2025-07-01"), .otherProvince(year: 2025, written: "A", over: "B"),
  ]

  private static let days: [DateFlaw] = [
    .decidedEarly(decided: .today, registered: nil, year: 2025),
    .registeredIn(year: 2025, day: .today), .span(.today, .today),
    .afterSource(day: .today, source: "S1", published: .today),
    .beforeTarget(issued: .today, target: .today),
    .namedEarly(issued: .today, source: "S1", published: .today), .ahead(.today),
  ]

  private static let said = Said(
    code: "F-1", value: 2_500, scale: 0, comparator: .equal, lower: nil, upper: nil, kind: .count)

  private static let figures: [FigureFlaw] = [
    .sum(parts: [said, said], total: said), .above(said, said, .partOfWhole),
    .above(said, said, .recognizedOfRegistered), .above(said, said, .usuallyBelow),
    .differ(said, said), .percentage(part: said, whole: said, printed: said), .noQuote(source: nil),
    .beyond(said, most: 100),
    .bound(Decimal(3_000), .lower, of: Quantity(Decimal(2_500), .below, verbatim: "x")),
    .bound(Decimal(2_000), .upper, of: Quantity(Decimal(2_500), verbatim: "x")),
    .sharesLeft(shares: [said], sum: 2_000, whole: said),
    .sharesOverlap(shares: [said], sum: 9_000, whole: said),
    .noRate(unit: "A", sources: ["S1"], reason: LocalizedText(vi: "thiếu", en: "missing")),
  ]

  private static let fund: [FundFlaw] = [
    .overspent(fund: "Q", name: "X", paid: 5_000, raised: 4_000), .reached(5_000, of: 4_000),
  ]
}
