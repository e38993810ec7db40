import SQLite
import Storage

/// An answer as rows: what is asked, and how each column of the answer reads.
public struct Table: Sendable {
  public let headings: [Heading]
  private let content: Content

  private enum Content: Sendable {
    case query(SQL, [TableColumn])
    case rows([[Cell]])
  }

  init(_ sql: SQL, _ columns: [TableColumn]) {
    content = .query(sql, columns)
    headings = columns.map(\.heading)
  }

  /// Rows that are at hand.
  public init(_ headings: [Heading], _ rows: [[Cell]]) {
    self.headings = headings
    content = .rows(rows)
  }

  /// Rows as they come from the file; nothing is gathered.
  public func forEach(_ reader: Reader, _ body: ([Cell]) throws -> Void) throws {
    switch content {
    case .rows(let rows): try rows.forEach(body)
    case .query(let sql, let columns): try ask(reader, sql, columns, body)
    }
  }

  private func ask(
    _ reader: Reader, _ sql: SQL, _ columns: [TableColumn], _ body: ([Cell]) throws -> Void
  ) throws {
    try reader.connection.forEach(sql) { row in
      var position = 0
      var cells: [Cell] = []
      for column in columns { cells.append(try column.read(row, &position)) }
      try body(cells)
    }
  }

  public func rows(_ reader: Reader) throws -> [[Cell]] {
    var rows: [[Cell]] = []
    try forEach(reader) { rows.append($0) }
    return rows
  }
}

/// One column of a sheet: its heading, and how it is read from the columns of the SQL.
struct TableColumn: Sendable {
  let heading: Heading
  let read: @Sendable (borrowing Row, inout Int) throws(SQLiteError) -> Cell

  static func text(_ name: String, vi: String, en: String) -> TableColumn {
    TableColumn(Heading(name, vi: vi, en: en)) { Cell($0 as String?) }
  }

  /// A value as it is stored, under the column's own name.
  static func stored(_ name: String) -> TableColumn { stored(name, vi: name, en: name) }

  static func stored(_ name: String, vi: String, en: String) -> TableColumn {
    TableColumn(heading: Heading(name, vi: vi, en: en)) { (row, position) throws(SQLiteError) in
      defer { position += 1 }
      return Cell(try row[position] as Value)
    }
  }

  static func integer(_ name: String, vi: String, en: String) -> TableColumn {
    TableColumn(Heading(name, vi: vi, en: en)) { Cell($0 as Int?) }
  }

  static func day(_ name: String, vi: String, en: String) -> TableColumn {
    TableColumn(Heading(name, vi: vi, en: en)) { Cell($0 as Day?) }
  }

  static func moment(_ name: String, vi: String, en: String) -> TableColumn {
    TableColumn(Heading(name, vi: vi, en: en)) { (at: String?) in at.map(Cell.moment) ?? .null }
  }

  /// A stored word that people read in their language.
  static func choice<C: Choice>(_: C.Type, _ name: String, vi: String, en: String)
    -> TableColumn
  {
    TableColumn(Heading(name, vi: vi, en: en)) { (choice: C?) in
      choice.map { .choice($0.rawValue, $0.label) } ?? .null
    }
  }

  /// Three columns of the SQL: a code for machines, and the Vietnamese and English names for
  /// people.
  static func named(_ name: String, vi: String, en: String) -> TableColumn {
    TableColumn(heading: Heading(name, vi: vi, en: en)) { (row, position) throws(SQLiteError) in
      defer { position += 3 }
      guard let code: String = try row[position] else { return .null }
      let vietnamese: String = try row[position + 1]
      let english: String = try row[position + 2]
      return .choice(code, LocalizedText(vi: vietnamese, en: english.isEmpty ? vietnamese : english))
    }
  }

  /// Codes joined by spaces in SQL.
  static func list(_ name: String, vi: String, en: String) -> TableColumn {
    TableColumn(Heading(name, vi: vi, en: en)) { (joined: String?) in
      .list(joined?.split(separator: " ").map(String.init) ?? [])
    }
  }

  /// Three columns of the SQL: value, scale and comparator.
  static func quantity(_ name: String, vi: String, en: String) -> TableColumn {
    TableColumn(heading: Heading(name, vi: vi, en: en)) { (row, position) throws(SQLiteError) in
      defer { position += 3 }
      guard let value: Int64 = try row[position] else { return .null }
      let scale: Int = try row[position + 1]
      return .quantity(Decimal(value, scale: scale), try row[position + 2])
    }
  }

  /// Four columns of the SQL: value, scale, comparator and the kind of the measure.
  static func figure(_ name: String, vi: String, en: String) -> TableColumn {
    TableColumn(heading: Heading(name, vi: vi, en: en)) { (row, position) throws(SQLiteError) in
      defer { position += 4 }
      let value = Decimal(try row[position], scale: try row[position + 1])
      let comparator: Comparator = try row[position + 2]
      let kind: MeasureKind = try row[position + 3]
      return kind == .year
        ? .numeral(value.units, comparator) : .quantity(value, comparator)
    }
  }

  /// The same column for one audience only.
  func `for`(_ audience: Heading.Audience) -> TableColumn {
    let title = heading.title
    let heading = Heading(
      heading.name, vi: title.vietnamese, en: title.english, for: audience, unit: heading.unit)
    return TableColumn(heading: heading, read: read)
  }

  /// A number that is a name, like a year: people read it without grouping marks.
  static func year(_ name: String, vi: String, en: String) -> TableColumn {
    TableColumn(Heading(name, vi: vi, en: en)) { (year: Int?) in
      year.map { .numeral(Int64($0)) } ?? .null
    }
  }

  private init<V: ColumnDecodable & SendableMetatype>(
    _ heading: Heading, _ cell: @escaping @Sendable (V) -> Cell
  ) {
    self.init(heading: heading) { (row, position) throws(SQLiteError) in
      defer { position += 1 }
      return cell(try row[position])
    }
  }

  private init(
    heading: Heading,
    read: @escaping @Sendable (borrowing Row, inout Int) throws(SQLiteError) -> Cell
  ) {
    self.heading = heading
    self.read = read
  }
}

/// One record in full: its own row, and the rows that belong to it.
public struct RecordView: Sendable {
  public let sheet: Table
  public let sections: [(name: String, title: LocalizedText, sheet: Table)]

  public init(sheet: Table, sections: [(name: String, title: LocalizedText, sheet: Table)]) {
    self.sheet = sheet
    self.sections = sections
  }

  static func section(
    _ name: String, vi: String, en: String, _ sheet: Table
  ) -> (name: String, title: LocalizedText, sheet: Table) {
    (name, LocalizedText(vi: vi, en: en), sheet)
  }
}

extension Table {
  /// Joins the last version of a unit as `alias`, for ``TableColumn/named(_:vi:en:)``; or the one
  /// of a record's own day, where that is given.
  static func joinUnit(_ column: String, as alias: String, on day: String? = nil) -> SQL {
    let last: SQL = """
      (SELECT v.id FROM unit_version AS v WHERE v.unit = \(raw: column)
        ORDER BY v.valid_from DESC LIMIT 1)
      """
    let version: SQL =
      day.map {
        """
        coalesce(
          (SELECT v.id FROM unit_version AS v
            WHERE v.unit = \(raw: column) AND coalesce(v.valid_from, '') <= \(raw: $0)
            ORDER BY v.valid_from DESC LIMIT 1), \(last))
        """
      } ?? last
    return "LEFT JOIN unit_version AS \(raw: alias) ON \(raw: alias).id = \(version)"
  }
}
