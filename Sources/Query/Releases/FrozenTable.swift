import SQLite
import Storage

/// The rows of a report as JSON has them: frozen ones, or those of today to compare with.
public struct FrozenTable: Sendable {
  /// A row by the names of its columns.
  typealias Row = [String: Value]

  let rows: [Row]

  /// Reads what `report run --format json` prints. The reader is SQLite itself, on a database of
  /// its own that nothing bounds.
  public init(json: [UInt8]) throws {
    let text = String(decoding: json, as: UTF8.self)
    var rows: [Row] = []
    try Connection.memory().forEach(
      """
      SELECT r.key, m.key, iif(m.type IN ('array', 'object'), m.value, m.atom)
        FROM json_each(\(text), iif(json_type(\(text)) = 'array', '$', '$.rows')) AS r
        LEFT JOIN json_each(r.value) AS m
      """
    ) { row throws(SQLiteError) in
      let index: Int = try row[0]
      while rows.count <= index { rows.append([:]) }
      if let name: String = try row[1] { rows[index][name] = try row.value(2) }
    }
    self.rows = rows
  }

  /// The columns its rows have.
  var columns: Set<String> { Set(rows.first?.keys.map(\.self) ?? []) }

  /// What its rows say in those columns, in order.
  public func names(_ key: [String]) -> [RowName] { rows.map { RowName($0, key) } }
}

extension Value {
  /// As it is typed.
  var asText: String? {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .real(let number): "\(number)"
    case .null, .blob: nil
    }
  }
}

extension ReportColumn {
  /// The names under which machines find it.
  func names(_ columns: [ReportColumn]) -> [String] {
    hasComparator(columns) ? [name, comparatorName] : [name]
  }

  /// A value of JSON as people read it.
  ///
  /// - Parameter label: what people read for a `name`, where that is known.
  func cell(_ row: FrozenTable.Row, label: LocalizedText?) -> Cell {
    guard let value = row[name], let text = value.asText else { return .null }
    let comparator = row[comparatorName]?.asText.flatMap(Comparator.init(rawValue:)) ?? .equal
    switch kind {
    case .range where comparator == .equal:
      if let number = Int64(text) { return .integer(number) }
    case .quantity, .range:
      if let number = Decimal(text) { return .quantity(number, comparator) }
    case .percent:
      if let share = Double(text).flatMap({ Ratio($0, comparator) }) { return .share(share) }
    case .count, .money:
      if let number = Int64(text) { return .integer(number) }
    case .year:
      if let number = Int64(text) { return .numeral(number) }
    case .date:
      if let day = Day(iso: text) { return .day(day) }
    case .word: return .choice(text, words[text] ?? LocalizedText(vi: text, en: text))
    case .name: return .choice(text, label ?? LocalizedText(vi: text, en: text))
    default: break
    }
    return .text(text)
  }
}
