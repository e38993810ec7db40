import SQLite
import Storage

/// What one record says, and where that was read.
struct ProvenanceFact {
  let cells: [Cell]

  /// What stands before it in a row of evidence.
  static let start = [
    Heading("noun", vi: "Loại", en: "Kind"), Heading("id", vi: "ID", en: "ID", for: .machines),
    Heading("columns", vi: "Cột", en: "Columns"),
    Heading("reason", vi: "Lý do", en: "Reason"),
  ]

  static let headings = [
    Heading("code", vi: "Mã", en: "Code"),
    Heading("title", vi: "Nội dung", en: "What"),
    Heading("unit", vi: "Địa phương", en: "Unit"),
    Heading("value", vi: "Giá trị", en: "Value"),
    Heading("comparator", vi: "So", en: "Comparator", for: .machines),
    Heading("verbatim", vi: "Nguyên văn", en: "As printed"),
    Heading("kind", vi: "Phân loại", en: "Sort"),
    Heading("level", vi: "Cấp", en: "Level"),
    Heading("state", vi: "Kết quả", en: "Outcome"),
    Heading("number", vi: "Số quyết định", en: "Decision"),
    Heading("day", vi: "Ngày", en: "Day"),
    Heading("known_by", vi: "Muộn nhất", en: "At the latest"),
    Heading("period", vi: "Kỳ", en: "Period"),
    Heading("as_of", vi: "Đến ngày", en: "As of"),
    Heading("source", vi: "Nguồn", en: "Source"),
    Heading("publisher", vi: "Nơi đăng", en: "Publisher", for: .machines),
    Heading("source_title", vi: "Bài, tệp", en: "Article, file", for: .machines),
    Heading("locator", vi: "Dòng", en: "Line"),
    Heading("quote", vi: "Trích", en: "Words"),
    Heading("url", vi: "Địa chỉ", en: "Address", for: .machines),
  ]

  /// - Parameter row: of the columns of ``select(_:among:)``.
  init(_ row: borrowing Row, of entityKind: EntityKind) throws(SQLiteError) {
    let code: String? = try row[1]
    let (title, english): (String?, String?) = (try row[2], try row[3])
    let (unitCode, unit, unitEnglish): (String?, String?, String?) = (
      try row[4], try row[5], try row[6]
    )
    let value: Int64? = try row[7]
    let (scale, comparator): (Int?, Comparator?) = (try row[8], try row[9])
    let (kind, level, state): (String?, String?, String?) = (
      try row[11], try row[12], try row[13]
    )
    var amount = Cell.null
    if let value, let comparator {
      amount = .quantity(Decimal(value, scale: scale ?? 0), comparator)
    }
    cells = [
      Cell(code), .named(title, title, english), .named(unitCode, unit, unitEnglish), amount,
      comparator.map { .text($0.rawValue) } ?? .null, Cell(try row[10] as String?),
      .word(kind, entityKind.kindLabel), .word(level, { RecognitionLevel(rawValue: $0)?.label }),
      .word(state, entityKind.stateLabel), Cell(try row[14] as String?), Cell(try row[15] as Day?),
      Cell(try row[16] as Day?), .filled(try row[17]), Cell(try row[18] as Day?),
      Cell(try row[19] as String?), .filled(try row[20]), Cell(try row[21] as String?),
      Cell(try row[22] as String?), Cell(try row[23] as String?), Cell(try row[24] as String?),
    ]
  }
}

extension Cell {
  /// A code with its names in both languages, the Vietnamese where there is no English one.
  fileprivate static func named(_ code: String?, _ name: String?, _ english: String?) -> Cell {
    guard let code, let name else { return .null }
    let foreign = english.flatMap { $0.isEmpty ? nil : $0 }
    return .choice(code, LocalizedText(vi: name, en: foreign ?? name))
  }

  fileprivate static func word(_ word: String?, _ label: (String) -> LocalizedText?) -> Cell {
    guard let word else { return .null }
    return .choice(word, label(word) ?? LocalizedText(vi: word, en: word))
  }

  /// Text that says nothing is nothing.
  fileprivate static func filled(_ text: String?) -> Cell {
    text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .null
  }
}

extension EntityKind {
  fileprivate func kindLabel(_ word: String) -> LocalizedText? {
    switch self {
    case .registration: RegistrationMode(rawValue: word)?.label
    case .model: ModelKind(rawValue: word)?.label
    case .figure: FigureRole(rawValue: word)?.label
    case .entry: FundEntryKind(rawValue: word)?.label
    case .task: TaskKind(rawValue: word)?.label
    case .link: LinkKind(rawValue: word)?.label
    case .committee: CommitteeKind(rawValue: word)?.label
    default: nil
    }
  }

  fileprivate func stateLabel(_ word: String) -> LocalizedText? {
    switch self {
    case .recognition: Outcome(rawValue: word)?.label
    case .selection: SelectionOutcome(rawValue: word)?.label
    case .task: TaskState(rawValue: word)?.label
    default: nil
    }
  }
}
