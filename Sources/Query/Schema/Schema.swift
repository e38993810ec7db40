import SQLite
import Storage

extension Reader {
  /// The tables and views with their columns, each with a line that explains it; or one of them.
  public func schema(_ name: String?) throws -> Table {
    let tables = try tables()
    let shown = name.map { name in
      tables.filter { $0.name == name.tidied.lowercased() }
    }
    if let name, shown?.isEmpty != false {
      throw SQLFault.noTable(name, known: tables.map(\.name)).error(in: .column("schema"))
    }
    return Table(
      Schema.headings,
      try (shown ?? tables).flatMap { table in
        [Schema.row(table)] + (try columns(of: table))
      })
  }

  private func tables() throws -> [Schema.Table] {
    try connection.all(
      """
      SELECT name, type FROM pragma_table_list
       WHERE schema = 'main' AND type IN ('table', 'view', 'virtual')
         AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       ORDER BY type = 'view' DESC, name
      """
    ) { row throws(SQLiteError) in Schema.Table(name: try row[0], isView: try row[1] == "view") }
  }

  private func columns(of table: Schema.Table) throws -> [[Cell]] {
    try connection.all(
      """
      SELECT name, type FROM pragma_table_xinfo(\(table.name))
       WHERE hidden IN (0, 2, 3) ORDER BY cid
      """
    ) { row throws(SQLiteError) in
      (name: try row.get(0, as: String.self), type: try row.get(1, as: String.self))
    }
    .map { Schema.row(table, column: $0.name, type: $0.type) }
  }
}

private enum Schema {
  struct Table {
    let name: String
    let isView: Bool
  }

  static let headings = [
    Heading("table", vi: "Bảng", en: "Table"),
    Heading("column", vi: "Cột", en: "Column"),
    Heading("type", vi: "Kiểu", en: "Type"),
    Heading("explanation", vi: "Giải thích", en: "Explanation"),
  ]

  /// A table itself, or one of its columns.
  static func row(
    _ table: Table, column: String? = nil, type: String = ""
  ) -> [Cell] {
    let own: Cell =
      table.isView
      ? .choice("view", LocalizedText(vi: "khung nhìn", en: "view"))
      : .choice("table", LocalizedText(vi: "bảng", en: "table"))
    return [
      .text(table.name), Cell(column), column == nil ? own : type.isEmpty ? .null : .text(type),
      ColumnWords.about(table.name, column).map(Cell.phrase) ?? .null,
    ]
  }
}
