import Storage

@testable import Interchange
@testable import Workbooks

/// A value of every case of the faults of `Interchange`.
enum InterchangeSamples {
  static let all: [any Fault] =
    files + places + rows + table + ambiguities + sums + amounts + units + charts + profiles
    + [notInOrder, ThreadFault.refused]

  private static let notInOrder = NotInOrder(
    day: Day(year: 2025, month: 1, day: 1) ?? .today,
    listed: Day(year: 2024, month: 1, day: 1) ?? .today)

  private static let title = LocalizedText(vi: "Tên", en: "Name")
  private static let problem = RowFault.noTick("y").error(in: "level")

  private static func sheet(isHidden: Bool) -> Sheet {
    Sheet(index: 0, name: "A", isHidden: isHidden, kind: .worksheet, part: "a.xml")
  }

  private static let files: [FileFault] = [
    .empty, .noObjects, .nested(row: 3), .noCaption("@sheet", column: "unit", sheet: "Một"),
    .noCaption("@title", column: "year", sheet: nil),
    .noCaption("@title", column: "mode", sheet: nil),
    .noCaption("@title", column: "unit", sheet: nil, several: ["Xã A", "Xã B"]),
    .database, .legacy(nil), .legacy(.tcvn3), .legacy(.lost), .cut,
    .hugeCell(record: 2),
    .openQuote(record: 3), .afterQuote(record: 3, "\"a;b\" c"),
    .noHeader(keys: [.init(name: "title", title: title)], .model),
    .noHeader(keys: [.init(name: "title", title: title)], nil),
    .twoColumns("Tên", "Tên MH", meaning: "title"), .twoColumns("A", "A", meaning: "title"),
    .likeHeads("Ghi chú", 2),
    .yearsAcross([2025, 2026]), .noRows(file: "a.csv"),
    .nothingTaken, .workbook(.encrypted), .workbook(.notAWorkbook(.pdf)), .noSheet("A", ["B"]),
    .noSheet("A", []), .sheetUnread(sheet(isHidden: true)), .sheetUnread(sheet(isHidden: false)),
    .severalTables(["A", "B"]),
    .noColumn("code", file: "a.csv", known: ["code"]), .noDay(file: "a.csv"),
  ]

  private static let places: [PlaceFault] = [
    .line(file: "a.csv", 3, problem: problem), .row(3, problem: problem),
    .cells(file: "a.csv", line: 3, given: 2, wanted: 4),
  ]

  private static let rows: [RowFault] = [
    .inOwnProvince(2, UnitVersion()), .underCaption(2, "Xã A"),
    .notText, .legacy("VËn", .vni), .legacy("a", .viscii), .legacy("a", .windows1258),
    .legacy("T?", .lost), .legacy("Tá»•", .twice), .legacy("\u{FFFD}", .replaced), .extraCell("x"),
    .looksLike([LookAlike(code: "22-1", row: nil), LookAlike(code: "22-2", row: "7")]),
    .contradicts(
      .model, code: "22-1",
      [
        Contradiction(
          label: "Xã", said: LocalizedText("A"), stored: LocalizedText("B"), isOfRow: true)
      ]),
    .contradicts(
      .fund, code: "22-Q-1",
      [Contradiction(label: "unit", said: LocalizedText("A"), stored: nil, isOfRow: false)]),
    .otherNumber("7", "5", row: "2"), .skipped(.total, "Cộng"), .unknownColumn(.model),
    .noValue(label: "Tên"),
    .missing(column: "year", title: title, isKey: false),
    .missing(column: "title", title: title, isKey: true), .noTick("x"), .twoTicks("A", "B"),
    .notYear("26"), .notDirectiveNumber("x"), .fraction("0,5"), .noUnit("500"), .noDecision,
    .printedOtherwise("gần 5 triệu", Decimal(6_000_000)),
    .otherColumn("Tên"),
  ]

  private static let table: [TableFault] = [
    .spreadsheetError("#REF!"), .uncomputed, .hidden, .unnumbered, .afterFooter, .anotherHeader,
    .bare, .gluedRows, .severalNames, .groupAsName("Xã A"), .underUnknown("Khối A"),
    .decidedOutside,
    .noName("0"),
    .headedOtherwise("2026", heading: "2025"),
  ]

