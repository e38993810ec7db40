import SQLite

@testable import Storage

/// A value of every case of the faults of `Storage`, by the kind of trouble it is.
enum StorageSamples {
  static let badData: [any Fault] =
    values + references + doubts + records + directives + models + units + journal + known
    + migrations + backups + databases([
      .notDanvan, .newer(14, known: 13), .older(3, known: 13), .damaged,
      .damagedText(column: "title"), .strange, .unanswerable, .foreignLog("a.db-wal"),
    ])
  static let failure: [any Fault] =
    databases([
      .noRoom, .noMemory, .outcomeUnknown(.full), .outcomeUnknown(.inputOutput),
      .other(SQLiteError(.misuse)),
    ]) + [
      ReferenceFault.removed,
      RestoreFault.mayComeBack("a.db", kept: "a.db.replaced-1.bak"),
      RestoreFault.notRemoved("a-1.db", 13, new: "a-2.db"),
    ]
  static let noInput = databases([.noFile(2), .noFile(40), .notAFile])
  static let cannotCreate = databases([
    .exists, .cannotCreate(2), .cannotCreate(13), .namedAsPart, .partLeft("a.db-wal"),
  ])
  static let busy = databases([
    .busy([]), .busy([holder]), .inUse(Array(repeating: holder, count: 7)), .replaced, .changed,
  ])
  static let notPermitted = databases([
    .noFile(13), .notReadable, .readOnly, .leftByOther("a.db-shm"), .onReadOnlyDisk, .cannotOpen,
  ])

  private static let holder = Holder(process: 42, program: "sqlite3", user: "lan")

  private static func databases(_ faults: [DatabaseFault.What]) -> [any Fault] {
    faults.map { DatabaseFault("tỉnh.db", $0) }
  }

  private static let values: [any Fault] = rules.map { ValueFault("x\u{7}y", $0) }
  private static let rules: [ValueFault.Rule] = [
    .empty, .spaced, .lineBreak("\n"), .control("\u{1}"), .long(64), .noDate, .monthFirst(13),
    .noSuchDay, .ahead, .far(2076), .noPeriod, .noNumber, .notWhole, .notPositive, .negative,
    .outside(1945...2200),
    .notOneOf([.init("a"), .init("b", LocalizedText(vi: "bê", en: "bee"))]),
  ]

  private static let references: [any Fault] =
    [
      .notFound(.model, "x", like: []), .notFound(.model, "x", like: ["22-1 (A)", "22-2 (B)"]),
      .ambiguous(.committee, "x", ["A (a)", "B (b)"]), .exists(.fund, "F1"),
      .noColumn("x", table: "model"), .noFields, .loop(target: "A", on: "B"),
      .inUse(.source, "S1", by: [.init(table: "figure", codes: ["1", "2", "3"], count: 9)]),
    ].map { (fault: ReferenceFault) in fault }

  private static let doubts: [any Fault] =
    [
      .unknownType("XX"), .unknownIssuer("YY"), .read("ctr", as: "CTr"), .day(day, stated: later),
    ]
    .map { (fault: NumberDoubt) in fault }

  private static let day = Day(year: 2024, month: 10, day: 30) ?? .today
  private static let later = Day(year: 2025, month: 7, day: 1) ?? .today

  private static let records: [any Fault] =
    [
      .endsTooEarly(day, start: later), .endsBefore(day, start: later),
      .fundNamed("Quỹ", code: "F1"), .committeeNamed("Ban"), .figureOfNobody,
      .noCount("9,5", Measure()), .linkedToItself("1-CT/TW"),
      .bound(Decimal(3_000), .lower, of: Quantity(Decimal(2_500), .below, verbatim: "x")),
      .bound(Decimal(2_000), .upper, of: Quantity(Decimal(2_500), verbatim: "x")),
      .linkedAlready("1-CT/TW"),
      .numberTaken("1-CT/TW", code: "04:1-CT/TU"), .notDone(day),
      .otherKind("Chỉ thị", code: "NQ"), .beyond("56 triệu", most: 10_000_000, Measure()),
    ].map { (fault: RecordFault) in fault }

