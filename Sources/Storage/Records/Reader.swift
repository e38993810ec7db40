import SQLite

/// Reads records; lent by ``Store`` and, inside a writing transaction, by ``Writer``.
public struct Reader {
  /// For questions about what is no record.
  public let connection: Connection

  /// The record with that id.
  public func get<R: Record>(_ id: Id<R>) throws(SQLiteError) -> R? {
    try first(R.self, where: "\(raw: R.table).id = \(id.rawValue)")
  }

  /// The first record a condition holds for.
  public func first<R: Record>(_: R.Type, where condition: SQL) throws(SQLiteError) -> R? {
    try connection.first(
      "SELECT \(raw: R.selection) FROM \(raw: R.table) WHERE \(condition) LIMIT 1"
    ) { row throws(SQLiteError) in try R(row) }
  }

  /// Every record a condition holds for; the condition may end in ORDER BY.
  public func list<R: Record>(_: R.Type, where condition: SQL = "1") throws(SQLiteError) -> [R] {
    try connection.all(
      "SELECT \(raw: R.selection) FROM \(raw: R.table) WHERE \(condition)"
    ) { row throws(SQLiteError) in try R(row) }
  }

  /// The record with that code, if there is one.
  public func find<R: Coded>(_: R.Type, code: String) throws(SQLiteError) -> R? {
    try first(R.self, where: "\(raw: R.table).code = \(code.tidied)")
  }

  /// Refuses a code that is taken.
  public func checkFree<R: Coded>(_ type: R.Type, code: String) throws {
    if try find(type, code: code) != nil { throw ReferenceFault.exists(R.entityKind, code).error }
  }

  /// The record with that code, or by name where the table has a search key.
  public func named<R: Coded>(_ type: R.Type, _ text: String) throws -> R {
    if let found = try find(type, code: text) { return found }
    let key = text.searchKey
    guard R.columns.contains("search_key"), !key.isEmpty else {
      throw DomainError.notFound(R.entityKind, text)
    }
    // A key holds the names of a record one a line; any of them whole is a match.
    let matches = try list(
      type,
      where: """
        code = \(text.tidied) COLLATE NOCASE
        OR instr(char(10) || search_key || char(10), \("\n" + key + "\n")) > 0 LIMIT 9
        """)
    if matches.count == 1 { return matches[0] }
    if matches.count > 1 { throw DomainError.ambiguous(R.entityKind, text, matches.map(\.shown)) }
    let near = try list(type, where: "instr(search_key, \(key)) > 0 ORDER BY code LIMIT 5")
    throw DomainError.notFound(R.entityKind, text, like: near.map(\.shown))
  }
}

extension Coded {
  /// Code and name, for a list of candidates.
  fileprivate var shown: String { names.first.map { "\(code) (\($0.shownInMessage))" } ?? code }
}

extension [String] {
  /// The search key of a record with these names: one folded name a line.
  var searchKeys: String {
    if count(where: { !$0.isEmpty }) == 1 { return map(\.searchKey).joined() }
    var seen: Set<String> = []
    return map(\.searchKey).filter { !$0.isEmpty && seen.insert($0).inserted }
      .joined(separator: "\n")
  }
}

extension Reader {
  /// What is looked for, or `nil` where it is not there; that the file cannot be read is an error.
  public func ifFound<T>(_ body: () throws -> T) throws -> T? {
    do { return try body() } catch is DomainError { return nil }
  }
}