  private static let ambiguities: [AmbiguityFault] = [
    .blankBelow(column: "unit", "Xã A"), .blankBelow(column: "unit", "Xã A", caption: "@title"),
    .around(caption: "@title", "2025", column: "year", .notStated),
    .around(caption: "@title", "2025", column: "year", .ofRows("2026")),
    .around(caption: "@title", "2025", column: "year", .ofOthers("5/3/2026")),
    .around(caption: "@sheet", "2025", column: "period", .set("2026")),
    .around(caption: "@title", "Đề nghị công nhận", column: "outcome", .decided),
    .monthFirst, .numberStyle("2.500"), .modeAsNote(label: "Ghi chú", "Duy trì"),
    .kindOrOwner(label: "Cá nhân/tập thể", "Chi hội"),
    .unitOrOwner(label: "Đơn vị", "Xã A"),
    .around(caption: "@title", "Xã A", column: "unit", .notStated),
    .sameFile([StoredFile(code: "TEP-2026-0001", set: "province=22\nyear=2026")]),
    .sameFile((1...7).map { StoredFile(code: "TEP-2026-000\($0)", set: "") }),
    .halfDays("16/3/2026"), .unreadNumbers(label: "Thu", meant: "amount"),
    .profiles(["mau-xa", "mau-huyen"]),
  ]

  private static let meanings = [
    ProfileFault.Meaning(header: "Đơn vị", column: "unit"),
    ProfileFault.Meaning(header: "Ghi chú riêng", column: ""),
  ]

  private static let profiles: [ProfileFault] = [
    .used("mau-xa", meanings), .overruled("mau-xa", meanings),
    .kept("mau-xa", meanings, .init(isNew: true, isTrial: false)),
    .kept("mau-xa", meanings, .init(isNew: true, isTrial: true), besides: ["mau"]),
    .kept("mau-xa", meanings, .init(isNew: false, isTrial: false)),
    .kept("mau-xa", meanings, .init(isNew: false, isTrial: true)),
    .partly("mau-xa", others: ["Trang 2"]), .nothingToKeep("mau-xa"),
    .otherRecord("mau-xa", .fund),
    .otherHead("mau-xa", sheet: nil, lacks: ["don vi"], has: []),
    .otherHead("mau-xa", sheet: "Trang 2", lacks: ["don vi"], has: ["Nơi"]),
    .noHeader("Đơn", known: ["Đơn vị"]), .absent("Đơn"),
    .near("mau-xa", lacks: ["don vi"], has: ["Nơi"], meanings),
    .near("mau-xa", lacks: [], has: ["Nơi"], meanings), .severalHeads(["Trang 1", "Trang 2"]),
    .unread("mau-xa", line: "x"), .empty("mau-xa"), .strangeHeader("mau-xa", header: "noi"),
    .noColumn("mau-xa", meanings[0], .fund),
  ]

  private static let sums: [PartsFault] = [
    .partsDiffer(total: "Tổng số", Decimal(3)), .totalDiffers(total: "Tổng cộng", Decimal(3)),
    .totalUncompared(["Kinh tế"]), .rateDiffers("83,3", Decimal(80)),
  ]

  private static let amounts: [AmountFault] = [
    .notNumber("x"), .ambiguous("2.500"), .otherStyle("1,2.3"), .unknownUnit("USD"),
  ]

  private static let unit = UnitVersion()

  private static let units: [UnitRowFault] = [
    .noLevel(code: "1"), .incomplete, .noDay, .noParent(code: "01", .today),
    .differs(unit, name: "X"), .taken(unit, .today), .inUse(unit),
    .unmatched(code: "01", name: "X", other: nil, .today),
    .unmatched(code: "01", name: "X", other: unit, .today), .otherSpelling(unit, name: "X"),
    .otherType(unit, name: "X"), .otherCode(unit, code: "02"),
  ]

  private static let charts: [ChartFault] = [.noNumbers, .tooManyRows(most: 100)]
}
