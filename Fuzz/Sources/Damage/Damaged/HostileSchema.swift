/// What somebody could put into the schema of a file they send: SQL for the `sqlite3` shell.
enum HostileSchema {
  static func sql(_ kind: Damage) -> [String] {
    switch kind {
    case .trigger: triggers
    case .view: views
    case .generated: generated
    case .index: indexes
    case .virtual: virtual
    default: []
    }
  }

  /// Every question of it takes as long as it may.
  static func isEndless(_ sql: String) -> Bool { sql.contains(endless) }

  private static let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
  private static let huge = "hex(zeroblob(400000000))"

  private static let triggers =
    [
      "DELETE FROM figure",
      "UPDATE registration SET year = 1999",
      "INSERT INTO model_search (model_search) VALUES ('rebuild')",
      "INSERT INTO model_search (model_search) VALUES ('delete-all')",
      "DELETE FROM journal",
      "SELECT max(i) FROM (\(endless) SELECT i FROM n)",
      "SELECT length(\(huge))",
      "SELECT load_extension('/tmp/x.so')",
      "SELECT writefile('/tmp/danvan-hostile', 'x')",
      "SELECT raise(ABORT, 'no')",
      "SELECT fts3_tokenizer('simple', x'00')",
      "UPDATE office SET number = 9",
      "INSERT INTO sequence VALUES ('x', 9223372036854775807)",
      "SELECT * FROM pragma_journal_mode('delete')",
      "UPDATE sqlite_dbpage SET data = zeroblob(4096)",
    ].map { "CREATE TRIGGER nosy AFTER INSERT ON model BEGIN \($0); END;" } + [
      "CREATE TRIGGER nosy BEFORE INSERT ON journal BEGIN DELETE FROM figure; END;",
      "CREATE TRIGGER nosy AFTER UPDATE ON sequence BEGIN DELETE FROM figure; END;",
      "CREATE TRIGGER nosy AFTER INSERT ON registration BEGIN DELETE FROM fund_entry; END;",
      """
      DROP TRIGGER model_search_insert;
      CREATE TRIGGER model_search_insert AFTER INSERT ON model BEGIN DELETE FROM figure; END;
      """,
      "DROP TRIGGER release_kept_delete;",
      """
      CREATE TRIGGER nosy AFTER INSERT ON model BEGIN DELETE FROM figure; END;
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET name = 'sqlite_nosy',
             sql = replace(sql, 'nosy', 'sqlite_nosy') WHERE name = 'nosy';
      """,
      schema("trigger", "model_search_insert", "CREATE TRIGGER"),
    ]

  private static let views =
    ["model", "registration", "figure", "province", "unit_version", "journal"].flatMap { name in
      [
        """
        PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE tbl_name = '\(name)';
        INSERT INTO sqlite_schema VALUES ('view', '\(name)', '\(name)', 0,
          'CREATE VIEW \(name) AS \(endless) SELECT i AS id, i AS code FROM n');
        """
      ]
    } + [
      "DROP VIEW province; CREATE VIEW province AS \(endless) SELECT i AS code FROM n;",
      "DROP VIEW model_status; CREATE VIEW model_status AS SELECT \(huge) AS code;",
      "DROP VIEW rate_base; CREATE VIEW rate_base AS SELECT * FROM rate_base;",
      "CREATE VIEW mine AS \(endless) SELECT * FROM n;",
      schema("view", "province", "CREATE VIEW province AS SELECT * FROM province, province"),
      schema("view", "province", String(repeating: "(", count: 2000)),
    ]

  private static let generated =
    [huge, "randomblob(900000000)", "printf('%900000000d', 1)", "abs(-9223372036854775808)", "id"]
    .flatMap { expression in
      [
        "ALTER TABLE model ADD COLUMN extra AS (\(expression));",
        """
        PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql,
          'title ', 'title AS (\(expression.replacingQuotes)), oldtitle ') WHERE name = 'model';
        """,
        """
        PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql,
          'note ', 'note DEFAULT (\(expression.replacingQuotes)), oldnote ') WHERE name = 'figure';
        """,
        """
        PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql,
          ') STRICT', ', CHECK (\(expression.replacingQuotes) IS NULL)) STRICT')
         WHERE name = 'registration';
        """,
      ]
    }

  private static let indexes =
    [
      "CREATE INDEX nosy ON model (length(code) * 2);",
      "CREATE INDEX nosy ON model (code) WHERE length(title) > 3;",
      "CREATE UNIQUE INDEX nosy ON model (kind);",
      """
      CREATE INDEX nosy ON model (code); PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = 'CREATE INDEX nosy ON model (\(huge))' WHERE name = 'nosy';
      """,
      """
      PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 2 WHERE type = 'index';
      """,
      """
      PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'model';
      """,
      """
      PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 999999 WHERE name = 'figure';
      """,
      """
      PRAGMA writable_schema = ON; UPDATE sqlite_schema SET tbl_name = 'figure'
       WHERE name = 'model_unit';
      """,
      "DROP INDEX model_unit; CREATE INDEX model_unit ON model (unit COLLATE unheard_of);",
    ].filter { !$0.contains("unheard_of") }

  private static let virtual =
    ["fts5(a)", "rtree(id, a, b)", "unheard_of(x)", "fts3(a)", "dbstat", "sqlite_dbpage"].flatMap {
      module in
      [
        """
        PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('table', 'nosy', 'nosy', 0,
          'CREATE VIRTUAL TABLE nosy USING \(module)');
        """,
        """
        PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE tbl_name = 'figure';
        INSERT INTO sqlite_schema VALUES ('table', 'figure', 'figure', 0,
          'CREATE VIRTUAL TABLE figure USING \(module)');
        """,
      ]
    } + [
      """
      PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql =
        'CREATE VIRTUAL TABLE model_search USING fts5(search_key, content=''journal'')'
       WHERE name = 'model_search';
      """,
      "UPDATE model_search_data SET block = randomblob(length(block));",
      "UPDATE model_search_data SET block = zeroblob(9);",
      "DELETE FROM model_search_config; INSERT INTO model_search_config VALUES ('version', 99);",
      "UPDATE model_search_data SET block = x'ffffffffffffffffff' WHERE id = 10;",
    ]

  private static func schema(_ type: String, _ name: String, _ sql: String) -> String {
    """
    PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET sql = '\(sql)' WHERE type = '\(type)' AND name = '\(name)';
    """
  }
}

extension String {
  /// Within a text of SQL.
  fileprivate var replacingQuotes: String { replacing("'", with: "''") }
}
