import Testing

/// Compares what two files hold, by the `sqlite3` shell.
extension Folder {
  /// As `sqlite(_:_:)`, with another file as `other`.
  func sqlite(_ sql: String, _ file: String = "danvan.db", beside other: String) throws -> String {
    try sqlite("ATTACH '\(other)' AS other;\n\(sql)", file)
  }

  /// Some of the rows that two tables or queries do not have alike, and equally often.
  static func differences(
    of one: String, _ other: String, in columns: [String]
  ) -> String {
    let all = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let counted = { (rows: String) in "SELECT \(all), count(*) FROM (\(rows)) GROUP BY \(all)" }
    return """
      SELECT '-', * FROM (\(counted(one)) EXCEPT \(counted(other))) LIMIT 3;
      SELECT '+', * FROM (\(counted(other)) EXCEPT \(counted(one))) LIMIT 3;
      """
  }

  /// Some of the rows of a table that two files do not have alike: all columns but ids, what a row
  /// names by its code. What is told of an imported file is the file's own.
  func differences(from other: Folder, in table: String) throws -> String {
    let columns = try sqlite(
      """
      SELECT c.name || '|' || coalesce(k."table", '')
        FROM pragma_table_info('\(table)') AS c
        LEFT JOIN pragma_foreign_key_list('\(table)') AS k ON k."from" = c.name
       WHERE c.name <> 'id';
      """
    ).split(separator: "\n").map { $0.split(separator: "|", omittingEmptySubsequences: false) }
    let names = columns.map { String($0[0]) }
    let rows = { (schema: String) in
      let values = columns.map { column in
        let value = Folder.value("t.\(column[0])", String(column[1]), in: schema)
        let isLocator = column[0] == "locator" && names.contains("source")
        let told = isLocator
          ? "iif(\(Folder.value("t.source", "source", in: schema)) IS NULL, NULL, \(value))" : value
        return "\(told) AS \"\(column[0])\""
      }
      return "SELECT \(values.joined(separator: ", ")) FROM \(schema).\(table) AS t"
    }
    return try sqlite(
      Folder.differences(of: rows("main"), rows("other"), in: names), beside: other.db)
  }

  /// What a column says, whatever the ids are: those of the seeds are the same in every file.
  private static func value(_ column: String, _ target: String, in schema: String) -> String {
    switch target {
    case "", "unit", "field", "measure": column
    case "registration":
      """
      (SELECT m.code || '/' || r.year FROM \(schema).registration AS r
         JOIN \(schema).model AS m ON m.id = r.model WHERE r.id = \(column))
      """
    case "source":
      "(SELECT code FROM \(schema).source WHERE id = \(column) AND code NOT LIKE 'TEP-%')"
    default: "(SELECT code FROM \(schema).\(target) WHERE id = \(column))"
    }
  }
}
