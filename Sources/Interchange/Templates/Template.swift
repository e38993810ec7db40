import Query
import SQLite
import Storage

/// An empty form, ready for a spreadsheet.
public enum Template {
  /// The columns an office fills in, headed in its language, with a row for every unit of a
  /// province.
  public static func sheet<F: ImportSpec>(
    _: F.Type, _ province: UnitVersion?, year: Int, _ language: Language, _ reader: Reader
  ) throws -> Table {
    let columns = F.template.compactMap { name in F.columns.first { $0.name == name } }
    let serial = LocalizedText(vi: "STT", en: "No.")
    let headings = [Heading(serial[language])] + columns.map { Heading($0.title[language]) }
    let hasUnits = F.prefilled.contains("unit")
    let units = try province.flatMap { hasUnits ? try reader.communes(of: $0) : nil } ?? []
    let names = units.isEmpty ? [""] : units.map(\.fullName)
    let rows = names.enumerated().map { index, name in
      [.numeral(Int64(index + 1))]
        + columns.map { column -> Cell in
          switch column.name {
          case "province": Cell(province?.nameVi)
          case "unit" where !name.isEmpty: .text(name)
          case "year": .numeral(Int64(year))
          default: .null
          }
        }
    }
    return Table(headings, rows)
  }

  /// What heads the rows of ``columns(_:)``.
  public static let columnHeadings = [
    Heading("name", vi: "Tên gốc", en: "Plain name"),
    Heading("title_vi", vi: "Đầu cột", en: "Vietnamese header"),
    Heading("title_en", vi: "Đầu cột tiếng Anh", en: "English header"),
    Heading("need", vi: "Bắt buộc", en: "Needed"),
    Heading("also", vi: "Cũng hiểu", en: "Also understood"),
    Heading("ticks", vi: "Cột đánh dấu x", en: "Columns to tick"),
  ]

  /// Which headers an import understands, a row a column.
  public static func columns<F: ImportSpec>(_: F.Type) -> [[Cell]] {
    F.columns.map { column in
      let marks = F.marks.filter { $0.column == column.name }.flatMap(\.synonyms)
      return [
        .text(column.name), .text(column.title.vietnamese), .text(column.title.english),
        column.need == .optional ? .null : .phrase(LocalizedText(vi: "có", en: "yes")),
        Cell(column.synonyms.isEmpty ? nil : column.synonyms.joined(separator: "; ")),
        Cell(marks.isEmpty ? nil : marks.joined(separator: "; ")),
      ]
    }
  }
}

extension Reader {
  /// The communes of a province today, in Vietnamese order.
  func communes(of province: UnitVersion) throws -> [UnitVersion] {
    let day = Day.today
    return try list(
      UnitVersion.self,
      where: """
        (parent = \(province.unit) OR parent IN (
           SELECT unit FROM unit_version WHERE parent = \(province.unit)))
        AND coalesce(valid_from, '') <= \(day) AND coalesce(valid_to, '9999') > \(day)
        AND unit IN (SELECT id FROM unit WHERE level = 'commune')
        ORDER BY name_vi COLLATE \(raw: VietnameseOrder.collation), code
        """)
  }
}
