import SQLite
import Storage

/// What records are about: the codes, years, units they name. By that a row is found which a record
/// stood behind before it was changed or removed; today's report cannot tell.
struct RecordSubjects {
  /// By the name of a column of reports, without `_code`: what may stand there.
  typealias Subjects = [String: Set<String>]

  private let reader: Reader
  private let changes: ChangesSince
  private let removed: RemovedRows?
  private var known: [RecordName: (past: [Subjects], now: Subjects?)] = [:]
  private var references: [String: [(column: String, target: String)]] = [:]
  private var named: [RecordName: Set<String>] = [:]

  /// - Parameter removed: to be asked where `changes` do not tell what a row was.
  init(_ reader: Reader, _ changes: ChangesSince, _ removed: RemovedRows? = nil) {
    (self.reader, self.changes, self.removed) = (reader, changes, removed)
  }

  /// What a record was about before each change, and is about now.
  mutating func of(_ record: RecordName) throws -> (past: [Subjects], now: Subjects?) {
    if let found = known[record] { return found }
    let row = try reader.row(record)
    let base = try values(of: record)
    var past: [Subjects] = []
    for state in changes.states[record] ?? [] {
      past.append(try subjects(record.table, base.merging(state) { $1 }))
    }
    let found = (past: past, now: try row.map { try subjects(record.table, $0) })
    known[record] = found
    return found
  }

  /// What people call a record: its code, or that of what it belongs to.
  mutating func label(_ record: RecordName) throws -> String {
    try label(record, try values(of: record))
  }

  /// As above, of a record that has these values.
  mutating func label(_ record: RecordName, _ values: [String: Value]) throws -> String {
    if let code = values["code"]?.asText { return code }
    guard let owner = RecordSubjects.owner(of: record, values) else {
      return "\(record.table):\(record.id)"
    }
    let year = values["year"]?.asText.map { "/\($0)" } ?? ""
    return try label(owner) + year
  }

  /// What a record belongs to, and what that does.
  mutating func owners(of record: RecordName) throws -> [RecordName] {
    var owners: [RecordName] = []
    var next = record
    while owners.count < 4, let owner = RecordSubjects.owner(of: next, try values(of: next)) {
      owners.append(owner)
      next = owner
    }
    return owners
  }

  /// The columns by which rows of a table belong to one of another.
  private static let ownership: [String: (column: String, table: String)] = [
    "registration": ("model", "model"), "recognition": ("registration", "registration"),
    "selection": ("registration", "registration"),
    "fund_entry": ("fund", "fund"), "task": ("programme", "task_programme"),
    "directive_mention": ("directive", "directive"), "directive_link": ("directive", "directive"),
    "committee_alias": ("committee", "committee"), "unit_version": ("unit", "unit"),
  ]

  /// What a record with these values belongs to.
  static func owner(of record: RecordName, _ values: [String: Value]) -> RecordName? {
    guard let (column, table) = ownership[record.table], case .integer(let id)? = values[column]
    else { return nil }
    return RecordName(table: table, id: id)
  }

  /// As it is, or as it was when it was removed.
  private func values(of record: RecordName) throws -> [String: Value] {
    if let row = try reader.row(record) { return row }
    if let states = changes.states[record] {
      return states.reduce(into: [:]) { $0.merge($1) { $1 } }
    }
    return try removed?.values(of: record) ?? [:]
  }

  private mutating func subjects(_ table: String, _ values: [String: Value]) throws -> Subjects {
    var subjects: Subjects = ["noun": [table, String(table.split(separator: "_").last ?? "")]]
    for (column, value) in values {
      if let text = value.asText { subjects[column] = [text] }
    }
    subjects[RecordSubjects.alias(table), default: []].formUnion(RecordSubjects.names(values))
    for (column, target) in try references(of: table) {
      guard case .integer(let id)? = values[column] else { continue }
      let record = RecordName(table: target, id: id)
      subjects[column] = try names(of: record)
      if target == Unit.table {
        // A commune's rows stand under its province.
        subjects["province", default: []].formUnion(subjects[column] ?? [])
      }
      if RecordSubjects.ownership[table]?.column == column, target != Unit.table {
        subjects.merge(try self.subjects(target, self.values(of: record))) { $0.union($1) }
      }
    }
    // What is said of a local field stands under its standard one.
    if table == Field.table, let standard = subjects["maps_to"] {
      subjects["field"]?.formUnion(standard)
    }
    return subjects
  }

  private static func alias(_ table: String) -> String {
    table == "task_programme" ? "programme" : table
  }

  private static func names(_ values: [String: Value]) -> [String] {
    ["code", "name_vi", "title", "title_vi"].compactMap { values[$0]?.asText }
  }

  /// What a record is called by those that name it.
  private mutating func names(of record: RecordName) throws -> Set<String> {
    if let found = named[record] { return found }
    let values = try values(of: record)
    var names = Set(RecordSubjects.names(values))
    if record.table == Unit.table { names.formUnion(try unitNames(record.id)) }
    // A local field counts under its standard one.
    if record.table == Field.table, case .integer(let standard)? = values["maps_to"] {
      names.formUnion(try self.names(of: RecordName(table: Field.table, id: standard)))
    }
    named[record] = names
    return names
  }

  /// Codes and names of a unit, and of all it stood under.
  private func unitNames(_ unit: Int64) throws -> [String] {
    try reader.connection.all(
      """
      WITH RECURSIVE above (unit) AS (
        SELECT \(unit) UNION
        SELECT v.parent FROM above AS a JOIN unit_version AS v ON v.unit = a.unit
         WHERE v.parent IS NOT NULL)
      SELECT v.code || char(10) || v.name_vi
        FROM above AS a JOIN unit AS u ON u.id = a.unit JOIN unit_version AS v ON v.unit = a.unit
       WHERE u.level <> 'country'
      """
    ) { row throws(SQLiteError) in try row[0] as String }
    .flatMap { $0.split(separator: "\n").map(String.init) }
  }

  private mutating func references(
    of table: String
  ) throws -> [(column: String, target: String)] {
    if let found = references[table] { return found }
    let found = try reader.connection.all(
      "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(\(table))"
    ) { row throws(SQLiteError) in (column: try row[0] as String, target: try row[1] as String) }
    references[table] = found
    return found
  }
}
