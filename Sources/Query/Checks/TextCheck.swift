import SQLite
import Storage

extension Check {
  /// A text in another encoding, or cut in the midst of a letter. Whoever reads it sees U+FFFD, and
  /// what writes its record refuses.
  static let utf8 = Check(
    .utf8,
    LocalizedText(vi: "Chữ không phải UTF-8", en: "Text that is not UTF-8")
  ) { reader in
    try (reader.journalled() + ["journal"]).flatMap { try reader.damagedTexts(in: $0) }
  }
}

extension Reader {
  fileprivate func damagedTexts(in table: String) throws(SQLiteError) -> [Finding] {
    let columns = try connection.all(
      "SELECT name FROM pragma_table_info(\(table)) WHERE type = 'TEXT' ORDER BY cid"
    ) { row throws(SQLiteError) in try row[0] as String }
    guard !columns.isEmpty else { return [] }
    var sql: SQL = "SELECT rowid"
    for column in columns { sql += ", \(identifier: column)" }
    sql += " FROM \(identifier: table) ORDER BY rowid"
    var found: [(id: Int64, columns: [String])] = []
    try connection.forEach(sql) { row throws(SQLiteError) in
      var damaged: [String] = []
      for (index, column) in columns.enumerated() where try !row.isUTF8(index + 1) {
        damaged.append(column)
      }
      if !damaged.isEmpty { found.append((id: try row[0], columns: damaged)) }
    }
    return try found.map { one throws(SQLiteError) in
      Finding(
        .file, [try code(of: one.id, in: table)],
        .file(
          .badBytes(
            rows: EntityKind.rows(of: table),
            fields: one.columns.map { ColumnWords.name(table, $0) })))
    }
  }
}
