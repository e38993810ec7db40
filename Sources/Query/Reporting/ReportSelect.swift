import Reports
import SQLite
import Storage

/// A SELECT of a report, and where it stands in the file.
struct ReportSelect: Sendable {
  private let sql: String
  private let file: ReportFile
  let firstLine: Int
  /// Bytes of the file before it.
  private let start: Int
  /// The tables it may read beside those of the file, as a WITH.
  private let shared: String

  /// - Parameter range: the lines it takes, counted from 0.
  init(_ file: ReportFile, _ lines: [Substring], _ range: Range<Int>) {
    self.init(file, lines, range, [countedTables])
  }

  /// The one below the line `-- why`; what is comment there goes before it.
  init(why file: ReportFile, _ lines: [Substring], below line: Int) throws(DomainError) {
    let isSQL = { (line: Substring) in !line.isBlank && !line.hasPrefix("--") }
    guard let start = lines[(line + 1)...].firstIndex(where: isSQL) else {
      throw file.trouble(line + 1, select: .noSecondSelect)
    }
    self.init(file, lines, start..<lines.count, [countedTables, whyTables])
  }

  private init(
    _ file: ReportFile, _ lines: [Substring], _ range: Range<Int>, _ counted: [String]
  ) {
    (self.file, firstLine) = (file, range.lowerBound + 1)
    let sql = lines[range].joined(separator: "\n")
    self.sql = sql
    // Names that a report does not use are left to it.
    let named = [
      (["registered_before", "recorded_before"], counted.map(before)),
      (["selection_state", "typical_state"], [selectedTables]), (["compared"], [comparedTables]),
      (["registered_cell"], [Cells.tables(for: sql)]),
    ].filter { names, _ in names.contains { sql.contains($0) } }.flatMap(\.1)
    shared = ([sharedTables] + counted + named).joined(separator: ",\n")
    start = lines[..<range.lowerBound].reduce(0) { $0 + $1.utf8.count + 1 }
  }

  /// Whether it reads that shared table.
  func reads(_ table: String) -> Bool { sql.contains(table) }

  /// Whether a `*` may stand for columns that it does not name.
  var readsAll: Bool { sql.replacing("(*)", with: "").contains("*") }

  /// Asks it.
  ///
  /// - Parameters:
  ///   - values: by the names of its parameters.
  ///   - moves: what `moved` answers.
  ///   - begin: gets the names of its columns.
  func ask(
    _ reader: Reader, _ values: [String: Value], _ moves: TerritoryMapping, _ limits: QueryLimits,
    begin: ([String]) throws -> Void, row: ([Cell]) throws -> Void
  ) throws {
    try moves.makeFunction(reader.connection)
    do {
      try ReadOnlySQL(reader, limits).ask(
        shared + continued, bind: { try bind(values, to: $0) }, wrong: wrong, begin: begin,
        row: { try row($0.cells) })
    } catch let problem as DomainError where problem.fault as? SQLFault == .writes {
      throw trouble(.writes)
    }
  }

  /// Compiles it without asking it.
  ///
  /// - Parameters:
  ///   - known: the names of its parameters.
  ///   - check: gets the names of its columns.
  func check(_ reader: Reader, known: Set<String>, _ check: ([String]) throws -> Void) throws {
    try TerritoryMapping.none.makeFunction(reader.connection)
    do {
      try ReadOnlySQL(reader).compile(shared + continued, wrong: wrong) { statement in
        for index in stride(from: 1, through: statement.parameterCount, by: 1) {
          let name = statement.parameterName(index) ?? "?"
          guard known.contains(String(name.dropFirst())) else { throw noValue(for: name) }
        }
        try check(statement.columnNames)
      }
    } catch let problem as DomainError where problem.fault as? SQLFault == .writes {
      throw trouble(.writes)
    }
  }

  /// The tables it reads, those behind views and shared tables too.
  func tables(_ reader: Reader) throws(SQLiteError) -> Set<String> {
    final class Box { var tables: Set<String> = [] }
    let box = Box()
    try TerritoryMapping.none.makeFunction(reader.connection)
    try reader.connection.setAuthorizer { request in
      if request.action == .read, let table = request.first { box.tables.insert(table) }
      return .allow
    }
    defer { try? reader.connection.setAuthorizer(nil) }
    _ = try reader.connection.prepareUncached(shared + continued)
    return box.tables
  }

  private func bind(_ values: [String: Value], to statement: borrowing Statement) throws {
    for index in stride(from: 1, through: statement.parameterCount, by: 1) {
      let name = statement.parameterName(index) ?? "?"
      guard let value = values[String(name.dropFirst())] else { throw noValue(for: name) }
      switch value {
      case .integer(let number): try statement.bind(index, number)
      case .real(let number): try statement.bind(index, number)
      case .text(let text): try statement.bind(index, text)
      default: try statement.bind(index, String?.none)
      }
    }
  }

  /// Something is wrong with it as a whole.
  func trouble(_ mistake: ReportSelectMistake) -> DomainError {
    file.trouble(firstLine, select: mistake)
  }

  /// The SQL as it goes on after the shared tables, byte for byte in the same place: its own WITH
  /// becomes the next of theirs.
  private var continued: String {
    var rest = sql[...]
    guard rest.dropWord("with") else { return sql }
    _ = rest.dropWord("recursive")
    let dropped = sql.utf8.count - rest.utf8.count
    return "," + String(repeating: " ", count: dropped - 1) + rest
  }

  /// An error of the SQL, with the line of the file and a mark under the place.
  private func wrong(_ error: SQLiteError) -> any Error {
    let asked = error.asked(sql)
    guard case .wrong(let mistake, _) = (asked as? DomainError)?.fault as? SQLFault else {
      return asked
    }
    if mistake == .severalStatements {
      return trouble(.sql(mistake, message: error.message, nil))
    }
    let offset = error.offset.map { max(0, $0 - shared.utf8.count) }
    let line = firstLine + sql.utf8.prefix(offset ?? 0).count { $0 == UInt8(ascii: "\n") }
    let mark = offset.map { StatementMark(file.text, at: start + $0) }
    return file.trouble(line, select: .sql(mistake, message: error.message, mark))
  }

  private func noValue(for name: String) -> DomainError {
    let plain = name.dropFirst()
    let before = sql.firstRange(of: name).map { sql[..<$0.lowerBound] } ?? ""
    let line = firstLine + before.count { $0 == "\n" }
    return file.trouble(
      line, select: plain.hasPrefix("row_") ? .noColumnOfRow(name) : .noParameter(name))
  }
}

extension Substring {
  /// Drops that word and the white space before it, where it begins so.
  fileprivate mutating func dropWord(_ word: String) -> Bool {
    let start = drop(while: \.isWhitespace)
    guard start.prefix(while: \.isLetter).lowercased() == word else { return false }
    self = start.dropFirst(word.count)
    return true
  }
}
