import Query
import Storage

extension Check {
  /// What to do about its findings.
  public var advice: LocalizedText { id.advice }
}

extension Check.Name {
  /// What to do about what breaks the rule.
  var advice: LocalizedText {
    switch self {
    case .integrity: .backup
    case .references: .mendReference
    case .schema, .migrations: .otherTool
    case .unclosed: .inLog
    case .journal, .journalChanges: .journalChanged
    case .utf8: .writeAgain
    case .outside: .adopt
    case .searchIndex: .indexAnew
    case .searchKeys: .keysAnew
    case .tallies: .talliesAnew
    case .loops: .untie
    case .releaseHash, .releaseJournal, .releaseSeal: .releaseChanged
    case .releaseFile: .printAgain
    case .unitVersions, .unitCodes, .unitParent, .successions: .historyOfUnit
    case .unitWithoutSuccessor: .importSuccessions
    case .lookAlikes: .tellApart
    case .registrationUnit, .modelUnit, .registrationProvince: .rightUnit
    case .decisionBeforeRegistration, .decisionOrder, .registrationYear: .daysOfModel
    case .committeeDates: .daysOfCommittee
    case .sourceDates: .daysOfSource
    case .periodOrder: .periodAnew
    case .figureAfterSource: .dayOfFigure
    case .directiveOrder: .daysOfDirective
    case .mentionBeforeIssue: .dayOfIssue
    case .daysAhead: .daysYetToCome
    case .partsSum, .aboveWhole, .recognizedAboveRegistered, .figuresDiffer, .percentage,
      .implausibleOrder, .implausibleValue:
      .asPrinted
    case .figureWords: .quote
    case .bounds: .numberAnew
    case .sharesLeftOver: .askForRest
    case .sharesOverlap: .doNotAdd
    case .rateNotComputable: .askForBoth
    case .paidAboveRaised, .reachedAboveTarget: .asRecorded
    }
  }
}

extension LocalizedText {
  fileprivate static let backup = LocalizedText(
    vi: """
      Chép giữ tệp này. Thử: danvan check integrity --repair; nếu còn, dùng bản sao lưu: \
      danvan restore TỆP
      """,
    en: """
      Keep a copy of this file. Try: danvan check integrity --repair; if it remains, go back to a \
      backup: danvan restore FILE
      """)
  fileprivate static let mendReference = LocalizedText(
    vi: "Công cụ khác đã xóa hoặc ghi sai. Lấy lại mục bị nhắc từ bản sao lưu, hoặc sửa mục này.",
    en: "Another tool removed or mistook it. Restore what is named, or correct this entry.")
  fileprivate static let otherTool = LocalizedText(
    vi: """
      Công cụ khác đã sửa cấu trúc tệp. Nếu không phải mình làm, đừng ghi gì thêm; dùng bản sao lưu.
      """,
    en: """
      Another tool changed the tables. If that was not you, write nothing more and go back to a \
      backup.
      """)
  fileprivate static let inLog = LocalizedText(
    vi: """
      Không mất gì: lần ghi sau đưa vào tệp. Chép tệp khi chưa đóng thì chép cả tệp -wal; chép đè \
      tệp này thì chuyển tệp -wal đi trước.
      """,
    en: """
      Nothing is lost: the next entry puts them into the file. Whoever copies a file that is open \
      copies its -wal too; whoever copies another over this one moves the -wal away first.
      """)
  fileprivate static let journalChanged = LocalizedText(
    vi: "Công cụ khác đã sửa nhật ký. So với bản sao lưu.",
    en: "Another tool changed the journal. Compare with a backup.")
  fileprivate static let writeAgain = LocalizedText(
    vi: "Công cụ khác đã ghi. Lấy lại chữ đúng từ nguồn hoặc bản sao lưu, rồi ghi bằng công cụ ấy.",
    en:
      "Another tool wrote it. Take the right text from the source or a backup, and write it there.")
  fileprivate static let adopt = LocalizedText(
    vi: "Đúng là mình sửa: danvan check outside --repair --reason \"…\" ghi chúng vào nhật ký.",
    en:
      "If they are yours: danvan check outside --repair --reason \"…\" enters them in the journal.")
  fileprivate static let indexAnew = LocalizedText(
    vi: "Lập lại mục lục: danvan check search-index --repair",
    en: "Make it anew: danvan check search-index --repair")
  fileprivate static let keysAnew = LocalizedText(
    vi: "Tìm theo tên sẽ không ra. Lập lại: danvan check search-keys --repair",
    en: "A search by name misses it. Make it anew: danvan check search-keys --repair")
  fileprivate static let talliesAnew = LocalizedText(
    vi: "Tỷ lệ in ra có thể sai. Lập lại: danvan check tallies --repair",
    en: "Rates may be wrong. Make them anew: danvan check tallies --repair")
  fileprivate static let untie = LocalizedText(
    vi: "Gỡ một mối nối trong vòng: danvan … edit MÃ --clear CỘT",
    en: "Undo one of the ties: danvan … edit CODE --clear COLUMN")
  fileprivate static let releaseChanged = LocalizedText(
    vi: "Công cụ khác đã sửa bản công bố. Lấy lại từ bản sao lưu; đối chiếu với bản đã in.",
    en: "Another tool changed the release. Restore it from a backup; compare with what was printed."
  )
  fileprivate static let printAgain = LocalizedText(
    vi: "Đừng dùng tệp này. In lại bản đúng: danvan release show",
    en: "Do not use this file. Reprint the right one: danvan release show")
}

