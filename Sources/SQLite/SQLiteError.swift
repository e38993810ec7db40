/// What went wrong, where in the SQL, and never with which values: bound values may be private.
public struct SQLiteError: Error, Sendable, Equatable {
  /// SQLite's result code, extended.
  public let code: Code
  /// What SQLite, or this module, says of it.
  public let message: String
  /// The SQL being compiled or run, with its parameters as placeholders.
  public let sql: String?
  /// The byte of `sql` the error points at.
  ///
  /// The corresponding C function is `sqlite3_error_offset`.
  public let offset: Int?
  /// Who found the error: SQLite or this module, and what it was.
  public let kind: Kind

  /// The kinds of error.
  public enum Kind: Sendable, Equatable {
    /// SQLite's own.
    case sqlite
    /// A column held another storage class than the type asked for, or a value outside it.
    case decoding(column: Int, name: String, wanted: String, found: StorageClass)
    /// A row has no such column.
    case noSuchColumn(Int, count: Int)
    /// No column of a row has this name; `among` are the names there are.
    case noColumnNamed(String, among: [String])
    /// More than one column of a row has this name.
    case ambiguousColumn(String, columns: [Int])
    /// A function was not given such an argument.
    case noSuchArgument(Int, count: Int)
    /// A statement has no such parameter.
    case noSuchParameter(String)
    /// The number of values differs from the number of parameters.
    case parameterCount(expected: Int, given: Int)
    /// A NaN, for which SQLite would store NULL, an integer above `Int64.max`, or a `Date` of
    /// SQLiteFoundation that its form does not hold.
    case notStorable
    /// A second statement follows the first.
    case multipleStatements
    /// There is no statement in the SQL.
    case emptyStatement
    /// There is a NUL in a place where SQLite would stop reading.
    case embeddedNUL
    /// The statement is run again while its rows are being read.
    case statementInUse
    /// The connection is closed.
    case connectionClosed
    /// The connection cannot close: statements, sessions or backups still use it.
    case connectionInUse
    /// SQLite rolled the transaction back before its end.
    case transactionLost
    /// The body of a transaction ended it itself; what it did before is kept.
    case transactionEnded
    /// A transaction for reading wrote; it was rolled back.
    case wroteInReading
    /// A changeset was made of a table with more columns, or another primary key, than there is;
    /// `found` is the number of columns, 0 where there is no such table.
    case changesetShape(table: String, columns: Int, found: Int)
    /// A COMMIT failed at a point where it may have been kept.
    case outcomeUnknown
    /// The disk failed this connection before; it can only be closed.
    case connectionFailed
    /// The pool is closed.
    case poolClosed
    /// A pool wants a file that can be put into WAL mode.
    case notInWAL
    /// The machine allows no further thread.
    case noThread
  }

  /// An error of SQLite's, or one thrown by a caller in its manner.
  public init(_ code: Code, message: String? = nil, sql: String? = nil, offset: Int? = nil) {
    self.init(
      kind: .sqlite, code: code, message: message ?? code.meaning, sql: sql, offset: offset)
  }

  private init(kind: Kind, code: Code, message: String, sql: String?, offset: Int?) {
    self.kind = kind
    self.code = code
    self.message = message
    self.sql = sql
    self.offset = offset
  }
}

extension SQLiteError {
  /// An error this module found.
  init(_ kind: Kind, sql: String? = nil, offset: Int? = nil) {
    self.init(kind: kind, code: kind.code, message: kind.message, sql: sql, offset: offset)
  }

  /// The error a connection has just reported. Not every error reaches it: the message is then of
  /// another one, or of none.
  init(_ code: Int32, in database: DatabasePointer, sql: String? = nil) {
    let code = Code(rawValue: code)
    let isItsOwn = Code(rawValue: database.errorCode).primary == code.primary
    self.init(
      code, message: isItsOwn ? database.errorMessage : nil, sql: sql,
      offset: database.errorOffset)
  }

