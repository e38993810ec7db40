import SQLite
import Storage

extension Check {
  static let file = [integrity, foreignKeys, schema, migrations, leftWAL]

  private static let integrity = Check(
    .integrity, LocalizedText(vi: "Tệp bị hỏng", en: "The file is damaged")
  ) { reader in
    let said = try reader.integrityCheck()
    if said.isEmpty { return [] }
    // Where memory or the disk failed it for a moment, it blames the page it could not get. What is
    // wrong with the file it says again.
    let saidAgain = Set(try reader.integrityCheck())
    return said.filter(saidAgain.contains).map { line in
      Finding(.file, [], .file(.damaged(line)))
    }
  } repair: { writer in
    // Indexes follow from their tables; a damaged table does not follow from anything.
    try writer.rebuildIndexes()
  }

  private static let foreignKeys = Check(
    .references, LocalizedText(vi: "Nhắc đến mục không có", en: "A reference to what is not there")
  ) { reader in
    try reader.connection.all("PRAGMA foreign_key_check") { row throws(SQLiteError) in
      (table: try row[0] as String, id: try row[1] as Int64?, target: try row[2] as String)
    }.map { table, id, target in
      Finding(
        .file, [try reader.code(of: id, in: table)], .file(.reference(from: table, to: target)))
    }
  }

  /// A trigger or view that is not ours would run with the rights of whoever opens the file.
  private static let schema = Check(
    .schema,
    LocalizedText(
      vi: "Cấu trúc khác với danvan tạo ra", en: "Tables that are not as danvan makes them")
  ) { reader in
    let stored = try SchemaObject.all(of: reader.connection)
    let right = try SchemaObject.made()
    return Set(stored.keys).union(right.keys).sorted().compactMap { name -> Finding? in
      let what: FileFlaw
      switch (stored[name], right[name]) {
      case (let object?, nil): what = .foreign(object.kind)
      case (nil, let object?): what = .missing(object.kind)
      case (let object?, let wanted?) where object != wanted: what = .changed(object.kind)
      default: return nil
      }
      return Finding(.file, [name], .file(what))
    }
  }

  private static let migrations = Check(
    .migrations,
    LocalizedText(vi: "Các bước cấu trúc đã chạy không đúng", en: "Migrations other than danvan's")
  ) { reader in
    let done = try reader.connection.all(
      "SELECT number, name, sha256 FROM migration ORDER BY number"
    ) { row throws(SQLiteError) in
      (number: try row[0] as Int, name: try row[1] as String, sha256: try row[2] as String)
    }
    return (0..<max(done.count, Migration.all.count)).compactMap { index -> Finding? in
      let (one, wanted) = (done.at(index), Migration.all.at(index))
      guard
        one?.number != wanted?.number || one?.name != wanted?.name || one?.sha256 != wanted?.sha256
      else { return nil }
      return Finding(
        .file, [one?.name ?? wanted?.name ?? ""],
        .file(.migration(one?.number ?? wanted?.number ?? 0)))
    }
  }

  /// What a program that did not close the file left beside it. Only who opens the file can tell:
  /// see ``leftWAL(_:in:)``.
  private static let leftWAL = Check(
    .unclosed,
    LocalizedText(
      vi: "Thay đổi còn nằm ngoài tệp", en: "Changes were left beside the file"),
    .note
  ) { _ in [] }

  /// That changes lay in a WAL nobody had open.
  public static func leftWAL(_ bytes: Int, in checks: [Check]) -> (check: Check, finding: Finding)?
  {
    guard let check = checks.first(where: { $0.id == .unclosed }), bytes > 0 else { return nil }
    return (check, Finding(.file, [], .file(.leftWAL(bytes: bytes))))
  }
}

/// A table, index, trigger or view, as the file declares it.
private struct SchemaObject: Equatable {
  let type: String
  let sql: String

  /// By name; what SQLite keeps for itself is left out.
  static func all(of connection: Connection) throws(SQLiteError) -> [String: SchemaObject] {
    var objects: [String: SchemaObject] = [:]
    try connection.forEach(
      "SELECT type, name, sql FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    ) { row throws(SQLiteError) in
      let sql: String? = try row[2]
      objects[try row[1]] = SchemaObject(type: try row[0], sql: sql ?? "")
    }
    return objects
  }

  /// What the migrations make of an empty file.
  static func made() throws(SQLiteError) -> [String: SchemaObject] {
    let connection = try Connection.memory(options: .init(trustedSchema: true))
    for migration in Migration.all { try connection.executeScript(migration.text) }
    return try all(of: connection)
  }

  var kind: FileFlaw.SchemaKind { FileFlaw.SchemaKind(rawValue: type) ?? .view }
}

extension Array {
  fileprivate func at(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

extension Reader {
  /// What SQLite finds wrong with the file, line by line.
  fileprivate func integrityCheck() throws(SQLiteError) -> [String] {
    try connection.all("PRAGMA integrity_check") { row throws(SQLiteError) in
      try row[0] as String
    }.filter { $0 != "ok" }
  }

  /// The code of a row where its table has codes, else the table and the number.
  func code(of id: Int64?, in table: String) throws(SQLiteError) -> String {
    guard let id else { return table }
    let hasCode = try connection.value(
      "SELECT count(*) FROM pragma_table_info(\(table)) WHERE name = 'code'", as: Int.self)
    let code =
      hasCode == 1
      ? try connection.value(
        "SELECT code FROM \(identifier: table) WHERE rowid = \(id)", as: String.self) : nil
    return code ?? "\(table):\(id)"
  }
}
