import SQLite

/// What a removal took away.
public struct Removal: Sendable {
  /// Rows that went along, by table.
  public fileprivate(set) var parts: [(table: String, count: Int)] = []
  fileprivate var users: [ReferenceFault.Users] = []

  /// Nothing went along.
  public static var none: Removal { Removal() }
}

extension Writer {
  /// Removes a record with what is nothing without it.
  ///
  /// - Throws: `DomainError` where other records name it, with their codes.
  public func remove<R: Coded>(_ record: R) throws -> Removal {
    var removal = Removal()
    try removal.collect(R.table, [record.id.rawValue], reader)
    guard removal.users.isEmpty else {
      throw ReferenceFault.inUse(R.entityKind, record.code, by: removal.users).error
    }
    try removal.carryOut(R.table, [record.id.rawValue], reader)
    return removal
  }

  /// Removes one record that no other names.
  public func remove(_ registration: Registration, of model: Model) throws -> Removal {
    var removal = Removal()
    try removal.collect(Registration.table, [registration.id.rawValue], reader)
    guard removal.users.isEmpty else {
      let code = "\(model.code)/\(registration.year)"
      throw ReferenceFault.inUse(.registration, code, by: removal.users).error
    }
    try removal.carryOut(Registration.table, [registration.id.rawValue], reader)
    return removal
  }
}

extension Removal {
  /// A column that names rows of another table.
  private struct Reference: Hashable {
    let table: String
    let column: String
  }

  /// The rows of these tables belong to what that column names, and go with it.
  private static let owned: Set = [
    Reference(table: "committee_alias", column: "committee"),
    Reference(table: "directive_mention", column: "directive"),
    Reference(table: "directive_link", column: "directive"),
    Reference(table: "registration", column: "model"),
  ]

  /// Looks up who names these rows, and what names those that would go along.
  fileprivate mutating func collect(_ table: String, _ ids: [Int64], _ reader: Reader) throws {
    for reference in try Removal.references(to: table, reader) {
      let rows = try Removal.rows(of: reference, naming: ids, reader)
      if rows.isEmpty { continue }
      if Removal.owned.contains(reference) {
        parts.append((reference.table, rows.count))
        try collect(reference.table, rows, reader)
      } else {
        var codes: [String] = []
        for row in rows where codes.count < 5 {
          let code = try Removal.code(of: row, in: reference.table, reader)
          if !codes.contains(code) { codes.append(code) }
        }
        users.append(.init(table: reference.table, codes: codes, count: rows.count))
      }
    }
  }

  fileprivate func carryOut(_ table: String, _ ids: [Int64], _ reader: Reader) throws {
    for reference in try Removal.references(to: table, reader)
    where Removal.owned.contains(reference) {
      let rows = try Removal.rows(of: reference, naming: ids, reader)
      if !rows.isEmpty { try carryOut(reference.table, rows, reader) }
    }
    try reader.connection.run("DELETE FROM \(identifier: table) WHERE id IN (\(list: ids))")
  }

  private static func references(to table: String, _ reader: Reader) throws -> [Reference] {
    try reader.connection.all(
      """
      SELECT s.name, f."from" FROM sqlite_schema AS s, pragma_foreign_key_list(s.name) AS f
       WHERE s.type = 'table' AND f."table" = \(table) ORDER BY s.name, f."from"
      """
    ) { row throws(SQLiteError) in Reference(table: try row[0], column: try row[1]) }
  }

  private static func rows(
    of reference: Reference, naming ids: [Int64], _ reader: Reader
  ) throws -> [Int64] {
    try reader.connection.all(
      """
      SELECT id FROM \(identifier: reference.table)
       WHERE \(identifier: reference.column) IN (\(list: ids)) ORDER BY id
      """
    ) { row throws(SQLiteError) in try row[0] }
  }

  /// The code of a row, or of what its first reference names: a decision is told by its model.
  private static func code(of id: Int64, in table: String, _ reader: Reader) throws -> String {
    let hasCode = try reader.connection.value(
      "SELECT count(*) FROM pragma_table_info(\(table)) WHERE name = 'code'", as: Int.self)
    if hasCode == 1 {
      return try reader.connection.value(
        "SELECT code FROM \(identifier: table) WHERE id = \(id)", as: String.self) ?? "\(id)"
    }
    let first = try reader.connection.first(
      """
      SELECT "table", "from" FROM pragma_foreign_key_list(\(table)) ORDER BY id DESC LIMIT 1
      """
    ) { row throws(SQLiteError) in (try row[0] as String, try row[1] as String) }
    guard let (owner, column) = first,
      let next = try reader.connection.value(
        "SELECT \(identifier: column) FROM \(identifier: table) WHERE id = \(id)",
        as: Int64?.self) ?? nil
    else { return "\(id)" }
    return try code(of: next, in: owner, reader)
  }
}

extension EntityKind {
  /// What the rows of a table are called.
  public static func rows(of table: String) -> LocalizedText {
    switch table {
    case "committee": LocalizedText(vi: "cơ quan", en: "committees")
    case "committee_alias": LocalizedText(vi: "tên gọi khác", en: "other names")
    case "source": LocalizedText(vi: "nguồn", en: "sources")
    case "model": LocalizedText(vi: "mô hình", en: "models")
    case "registration": LocalizedText(vi: "lần đăng ký", en: "registrations")
    case "recognition": LocalizedText(vi: "quyết định", en: "decisions")
    case "selection":
      LocalizedText(vi: "quyết định chọn điển hình", en: "selections as typical")
    case "directive": LocalizedText(vi: "văn bản", en: "documents")
    case "directive_mention": LocalizedText(vi: "chỗ nhắc văn bản", en: "mentions of documents")
    case "directive_link": LocalizedText(vi: "liên kết văn bản", en: "links of documents")
    case "fund": LocalizedText(vi: "quỹ", en: "funds")
    case "fund_entry": LocalizedText(vi: "khoản tiền", en: "fund entries")
    case "task_programme": LocalizedText(vi: "chương trình phối hợp", en: "task programmes")
    case "task": LocalizedText(vi: "nhiệm vụ", en: "tasks")
    case "figure": LocalizedText(vi: "số liệu", en: "figures")
    case "unit_version": LocalizedText(vi: "đơn vị", en: "units")
    case "unit": LocalizedText(vi: "số hiệu đơn vị", en: "numbers of units")
    case "unit_succession": LocalizedText(vi: "kế thừa đơn vị", en: "successions of units")
    case "measure": LocalizedText(vi: "chỉ tiêu", en: "measures")
    case "field": LocalizedText(vi: "lĩnh vực", en: "fields")
    case "release": LocalizedText(vi: "bản công bố", en: "releases")
    case "release_output": LocalizedText(vi: "báo cáo đã công bố", en: "released outputs")
    case "unit_change": LocalizedText(vi: "thay đổi đơn vị", en: "changes of units")
    case "profile": LocalizedText(vi: "mẫu đọc", en: "profiles")
    case "journal": LocalizedText(vi: "mục nhật ký", en: "journal entries")
    default: LocalizedText(vi: "«\(table)»", en: "“\(table)”")
    }
  }
}
