import Query
import Storage
import Workbooks

/// What may be typed into a column of a form; what else is typed, Excel asks about or refuses.
public enum TemplateHint: Sendable, CaseIterable {
  case listed, day, year
}

extension Template {
  /// The same form as a workbook: values to choose from, days and years that Excel checks, and a
  /// sheet that nobody sees, which says what form it is.
  ///
  /// - Parameter say: what is said where something else is typed.
  public static func book<F: ImportSpec>(
    _: F.Type, _ province: UnitVersion?, year: Int, _ language: Language, _ reader: Reader,
    to sink: Sink, _ say: (TemplateHint) -> String
  ) throws {
    let table = try sheet(F.self, province, year: year, language, reader)
    let book = try Book(Style(.xlsx, language), sink)
    let columns = [nil] + F.template.map(Optional.some)
    let lists = try TemplateLists(F.self, province, reader, language)
    let rows = try table.rows(reader)
    let forms = columns.map { column in column.map { form(of: $0, F.self) } ?? .numeral }
    try fill(book, F.entityKind.label[language], table.headings, rows, forms)
    let typed = 2...(rows.count + 1 + emptyRows)
    var end = BookSheetEnd()
    end.repeatedRows = 1...1
    for (index, column) in columns.enumerated() {
      let cells = BookRange(rows: typed, columns: index + 1...index + 1)
      guard let column else { continue }
      if let (sheet, values, isClosed) = lists.place(of: column) {
        end.rules.append(
          BookRule(cells, .listed(sheet: sheet, values), say(.listed), isStrict: isClosed))
      } else if content(of: column, F.self) == .day {
        end.rules.append(BookRule(cells, .day(firstDay...lastDay), say(.day)))
      } else if column == "year" {
        end.rules.append(BookRule(cells, .whole(1900...2100), say(.year)))
      }
    }
    try book.end(end)
    try lists.write(to: book)
    try mark(book, F.entityKind, language, province, year)
    try book.close()
    try sink.flush()
  }

  private static func fill(
    _ book: Book, _ name: String, _ headings: [Heading], _ rows: [[Cell]], _ forms: [BookForm]
  ) throws {
    var sheet = BookSheet(name)
    (sheet.frozenRows, sheet.isLandscape) = (1, true)
    sheet.widths = headings.enumerated().map { index, heading in
      index == 0 ? 6 : min(max(heading.name.ems * 2.4 + 3, 12), 40)
    }
    sheet.styles = forms.map { book.number(.data($0)) }
    try book.begin(sheet)
    try book.write(headings.map { book.cell($0.name, .head) })
    for row in rows {
      try book.write(
        zip(row, forms).map { BookCell(book.cell($0, .data).value, book.number(.data($1))) })
    }
  }

  /// How what is typed into a column is kept: a code keeps its zeros.
  private static func form<F: ImportSpec>(of column: String, _: F.Type) -> BookForm {
    switch content(of: column, F.self) {
    case .day: .day
    case .number, .money: .real
    default: column == "year" ? .real : .text
    }
  }

  private static func content<F: ImportSpec>(
    of column: String, _: F.Type
  ) -> ImportColumn.Content? {
    F.columns.first { $0.name == column }?.content
  }

  private static let ownSheet = "danvan"

  /// Whether a sheet of a workbook with these is one that a template has beside its form.
  static func isOwn(_ sheet: String, among all: [String]) -> Bool {
    let own = [ownSheet, TemplateLists.title.vietnamese, TemplateLists.title.english]
    return all.contains(ownSheet) && own.contains(sheet)
  }

  /// Which form it is, for whoever reads it.
  private static func mark(
    _ book: Book, _ kind: EntityKind, _ language: Language, _ province: UnitVersion?, _ year: Int
  ) throws {
    var sheet = BookSheet(ownSheet)
    sheet.visibility = .veryHidden
    try book.begin(sheet)
    let facts = [
      ("form", kind.rawValue), ("version", "1"), ("language", language.rawValue),
      ("province", province?.code ?? ""), ("year", String(year)),
    ]
    for (name, value) in facts { try book.write([BookCell(.text(name)), BookCell(.text(value))]) }
    try book.end(BookSheetEnd())
  }

  /// Below those that are filled in; so many may be added.
  private static let emptyRows = 1000
  /// 1 March 1900, from which on all programs agree, to 31 December 9999.
  private static let (firstDay, lastDay) = (61, 2_958_465)
}
