// Columns by name. Names are compared as SQLite compares them: ASCII letters without their case,
// all else byte by byte, so that an é in one code point and in two are two names. Two columns of
// one name, as of a join, are an error for who asks for that name: `AS` tells them apart.

extension Row {
  /// The value of a column as the type the context asks for:
  /// `let title: String = try row["title"]`. A name that no column has is the error
  /// `noColumnNamed`, one that two have `ambiguousColumn`.
  ///
  /// It costs no more than a position: the name is looked for once a statement.
  ///
  /// The corresponding C functions are `sqlite3_column_name`, and `sqlite3_column_int64` and its
  /// kin.
  @inlinable
  public subscript<T: ColumnDecodable>(_ name: StaticString) -> T {
    get throws(SQLiteError) { try T(row: self, column: try column(name)) }
  }

  /// The value of a column as a `T`; errors as of `row["title"]`.
  ///
  /// The corresponding C functions are `sqlite3_column_name`, and `sqlite3_column_int64` and its
  /// kin.
  @inlinable
  public func get<T: ColumnDecodable>(
    _ name: StaticString, as type: T.Type = T.self
  ) throws(SQLiteError) -> T {
    try T(row: self, column: try column(name))
  }

  /// The value of a column whose name is not in the text of the program. It is looked for in every
  /// row; who reads many asks for `column(name)` once.
  @inlinable @_disfavoredOverload
  public func get<T: ColumnDecodable>(
    _ name: String, as type: T.Type = T.self
  ) throws(SQLiteError) -> T {
    try T(row: self, column: try column(name))
  }

  /// The column of a name, counted from 0, for what takes a position: `row.withText(…)`. Throws
  /// `noColumnNamed` or `ambiguousColumn`.
  ///
  /// The corresponding C function is `sqlite3_column_name`.
  @inlinable
  public func column(_ name: StaticString) throws(SQLiteError) -> Int {
    if let column = known.column(name) { return column }
    return try lookedUp(name)
  }

  /// The column of a name that is not in the text of the program, counted from 0.
  ///
  /// The corresponding C function is `sqlite3_column_name`.
  @inlinable @_disfavoredOverload
  public func column(_ name: String) throws(SQLiteError) -> Int {
    try statement.column(named: name)
  }

  @usableFromInline @inline(never)
  func lookedUp(_ name: StaticString) throws(SQLiteError) -> Int {
    let column = try statement.column(named: name.description)
    known.add(name, at: column, of: statement)
    return column
  }
}
