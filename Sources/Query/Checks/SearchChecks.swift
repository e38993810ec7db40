import SQLite
import Storage

extension Check {
  /// Rows that another tool wrote or renamed: they are found by code, not by name.
  static let searchKeys = Check(
    .searchKeys,
    LocalizedText(
      vi: "Khóa tìm kiếm không khớp tên", en: "A search key that is not made from the name"),
    .doubt
  ) { reader in
    try keyed.flatMap { try $0.find(reader) }
  } repair: { writer in
    for table in keyed { try table.rebuild(writer) }
  }

  private static let keyed = [
    Keyed(Source.self), Keyed(Committee.self), Keyed(Field.self), Keyed(Model.self),
    Keyed(Directive.self), Keyed(Fund.self), Keyed(TaskProgramme.self), Keyed(Measure.self),
    Keyed(UnitVersion.self) { version, _ in
      Finding(.unit, [version.code], .search(.notFound(name: version.fullName)))
    },
    Keyed(CommitteeAlias.self) { alias, reader in
      let code = try reader.get(alias.committee)?.code ?? String(alias.committee.rawValue)
      return Finding(.committee, [code], .search(.notFound(name: alias.name)))
    },
  ]

  /// The index is made anew beside the file, in memory or a temporary file, and the two compared:
  /// FTS5's own check would have to write.
  static let searchIndex = Check(
    .searchIndex,
    LocalizedText(
      vi: "Mục lục tìm mô hình không khớp các mô hình",
      en: "The search index of models is not of these models")
  ) { reader in
    try reader.withTemporaryTables {
      let connection = reader.connection
      for statement in fresh { try connection.run(SQL(statement)) }
      defer { for name in temporary { _ = try? connection.run("DROP TABLE temp.\(raw: name)") } }
      return try connection.all(
        """
        WITH one AS (SELECT doc, term, col, "offset" FROM temp.check_stored),
        other AS (SELECT doc, term, col, "offset" FROM temp.check_right),
        wrong AS (SELECT doc FROM (SELECT * FROM one EXCEPT SELECT * FROM other)
                  UNION SELECT doc FROM (SELECT * FROM other EXCEPT SELECT * FROM one))
        SELECT coalesce(m.code, CAST(w.doc AS TEXT)), m.title
          FROM wrong AS w LEFT JOIN model AS m ON m.id = w.doc ORDER BY 1
        """
      ) { row throws(SQLiteError) in
        Finding(.model, codes: try row[0], .search(.index(title: try row[1])))
      }
    }
  } repair: { writer in
    try writer.rebuildSearchIndex()
  }

  private static let temporary = ["check_stored", "check_right", "check_index"]

  private static let fresh = [
    """
    CREATE VIRTUAL TABLE temp.check_index USING fts5 (
      search_key, code, owner_name, quote, note, content = '',
      tokenize = 'unicode61 remove_diacritics 2')
    """,
    """
    INSERT INTO temp.check_index (rowid, search_key, code, owner_name, quote, note)
    SELECT id, search_key, code, owner_name, quote, note FROM model
    """,
    "CREATE VIRTUAL TABLE temp.check_right USING fts5vocab (temp, check_index, instance)",
    "CREATE VIRTUAL TABLE temp.check_stored USING fts5vocab (main, model_search, instance)",
  ]
}

/// A table whose records have a search key.
private struct Keyed: Sendable {
  let find: @Sendable (Reader) throws -> [Finding]
  let rebuild: @Sendable (borrowing Writer) throws -> Void

  init<R: Coded>(_: R.Type) {
    self.init(R.self) { record, _ in
      Finding(R.entityKind, [record.code], .search(.notFound(name: record.names.first ?? "")))
    }
  }

  init<R: Record>(
    _: R.Type, finding: @escaping @Sendable (R, Reader) throws -> Finding
  ) {
    find = { reader in
      try reader.withWrongSearchKey(R.self).map { try finding($0, reader) }
    }
    rebuild = { writer in try writer.rebuildSearchKeys(R.self) }
  }
}

extension Reader {
  /// Lets the body make temporary tables; the file itself stays as it is, since nothing in the body
  /// names it as a place to write to.
  fileprivate func withTemporaryTables<T>(_ body: () throws -> T) throws -> T {
    let isReading = try connection.value("PRAGMA query_only", as: Bool.self) ?? false
    try connection.run("PRAGMA query_only = OFF")
    defer { if isReading { _ = try? connection.run("PRAGMA query_only = ON") } }
    return try body()
  }
}