  /// The same error, seen from a longer text that `sql` begins at byte `start` of.
  func located(in text: String, at start: Int) -> SQLiteError {
    SQLiteError(
      kind: kind, code: code, message: message, sql: text, offset: start + (offset ?? 0))
  }

  /// The same error of a COMMIT that may have been kept.
  var ofUnknownOutcome: SQLiteError {
    SQLiteError(kind: .outcomeUnknown, code: code, message: message, sql: sql, offset: offset)
  }

  /// The same error with its SQL, when it had none.
  func with(sql text: String) -> SQLiteError {
    SQLiteError(kind: kind, code: code, message: message, sql: sql ?? text, offset: offset)
  }
}

extension SQLiteError: CustomStringConvertible {
  /// The message, the code, and the SQL without its values.
  public var description: String {
    var text = "\(message) (SQLite code \(code.rawValue))"
    if let offset { text += " at byte \(offset)" }
    if let sql { text += " in: \(sql)" }
    return text
  }
}

extension SQLiteError.Kind {
  /// The nearest result code of SQLite.
  var code: SQLiteError.Code {
    switch self {
    case .sqlite: .error
    case .decoding, .notStorable: .mismatch
    case .noColumnNamed, .ambiguousColumn: .error
    case .noSuchColumn, .noSuchParameter, .noSuchArgument, .parameterCount: .range
    case .changesetShape: .schema
    case .wroteInReading: .readOnly
    case .connectionInUse: .busy
    case .transactionLost: .abortRollback
    case .outcomeUnknown, .connectionFailed: .inputOutput
    case .notInWAL: .cannotOpen
    case .noThread: .outOfMemory
    case .multipleStatements, .emptyStatement, .embeddedNUL, .statementInUse, .connectionClosed,
      .transactionEnded, .poolClosed:
      .misuse
    }
  }

  var message: String {
    switch self {
    case .sqlite: code.meaning
    case .decoding(let column, let name, let wanted, let found):
      "column \(column) (\(name)): wanted \(wanted), found \(found)"
    case .noSuchColumn(let column, let count): "there is no column \(column) among \(count)"
    case .noColumnNamed(let name, let names):
      "there is no column \(name) among \(names.joined(separator: ", "))"
    case .ambiguousColumn(let name, let columns):
      "\(columns.count) columns are called \(name); AS tells them apart"
    case .noSuchArgument(let index, let count): "there is no argument \(index) among \(count)"
    case .noSuchParameter(let name): "there is no parameter \(name)"
    case .parameterCount(let expected, let given):
      "the statement has \(expected) parameters, and \(given) values were given"
    case .notStorable:
      "a NaN, an integer above 2^63 - 1 or a Date outside 1582-10-15 to 9999-12-31 cannot be stored"
    case .multipleStatements: "there is more than one statement"
    case .emptyStatement: "there is no statement"
    case .embeddedNUL: "there is a NUL character"
    case .statementInUse: "the statement is run while its rows are being read"
    case .connectionClosed: "the connection is closed"
    case .connectionInUse: "the connection is in use by a statement, a session or a backup"
    case .transactionLost: "SQLite rolled back the transaction before its end"
    case .transactionEnded:
      "the transaction was ended within its body, and what it did before was kept"
    case .wroteInReading: "a transaction for reading has written, and was rolled back"
    case .changesetShape(let table, let columns, let found):
      found == 0
        ? "the changeset is of a table that is not there: \(table)"
        : """
        the changeset does not fit the table \(table): it was made of \(columns) columns, and \
        there are \(found), or the primary key is another
        """
    case .outcomeUnknown: "the commit failed; whether it was kept is not known"
    case .connectionFailed: "the disk failed this connection before; open the file again"
    case .poolClosed: "the pool is closed"
    case .notInWAL: "a pool wants a file that can be put into WAL mode, and this one cannot"
    case .noThread: "the machine allows no further thread"
    }
  }
}
