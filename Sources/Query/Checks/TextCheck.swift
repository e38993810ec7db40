import SQLite
import Storage

extension Check {
  /// A text in another encoding, or cut in the midst of a letter. Whoever reads it sees U+FFFD, and
  /// what writes its record refuses.
  static let utf8 = Check(
    "utf-8",
    LocalizedText(vi: "Chữ không phải UTF-8", en: "Text that is not UTF-8"),
    advice: LocalizedText(
      vi:
        "Công cụ khác đã ghi. Lấy lại chữ đúng từ nguồn hoặc bản sao lưu, rồi ghi bằng công cụ ấy.",
      en:
        "Another tool wrote it. Take the right text from the source or a backup, and write it there."
    )
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
        .file, [try code(of: one.id, in: table)], .damagedText(in: table, one.columns))
    }
  }
}

extension LocalizedText {
  fileprivate static func damagedText(in table: String, _ columns: [String]) -> LocalizedText {
    let (entityKind, names) = (EntityKind.rows(of: table), columns.map { ColumnWords.name(table, $0) })
    func list(_ language: Language) -> String {
      names.map { $0[language] }.joined(separator: ", ")
    }
    return LocalizedText(
      vi: "có byte hỏng (\(entityKind.vietnamese)): \(list(.vietnamese))",
      en: "has bad bytes (\(entityKind.english)): \(list(.english))")
  }
}
