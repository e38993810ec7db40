import CSQLite

extension Statement {
  /// How many columns the rows have; 0 for a statement without rows.
  ///
  /// The corresponding C function is `sqlite3_column_count`.
  public var columnCount: Int { pointer.columnCount }

  /// The names of the columns.
  ///
  /// The corresponding C function is `sqlite3_column_name`.
  public var columnNames: [String] { (0..<columnCount).map { pointer.columnName($0) } }

  /// The types the columns were declared with; nil for one that is an expression.
  ///
  /// The corresponding C function is `sqlite3_column_decltype`.
  public var columnDeclaredTypes: [String?] {
    (0..<columnCount).map { optionalString(sqlite3_column_decltype(pointer.raw, Int32($0))) }
  }

  /// The table a column comes from; nil for an expression.
  ///
  /// The corresponding C function is `sqlite3_column_table_name`.
  public func columnTable(_ column: Int) -> String? {
    optionalString(sqlite3_column_table_name(pointer.raw, Int32(clamping: column)))
  }

  /// The name of a column in its table; nil for an expression.
  ///
  /// The corresponding C function is `sqlite3_column_origin_name`.
  public func columnOrigin(_ column: Int) -> String? {
    optionalString(sqlite3_column_origin_name(pointer.raw, Int32(clamping: column)))
  }

  /// Whether the statement leaves the database as it is.
  ///
  /// The corresponding C function is `sqlite3_stmt_readonly`.
  public var isReadOnly: Bool { sqlite3_stmt_readonly(pointer.raw) != 0 }

  /// The highest number of a parameter.
  ///
  /// The corresponding C function is `sqlite3_bind_parameter_count`.
  public var parameterCount: Int { Int(sqlite3_bind_parameter_count(pointer.raw)) }

  /// The name of a parameter, with its `:`, `@` or `$`; nil if it has none.
  ///
  /// The corresponding C function is `sqlite3_bind_parameter_name`.
  public func parameterName(_ index: Int) -> String? {
    optionalString(sqlite3_bind_parameter_name(pointer.raw, Int32(clamping: index)))
  }

  /// The SQL, its parameters as written.
  ///
  /// The corresponding C function is `sqlite3_sql`.
  public var sql: String { pointer.sql }

  /// The SQL with the bound values in it, which may be private; nil if it grows beyond the limit.
  ///
  /// The corresponding C function is `sqlite3_expanded_sql`.
  public var expandedSQL: String? {
    guard let text = sqlite3_expanded_sql(pointer.raw) else { return nil }
    defer { sqlite3_free(text) }
    return String(cString: text)
  }
}