  private static let directives: [any Fault] =
    [
      .noNumber("x"), .ofNation("25-NQ/TW", place: "Tỉnh A"),
      .notLinked(Directive(), .applies, to: Directive()),
    ].map { (fault: DirectiveFault) in fault }

  private static let model: Model = {
    var model = Model()
    model.code = "22-2026-0001"
    return model
  }()

  private static let models: [any Fault] =
    [
      .codeTaken("22-1"), .registeredAlready(model, year: 2026), .notRegistered(model, year: nil),
      .notRegistered(model, year: 2026), .whichYear(model, [2025, 2026]), .noRegistration("x"),
      .notInYear(day, 2025), .afterDecision(later, day), .beforeRegistration(day, later),
      .beforeDecision(day, later), .decidedAlready(model, .province, .recognized, .on(day)),
      .decidedAlready(model, .commune, .declined, .by(day)), .noDecision(model, .unknown),
      .nothingToWithdraw(model, .district),
      .selectedAlready(model, .province, .selected, .by(day)),
      .selectedAlready(model, .province, .unselected, .on(day)),
      .nothingToUnselect(model, .district),
      .notRecognized(model, day), .leftUnrecognized(model, year: 2025, .commune, day),
      .leftEarly(model, year: 2025, day, decided: day),
      .leftEarly(model, year: 2025, nil, decided: day),
      .outOfOrder(
        model, year: 2025, .commune, before: Outcome.recognized.label, Outcome.declined.label),
      .outOfOrder(model, year: 2025, .commune, before: nil, Outcome.withdrawn.label),
    ].map { (fault: ModelFault) in fault }

  private static let unit: UnitVersion = {
    var unit = UnitVersion()
    (unit.code, unit.nameVi, unit.type) = ("22", "Quảng Ninh", "Tỉnh")
    unit.validFrom = day
    return unit
  }()

  private static let units: [any Fault] =
    [
      .gone(unit, on: day.before, heirs: []), .gone(unit, on: later, heirs: ["24 Bắc Ninh"]),
      .gone(unit, on: later, heirs: []), .unsettled(unit, on: later, among: []),
      .unsettled(unit, on: later, among: ["07003 Xã X"]), .provinceMissing, .noProvince(unit),
      .twoUnits("x", in: "2025"), .mergesAlone(unit), .splitsIntoOne(unit), .codeLeft("99"),
      .hasChildren(unit, 3), .endsAnyway(unit, later), .namedTwice(unit), .otherLevel(unit, unit),
      .isSo("Tỉnh"), .otherType("Xã X", type: "Tỉnh"), .missing(column: "code", "X"),
      .codeTaken("22", by: unit),
      .elsewhere("05 Xã A (Cao Bằng)", own: unit),
    ].map { (fault: UnitFault) in fault }

  private static let journal: [any Fault] =
    [
      .noSuchEntry(9), .repeated(9, at: "2026-01-01T00:00:00Z"),
      .undoneBefore([8, 7], by: 9, at: "2026-01-01T00:00:00Z", next: [6]), .published(9),
      .undone(9, by: 10), .ofOtherTables(9),
    ].map { (fault: JournalFault) in fault }

  private static let known: [any Fault] =
    [
      .beforeFile(day, began: later), .afterToday(later), .replaced(day, restore: 9, last: 8),
      .replaced(day, restore: 1, last: 0), .clockWentBack(day, entry: 7, last: 8), .damaged(9),
      .ofOtherTables(9),
    ].map { (fault: KnownOnFault) in fault }

  private static let migrations: [any Fault] =
    [.changed("0001.sql"), .missing("0001.sql"), .outOfOrder(["0002.sql", "0001.sql"])]
    .map { (fault: MigrationFault) in fault }

  private static let backups: [any Fault] =
    [
      .unreadable(DatabaseFault("b/a.db", .damaged)), .ofItself("a.db"),
      .ofOtherFile("a.db", backup: "b.db"), .ofUnknownFile("a.db", backup: "b.db"),
    ].map { (fault: RestoreFault) in fault }
}
