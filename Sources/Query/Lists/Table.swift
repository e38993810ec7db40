import SQLite
import Storage

/// An answer as rows: what is asked, and how each column of the answer reads.
public struct Table: Sendable {
  /// Over the cells of every row, in their order.
  public let headings: [Heading]
  private let content: Content

  private enum Content: Sendable {
    case query(ListQuery)
    case rows([[Cell]])
  }

  init(_ query: ListQuery) {
    content = .query(query)
    headings = query.columns.map(\.heading)
  }

  /// Rows that are at hand.
  public init(_ headings: [Heading], _ rows: [[Cell]]) {
    self.headings = headings
    content = .rows(rows)
  }

  /// Rows as they come from the file; nothing is gathered.
  public func forEach(_ reader: Reader, _ body: ([Cell]) throws -> Void) throws {
    switch content {
    case .rows(let rows): try rows.forEach(body)
    case .query(let query): try query.forEach(reader, body)
    }
  }

  /// All rows at once; they lie in memory.
  public func rows(_ reader: Reader) throws -> [[Cell]] {
    var rows: [[Cell]] = []
    try forEach(reader) { rows.append($0) }
    return rows
  }
}

/// A SELECT with the values of its parameters.
struct ListQuery: Sendable {
  let columns: [TableColumn]
  private let sql: String
  /// By name.
  private let values: [String: Value]
  /// Of the parameters without a name, in order.
  private let others: [Value]

  /// - Parameters:
  ///   - before: tables that the SELECT reads, as a WITH.
  ///   - after: which rows, and in what order, where the SELECT leaves it open.
  init(
    _ part: ListFile.Part, _ values: [String: any Bindable], before: SQL = "", after: SQL = ""
  ) {
    self.init(part.columns, before + SQL(part.sql) + after, values)
  }

  init(_ columns: [TableColumn], _ sql: SQL, _ values: [String: any Bindable] = [:]) {
    self.columns = columns
    (self.sql, others) = (sql.text, sql.bindings)
    self.values = values.mapValues(\.sqlValue)
  }

  func forEach(_ reader: Reader, _ body: ([Cell]) throws -> Void) throws {
    let statement = try reader.connection.prepare(sql)
    try bind(to: statement)
    let names = statement.columnNames
    let readings = try columns.map { try $0.reading(from: names) }
    try statement.forEach { row in
      var cells: [Cell] = []
      cells.reserveCapacity(readings.count)
      for reading in readings { cells.append(try reading.cell(row)) }
      try body(cells)
    }
  }

  /// The names that the SELECT gives its columns.
  func selected(_ reader: Reader) throws(SQLiteError) -> [String] {
    try reader.connection.prepareUncached(sql).columnNames
  }

  private func bind(to statement: borrowing Statement) throws(SQLiteError) {
    var others = others.makeIterator()
    for index in stride(from: 1, through: statement.parameterCount, by: 1) {
      let name = statement.parameterName(index)?.dropFirst()
      guard let value = name.map({ values[String($0)] }) ?? others.next() else {
        throw SQLiteError(.error, message: "no value for :\(name ?? "?")", sql: sql)
      }
      try statement.bind(index, value)
    }
  }
}

/// One record in full: its own row, and the rows that belong to it.
public struct RecordView: Sendable {
  /// One row: what the record itself says.
  public let sheet: Table
  /// The rows that belong to it, under a name for machines and a title for people.
  public let sections: [(name: String, title: LocalizedText, sheet: Table)]

  /// Of tables that the caller puts together.
  public init(sheet: Table, sections: [(name: String, title: LocalizedText, sheet: Table)]) {
    self.sheet = sheet
    self.sections = sections
  }

  static func section(
    _ name: String, vi: String, en: String, _ sheet: Table
  ) -> (name: String, title: LocalizedText, sheet: Table) {
    (name, LocalizedText(vi: vi, en: en), sheet)
  }
}
