import SQLite
import Storage

/// Why a question in SQL is not answered.
public enum SQLFault: Fault {
  /// It wants to do more than read.
  case writes
  /// The function reaches beyond its arguments.
  case function(String)
  /// It is none of the pragmas that tell something of the file and change nothing.
  case pragma(String, known: [String])
  case tooLong
  case tooMuchMemory
  case longRow(megabytes: Int)
  /// - Parameter name: with its mark, as in `:year`.
  case noValue(name: String)
  /// The statement has no parameter of that name.
  case unusedValue(name: String)
  /// The value of that parameter is no such one.
  case notOfKind(name: String, SQLParameter.Kind)
  case wrong(SQLMistake, StatementMark?)
  /// There is no such table to explain.
  case noTable(String, known: [String])
}

/// What is wrong with a statement.
public enum SQLMistake: Sendable, Hashable {
  case noStatement
  case severalStatements
  case embeddedNUL
  /// What SQLite says of it, which is English.
  case said(String)

  init(_ error: SQLiteError) {
    self =
      switch error.kind {
      case .emptyStatement: .noStatement
      case .multipleStatements: .severalStatements
      case .embeddedNUL: .embeddedNUL
      default: .said(error.message)
      }
  }
}