/// About units and models.
extension LocalizedText {
  fileprivate static let historyOfUnit = LocalizedText(
    vi: "Xem quá trình của đơn vị: danvan unit show MÃ — rồi nhập lại danh sách cho đúng.",
    en: "See the unit's history: danvan unit show CODE — then import the right list again.")
  fileprivate static let importSuccessions = LocalizedText(
    vi: "Nhập danh sách sáp nhập: danvan unit import TỆP --successions --on NGÀY",
    en: "Import what became of it: danvan unit import FILE --successions --on DAY")
  fileprivate static let tellApart = LocalizedText(
    vi: "Nếu là một: danvan model remove MÃ --reason \"nhập trùng\"; nếu khác, ghi tên cho rõ.",
    en: """
      If they are one: danvan model remove CODE --reason "twice"; if not, tell the titles apart.
      """)
  fileprivate static let rightUnit = LocalizedText(
    vi: "Ghi đúng đơn vị hoặc đúng ngày: danvan model edit MÃ --year NĂM --unit ĐƠN_VỊ",
    en: "Name the right unit, or the right day: danvan model edit CODE --year YEAR --unit UNIT")
}

/// About days.
extension LocalizedText {
  fileprivate static let daysOfModel = LocalizedText(
    vi: "Sửa ngày gõ nhầm: danvan model edit MÃ --on NGÀY, hoặc model edit-decision MÃ",
    en: "Correct the slip: danvan model edit CODE --on DAY, or model edit-decision CODE")
  fileprivate static let daysOfCommittee = LocalizedText(
    vi: "Sửa: danvan committee edit MÃ --from NGÀY --to NGÀY",
    en: "Correct it: danvan committee edit CODE --from DAY --to DAY")
  fileprivate static let daysOfSource = LocalizedText(
    vi: "Xem lại ngày đăng, ngày diễn ra: danvan source edit MÃ",
    en: "Look again at the days of publication and event: danvan source edit CODE")
  fileprivate static let periodAnew = LocalizedText(
    vi: "Ghi lại kỳ: danvan figure edit MÃ --period KỲ, hoặc fund entry edit MÃ --period KỲ",
    en: "Set the period anew: danvan figure edit CODE --period PERIOD, or fund entry edit CODE")
  fileprivate static let dayOfFigure = LocalizedText(
    vi: "Xem lại ngày của số liệu và ngày đăng nguồn: danvan figure edit MÃ --as-of NGÀY",
    en: "Look again at both days: danvan figure edit CODE --as-of DAY")
  fileprivate static let daysOfDirective = LocalizedText(
    vi: "Xem lại ngày ban hành và mối nối: danvan directive show MÃ",
    en: "Look again at the days and at the link: danvan directive show CODE")
  fileprivate static let daysYetToCome = LocalizedText(
    vi: "Xem lại năm, tháng, ngày: danvan model show MÃ, danvan directive show MÃ",
    en: "Look again at year, month and day: danvan model show CODE, danvan directive show CODE")
  fileprivate static let dayOfIssue = LocalizedText(
    vi: "Xem lại ngày ban hành hoặc ngày của nguồn: danvan directive show MÃ",
    en: "Look again at the day of issue or of the source: danvan directive show CODE")
}

/// About figures and money.
extension LocalizedText {
  /// Where two numbers of one source disagree, the paper decides, not the arithmetic.
  fileprivate static let asPrinted = LocalizedText(
    vi: """
      So với nguồn. Gõ nhầm thì sửa: danvan figure edit MÃ; nguồn in sai thì giữ, ghi vào ghi chú.
      """,
    en: """
      Compare with the source. Correct a slip: danvan figure edit CODE; keep what was printed \
      wrong and say so in its note.
      """)
  fileprivate static let quote = LocalizedText(
    vi: "Ghi câu có số đó trong nguồn: danvan figure edit MÃ --quote \"…\"",
    en: "Add the sentence of the source: danvan figure edit CODE --quote \"…\"")
  fileprivate static let numberAnew = LocalizedText(
    vi: "Ghi lại số theo nguồn: danvan figure edit MÃ --value, hoặc fund entry edit MÃ --amount",
    en: "Say it anew: danvan figure edit CODE --value, or fund entry edit CODE --amount")
  fileprivate static let askForRest = LocalizedText(
    vi: "Hỏi nơi báo cáo về phần còn lại; đừng tự suy ra.",
    en: "Ask whoever reported about the rest; do not infer it.")
  fileprivate static let doNotAdd = LocalizedText(
    vi: "Đừng cộng các phần này; phần nào gồm phần nào thì xem nguồn.",
    en: "Do not add them up; the source may say which includes which.")
  fileprivate static let askForBoth = LocalizedText(
    vi: "Hỏi tỉnh số đăng ký và số công nhận; số khác không thay được.",
    en: "Ask the province for registered and recognized; no other number stands in for them.")
  fileprivate static let asRecorded = LocalizedText(
    vi: "So với nguồn. Gõ nhầm thì sửa: danvan fund entry edit MÃ",
    en: "Compare with the source. Correct a slip: danvan fund entry edit CODE")
}
