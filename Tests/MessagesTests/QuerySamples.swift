import Storage

@testable import Query

/// A value of every case of the faults of `Query`.
enum QuerySamples {
  static let all: [any Fault] =
    sql + heads.map { report(.head($0)) } + selects.map { report(.select($0)) } + questions + why
    + rates + sums + undo + releases + [
      TerritoryFault.notTime("x"),
      CheckFault.flawed(
        path: "a.db", few: [NamedFinding(check: .journal, codes: ["1"], what: .journal(.noEnd))],
        count: 4),
    ]

  private static let undo: [any Fault] =
    [.only(2), .restoration(9), .setting(9)].map { (fault: LastEntriesFault) in fault } + [
      RefusedUndo(entry: 3, changed: ["22-1"], naming: ["22-2"], taken: ["22-3"], later: [4, 5]),
      RefusedUndo(entry: 3, changed: ["22-1"], naming: [], taken: [], later: []),
    ]

  private static let releases: [ReleaseFault] = [
    .exists("x"), .correctedAlready(Release(), by: Release()),
    .notAsReleased(Release(), ReleaseOutput()), .noParameter("x", known: []),
    .noParameter("x", known: ["a"]), .toldTwice("as_of"), .useless("as_of"),
    .ofDayToCome(.today),
  ]

  private static let mark = StatementMark("SELECT\n x", at: 8)
  static let mistakes: [SQLMistake] = [
    .noStatement, .severalStatements, .embeddedNUL, .said("no such table: x"),
  ]

  private static let sql: [any Fault] =
    [
      .writes, .function("load_extension"), .pragma("mmap_size", known: ["encoding"]),
      .tooLong, .tooMuchMemory, .longRow(megabytes: 16),
      .noValue(name: ":year"), .unusedValue(name: "x"), .notOfKind(name: "x", .integer),
      .noTable("x", known: ["a", "b"]),
    ].map { (fault: SQLFault) in fault }
    + mistakes.map { SQLFault.wrong($0, mark) }

  static func report(_ mistake: ReportMistake) -> ReportFault {
    ReportFault(file: "mine.sql", line: 3, mistake: mistake)
  }

  static let heads: [ReportHeadMistake] = [
    .unknownLine("x"), .twice("x"), .noLine("title.vi"), .noColumns, .noSelect, .unitNames,
    .lineForm, .noTitles("x"), .noKind(of: "x", "y", known: ["text"]),
    .sharedName("as_of", kind: "date"), .defaultForm("x"), .notSummed("x", kind: "text"),
    .afterKind("x", "y"), .noNumbers("x"), .noColumn("x", known: ["a"]),
  ]

  static let selects: [ReportSelectMistake] =
    mistakes.map { .sql($0, message: "no such column: x", mark) } + [
      .writes, .noParameter(":x"), .otherColumn(place: 2, found: "a", promised: "b", wanted: ["b"]),
      .noSecondSelect, .noColumnOfRow(":row_x"), .inputColumns(["a"], wanted: ["noun"]),
      .noTable("x", known: ["source"]), .noId(of: "source"), .notOfReport("x", known: ["a"]),
    ]

  private static let questions: [ReportQuestionFault] = [
    .noParameter("x", known: []), .noParameter("x", known: ["a"]), .noValue("x"), .emptyValue(" "),
    .notWhole("x", parameter: "year"), .noTotals, .noTotal(of: name),
    .notYears("2025-S1", parameter: "term"),
  ]

  private static let name = LocalizedText(vi: "Tỉnh", en: "Province")

  private static let why: [WhyFault] = [
    .noRows, .noRow("x", near: [name]), .notAmong("x", first: [name]),
    .severalRows(of: nil, count: 9, some: [name], column: name),
    .severalRows(of: "x", count: 2, some: [name, name], column: nil),
    .noRate("x", first: []), .noRate("x", first: [name]),
  ]

  private static let rates: [RateFault] = [
    .dimensions([]), .nestedTimes([.year, .month]), .nothingBelow, .ofRecords(column: "count"),
  ]

  private static let sums: [SumFault] =
    [
      .kinds, .measures, .roles, .partOfOther, .breakdowns, .levels, .fieldInOther, .revised,
      .differing, .periodsMeet("2025-S1", "2025"), .periodsUnknown, .stockAtTwoTimes,
      .placesUnknown, .committee, .placeInOther, .natures, .periods("2024", ""),
      .days(.today, nil), .noTime,
    ].map { (reason: SumFault.Reason) in .notAdded(reason, codes: ["F-1", "F-2"]) }
    + [.isMissing(code: "F-1")]
}
