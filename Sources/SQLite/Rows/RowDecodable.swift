/// A type that is read from a row, column by column:
///
///     struct Model: RowDecodable {
///       static let columns = ["id", "title"]
///       let id: Int64
///       let title: String
///
///       init(row: borrowing Row) throws(SQLiteError) {
///         id = try row["id"]
///         title = try row["title"]
///       }
///     }
///
///     let sql: SQL = "SELECT \(columns: Model.self) FROM model"
///     let models = try connection.all(sql, as: Model.self)
///
/// There is nothing between the row and the value, so it costs what a closure costs that reads the
/// same columns.
public protocol RowDecodable {
  /// The columns it is read from, for `\(columns: Model.self)` in SQL. A statement that lacks one
  /// of them is an error as it begins, though it have no row. None unless said: a column is then
  /// missed when the first row is read.
  static var columns: [String] { get }

  /// Reads a row.
  init(row: borrowing Row) throws(SQLiteError)
}

extension RowDecodable {
  /// None.
  public static var columns: [String] { [] }
}

extension Statement {
  /// Each row as a `T`.
  ///
  /// The corresponding C function is `sqlite3_step`.
  @inlinable
  public func all<T: RowDecodable>(as type: T.Type = T.self) throws(SQLiteError) -> [T] {
    var results: [T] = []
    try forEach { row throws(SQLiteError) in
      if results.isEmpty { try row.statement.require(T.columns) }
      results.append(try T(row: row))
    }
    // Only a step tells what columns there are: SQLite may compile the statement anew in it.
    if results.isEmpty { try pointer.require(T.columns) }
    return results
  }

  /// The first row as a `T`; nil if there is none. No further row is computed.
  ///
  /// The corresponding C function is `sqlite3_step`.
  @inlinable
  public func first<T: RowDecodable>(as type: T.Type = T.self) throws(SQLiteError) -> T? {
    let result = try first { row throws(SQLiteError) in
      try row.statement.require(T.columns)
      return try T(row: row)
    }
    if result == nil { try pointer.require(T.columns) }
    return result
  }
}

extension Connection {
  /// Each row as a `T`.
  ///
  /// The corresponding C function is `sqlite3_step`.
  @inlinable
  public func all<T: RowDecodable>(
    _ sql: SQL, as type: T.Type = T.self
  ) throws(SQLiteError) -> [T] {
    try prepare(sql).all(as: type)
  }

  /// The first row as a `T`; nil if there is none.
  ///
  /// The corresponding C function is `sqlite3_step`.
  @inlinable
  public func first<T: RowDecodable>(
    _ sql: SQL, as type: T.Type = T.self
  ) throws(SQLiteError) -> T? {
    try prepare(sql).first(as: type)
  }
}

extension StatementPointer {
  @usableFromInline
  func require(_ columns: [String]) throws(SQLiteError) {
    for name in columns { _ = try column(named: name) }
  }
}

extension SQL.StringInterpolation {
  /// `\(columns: Model.self)`: the names of its columns, quoted, with commas between; with
  /// `of: "m"`, those of the table or alias of that name.
  public mutating func appendInterpolation<T: RowDecodable>(
    columns type: T.Type, of table: String? = nil
  ) {
    let prefix = table.map { SQL.quoted($0) + "." } ?? ""
    sql.text += type.columns.map { prefix + SQL.quoted($0) }.joined(separator: ", ")
  }
}
