import Query
import SQLite
import Storage
import Workbooks

/// The values that the columns of a form may have, on a sheet that is not shown.
struct TemplateLists {
  static let title = LocalizedText(vi: "Danh mục", en: "Lists")
  private let sheet: String
  private var lists: [(column: String, values: [String], isClosed: Bool)] = []

  init<F: ImportSpec>(
    _: F.Type, _ province: UnitVersion?, _ reader: Reader, _ language: Language
  ) throws {
    sheet = TemplateLists.title[language]
    for column in F.template {
      let words = TemplateLists.words(column, F.entityKind).map { $0[language] }
      if !words.isEmpty {
        lists.append((column, words, true))
      } else if let values = try TemplateLists.stored(column, province, reader, language),
        !values.isEmpty
      {
        // Places had other names, and a list of them may be incomplete.
        lists.append((column, values, column == "field" || column == "measure"))
      }
    }
  }

  /// Where a column's values stand, and whether there are no others.
  func place(of column: String) -> (sheet: String, cells: BookRange, isClosed: Bool)? {
    guard let index = lists.firstIndex(where: { $0.column == column }) else { return nil }
    let rows = 2...(lists[index].values.count + 1)
    let cells = BookRange(rows: rows, columns: index + 1...index + 1)
    return (sheet, cells, lists[index].isClosed)
  }

  func write(to book: Book) throws {
    var hidden = BookSheet(sheet)
    (hidden.visibility, hidden.widths) = (.hidden, lists.map { _ in 30 })
    try book.begin(hidden)
    try book.write(lists.map { book.cell($0.column, .head) })
    for row in 0..<(lists.map(\.values.count).max() ?? 0) {
      try book.write(
        lists.map { book.cell(row < $0.values.count ? $0.values[row] : "", .stored(.text)) })
    }
    try book.end(BookSheetEnd())
  }

  /// Closed lists of the program's own.
  private static func words(_ column: String, _ kind: EntityKind) -> [LocalizedText] {
    switch (kind, column) {
    case (.model, "owner_kind"): OwnerKind.allCases.map(\.label)
    case (.model, "mode"): RegistrationMode.allCases.map(\.label)
    case (.model, "level"): RecognitionLevel.allCases.map(\.label)
    case (.model, "outcome"):
      Outcome.allCases.map(\.label) + SelectionOutcome.allCases.map(\.label)
    case (.committee, "kind"): CommitteeKind.allCases.map(\.label)
    case (.fund, "kind"): FundEntryKind.allCases.map(\.label)
    case (.figure, "nature"): FigureNature.allCases.map(\.label)
    default: []
    }
  }

  /// What the file has.
  private static func stored(
    _ column: String, _ province: UnitVersion?, _ reader: Reader, _ language: Language
  ) throws -> [String]? {
    switch column {
    case "field":
      try reader.list(Field.self, where: "1 ORDER BY position, code").map {
        LocalizedText(vi: $0.nameVi, en: $0.nameEn.isEmpty ? $0.nameVi : $0.nameEn)[language]
      }
    case "measure": try reader.measureNames(language)
    case "province" where province == nil: try reader.provinces().map(\.nameVi)
    case "province": province.map { [$0.nameVi] }
    case "unit": try province.map { try reader.communes(of: $0).map(\.fullName) }
    default: nil
    }
  }
}

extension Reader {
  /// Of each measure its name; its code where another has the same.
  fileprivate func measureNames(_ language: Language) throws -> [String] {
    let measures = try list(Measure.self, where: "1 ORDER BY code").map { measure in
      let names = LocalizedText(vi: measure.nameVi, en: measure.nameEn)
      return (code: measure.code, name: names[language])
    }
    return measures.map { measure in
      let isAlone = measures.count { $0.name.searchKey == measure.name.searchKey } == 1
      return isAlone && !measure.name.isEmpty ? measure.name : measure.code
    }
  }

  /// The provinces of today, in Vietnamese order.
  fileprivate func provinces() throws -> [UnitVersion] {
    let day = Day.today
    return try list(
      UnitVersion.self,
      where: """
        unit IN (SELECT id FROM unit WHERE level = 'province')
        AND coalesce(valid_from, '') <= \(day) AND coalesce(valid_to, '9999') > \(day)
        ORDER BY name_vi COLLATE \(raw: VietnameseOrder.collation), code
        """)
  }
}
